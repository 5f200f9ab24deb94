import type { TestApi } from './api.ts';
import { startTocsin, type TocsinProcess } from './tocsin-process.ts';

/** Connections of a worker under test to the mail server: `c` of the fault tests. */
export const CONCURRENCY = 8;

/** A worker of the built product in a process of its own, that can be killed like any other. */
export interface WorkerProcess extends TocsinProcess {
  /** Ends it without a chance to clean up, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts `tocsin work` on the test's database and mail server, with short times, and waits until it runs. */
export async function startWorkerProcess(
  { database, installation }: Pick<TestApi, 'database' | 'installation'>,
  smtpUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<WorkerProcess> {
  const started = startTocsin(['work'], {
    DATABASE_URL: database.applicationUrl,
    TOCSIN_SMTP_URL: smtpUrl,
    TOCSIN_MASTER_KEY: installation.masterKey.bytes.toString('base64'),
    TOCSIN_MAIL_FROM: 'notices@codecraft.test',
    TOCSIN_WORKER_CONCURRENCY: String(CONCURRENCY),
    TOCSIN_HEARTBEAT_MS: '1000',
    TOCSIN_WORKER_DEAD_MS: '3000',
    TOCSIN_TICK_MS: '300',
    ...more,
  });
  await started.printed(/The worker runs/);
  return {
    ...started,
    async kill() {
      await started.stop('SIGKILL');
    },
  };
}
