import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Role } from '../domain/permissions.ts';
import { admittedTo } from '../incidents/admissions.ts';
import { MemberRow } from '../platform/auth/member.row.ts';

const reminded: readonly Role[] = ['RESPONDER', 'APPROVER', 'DECISION_MAKER'];

/** Who is reminded of an incident's clocks: those who can do something about them, have an address, and may see it. */
export async function remindedMembers(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<MemberRow[]> {
  const admissions = await admittedTo(db, organizationId, incidentId);
  const members = await db.findBy(MemberRow, { organizationId, disabledAt: IsNull(), email: Not(IsNull()) });
  return members.filter(
    ({ id, roles }) =>
      roles.some((role) => reminded.includes(role)) && (admissions?.memberIds.has(id) ?? true),
  );
}
