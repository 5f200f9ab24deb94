import { readConfig } from '../config.ts';
import { hasLiveWorker } from '../platform/database/live-worker.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';

/** For the health check of a worker's container: throws, and so exits 1, when no worker has given a sign of life. */
export async function health(): Promise<void> {
  const config = readConfig();
  if (config.mode !== 'configured') {
    throw new StartRefusal('The embedded worker runs in the process of "tocsin start": ask its /readyz.');
  }
  if (!(await hasLiveWorker(config.database.applicationUrl, config.worker.deadMs))) {
    throw new StartRefusal('No worker has given a sign of life.');
  }
}
