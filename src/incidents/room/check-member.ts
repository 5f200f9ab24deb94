import { IsNull } from 'typeorm';
import { notFound } from '../../domain/refusal.ts';
import { MemberRow } from '../../platform/auth/member.row.ts';
import type { Work } from '../../platform/database/work.ts';

/** Refuses a member who is not one of this organization, or not any more. */
export async function checkMember(
  { db, organizationId }: Work,
  id: string | null | undefined,
): Promise<void> {
  if (!id) return;
  const known = await db.countBy(MemberRow, { organizationId, id, disabledAt: IsNull() });
  if (known === 0) throw notFound('member');
}
