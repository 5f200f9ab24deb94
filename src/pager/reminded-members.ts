import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Role } from '../domain/permissions.ts';
import { admittedTo } from '../incidents/admissions.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';

const reminded: readonly Role[] = ['RESPONDER', 'APPROVER', 'DECISION_MAKER'];

/** Who may be paged about an incident at all: members with an address; of a restricted one, those admitted to it. */
export async function reachableMembers(
  db: EntityManager,
  { organizationId, id }: Pick<IncidentRow, 'organizationId' | 'id'>,
): Promise<MemberRow[]> {
  const admissions = await admittedTo(db, organizationId, id);
  const members = await db.findBy(MemberRow, { organizationId, disabledAt: IsNull(), email: Not(IsNull()) });
  return admissions ? members.filter((member) => admissions.memberIds.has(member.id)) : members;
}

/** Who is reminded of its clocks: those of them who can do something about it. */
export async function remindedMembers(
  db: EntityManager,
  incident: Pick<IncidentRow, 'organizationId' | 'id'>,
): Promise<MemberRow[]> {
  const members = await reachableMembers(db, incident);
  return members.filter(({ roles }) => roles.some((role) => reminded.includes(role)));
}
