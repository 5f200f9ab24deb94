import pg from 'pg';
import type { Config } from './config.ts';
import { mailTest } from './dispatch/mail-test.handler.ts';
import { startSender } from './dispatch/sender.ts';
import { WAKE_CHANNEL } from './dispatch/start-sending.ts';
import type { OpenInstallation } from './installation.ts';
import { clockDigest } from './obligations/clock-digest.ts';
import { deliverPage } from './pager/deliver-page.handler.ts';
import { dataSourceFor } from './platform/database/data-source.ts';
import { runJobs } from './platform/jobs/run-jobs.ts';
import { tick } from './platform/jobs/wakeup.ts';
import { rows } from './rows.ts';
import { answerQuestions } from './trust/answer-questions.handler.ts';
import { wakeupsWith } from './wakeups.ts';

export interface Worker {
  /** Finishes what is under way and ends. */
  readonly stop: () => Promise<void>;
}

/** Starts everything that runs unattended: the sender loop, the clock, the queue. */
export async function startWorker(
  installation: OpenInstallation,
  config: Pick<Config, 'worker' | 'http' | 'database'>,
): Promise<Worker> {
  const { reactions, catalog, masterKey, transports, mailFrom, mail, log, databaseUrl, clock } = installation;
  const onError = (error: unknown) => log.error({ err: error }, 'the worker met an error and goes on');
  const { concurrency, heartbeatMs, deadMs, tickMs } = config.worker;

  // A pool of its own: clocks run on when requests have taken every connection of theirs.
  const pool = { url: databaseUrl, poolSize: config.database.poolSize, applicationName: 'tocsin-worker' };
  const dataSource = await dataSourceFor(pool, rows).initialize();
  const wakeups = wakeupsWith(catalog);
  const started: Worker[] = [{ stop: () => dataSource.destroy() }];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    const settings = { concurrency, heartbeatMs, deadMs, tickMs };
    const sender = await startSender({
      dataSource,
      reactions,
      masterKey,
      transports,
      from: mailFrom,
      filesReach: mail.filesReach,
      settings,
      onError,
      clock,
    });
    started.push(sender);
    const pages = {
      dataSource,
      reactions,
      masterKey,
      reach: installation.pager,
      words: { CLOCK: clockDigest },
      transport: transports.SMTP ?? transports.FILE,
      from: mailFrom,
      publicUrl: config.http.publicUrl,
      clock,
    };
    const answers = {
      ...{ dataSource, reactions, clock, masterKey, transports },
      ...{ pages: installation.pages, from: mailFrom },
    };
    started.push(
      await runJobs(
        { dataSource, connectionString: databaseUrl, heartbeatMs, deadMs, onError },
        {
          'deliver-page': (payload) => deliverPage(pages, payload),
          'mail-test': (payload) => mailTest(pages, payload),
          'self-check': (payload) => answerQuestions(answers, payload),
        },
      ),
    );
    started.push(everyTick(tickMs, () => tick({ dataSource, reactions, clock }, wakeups, onError), onError));
    started.push(listen(databaseUrl, sender.wake, tickMs, onError));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs a task again and again, never two at a time. */
function everyTick(ms: number, task: () => Promise<unknown>, onError: (error: unknown) => void): Worker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const next = () => {
    current = task().then(() => undefined, onError);
    void current.then(() => {
      if (!stopped) timer = setTimeout(next, ms);
    });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}

/** Hears of new dispatches at once; a lost connection is made again, and until then the tick finds them. */
function listen(
  connectionString: string,
  wake: () => void,
  retryMs: number,
  onError: (error: unknown) => void,
): Worker {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const fresh = new pg.Client({ connectionString, application_name: 'tocsin-listen', keepAlive: true });
    const again = () => {
      if (client !== fresh || stopped) return;
      client = undefined;
      timer = setTimeout(() => void connect().catch(onError), retryMs);
    };
    client = fresh;
    fresh.on('notification', wake);
    fresh.on('error', again);
    fresh.on('end', again);
    try {
      await fresh.connect();
      await fresh.query(`listen ${WAKE_CHANNEL}`);
    } catch (error) {
      onError(error);
      again();
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
