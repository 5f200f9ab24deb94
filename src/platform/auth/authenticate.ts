import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { MemberActor } from '../../domain/actor.ts';
import { grantedTo, type Permission, type Role } from '../../domain/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tokenHash } from './token-format.ts';

interface Found {
  readonly token_id: string;
  readonly member_id: string;
  readonly roles: Role[];
  readonly scopes: Permission[] | null;
  readonly stale: boolean;
}

/**
 * Who a token is, asked in a transaction whose tenant is the token's own organization; from then on the transaction is
 * this member's. Unknown, revoked, expired and disabled read alike.
 */
export async function authenticate(
  db: EntityManager,
  { token, organizationId, now }: { token: string; organizationId: string; now: DateTime },
): Promise<{ actor: MemberActor; stale: boolean }> {
  const [found] = (await db.query(
    `select t.id as token_id, m.id as member_id, m.roles, t.scopes,
            t.last_used_at is null or t.last_used_at < $3::timestamptz - interval '10 minutes' as stale,
            set_config('tocsin.member', m.id::text, true), set_config('tocsin.token', t.id::text, true)
       from access_token t join member m on m.organization_id = t.organization_id and m.id = t.member_id
      where t.organization_id = $1 and t.token_hash = $2
        and t.revoked_at is null and t.expires_at > $3 and m.disabled_at is null`,
    [organizationId, tokenHash(token), now.toJSDate()],
  )) as Found[];
  if (!found) throw unauthenticated();
  const { member_id: memberId, token_id: tokenId, roles, scopes, stale } = found;
  return {
    actor: {
      kind: 'member',
      organizationId,
      memberId,
      tokenId,
      roles,
      permissions: grantedTo(roles, scopes),
    },
    stale,
  };
}

/** One answer to every failed sign-in. */
export function unauthenticated(): Refusal {
  return new Refusal(
    'UNAUTHENTICATED',
    'Send a valid token as "Authorization: Bearer toc_…". This one is missing, unknown, expired or revoked.',
  );
}
