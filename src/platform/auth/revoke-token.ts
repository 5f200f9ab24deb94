import { IsNull } from 'typeorm';
import { notFound } from '../../domain/refusal.ts';
import { record } from '../audit/record.ts';
import type { Work } from '../database/work.ts';
import { AccessTokenRow } from './access-token.row.ts';

/** Ends a token; its next request is refused. */
export async function revokeToken(work: Work, tokenId: string): Promise<{ tokenId: string }> {
  const { db, organizationId, now } = work;
  const { affected } = await db.update(
    AccessTokenRow,
    { organizationId, id: tokenId, revokedAt: IsNull() },
    { revokedAt: now },
  );
  if (!affected) throw notFound('token');
  await record(work, { type: 'token.revoked', details: { tokenId } });
  return { tokenId };
}
