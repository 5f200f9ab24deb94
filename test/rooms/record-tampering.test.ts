import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { reportLeak } from '../support/breach.ts';

const BUILT = join(import.meta.dirname, '../../dist/src/main.js');

describe('Somebody with every right in the database changes the record (T-A01)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  /** An organization with ten entries or more, untouched. */
  const fresh = async (): Promise<TestOrganization> => {
    const organization = await api.organizationWith('RESPONDER', 'AUDITOR');
    for (let n = 0; n < 3; n += 1) await reportLeak(api, organization.token.RESPONDER);
    return organization;
  };
  const verdict = async ({ token }: TestOrganization) =>
    (await api.ask(token.AUDITOR, '{ verifyRecord { intact entries firstBad reason } }')).verifyRecord;

  test('an untouched record is intact', async () => {
    const organization = await fresh();
    const [{ last }] = await api.sql('select max(seq)::int as last from event where organization_id = $1', [
      organization.id,
    ]);
    expect(last).toBeGreaterThanOrEqual(10);
    expect(await verdict(organization)).toEqual({
      intact: true,
      entries: last,
      firstBad: null,
      reason: null,
    });
  });

  test.each<[what: string, firstBad: number, sql: string]>([
    [
      'an entry is changed',
      4,
      `update event set details = details || '{"roles": ["AUDITOR"]}' where organization_id = $1 and seq = 4`,
    ],
    [
      'its time is changed',
      5,
      "update event set at = at - interval '1 day' where organization_id = $1 and seq = 5",
    ],
    [
      'its author is changed',
      6,
      `update event set actor = '{"kind":"system","name":"clock"}' where organization_id = $1 and seq = 6`,
    ],
    [
      'its kind is changed',
      3,
      "update event set type = 'token.revoked' where organization_id = $1 and seq = 3",
    ],
    ['an entry is removed', 7, 'delete from event where organization_id = $1 and seq = 7'],
    ['the first is removed', 1, 'delete from event where organization_id = $1 and seq = 1'],
    [
      'two entries change places',
      4,
      `with moved as (update event set seq = seq + 1000 where organization_id = $1 and seq in (4, 5) returning 1)
       select count(*) from moved`,
    ],
    [
      'one is slipped in and the later ones moved up',
      5,
      `with kept as (select * from event where organization_id = $1 and seq = 4)
       insert into event select organization_id, 10000, uuid_v7(), type, at, actor, incident_id, details, previous_hash, hash from kept`,
    ],
    ['the last ones are cut off', 9, 'delete from event where organization_id = $1 and seq > 8'],
  ])('%s: entry %d is named', async (_what, firstBad, sql) => {
    const organization = await fresh();
    await api.sql(sql, [organization.id]);
    if (sql.includes('seq + 1000'))
      for (const [from, to] of [
        [1004, 5],
        [1005, 4],
      ])
        await api.sql('update event set seq = $3 where organization_id = $1 and seq = $2', [
          organization.id,
          from,
          to,
        ]);
    if (sql.includes('10000')) {
      await api.sql(
        'update event set seq = seq + 2000 where organization_id = $1 and seq between 5 and 9999',
        [organization.id],
      );
      await api.sql('update event set seq = 5 where organization_id = $1 and seq = 10000', [organization.id]);
      await api.sql('update event set seq = seq - 1999 where organization_id = $1 and seq > 2000', [
        organization.id,
      ]);
    }
    expect(await verdict(organization)).toMatchObject({ intact: false, firstBad });
  });

  test('the command line says the same, and ends with 2', async () => {
    const organization = await fresh();
    expect(await auditVerify(organization.id)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Intact: \d+ entries/),
    });
    await api.sql("update event set at = at + interval '1 s' where organization_id = $1 and seq = 2", [
      organization.id,
    ]);
    expect(await auditVerify(organization.id)).toEqual({
      code: 2,
      output: 'NOT intact: entry 2: its content is not what was recorded.\n',
    });
  });

  const auditVerify = (id: string): Promise<{ code: number | null; output: string }> =>
    new Promise((resolve, reject) => {
      const env = {
        PATH: process.env['PATH'],
        DATABASE_URL: api.database.applicationUrl,
        TOCSIN_SMTP_URL: 'smtp://127.0.0.1:1',
        TOCSIN_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
        TOCSIN_MAIL_FROM: 'tocsin@tocsin.test',
      };
      const child = spawn(process.execPath, [BUILT, 'audit', 'verify', id], { env });
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
});
