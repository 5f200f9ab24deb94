import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOf } from '../../src/commands/demo/client.ts';
import { killAWorker } from '../../src/commands/demo/kill-a-worker.ts';
import { play } from '../../src/commands/demo/play.ts';
import type { Chapter, Told } from '../../src/commands/demo/stage.ts';
import { storyMail } from '../../src/commands/demo/story-mail.ts';
import { type Sender, startSender } from '../../src/dispatch/sender.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { rows } from '../../src/rows.ts';
import { at, type Json, startApi } from './api.ts';

const OBLIGATION = `id ruleId source citation title recipientKey recipientKind recipientName recipientDecided verdict state provisional
  startEvent startAt dueAt dueLocal openQuestions { key question } filings { state kind filedWith dueAt lateBy reference submittedAt }
  decisions { rationale endedAs decidedByName } coverage { segment total reached unreached uncertain }`;
const INCIDENT = `id reference state version dataSets { id name role controllers protection { algorithm keyLocation passwordsRecoverable }
  groups { jurisdiction count countKind } } peopleCounts(by: JURISDICTION) { key count } obligations { ${OBLIGATION} }
  notices { id stale { facts { stated now } } }`;

/** The story of the demo, played through the API of a fresh database, with what the API said after each chapter. */
export async function playedStory() {
  const api = await startApi({ now: '2026-10-23T17:00:00Z', filesReach: true });
  const outbox = await mkdtemp(join(tmpdir(), 'tocsin-story-'));
  const databaseUrl = api.database.applicationUrl;
  const settings = { url: databaseUrl, poolSize: 8, applicationName: 'test-story' };
  const dataSource = await dataSourceFor(settings, rows).initialize();
  const errors: unknown[] = [];
  let sender: Sender | undefined;
  const seen = new Map<Chapter, Json>();
  let told: Told | undefined;
  const now = () => api.clock.now ?? at('2026-10-23T17:00:00Z');
  const tempo = { heartbeatMs: 200, deadMs: 1_000 };

  await play({
    ...{ client: clientOf(api.url), url: api.url, operatorToken: api.operator, outbox },
    clock: {
      now,
      to: (iso) => {
        api.clock.now = at(iso);
      },
      // The live incident is reported on this day, whenever the test runs.
      toReality: () => {
        api.clock.now = at('2026-11-20T09:00:00Z');
      },
    },
    async sendThroughAKill(press) {
      const { masterKey, reactions } = api.installation;
      const from = 'notices@codecraft.test';
      const key = masterKey.bytes.toString('base64');
      const doomed = killAWorker({ databaseUrl, key, outbox, from, lanes: 6, hangAfter: 1_203, ...tempo });
      await press();
      await doomed;
      sender = await startSender({
        ...{ dataSource, reactions, masterKey, from, clock: now, filesReach: true },
        transports: { SMTP: null, FILE: storyMail(fileTransport(outbox)) },
        settings: { concurrency: 6, tickMs: 100, ...tempo },
        onError: (error) => errors.push(error),
      });
    },
    async reached(chapter, so) {
      told = so;
      const id = so.liveId || so.incidentId;
      seen.set(
        chapter,
        (await api.ask(so.cast.auditor, `query ($id: ID!) { incident(id: $id) { ${INCIDENT} } }`, { id }))
          .incident,
      );
    },
  }).catch((error) => {
    console.log(api.log.join(''));
    throw error;
  });
  return {
    ...{ api, outbox, errors, told: told as Told, seen: (chapter: Chapter) => seen.get(chapter) },
    /** The obligation of a rule after a chapter; of several recipients the one named. */
    duty: (chapter: Chapter, ruleId: string, recipientKey?: string): Json =>
      seen
        .get(chapter)
        .obligations.find(
          (one: Json) => one.ruleId === ruleId && (!recipientKey || one.recipientKey === recipientKey),
        ),
    async close() {
      await sender?.stop();
      await dataSource.destroy();
      await api.close();
      await rm(outbox, { recursive: true, force: true });
    },
  };
}

export type Story = Awaited<ReturnType<typeof playedStory>>;
