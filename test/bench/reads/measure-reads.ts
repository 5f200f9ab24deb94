import { benchRoom } from '../bench-room.ts';
import type { Loaded } from '../load-main.ts';
import type { Size } from '../main-options.ts';
import { median, sideBySide } from '../measure.ts';
import { step } from '../progress.ts';
import type { Line, Part } from '../report.ts';
import { startLoad, startReference, startService } from './processes.ts';
import { type Read, readsOver } from './queries.ts';
import { assertSame } from './same-answer.ts';
import { seedIncidents } from './seed-incidents.ts';

const CONNECTIONS = 10;
const COMPARED = 25;
const WARM_MS = 1_500;
/** First foundation: batches, a constant number of statements. */
const LEAST = 0.2;

/** Our API against one hand-written SQL per read, over the same rows behind the same walls. */
export async function measureReads({ incidents, rounds, roundMs }: Size): Promise<Part> {
  const room = await benchRoom();
  const servers: { stop: () => Promise<void> }[] = [];
  try {
    const organization = await room.newOrganization();
    const ids = await step(`seeding ${incidents} incidents`, () =>
      seedIncidents(room, organization, incidents),
    );
    const other = await room.newOrganization();
    await step('seeding a second organization', () => seedIncidents(room, other, Math.ceil(incidents / 5)));
    const reads = readsOver(ids, await cursorsOf(room, organization.id));
    const authorization = `Bearer ${await organization.token('RESPONDER')}`;

    const { applicationUrl } = room.database;
    const service = await startService(applicationUrl, room.masterKey.bytes);
    servers.push(service);
    const reference = await startReference(applicationUrl);
    servers.push(reference);
    const load = await startLoad();
    servers.push(load);

    const ours = (read: Read, variables: unknown) => JSON.stringify({ query: read.query, variables });
    const theirs = (_read: Read, variables: unknown) => JSON.stringify(variables);
    const ask = async (port: number, path: string, body: string): Promise<unknown> => {
      const headers = { authorization, 'content-type': 'application/json' };
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
      return ((await response.json()) as { data: unknown }).data;
    };

    const lines: Line[] = [];
    const notes: string[] = [];
    for (const read of reads) {
      for (const variables of read.variables.slice(0, COMPARED)) {
        const mine = await ask(service.port, '/graphql', ours(read, variables));
        assertSame(read.name, mine, await ask(reference.port, `/${read.name}`, theirs(read, variables)));
      }
      const common = { authorization, connections: CONNECTIONS };
      const toUs = {
        ...common,
        port: service.port,
        path: '/graphql',
        bodies: read.variables.map((v) => ours(read, v)),
      };
      const toThem = {
        ...common,
        port: reference.port,
        path: `/${read.name}`,
        bodies: read.variables.map((v) => theirs(read, v)),
      };
      const seen: Loaded[] = [];
      const compared = await step(read.what, async () => {
        for (const warm of [toUs, toThem]) await load.run({ ...warm, ms: WARM_MS });
        return sideBySide(
          rounds,
          async () => {
            const loaded = await load.run({ ...toUs, ms: roundMs });
            seen.push(loaded);
            return loaded.perSecond;
          },
          async () => (await load.run({ ...toThem, ms: roundMs })).perSecond,
        );
      });
      const p99 = median(seen.map(({ p99Ms }) => p99Ms)).toFixed(0);
      const kilobytes = ((seen[0]?.bytesEach ?? 0) / 1_000).toFixed(1);
      notes.push(
        `${read.name}: ${kilobytes} kB each; ours p50 ${median(seen.map(({ p50Ms }) => p50Ms)).toFixed(1)} ms, p99 ${p99} ms.`,
      );
      const target = { of: 'ratio', atLeast: LEAST } as const;
      lines.push({ what: read.what, unit: 'req/s', ...compared, ...(read.name !== 'q3' && { target }) });
    }
    return {
      title: `1. Reads: ${incidents} incidents, ${CONNECTIONS} connections; reference: raw Fastify, one hand-written SQL per read`,
      lines,
      notes: [
        ...notes,
        `Both: own process, ${CONNECTIONS} database connections, role tocsin_app, row-level security, tenant set per transaction,`,
        `token found by hash. The first ${COMPARED} answers of each read were compared and are the same.`,
      ],
    };
  } finally {
    for (const server of servers.reverse()) await server.stop();
    await room.close();
  }
}

/** Cursors of two hundred pages, spread over the whole list. */
async function cursorsOf(
  { source }: Awaited<ReturnType<typeof benchRoom>>,
  organizationId: string,
): Promise<string[]> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query("select set_config('tocsin.organization', $1, true)", [organizationId]);
    const rows: { at: Date; id: string }[] = await runner.query(
      'select created_at as at, id from incident where organization_id = $1 order by created_at desc, id desc',
      [organizationId],
    );
    await runner.rollbackTransaction();
    const every = Math.max(1, Math.floor((rows.length - 150) / 200));
    return rows
      .filter((_, place) => place % every === 0 && place < rows.length - 150)
      .map(({ at, id }) => Buffer.from(`${at.getTime()}.${id}`).toString('base64url'));
  } finally {
    await runner.release();
  }
}
