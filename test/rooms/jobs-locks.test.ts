import { setTimeout as delay } from 'node:timers/promises';
import { type JobSource, runJobs } from '../../src/platform/jobs/run-jobs.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { until } from '../support/dispatch-room.ts';

describe('the queue gives a job to one worker at a time', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const add = () => api.sql(`select graphile_worker.add_job('mail-test', '{}')`);
  const waiting = () => api.sql('select locked_by from graphile_worker._private_jobs');
  const queue = (work: () => Promise<void>) => {
    const nothing = async () => undefined;
    const source: JobSource = {
      dataSource: api.source,
      connectionString: api.database.applicationUrl,
      heartbeatMs: 100,
      deadMs: 1_500,
      onError: (error) => {
        throw error;
      },
    };
    return runJobs(source, { 'self-check': nothing, 'deliver-page': nothing, 'mail-test': work });
  };

  test('a job that takes longer than a worker may be silent is not given to a second worker', async () => {
    let started = 0;
    const work = async () => {
      started += 1;
      await delay(5_000);
    };
    const queues = [await queue(work), await queue(work)];
    await add();
    await until(() => started > 0);
    await until(async () => (await waiting()).length === 0);
    for (const { stop } of queues) await stop();
    expect(started).toBe(1);
  });

  test('a job that a killed worker held is taken back and done', async () => {
    await add();
    await api.sql(
      `update graphile_worker._private_jobs set locked_by = 'pool-0123456789abcdef01', locked_at = now() - interval '1 minute'`,
    );
    let done = 0;
    const { stop } = await queue(async () => {
      done += 1;
    });
    await until(async () => (await waiting()).length === 0);
    await stop();
    expect(done).toBe(1);
  });
});
