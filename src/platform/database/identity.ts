import type { Actor } from '../../domain/actor.ts';

/** Who acts, as the database knows it (`tocsin.member`, `tocsin.token`): restricted incidents are hidden from those not admitted. */
export type Identity = readonly [member: string, token: string];

/** Nobody yet: restricted incidents are not there. */
export const NOBODY: Identity = ['', ''];

/** The service itself, which sees all of an organization: clocks, sender, verification of the record. */
export const SERVICE: Identity = ['system', ''];

export function identityOf(actor: Actor): Identity {
  return actor.kind === 'member' ? [actor.memberId, actor.tokenId] : SERVICE;
}

/** Sets who acts for the rest of the transaction. */
export async function become(
  db: { query: (sql: string, values: string[]) => Promise<unknown> },
  identity: Identity,
): Promise<void> {
  await db.query("select set_config('tocsin.member', $1, true), set_config('tocsin.token', $2, true)", [
    ...identity,
  ]);
}
