import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Role } from '../domain/permissions.ts';
import { MemberRow } from '../platform/auth/member.row.ts';

const reminded: readonly Role[] = ['RESPONDER', 'APPROVER', 'DECISION_MAKER'];

/** Who is reminded of clocks: those who can do something about them, and have an address. */
export async function remindedMembers(db: EntityManager, organizationId: string): Promise<MemberRow[]> {
  const members = await db.findBy(MemberRow, { organizationId, disabledAt: IsNull(), email: Not(IsNull()) });
  return members.filter(({ roles }) => roles.some((role) => reminded.includes(role)));
}
