import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { claimDeliveries, type RunningDispatch, writeChanges } from '../../src/dispatch/ledger.ts';
import { tidyLedger } from '../../src/dispatch/tidy-ledger.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';

const PEOPLE = 2_000;
const BATCH = 40;

interface PlanNode {
  readonly Plans?: readonly PlanNode[];
  readonly [measure: string]: unknown;
}

describe('A large dispatch', () => {
  let room: DispatchRoom;
  let dispatch: RunningDispatch;
  const statements: { text: string; values: unknown[] }[] = [];
  const workerId = uuid();
  let source: DataSource;
  beforeAll(async () => {
    room = await dispatchRoom();
    const { notice } = await room.approved(crowd(PEOPLE));
    const dispatchId = await room.start(notice);
    const [row] = await room.api.sql('select organization_id from running_dispatch');
    dispatch = { organizationId: row.organization_id, dispatchId };
    source = await new DataSource({ type: 'postgres', url: room.api.database.applicationUrl }).initialize();
    const quiet = () => undefined;
    const logQuery = (text: string, values: unknown[] = []) => void statements.push({ text, values });
    const others = { logQueryError: quiet, logQuerySlow: quiet, logSchemaBuild: quiet, logMigration: quiet };
    source.logger = { ...others, log: quiet, logQuery };
  });
  afterAll(async () => {
    await source.destroy();
    await room.close();
  });

  /** Rows that PostgreSQL takes up, counted in its own plan, if it runs the deliveries' update of this once more. */
  const rowsFor = async (work: () => Promise<unknown>): Promise<number> => {
    statements.length = 0;
    await work();
    const update = statements.findLast(({ text }) => text.includes('update delivery'));
    if (!update) throw new Error('No update of the ledger was seen.');
    return withClient(room.api.database.applicationUrl, async (client) => {
      await client.query('begin');
      await client.query("select set_config('tocsin.organization', $1, true)", [dispatch.organizationId]);
      const { rows } = await client.query(
        `explain (analyze, timing off, format json) ${update.text}`,
        update.values,
      );
      await client.query('rollback');
      return rowsOf(rows[0]['QUERY PLAN'][0].Plan);
    });
  };
  const claim = () => claimDeliveries(source, dispatch, workerId, BATCH);
  const write = async () => {
    const [first] = await claim();
    if (!first) throw new Error('Nothing was claimed.');
    const { id, attempt } = first;
    return writeChanges(source, workerId, [{ ...dispatch, id, attempt, state: 'SENDING' }]);
  };

  // A dispatch of a million people must not read a million rows for every forty it sends.
  const cost = async () => ({
    claim: await rowsFor(claim),
    write: await rowsFor(write),
    tidy: await rowsFor(() => tidyLedger(source, dispatch, uuid(), 60_000)),
  });
  const few = (rows: number) => rows <= 25 * BATCH;

  test('is claimed, written and tidied by looking at the rows concerned alone, though nobody counted them yet', async () => {
    const rows = await cost();
    expect({ rows, few: Object.values(rows).every(few) }).toEqual({ rows, few: true });
  });

  test('costs the same when most of it has been sent', async () => {
    await room.api.sql(
      `update delivery set state = 'ACCEPTED', worker_id = null, next_at = null where id in
         (select id from delivery order by id limit ${PEOPLE - 5 * BATCH})`,
    );
    const rows = await cost();
    expect({ rows, few: Object.values(rows).every(few) }).toEqual({ rows, few: true });
  });

  test('costs the same once its rows have been counted', async () => {
    await room.api.sql('analyze');
    const rows = await cost();
    expect({ rows, few: Object.values(rows).every(few) }).toEqual({ rows, few: true });
  });
});

function rowsOf(node: PlanNode): number {
  const number = (measure: string) => Number(node[measure] ?? 0);
  const own =
    number('Actual Rows') + number('Rows Removed by Filter') + number('Rows Removed by Join Filter');
  return own * number('Actual Loops') + (node.Plans ?? []).reduce((sum, child) => sum + rowsOf(child), 0);
}
