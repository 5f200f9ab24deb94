import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { createTransport } from 'nodemailer';
import type { DataSource } from 'typeorm';
import { startSender } from '../../../src/dispatch/sender.ts';
import { fillFor } from '../../../src/notices/render/fill-for.ts';
import type { RenderedNotice } from '../../../src/notices/render/render-notice.ts';
import { fileTransport } from '../../../src/platform/mail/file-transport.ts';
import { messageBuilder } from '../../../src/platform/mail/message.ts';
import { smtpTransport } from '../../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../../src/platform/mail/smtp-url.ts';
import { type FaultSmtpProcess, startFaultSmtpProcess } from '../../support/fault-smtp-process.ts';
import { type BenchRoom, benchRoom, type Organization } from '../bench-room.ts';
import type { Size } from '../main-options.ts';
import { median, perSecond, sideBySide } from '../measure.ts';
import { peopleCsv, personAt } from '../people/people-csv.ts';
import { step } from '../progress.ts';
import type { Line, Part } from '../report.ts';
import { approvedNotice, startedDispatch } from './approved-notice.ts';

const CONNECTIONS = 10;
const FROM = 'notices@codecraft.test';

/** The sender loop with its durable ledger against a pooled sendMail loop that keeps no state, into one sink. */
export async function measureDispatch({ messages, messageRounds }: Size, folder: string): Promise<Part> {
  const room = await benchRoom(CONNECTIONS + 4);
  const sink = await startFaultSmtpProcess({ keep: 'ids' });
  try {
    const lines: Line[] = [];
    const perMessage: number[] = [];
    let bytes = 0;
    for (const count of messages) {
      const run = await prepareRun(room, sink, folder, count);
      bytes = run.bytes;
      const target = { of: 'ratio', atLeast: 5, later: true } as const;
      const compared = await step(`sending ${count} messages, ${2 * messageRounds} times`, () =>
        sideBySide(
          messageRounds,
          async () => {
            const { rate, transactions } = await run.ours();
            perMessage.push(transactions / count);
            return rate;
          },
          run.reference,
        ),
      );
      lines.push({ what: `${count} messages, durable ledger`, unit: 'msg/s', ...compared, target });
      if (count === messages[0]) {
        const bare = await step('sending without state', () =>
          sideBySide(messageRounds, run.bare, run.reference),
        );
        lines.push({ what: `${count} messages, our connection alone, no state`, unit: 'msg/s', ...bare });
      }
    }
    lines.push({ what: 'transactions per message', unit: 'commits', figure: median(perMessage) });
    return {
      title: `2. Dispatch: ${CONNECTIONS} connections, ${(bytes / 1_000).toFixed(1)} kB; reference: nodemailer's pooled sendMail, no state`,
      lines,
      notes: [
        'Ours: claim, unseal, render, SENDING durable before the body, outcome durable after it; PostgreSQL with fsync. Each run was',
        'checked in the sink: everybody once. The sink is a process of its own on the same cores.',
      ],
    };
  } finally {
    await sink.stop();
    await room.close();
  }
}

async function prepareRun(room: BenchRoom, sink: FaultSmtpProcess, folder: string, count: number) {
  const organization = await room.newOrganization();
  const incidentId = await organization.newIncident();
  await organization.importPeople(incidentId, peopleCsv(count));
  const { rendered } = await approvedNotice(room, organization, incidentId);
  const compose = messageBuilder({ from: { name: 'CodeCraft AI', address: FROM } });
  const raws = Array.from({ length: count }, (_, index) => rawFor(rendered, compose, index));
  return {
    bytes: raws[0]?.length ?? 0,
    ours: () => byTheSender(room, organization, { sink, folder, incidentId, count }),
    reference: () => byPooledSendMail(rendered, sink.port, count),
    bare: () => byConnectionsAlone(raws, sink.url),
  };
}

interface Run {
  readonly sink: FaultSmtpProcess;
  readonly folder: string;
  readonly incidentId: string;
  readonly count: number;
}

async function byTheSender(
  room: BenchRoom,
  organization: Organization,
  { sink, folder, incidentId, count }: Run,
): Promise<{ rate: number; transactions: number }> {
  const { noticeId } = await approvedNotice(room, organization, incidentId);
  const before = (await sink.report()).messageIds.length;
  const commits = countCommits(room.source);
  const failed: unknown[] = [];
  const dispatchId = await startedDispatch(organization, noticeId, room);
  const rate = await perSecond(count, async () => {
    const sender = await startSender({
      dataSource: room.source,
      reactions: {},
      masterKey: room.masterKey,
      transports: { SMTP: smtpTransport(parseSmtpUrl(sink.url)), FILE: fileTransport(folder) },
      from: FROM,
      filesReach: false,
      settings: { concurrency: CONNECTIONS, heartbeatMs: 5_000, deadMs: 30_000, tickMs: 5_000 },
      onError: (error) => failed.push(error),
    });
    while (failed.length === 0 && (await isRunning(room.source, dispatchId))) await sleep(25);
    await sender.stop();
  });
  if (failed.length > 0) throw failed[0];
  const { messageIds } = await sink.report();
  const own = messageIds.slice(before).filter(([id]) => id.startsWith('<'));
  if (messageIds.length - before !== count || own.some(([, times]) => times !== 1))
    throw new Error(`The sink has ${messageIds.length - before} of ${count} messages, or one of them twice.`);
  return { rate, transactions: commits.stop() };
}

async function isRunning(source: DataSource, dispatchId: string): Promise<boolean> {
  const rows = await source.query('select 1 from running_dispatch where dispatch_id = $1', [dispatchId]);
  return rows.length > 0;
}

/** Every message composed by the library, as its users write it. */
async function byPooledSendMail(rendered: RenderedNotice, port: number, count: number): Promise<number> {
  const pool = createTransport({
    ...{ pool: true, host: '127.0.0.1', port, maxConnections: CONNECTIONS },
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const rate = await perSecond(count, async () => {
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < count; index = next++) {
        const { email, name } = personAt(index);
        await pool.sendMail({ from: FROM, to: email, ...fillFor(rendered, { name }) });
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  });
  pool.close();
  return rate;
}

async function byConnectionsAlone(raws: readonly Buffer[], url: string): Promise<number> {
  const transport = smtpTransport(parseSmtpUrl(url));
  return perSecond(raws.length, async () => {
    let next = 0;
    const lane = async () => {
      const connection = await transport.open();
      for (let index = next++; index < raws.length; index = next++) {
        const { email } = personAt(index);
        const raw = raws[index] ?? Buffer.alloc(0);
        const message = { from: FROM, to: email, raw, deliveryKey: `person-${index}` };
        const { outcome } = await connection.send(message, () => undefined);
        if (outcome !== 'accepted') throw new Error(`The sink answered: ${outcome}.`);
      }
      await connection.close();
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  });
}

function rawFor(rendered: RenderedNotice, compose: ReturnType<typeof messageBuilder>, index: number): Buffer {
  const { email, name } = personAt(index);
  const date = DateTime.fromISO('2026-03-27T09:00:00Z');
  return compose({
    ...fillFor(rendered, { name }),
    messageId: `<bare-${index}@codecraft.test>`,
    to: email,
    date,
  });
}

/** Counts what this process commits from now on. */
function countCommits(source: DataSource): { stop: () => number } {
  const { logger } = source;
  let commits = 0;
  const logQuery = (text: string) => {
    if (/^commit/i.test(text)) commits += 1;
  };
  source.logger = { ...quiet, logQuery };
  return {
    stop() {
      source.logger = logger;
      return commits;
    },
  };
}

const nothing = () => undefined;
const quiet = {
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
