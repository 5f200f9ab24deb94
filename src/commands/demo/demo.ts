import { readDemoConfig } from '../../config.ts';
import { INSTALLATION } from '../../domain/actor.ts';
import { type OpenInstallation, openInstallation } from '../../installation.ts';
import { makeOperatorToken, setUpInstallation } from '../../platform/auth/set-up-installation.ts';
import { inWork } from '../../platform/database/work.ts';
import { startWorker } from '../../worker.ts';
import { say } from '../say.ts';
import { startApi } from '../start-api.ts';
import { untilStopped } from '../until-stopped.ts';
import { play } from './play.ts';

/** Starts everything embedded, plays one invented breach through the API as any client would, and goes on serving. */
export async function demo({ exit = false }: { exit?: boolean }): Promise<void> {
  const config = readDemoConfig();
  const stopping = untilStopped();
  say(
    "TOCSIN DEMO. The incident, the company's people and every address are invented; mail is written to files.",
  );
  say('Starting PostgreSQL, the API and a worker, all embedded …');
  const installation = await openInstallation(config, {
    applicationName: 'tocsin-demo',
    filesReach: true,
    say,
  });
  try {
    const api = await startApi(installation, config.http, { anyPort: true });
    try {
      const worker = await startWorker(installation, config);
      try {
        say(`The API answers at ${api.url}/graphql. Everything below goes through it.`);
        const played = play({
          url: api.url,
          operatorToken: await operatorToken(installation),
          outbox: installation.outbox,
        });
        const stopped = await Promise.race([played.then(() => false), stopping.then(() => true)]);
        if (!exit && !stopped) {
          say('\nTocsin goes on serving. Ctrl-C ends it.');
          await stopping;
        }
        say('Stopping: nothing is left running. The data stays for the next demo.');
      } finally {
        await worker.stop();
      }
    } finally {
      await api.stop();
    }
  } finally {
    await installation.close();
  }
}

/** The first start's operator, or another one: every play makes an organization of its own. */
async function operatorToken({ dataSource }: OpenInstallation): Promise<string> {
  const first = await setUpInstallation(dataSource);
  const order = {
    organizationId: INSTALLATION,
    actor: { kind: 'system', name: 'console' } as const,
    reactions: {},
  };
  return first ?? inWork(dataSource, order, (work) => makeOperatorToken(work, 'demo'));
}
