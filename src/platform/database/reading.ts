import type { DateTime } from 'luxon';
import pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from '../../domain/actor.ts';
import { become, type Identity, identityOf, NOBODY, SERVICE } from './identity.ts';
import { type Alone, oneAtATime } from './one-at-a-time.ts';
import { type Clock, transactionTime } from './work.ts';

/** The read side of a request: one lazily opened READ ONLY transaction, so a request holds at most one connection. */
export interface Reading {
  /** Runs after the tenant is set; statements run one after another. */
  readonly db: () => Promise<EntityManager>;
  /** The transaction's time; opens it if need be. */
  readonly now: () => Promise<DateTime<true>>;
  /** Says who reads. Until then nobody does, and restricted incidents are not there. */
  readonly identify: (actor: Actor) => void;
  /** Reads as the service itself, past the wall of restricted incidents, while other statements wait. */
  readonly asService: <T>(part: (db: EntityManager) => Promise<T>) => Promise<T>;
  /** Ends the transaction, if one was opened. A later `db()` opens a fresh one that sees what was committed since. */
  readonly end: () => Promise<void>;
  /** Ends it for good: what still runs of an answered request finds the door shut, and holds no connection. */
  readonly finish: () => Promise<void>;
}

/** Prepares reads for one organization; nothing is opened until the first one. */
export function readingOf(source: DataSource, organizationId: string, clock?: Clock): Reading {
  let opened: Promise<Opened> | undefined;
  let who = NOBODY;
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

  async function open(): Promise<Opened> {
    const runner = source.createQueryRunner();
    try {
      const alone = oneAtATime(runner);
      const now = await enterReading(runner, organizationId, who);
      return { manager: runner.manager, now: clock?.() ?? now, alone, close: () => close(runner) };
    } catch (error) {
      await close(runner);
      throw error;
    }
  }

  return {
    db: async () => (await enter()).manager,
    now: async () => (await enter()).now,
    identify(actor) {
      who = identityOf(actor);
    },
    async asService(part) {
      const { alone } = await enter();
      return alone(async (runner) => {
        await become(runner, SERVICE);
        const result = await part(source.createEntityManager(runner));
        // After an error the transaction answers nothing more, to nobody.
        await become(runner, who);
        return result;
      });
    },
    end,
    async finish() {
      finished = true;
      await end();
    },
  };
}

interface Opened {
  readonly manager: EntityManager;
  readonly now: DateTime<true>;
  readonly alone: Alone;
  readonly close: () => Promise<void>;
}

/** Begins and sets the tenant in one exchange with the server; TypeORM's own way takes three and cannot say READ ONLY. */
async function enterReading(
  runner: QueryRunner,
  organizationId: string,
  [member, token]: Identity,
): Promise<DateTime<true>> {
  const client: pg.Client = await runner.connect();
  const [, entered] = (await client.query(
    `start transaction isolation level repeatable read read only;
     select set_config('tocsin.organization', ${pg.escapeLiteral(organizationId)}, true),
       set_config('tocsin.member', ${pg.escapeLiteral(member)}, true),
       set_config('tocsin.token', ${pg.escapeLiteral(token)}, true), ${transactionTime.sql}`,
  )) as unknown as pg.QueryResult[];
  return transactionTime.read(entered?.rows[0]);
}

async function close(runner: QueryRunner): Promise<void> {
  await runner.query('rollback').catch(() => undefined);
  await runner.release();
}
