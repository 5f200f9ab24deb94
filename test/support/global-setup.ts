import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, ownMark } from '../../src/platform/database/embedded/process-mark.ts';
import { removeEmbedded, startEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { CLUSTER_VARIABLE, type RunningCluster, type TestCluster } from './cluster.ts';

const FOLDER = 'tocsin-test-';

/** One cluster for the whole run, migrated once; every test file clones its databases from it. */
export default async function globalSetup(): Promise<void> {
  await clearLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), `${FOLDER}${ownMark()}-`));
  const log = () => undefined;
  const server = await startEmbedded({ dataDir, log, durable: false });
  const { adminUrl, ownerUrl, applicationUrl } = server;
  await migrate(ownerUrl, { setting: 'the test cluster', waitMs: 10_000, log });
  const cluster: TestCluster = { dataDir, adminUrl, ownerUrl, applicationUrl, template: 'tocsin' };
  process.env[CLUSTER_VARIABLE] = JSON.stringify(cluster);
  (globalThis as RunningCluster).tocsinTestServer = server;
}

/** A killed run leaves its cluster running: the next one clears it away. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, mark] = new RegExp(`^${FOLDER}(\\d+-\\d+)-`).exec(name) ?? [];
    if (!mark || isAlive(mark)) continue;
    const folder = join(tmpdir(), name);
    try {
      await removeEmbedded(folder);
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Another user's: not ours to read, let alone to remove.
    }
  }
}
