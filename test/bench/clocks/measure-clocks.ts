import type { DataSource } from 'typeorm';
import { withClient } from '../../../src/platform/database/client.ts';
import type { WakeupHandlers } from '../../../src/platform/jobs/wakeup.ts';
import { tick } from '../../../src/platform/jobs/wakeup.ts';
import { type BenchRoom, benchRoom } from '../bench-room.ts';
import type { Size } from '../main-options.ts';
import { sideBySide, timed } from '../measure.ts';
import { step } from '../progress.ts';
import type { Line, Part } from '../report.ts';

const DUE = 500;
const ROUNDS_WITH_DUE = 5;
const idle = async () => undefined;
const noop: WakeupHandlers = { reminders: idle, assess: idle, escalate: idle, replan: idle };

/** A tick of the clock with many open wakeups against one with few, in two databases of one server. */
export async function measureClocks({ clocks: [few, many], ticks }: Size): Promise<Part> {
  const [small, large] = [await benchRoom(2), await benchRoom(2)];
  try {
    await openClocks(small, few);
    await step(`opening ${many} clocks`, () => openClocks(large, many));
    for (const { source } of [small, large]) for (let i = 0; i < 20; i += 1) await tickOnce(source, 0);

    const target = { of: 'ratio', atMost: 1.5 } as const;
    const lines: Line[] = [];
    const nothing = await step('ticking with nothing due', () =>
      sideBySide(
        ticks,
        () => tickOnce(large.source, 0),
        () => tickOnce(small.source, 0),
      ),
    );
    lines.push({ what: 'tick, nothing due', unit: 'ms', ...nothing, target });
    const dueTick = async (room: BenchRoom) => {
      await makeDue(room);
      return tickOnce(room.source, DUE);
    };
    const due = await step(`ticking with ${DUE} due`, () =>
      sideBySide(
        ROUNDS_WITH_DUE,
        () => dueTick(large),
        () => dueTick(small),
      ),
    );
    lines.push({ what: `tick, ${DUE} due, no-op handler`, unit: 'ms', ...due, target });
    return {
      title: `3. Clocks: ${many.toLocaleString('en-US')} open; reference: the same tick with ${few.toLocaleString('en-US')} open`,
      lines,
      notes: ['Each wakeup that is due is handled in a durable transaction of its own, one after another.'],
    };
  } finally {
    await small.close();
    await large.close();
  }
}

async function tickOnce(source: DataSource, expected: number): Promise<number> {
  let handled = 0;
  const took = await timed(async () => {
    handled = await tick({ dataSource: source, reactions: {} }, noop, (error) => {
      throw error;
    });
  });
  if (handled !== expected) throw new Error(`The tick handled ${handled}, not ${expected}.`);
  return took;
}

async function openClocks({ database }: BenchRoom, count: number): Promise<void> {
  await withClient(database.adminUrl, async (client) => {
    await client.query('set synchronous_commit = off');
    await client.query(
      `insert into wakeup (id, due_at, organization_id, kind, subject_id)
       select uuid_v7(), now() + interval '1 day' + n * interval '7 seconds', gen_random_uuid(), 'reminders', gen_random_uuid()
         from generate_series(1, ${count}) n`,
    );
    await client.query('vacuum (analyze) wakeup');
  });
}

async function makeDue({ database }: BenchRoom): Promise<void> {
  await withClient(database.adminUrl, (client) =>
    client.query(
      `insert into wakeup (id, due_at, organization_id, kind, subject_id)
       select uuid_v7(), now() - interval '1 minute', gen_random_uuid(), 'reminders', gen_random_uuid() from generate_series(1, ${DUE})`,
    ),
  );
}
