import { v7 as uuid } from 'uuid';
import { INSTALLATION } from '../../domain/actor.ts';
import type { Role } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../audit/record.ts';
import { insertRows } from '../database/rows.ts';
import type { Work } from '../database/work.ts';
import { checkAddress } from '../mail/address.ts';
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
  const address = plainAddress(email ?? null);
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, MemberRow, {
    organizationId,
    id,
    name: name.trim(),
    email: address,
    roles: [...new Set(roles)],
    createdAt: now,
    disabledAt: null,
  });
  await record(work, { type: 'member.added', details: { memberId: id, roles: [...new Set(roles)] } });
  return { memberId: id };
}

/** The address as mail goes to it: whatever could be read as two addresses or a header is refused. */
function plainAddress(email: string | null): string | null {
  if (email === null) return null;
  const checked = checkAddress(email);
  if (checked.ok) return checked.address;
  throw new Refusal(
    'INVALID_INPUT',
    'The e-mail of a member is one plain address, such as "eve@example.com". Leave it out if there is none.',
    { field: 'email', problem: checked.problem },
  );
}
