import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, ownMark } from '../../src/platform/database/embedded/process-mark.ts';
import { removeEmbedded, startEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { CLUSTER_VARIABLE, type TestCluster } from '../support/cluster.ts';

const FOLDER = 'tocsin-bench-';

/** A PostgreSQL of the run's own, durable as in production, and a folder for everything else; `stop` leaves nothing. */
export async function startBenchCluster(): Promise<{ folder: string; stop: () => Promise<void> }> {
  await clearLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${ownMark()}-`));
  const dataDir = join(folder, 'cluster');
  const log = () => undefined;
  const server = await startEmbedded({ dataDir, log });
  const { adminUrl, ownerUrl, applicationUrl } = server;
  await migrate(ownerUrl, { setting: 'the cluster of the bench', waitMs: 10_000, log });
  const cluster: TestCluster = { dataDir, adminUrl, ownerUrl, applicationUrl, template: 'tocsin' };
  process.env[CLUSTER_VARIABLE] = JSON.stringify(cluster);
  return {
    folder,
    async stop() {
      await server.stop();
      await remove(folder);
    },
  };
}

/** A killed run leaves its server running: the next one ends it. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, mark] = new RegExp(`^${FOLDER}(\\d+-\\d+)-`).exec(name) ?? [];
    if (!mark || isAlive(mark)) continue;
    const folder = join(tmpdir(), name);
    try {
      await remove(folder);
    } catch {
      // Another user's: not ours to read, let alone to remove.
    }
  }
}

/** Every data folder in it with its database, wherever that lies, then the folder. */
async function remove(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await removeEmbedded(join(folder, entry.name));
  await rm(folder, { recursive: true, force: true });
}
