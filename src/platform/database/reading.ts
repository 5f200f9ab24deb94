import type { DateTime } from 'luxon';
import pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { oneAtATime } from './one-at-a-time.ts';
import { type Clock, transactionTime } from './work.ts';

/** The read side of a request: one lazily opened READ ONLY transaction, so a request holds at most one connection. */
export interface Reading {
  /** Runs after the tenant is set; statements run one after another. */
  readonly db: () => Promise<EntityManager>;
  /** The transaction's time; opens it if need be. */
  readonly now: () => Promise<DateTime<true>>;
  /** Ends the transaction, if one was opened. A later `db()` opens a fresh one that sees what was committed since. */
  readonly end: () => Promise<void>;
  /** Ends it for good: what still runs of an answered request finds the door shut, and holds no connection. */
  readonly finish: () => Promise<void>;
}

/** Prepares reads for one organization; nothing is opened until the first one. */
export function readingOf(source: DataSource, organizationId: string, clock?: Clock): Reading {
  let opened:
    | Promise<{ manager: EntityManager; now: DateTime<true>; close: () => Promise<void> }>
    | undefined;
  let finished = false;

  function enter() {
    if (finished) throw new Error('This request was answered already.');
    opened ??= open();
    return opened;
  }

  async function end() {
    const current = opened;
    opened = undefined;
    await current?.then(({ close }) => close()).catch(() => undefined);
  }

  async function open() {
    const runner = source.createQueryRunner();
    try {
      oneAtATime(runner);
      const now = await enterReading(runner, organizationId);
      return { manager: runner.manager, now: clock?.() ?? now, close: () => close(runner) };
    } catch (error) {
      await close(runner);
      throw error;
    }
  }

  return {
    db: async () => (await enter()).manager,
    now: async () => (await enter()).now,
    end,
    async finish() {
      finished = true;
      await end();
    },
  };
}

/** Begins and sets the tenant in one exchange with the server; TypeORM's own way takes three and cannot say READ ONLY. */
async function enterReading(runner: QueryRunner, organizationId: string): Promise<DateTime<true>> {
  const client: pg.Client = await runner.connect();
  const [, entered] = (await client.query(
    `start transaction isolation level repeatable read read only;
     select set_config('tocsin.organization', ${pg.escapeLiteral(organizationId)}, true), ${transactionTime.sql}`,
  )) as unknown as pg.QueryResult[];
  return transactionTime.read(entered?.rows[0]);
}

async function close(runner: QueryRunner): Promise<void> {
  await runner.query('rollback').catch(() => undefined);
  await runner.release();
}
