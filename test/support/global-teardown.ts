import { rm } from 'node:fs/promises';
import { removeEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { type RunningCluster, testCluster } from './cluster.ts';

/** Stops the run's cluster and removes every trace of it. */
export default async function globalTeardown(): Promise<void> {
  const server = (globalThis as RunningCluster).tocsinTestServer;
  if (!server) return;
  await server.stop();
  const { dataDir } = testCluster();
  await removeEmbedded(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}
