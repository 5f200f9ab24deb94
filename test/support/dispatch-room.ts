import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveryState } from '../../src/dispatch/delivery.row.ts';
import { type Sender, startSender } from '../../src/dispatch/sender.ts';
import type { SenderSettings, SenderTools } from '../../src/dispatch/sender-tools.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { rows } from '../../src/rows.ts';
import { type Json, startApi } from './api.ts';
import { done, dutyOf, INCIDENT, incidentOf, reportLeak } from './breach.ts';
import { words } from './notices-room.ts';

const PROMISE = 'codecraft-promise-users-72h';

const DISPATCH = `id state transport pauseReason total completedAt progress { state count }`;

/** An approved notice and what it is about. */
export interface Approved {
  readonly incident: string;
  readonly notice: string;
  readonly promise: string;
}

export type DispatchRoom = Awaited<ReturnType<typeof dispatchRoom>>;

/** CodeCraft, a leak, and everything up to the button; the mail server and the workers are the test's. */
export async function dispatchRoom({
  kind = 'SMTP',
  now = null,
  publicUrl = null,
}: {
  kind?: 'SMTP' | 'FILE';
  now?: string | null;
  publicUrl?: string | null;
} = {}) {
  const api = await startApi({ now, publicUrl });
  Object.assign(api.installation.mail, { kind });
  const organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER', 'AUDITOR');
  const { RESPONDER: responder, DECISION_MAKER: decider } = organization.token;
  await done(api, organization.administrator, 'setContact', {
    kind: 'PRIVACY',
    email: 'privacy@codecraft.test',
  });
  const outbox = await mkdtemp(join(tmpdir(), 'tocsin-outbox-'));
  const opened: (() => Promise<void>)[] = [];

  const importPeople = (incidentId: string, csv: string) =>
    done(api, responder, 'importPeople', { incidentId, csv }, 'added');
  const approve = (noticeId: string, version = 1, token = decider) =>
    done(api, token, 'approveNotice', { noticeId, version });
  const approved = async (
    csv: string,
    more: { exercise?: boolean; dataSets?: object[] } = {},
  ): Promise<Approved> => {
    const { id: incident, detected } = await reportLeak(api, responder, { exercise: false, ...more });
    const aware = { incidentId: incident, aware: { at: detected.at }, ground: 'The mail was clear.' };
    const promise = dutyOf(await done(api, decider, 'declareAwareness', aware, INCIDENT), PROMISE).id;
    await importPeople(incident, csv);
    const draft = { incidentId: incident, obligationIds: [promise], elements: words };
    const notice = (await done(api, responder, 'draftNotice', draft)).id;
    await approve(notice);
    return { incident, notice, promise };
  };
  const start = async (noticeId: string, uncertainPolicy = 'RESEND_ONCE'): Promise<string> =>
    (await done(api, decider, 'startDispatch', { noticeId, uncertainPolicy })).id;
  const dispatch = async (id: string): Promise<Json> =>
    (await api.ask(decider, `query ($id: ID!) { dispatch(id: $id) { ${DISPATCH} } }`, { id })).dispatch;
  const deliveries = async (id: string, states: readonly DeliveryState[]): Promise<Json[]> =>
    (
      await api.ask(
        decider,
        `query ($id: ID!, $states: [DeliveryState!]) { dispatch(id: $id) { deliveries(first: 200, states: $states) {
           nodes { id personId state response attempt } } } }`,
        { id, states },
      )
    ).dispatch.deliveries.nodes;
  const count = async (id: string, ...states: DeliveryState[]): Promise<number> =>
    (
      await api.sql('select count(*)::int as n from delivery where dispatch_id = $1 and state = any($2)', [
        id,
        states,
      ])
    )[0].n;
  const promiseOf = async ({ incident }: Approved): Promise<Json> =>
    dutyOf(await incidentOf(api, responder, incident), PROMISE);
  const coverage = async ({ incident }: Approved): Promise<Json[]> => {
    const query =
      'query ($id: ID!) { incident(id: $id) { obligations { ruleId coverage { dispatchId segment total reached unreached uncertain } } } }';
    return dutyOf((await api.ask(decider, query, { id: incident })).incident, PROMISE).coverage;
  };
  const reaches = (id: string, state: string) => until(async () => (await dispatch(id)).state === state);

  /** A sender in this process, on connections of its own. */
  const sender = async (
    smtpUrl: string | null,
    more: Partial<SenderSettings> = {},
    tools: Partial<SenderTools> = {},
  ): Promise<Sender & { errors: unknown[] }> => {
    const url = api.database.applicationUrl;
    const dataSource = await dataSourceFor(
      { url, poolSize: 5, applicationName: 'test-sender' },
      rows,
    ).initialize();
    const errors: unknown[] = [];
    const running = await startSender({
      dataSource,
      reactions: api.installation.reactions,
      masterKey: api.installation.masterKey,
      transports: {
        SMTP: smtpUrl === null ? null : smtpTransport(parseSmtpUrl(smtpUrl)),
        FILE: fileTransport(outbox),
      },
      from: 'notices@codecraft.test',
      filesReach: false,
      settings: { ...QUICK, ...more },
      onError: (error) => errors.push(error),
      ...tools,
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= running.stop().then(() => dataSource.destroy());
      return stopped;
    };
    opened.push(stop);
    return { ...running, stop, errors };
  };
  const close = async () => {
    await Promise.all(opened.map((end) => end()));
    await api.close();
    await rm(outbox, { recursive: true, force: true });
  };
  return {
    ...{ api, organization, responder, decider, outbox, importPeople, approve, approved, start },
    ...{ dispatch, deliveries, count, promiseOf, coverage, reaches, sender, close },
  };
}

const QUICK: SenderSettings = {
  ...{ concurrency: 4, heartbeatMs: 200, deadMs: 1_000, tickMs: 100 },
  retry: { firstSeconds: 0.2, longestSeconds: 1, leastAttempts: 3, leastSeconds: 0 },
};

/** Waits for what the processes do; the test's own limit is the only clock. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 40));
}

/** `count` people of one country, each with words that nobody else has. */
export function crowd(count: number, country = 'FR'): string {
  const people = Array.from(
    { length: count },
    (_, i) => `p${i}-${tokenOf(i)}@people.test,Name ${tokenOf(i)},${country}`,
  );
  return `email,name,country\n${people.join('\n')}\n`;
}

/** Six letters that stand for one person, none contained in another's. */
export function tokenOf(i: number): string {
  return [...String(i).padStart(6, '0')].map((digit) => 'ghjkmnpqvz'[Number(digit)]).join('');
}
