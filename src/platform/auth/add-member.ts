import { v7 as uuid } from 'uuid';
import { INSTALLATION } from '../../domain/actor.ts';
import type { Role } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../audit/record.ts';
import { insertRows } from '../database/rows.ts';
import type { Work } from '../database/work.ts';
import { MemberRow } from './member.row.ts';

export interface NewMember {
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly roles: readonly Role[];
}

/** Adds a person or a service to the organization; operators exist only in the installation, and there nobody else. */
export async function addMember(
  work: Work,
  { name, email, roles }: NewMember,
): Promise<{ memberId: string }> {
  const { db, organizationId, now } = work;
  if (name.trim() === '') throw new Refusal('INVALID_INPUT', 'A member needs a name.');
  if (roles.length === 0) throw new Refusal('INVALID_INPUT', 'Give the member at least one role.');
  if (roles.some((role) => (role === 'OPERATOR') !== (organizationId === INSTALLATION))) {
    throw new Refusal('INVALID_INPUT', 'OPERATOR is a role of the installation, not of an organization.');
  }
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, MemberRow, {
    organizationId,
    id,
    name: name.trim(),
    email: email ?? null,
    roles: [...new Set(roles)],
    createdAt: now,
    disabledAt: null,
  });
  await record(work, { type: 'member.added', details: { memberId: id, roles: [...new Set(roles)] } });
  return { memberId: id };
}
