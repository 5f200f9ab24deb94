import { buildApi } from '../api.ts';
import { type Config, readConfig } from '../config.ts';
import { type OpenInstallation, openInstallation } from '../installation.ts';
import { setUpInstallation } from '../platform/auth/set-up-installation.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';
import { startWorker } from '../worker.ts';
import { untilStopped } from './until-stopped.ts';

export interface Roles {
  readonly api: boolean;
  readonly worker: boolean;
}

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the service in the roles asked for until a signal ends it, then leaves nothing behind. */
export async function serve(roles: Roles): Promise<void> {
  const config = readConfig();
  const stopping = untilStopped();
  const name = roles.api ? (roles.worker ? 'tocsin' : 'tocsin-api') : 'tocsin-worker';
  const installation = await openInstallation(config, { applicationName: name, filesReach: false, say });
  try {
    const running = await startRoles(installation, config, roles);
    if (config.mode === 'embedded')
      say(
        `Embedded: data in ${config.dataDir}, mail as files in ${installation.outbox}. Files reach nobody; docs/operations.md says how to configure production.`,
      );
    await stopping;
    say('Stopping: finishing what is under way.');
    await running.stop();
  } finally {
    await installation.close();
  }
}

/** Starts API and worker on an open installation; stops what it started if a part fails. */
export async function startRoles(
  installation: OpenInstallation,
  config: Config,
  { api, worker }: Roles,
): Promise<{ stop: () => Promise<void> }> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    if (api) {
      const token = await setUpInstallation(installation.dataSource);
      if (token) say(`First start. The operator's token, shown this once:\n  ${token}`);
      const app = await buildApi(installation);
      stops.push(() => app.close());
      await app.listen({ host: config.http.host, port: config.http.port }).catch((error) => {
        throw portRefusal(error, config);
      });
      say(
        `Tocsin answers at http://${config.http.host === '0.0.0.0' ? 'localhost' : config.http.host}:${config.http.port} (explorer there, API at /graphql).`,
      );
    }
    if (worker) {
      const running = await startWorker(installation, config);
      stops.push(running.stop);
      if (!api) say('The worker runs.');
    }
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portRefusal(error: NodeJS.ErrnoException, { http }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new StartRefusal(
      `Port ${http.port} is in use by another program. Stop it, or start with another port: PORT=${http.port + 1}.`,
    );
  if (error.code === 'EACCES')
    return new StartRefusal(
      `Port ${http.port} may not be opened by this user. Take one above 1023: PORT=4000.`,
    );
  return error;
}
