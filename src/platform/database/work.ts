import { DateTime } from 'luxon';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from '../../domain/actor.ts';
import type { Event, EventType } from '../../domain/event.ts';
import { become, identityOf, SERVICE } from './identity.ts';

/** What follows from an event, in its transaction. */
export type Reaction<T extends EventType = EventType> = (work: Work, event: Event<T>) => Promise<void>;
export type Reactions = { readonly [T in EventType]?: readonly Reaction<T>[] };

/** One transaction, for one organization, on behalf of one actor, at one instant. Every write takes one. */
export interface Work {
  readonly db: EntityManager;
  readonly organizationId: string;
  readonly actor: Actor;
  /** The database's transaction time, UTC, in whole milliseconds. */
  readonly now: DateTime<true>;
  readonly reactions: Reactions;
}

/** Where time comes from when it is not the database: a test's clock, or the story clock of an exercise. */
export type Clock = () => DateTime<true>;

export interface WorkOrder {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly reactions: Reactions;
  readonly clock?: Clock | undefined;
}

/** Opens a transaction with the tenant set, runs the use case, commits; any error rolls all of it back. */
export async function inWork<T>(
  source: DataSource,
  order: WorkOrder,
  useCase: (work: Work) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const { organizationId, actor, reactions, clock } = order;
    const now = await enterTenant(runner, organizationId, actor);
    const work = { db: runner.manager, organizationId, actor, reactions, now: clock?.() ?? now };
    const result = await useCase(work);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Sets the tenant and who acts for this transaction alone and answers the transaction's time. */
export async function enterTenant(
  runner: QueryRunner,
  organizationId: string,
  actor: Actor,
): Promise<DateTime<true>> {
  const [row] = await runner.query(
    `select set_config('tocsin.organization', $1, true), set_config('tocsin.member', $2, true),
            set_config('tocsin.token', $3, true), ${transactionTime.sql}`,
    [organizationId, ...identityOf(actor)],
  );
  return transactionTime.read(row);
}

/**
 * Runs a part of a transaction as the service itself, past the wall of restricted incidents: for what follows for every
 * incident of the organization, whoever set it off. Nothing of it may be answered to the caller.
 */
export async function asService<T>(work: Work, part: () => Promise<T>): Promise<T> {
  await become(work.db, SERVICE);
  const result = await part();
  await become(work.db, identityOf(work.actor));
  return result;
}

/** The one place where time comes from: how it is asked for, in whole milliseconds, and how it is read. */
export const transactionTime = {
  sql: "date_trunc('milliseconds', now()) as now",
  read: (row: { now: Date }) => DateTime.fromJSDate(row.now, { zone: 'utc' }) as DateTime<true>,
};

/** Runs a part of a transaction for another organization (an operator creating one), then returns to the first. */
export async function asOrganization<T>(
  work: Work,
  organizationId: string,
  part: (work: Work) => Promise<T>,
): Promise<T> {
  const enter = (id: string) => work.db.query("select set_config('tocsin.organization', $1, true)", [id]);
  await enter(organizationId);
  const result = await part({ ...work, organizationId });
  await enter(work.organizationId);
  return result;
}
