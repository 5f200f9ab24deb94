import type { DateTime } from 'luxon';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Clock, inWork, type Reactions, type Work } from '../database/work.ts';

/** What a clock can wake. The payload is a subject's id; everything else is read when it is due. */
export type WakeupKind = 'reminders' | 'assess' | 'escalate' | 'replan';
export type WakeupHandlers = { readonly [K in WakeupKind]: (work: Work, subjectId: string) => Promise<void> };

interface Due {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: WakeupKind;
  readonly subject_id: string;
}

const BATCH = 500;
const RETRY_SECONDS = 60;
const PATIENCE_SECONDS = 3;

/** Asks to be woken at an instant, in the caller's transaction. The same wish twice is one. */
export async function wakeAt(
  { db, organizationId }: Work,
  dueAt: DateTime,
  kind: WakeupKind,
  subjectId: string,
): Promise<void> {
  await db.query(
    `insert into wakeup (id, due_at, organization_id, kind, subject_id) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, kind, subject_id, due_at) do update set done_at = null, retry_at = null`,
    [uuid(), dueAt.toJSDate(), organizationId, kind, subjectId],
  );
}

export interface TickSource {
  readonly dataSource: DataSource;
  readonly reactions: Reactions;
  readonly clock?: Clock | undefined;
}

/**
 * Handles everything that has come due and answers how many there were. Each is marked done in the transaction of its
 * handler, so it happens once however many workers tick; a handler that fails is tried again a minute later.
 */
export async function tick(
  source: TickSource,
  handlers: WakeupHandlers,
  onError: (error: unknown) => void,
): Promise<number> {
  const { dataSource, reactions, clock } = source;
  const until = clock?.().toJSDate() ?? null;
  const due: Due[] = await dataSource.query(
    `select id, organization_id, kind, subject_id from wakeup
      where done_at is null and due_at <= coalesce($1::timestamptz, now()) and (retry_at is null or retry_at <= coalesce($1::timestamptz, now())) order by due_at, id limit ${BATCH}`,
    [until],
  );
  for (const { id, organization_id: organizationId, kind, subject_id: subjectId } of due) {
    const order = { organizationId, actor: { kind: 'system', name: 'clock' } as const, reactions, clock };
    try {
      await inWork(dataSource, order, async (work) => {
        // One organization that holds its record does not hold up the clocks of the others.
        await work.db.query(`set local lock_timeout = '${PATIENCE_SECONDS}s'`);
        const mine = await work.db.query(
          'update wakeup set done_at = now() where id = $1 and done_at is null returning id',
          [id],
        );
        if (mine[0].length > 0) await handlers[kind](work, subjectId);
      });
    } catch (error) {
      onError(error);
      await dataSource
        .query(
          'update wakeup set retry_at = coalesce($3::timestamptz, now()) + make_interval(secs => $2) where id = $1',
          [id, RETRY_SECONDS, until],
        )
        .catch(onError);
    }
  }
  return due.length;
}
