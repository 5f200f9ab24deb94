import type { DateTime } from 'luxon';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { oneAtATime } from './one-at-a-time.ts';
import { type Clock, enterTenant } from './work.ts';

/** The read side of a request: one lazily opened READ ONLY transaction, so a request holds at most one connection. */
export interface Reading {
  /** Runs after the tenant is set; statements run one after another. */
  readonly db: () => Promise<EntityManager>;
  /** The transaction's time; opens it if need be. */
  readonly now: () => Promise<DateTime<true>>;
  /** Ends the transaction, if one was opened. A later `db()` opens a fresh one that sees what was committed since. */
  readonly end: () => Promise<void>;
}

/** Prepares reads for one organization; nothing is opened until the first one. */
export function readingOf(source: DataSource, organizationId: string, clock?: Clock): Reading {
  let opened:
    | Promise<{ manager: EntityManager; now: DateTime<true>; close: () => Promise<void> }>
    | undefined;

  async function open() {
    const runner = source.createQueryRunner();
    try {
      oneAtATime(runner);
      // One statement; TypeORM's own startTransaction takes two and cannot say READ ONLY.
      await runner.query('start transaction isolation level repeatable read read only');
      const now = await enterTenant(runner, organizationId);
      return { manager: runner.manager, now: clock?.() ?? now, close: () => close(runner) };
    } catch (error) {
      await close(runner);
      throw error;
    }
  }

  return {
    async db() {
      opened ??= open();
      return (await opened).manager;
    },
    async now() {
      opened ??= open();
      return (await opened).now;
    },
    async end() {
      const current = opened;
      opened = undefined;
      await current?.then(({ close }) => close()).catch(() => undefined);
    },
  };
}

async function close(runner: QueryRunner): Promise<void> {
  await runner.query('rollback').catch(() => undefined);
  await runner.release();
}
