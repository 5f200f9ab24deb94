import type { PageTarget } from '../domain/escalation.ts';
import { admittedTo } from '../incidents/admissions.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import { findContacts } from '../organizations/find-organization.ts';
import type { Work } from '../platform/database/work.ts';
import { reachableMembers, remindedMembers } from './reminded-members.ts';
import type { Paged } from './send-page.ts';

/** Whom a step reaches. One that reaches nobody (a contact not named yet) pages everyone who is reminded: silence is worse. */
export async function peopleOfStep(
  { db, organizationId }: Work,
  incident: IncidentRow,
  to: PageTarget,
): Promise<Omit<Paged, 'step'>> {
  const reachable = await reachableMembers(db, incident);
  const members = reachable.filter(
    ({ id, roles }) => ('memberId' in to && id === to.memberId) || ('role' in to && roles.includes(to.role)),
  );
  if (members.length > 0) return { members, contacts: [] };
  // A contact is on no list: of a restricted incident only those on it hear.
  if ('contact' in to && !(await admittedTo(db, organizationId, incident.id))) {
    const named = (await findContacts(db, organizationId)).filter(
      (contact): contact is ContactRow => contact.kind === to.contact && contact.email !== null,
    );
    // A member who is named on the contact card too is paged as the member.
    const asMembers = reachable.filter(({ email }) => named.some((contact) => contact.email === email));
    const others = named.filter(({ email }) => asMembers.every((member) => member.email !== email));
    if (named.length > 0) return { members: asMembers, contacts: others };
  }
  return { members: await remindedMembers(db, incident), contacts: [] };
}
