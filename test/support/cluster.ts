/** How a test process finds the run's PostgreSQL; not named TOCSIN_…, since Tocsin refuses settings it does not know. */
export const CLUSTER_VARIABLE = 'TEST_CLUSTER';

/** The cluster of a test run and the database every other one is cloned from. */
export interface TestCluster {
  readonly dataDir: string;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly template: string;
}

/** The run's cluster, as the global set-up left it. */
export function testCluster(): TestCluster {
  const text = process.env[CLUSTER_VARIABLE];
  if (!text) throw new Error('No test cluster: run tests through Jest, whose global set-up starts one.');
  return JSON.parse(text);
}

/** The same login at another database of the cluster. */
export function atDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Jest runs set-up and teardown in one process: the server's handle passes from one to the other here. */
export type RunningCluster = typeof globalThis & { tocsinTestServer?: { stop: () => Promise<void> } };
