import type { DataSource } from 'typeorm';
import type { MemberActor } from '../../domain/actor.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { record } from '../audit/record.ts';
import { type Load, loaderFor } from '../database/batch.ts';
import { readingOf } from '../database/reading.ts';
import { type Clock, inWork, type Reactions } from '../database/work.ts';
import type { RequestContext } from '../graphql/context.ts';
import { authenticate, unauthenticated } from './authenticate.ts';
import { once } from './once.ts';
import { organizationOf } from './token-format.ts';

/** What requests are made of. */
export interface RequestSource {
  readonly dataSource: DataSource;
  readonly reactions: Reactions;
  readonly clock?: Clock | undefined;
}

export interface OpenRequest extends RequestContext {
  /** Ends the request's read transaction; notes denied access (of a thing that is not there, too) and the token's use. Call it when the response is ready; a second call does nothing. */
  readonly close: (denied?: readonly Refusal[]) => Promise<void>;
}

/** Signs the caller in and opens a request on their organization: the same for GraphQL and for HTTP routes. */
export async function openRequest(
  source: RequestSource,
  authorization: string | undefined,
): Promise<OpenRequest> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  const organizationId = token && organizationOf(token);
  if (!token || !organizationId) throw unauthenticated();

  const reading = readingOf(source.dataSource, organizationId, source.clock);
  let signedIn: Awaited<ReturnType<typeof authenticate>>;
  try {
    signedIn = await authenticate(await reading.db(), { token, organizationId, now: await reading.now() });
  } catch (error) {
    await reading.end();
    throw error;
  }
  const { actor, stale } = signedIn;
  reading.identify(actor);
  let loader = loaderFor(reading.db);
  let closed = false;
  const order = { organizationId, actor, reactions: source.reactions, clock: source.clock };
  const load: Load = (batch, key) => loader(batch, key);

  return {
    actor,
    organizationId,
    db: reading.db,
    now: reading.now,
    asService: reading.asService,
    load,
    async mutate(name, input, useCase) {
      // One connection per request: the read side lets go before the write side takes one.
      await reading.end();
      const result = await inWork(source.dataSource, order, (work) =>
        once(work, name, input, () => useCase(work)),
      );
      loader = loaderFor(reading.db);
      return result;
    },
    async close(denied = []) {
      if (closed) return;
      closed = true;
      await reading.finish();
      if (stale) await touch(source, actor);
      for (const { code, details } of denied) {
        const { field, permission } = details;
        const recorded = {
          field: String(field ?? 'unknown'),
          code,
          permission: permission ? String(permission) : null,
        };
        await inWork(source.dataSource, order, (work) =>
          record(work, { type: 'access.denied', details: recorded }),
        );
      }
    },
  };
}

async function touch({ dataSource, reactions, clock }: RequestSource, actor: MemberActor): Promise<void> {
  const { organizationId, tokenId } = actor;
  await inWork(dataSource, { organizationId, actor, reactions, clock }, ({ db, now }) =>
    db.query('update access_token set last_used_at = $3 where organization_id = $1 and id = $2', [
      organizationId,
      tokenId,
      now.toJSDate(),
    ]),
  );
}
