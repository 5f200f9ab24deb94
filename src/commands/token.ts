import { INSTALLATION } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { revokeToken } from '../platform/auth/revoke-token.ts';
import { makeOperatorToken } from '../platform/auth/set-up-installation.ts';
import { organizationOf, tokenHash } from '../platform/auth/token-format.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';
import { inWork } from '../platform/database/work.ts';
import { say } from './say.ts';
import { withDatabase } from './with-database.ts';

const actor = { kind: 'system', name: 'console' } as const;

/** Makes an operator token: whoever can run this holds the database's password already. */
export async function createToken({ name }: { name: string }): Promise<void> {
  await withDatabase(async (source) => {
    const secret = await inWork(source, { organizationId: INSTALLATION, actor, reactions: {} }, (work) =>
      makeOperatorToken(work, name),
    );
    say(secret);
  });
}

/** Ends a token of any organization: what one does with a token found where it should not be. */
export async function revoke(token: string): Promise<void> {
  const organizationId = organizationOf(token);
  if (!organizationId) throw new StartRefusal('This is not a token of Tocsin: they begin with toc_.');
  await withDatabase(async (source) => {
    await inWork(source, { organizationId, actor, reactions: {} }, async (work) => {
      const [found] = await work.db.query(
        'select id from access_token where organization_id = $1 and token_hash = $2',
        [organizationId, tokenHash(token)],
      );
      if (!found) throw new StartRefusal('This token is not known here: nothing to revoke.');
      await revokeToken(work, found.id).catch((error) => {
        throw error instanceof Refusal ? new StartRefusal('This token is revoked already.') : error;
      });
    });
    say('Revoked: the next request with it is refused.');
  });
}
