import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { type Permission, permissions } from '../../domain/permissions.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { record } from '../audit/record.ts';
import { insertRows } from '../database/rows.ts';
import type { Work } from '../database/work.ts';
import { AccessTokenRow } from './access-token.row.ts';
import { MemberRow } from './member.row.ts';
import { newToken, tokenHash } from './token-format.ts';

const LONGEST_DAYS = 365;
const USUAL_DAYS = 90;

export interface NewToken {
  readonly memberId: string;
  readonly name: string;
  /** Permissions by name. */
  readonly scopes?: readonly string[] | null | undefined;
  readonly validForDays?: number | null | undefined;
}

/** Makes a token for a member; the secret is answered once and never stored. */
export async function issueToken(work: Work, input: NewToken): Promise<{ tokenId: string; secret: string }> {
  const { db, organizationId, now } = work;
  const name = input.name.trim();
  if (name === '') throw new Refusal('INVALID_INPUT', 'Say what the token is for.', { field: 'name' });
  const scopes = input.scopes ? knownScopes(input.scopes) : null;
  const days = input.validForDays ?? USUAL_DAYS;
  if (days < 1 || days > LONGEST_DAYS) {
    throw new Refusal('INVALID_INPUT', `A token is valid for 1 to ${LONGEST_DAYS} days.`);
  }
  const member = await db.findOneBy(MemberRow, { organizationId, id: input.memberId });
  if (!member || member.disabledAt) throw notFound('member');

  const secret = newToken(organizationId);
  const id = uuid({ msecs: now.toMillis() });
  const expiresAt = now.plus({ days });
  const issuedSeq = await record(work, {
    type: 'token.issued',
    details: { tokenId: id, memberId: member.id, expiresAt: expiresAt.toISO(), scopes },
  });
  await insertRows(db, AccessTokenRow, {
    organizationId,
    id,
    memberId: member.id,
    name,
    tokenHash: tokenHash(secret),
    scopes,
    expiresAt,
    createdAt: now,
    lastUsedAt: null,
    revokedAt: null,
    issuedBy: memberOf(work.actor),
    issuedWith: work.actor.kind === 'member' ? work.actor.tokenId : null,
    issuedSeq,
  });
  return { tokenId: id, secret };
}

/** A misspelt scope would make a token that may do less than meant, and says so only when it is used. */
function knownScopes(scopes: readonly string[]): Permission[] {
  const known = permissions.filter((permission) => scopes.includes(permission));
  const unknown = scopes.filter((scope) => !known.some((permission) => permission === scope));
  if (unknown.length === 0) return known;
  const quoted = unknown.map((scope) => JSON.stringify(scope)).join(', ');
  throw new Refusal(
    'INVALID_INPUT',
    `Not a permission: ${quoted}. A token is narrowed to some of ${permissions.join(', ')}.`,
    { field: 'scopes', unknown },
  );
}
