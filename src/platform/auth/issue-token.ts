import { v7 as uuid } from 'uuid';
import type { Permission } from '../../domain/permissions.ts';
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
  readonly scopes?: readonly Permission[] | null | undefined;
  readonly validForDays?: number | null | undefined;
}

/** Makes a token for a member; the secret is answered once and never stored. */
export async function issueToken(work: Work, input: NewToken): Promise<{ tokenId: string; secret: string }> {
  const { db, organizationId, now } = work;
  const days = input.validForDays ?? USUAL_DAYS;
  if (days < 1 || days > LONGEST_DAYS) {
    throw new Refusal('INVALID_INPUT', `A token is valid for 1 to ${LONGEST_DAYS} days.`);
  }
  const member = await db.findOneBy(MemberRow, { organizationId, id: input.memberId });
  if (!member || member.disabledAt) throw notFound('member');

  const secret = newToken(organizationId);
  const id = uuid({ msecs: now.toMillis() });
  const expiresAt = now.plus({ days });
  const scopes = input.scopes ? [...input.scopes] : null;
  await insertRows(db, AccessTokenRow, {
    organizationId,
    id,
    memberId: member.id,
    name: input.name,
    tokenHash: tokenHash(secret),
    scopes,
    expiresAt,
    createdAt: now,
    lastUsedAt: null,
    revokedAt: null,
  });
  await record(work, {
    type: 'token.issued',
    details: { tokenId: id, memberId: member.id, expiresAt: expiresAt.toISO(), scopes },
  });
  return { tokenId: id, secret };
}
