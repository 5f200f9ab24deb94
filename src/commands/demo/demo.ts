import { readDemoConfig } from '../../config.ts';
import { INSTALLATION } from '../../domain/actor.ts';
import { type OpenInstallation, openInstallation } from '../../installation.ts';
import { makeOperatorToken, setUpInstallation } from '../../platform/auth/set-up-installation.ts';
import { inWork } from '../../platform/database/work.ts';
import { fileTransport } from '../../platform/mail/file-transport.ts';
import { startWorker, type Worker } from '../../worker.ts';
import { say } from '../say.ts';
import { startApi } from '../start-api.ts';
import { untilStopped } from '../until-stopped.ts';
import { clientOf } from './client.ts';
import { killAWorker } from './kill-a-worker.ts';
import { play } from './play.ts';
import { note } from './screen.ts';
import { story } from './story.ts';
import { storyClock } from './story-clock.ts';
import { storyMail } from './story-mail.ts';

/** How many messages the killed worker sends at once, and after how many it meets its end. */
const LANES = 6;
const HANGS_AFTER = 1_203;

/** Starts everything embedded, plays one invented breach through the API as any client would, and goes on serving. */
export async function demo({ exit = false }: { exit?: boolean }): Promise<void> {
  const config = readDemoConfig();
  const stopping = untilStopped();
  say(
    'TOCSIN DEMO. The incident, the companies’ people and every address are invented; mail is written to files.',
  );
  say('Starting PostgreSQL, the API and a worker, all embedded …');
  const opened = await openInstallation(config, { applicationName: 'tocsin-demo', filesReach: true, say });
  const clock = storyClock(story.curtain);
  const files = fileTransport(opened.outbox);
  const installation: OpenInstallation = {
    ...opened,
    clock: clock.now,
    transports: { SMTP: null, FILE: storyMail(files) },
  };
  // The story's sender is killed once: what a silent worker held is looked at sooner than usual.
  const quick = { ...config, worker: { ...config.worker, heartbeatMs: 500, deadMs: 1_500, tickMs: 300 } };
  let worker: Worker | undefined;
  try {
    const api = await startApi(installation, config.http, { anyPort: true });
    try {
      worker = await startWorker(installation, quick);
      say(`The API answers at ${api.url}/graphql. Everything below goes through it.`);
      const played = play({
        ...{ client: clientOf(api.url), url: api.url, outbox: installation.outbox, clock },
        operatorToken: await operatorToken(installation),
        reached: () => Promise.resolve(),
        async sendThroughAKill(press) {
          await worker?.stop();
          const { bytes } = installation.masterKey;
          const { databaseUrl, outbox, mailFrom: from } = installation;
          const doomed = killAWorker({
            ...{ databaseUrl, outbox, from, key: bytes.toString('base64') },
            ...{ lanes: LANES, hangAfter: HANGS_AFTER, heartbeatMs: 500, deadMs: 1_500 },
          });
          await press();
          await doomed;
          note(
            `The worker was killed with ${LANES} messages on their way: they are uncertain, and nothing else is.`,
          );
          worker = await startWorker(installation, quick);
        },
      });
      const stopped = await Promise.race([played.then(() => false), stopping.then(() => true)]);
      if (!exit && !stopped) {
        say('\nTocsin goes on serving. Ctrl-C ends it.');
        await stopping;
      }
      say('Stopping: nothing is left running. The data stays for the next demo.');
    } finally {
      await worker?.stop();
      await api.stop();
    }
  } finally {
    await installation.close();
  }
}

/** The first start's operator, or another one: every play makes organizations of its own. */
async function operatorToken({ dataSource, clock }: OpenInstallation): Promise<string> {
  const first = await setUpInstallation(dataSource);
  const order = {
    organizationId: INSTALLATION,
    actor: { kind: 'system', name: 'console' } as const,
    reactions: {},
    clock,
  };
  return first ?? inWork(dataSource, order, (work) => makeOperatorToken(work, 'demo'));
}
