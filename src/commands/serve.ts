import { type Config, readConfig } from '../config.ts';
import { type OpenInstallation, openInstallation } from '../installation.ts';
import { setUpInstallation } from '../platform/auth/set-up-installation.ts';
import { startWorker } from '../worker.ts';
import { say } from './say.ts';
import { startApi } from './start-api.ts';
import { untilStopped } from './until-stopped.ts';

export interface Roles {
  readonly api: boolean;
  readonly worker: boolean;
}

/** Runs the service in the roles asked for until a signal ends it, then leaves nothing behind. */
export async function serve(roles: Roles): Promise<void> {
  const config = readConfig();
  const stopping = untilStopped();
  const name = roles.api ? (roles.worker ? 'tocsin' : 'tocsin-api') : 'tocsin-worker';
  const installation = await openInstallation(config, { applicationName: name, filesReach: false, say });
  try {
    const stops = await startRoles(installation, config, roles);
    try {
      if (config.mode === 'embedded') {
        say(
          `Embedded: data in ${config.dataDir}, mail as files in ${installation.outbox}. Files reach nobody: docs/operations.md says how to set up production.`,
        );
      }
      await stopping;
      say('Stopping: finishing what is under way.');
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
  } finally {
    await installation.close();
  }
}

async function startRoles(
  installation: OpenInstallation,
  config: Config,
  { api, worker }: Roles,
): Promise<(() => Promise<void>)[]> {
  const stops: (() => Promise<void>)[] = [];
  try {
    if (api) {
      const running = await startApi(installation, config.http);
      stops.push(running.stop);
      const token = await setUpInstallation(installation.dataSource);
      if (token) say(`First start. The operator's token, shown this once:\n  ${token}`);
      say(`Tocsin answers at ${running.url} (explorer there, API at /graphql).`);
    }
    if (worker) {
      stops.push((await startWorker(installation, config)).stop);
      if (!api) say('The worker runs.');
    }
    return stops;
  } catch (error) {
    for (const stop of stops.reverse()) await stop();
    throw error;
  }
}
