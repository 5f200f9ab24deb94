import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { reply } from '../support/fault-smtp-types.ts';
import { startTocsin, type TocsinProcess } from '../support/tocsin-process.ts';

const SCRIPT = join(process.cwd(), 'dist/test/clients/security-day.js');

/** Nobody lives at gone@: the day has somebody whom mail does not reach. */
const sink = () =>
  startFaultSmtp({
    recipient: (address, point) =>
      point === 'RCPT' && address.startsWith('gone@') ? reply('550 5.1.1 No such user') : undefined,
  });

describe('the day of a security team, played with urql from another process', () => {
  let database: TestDatabase;
  let smtp: FaultSmtp;
  let service: TocsinProcess;
  let url: string;
  let operator: string;
  beforeAll(async () => {
    database = await freshDatabase();
    smtp = await sink();
    service = startTocsin(['start'], {
      DATABASE_URL: database.applicationUrl,
      TOCSIN_SMTP_URL: smtp.url,
      TOCSIN_MAIL_FROM: 'notices@tocsin.test',
      TOCSIN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      TOCSIN_TICK_MS: '500',
      PORT: '0',
    });
    [, url = ''] = await service.printed(/answers at (http\S+)/);
    [operator = ''] = await service.printed(/toc_operator_\S+/);
  });
  afterAll(async () => {
    await service?.stop();
    await smtp?.close();
    await database?.drop();
  });

  const call = async <T>(token: string, query: string, variables: object): Promise<T> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: T; errors?: object[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  /** An organization and a token for each of its people, by the API. */
  async function tokensOf(profile: string): Promise<Record<string, string>> {
    const made = await call<{ createOrganization: { administratorToken: string } }>(
      operator,
      'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { administratorToken } }',
      { input: { profile, name: 'Example Company', administratorName: 'Ada' } },
    );
    const { administratorToken: administrator } = made.createOrganization;
    const tokenFor = async (...roles: string[]) => {
      const member = await call<{ addMember: { id: string } }>(
        administrator,
        'mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }',
        {
          input: { name: roles.join(' and '), email: `member${roles.length}@company.test`, roles },
        },
      );
      const issued = await call<{ issueToken: { secret: string } }>(
        administrator,
        'mutation ($input: IssueTokenInput!) { issueToken(input: $input) { secret } }',
        { input: { memberId: member.addMember.id, name: 'day' } },
      );
      return issued.issueToken.secret;
    };
    return {
      DAY_ADMINISTRATOR: administrator,
      DAY_RESPONDER: await tokenFor('RESPONDER', 'APPROVER'),
      DAY_DECIDER: await tokenFor('DECISION_MAKER'),
    };
  }

  async function play(env: Record<string, string>): Promise<{ code: number; output: string }> {
    const child = spawn(process.execPath, [SCRIPT], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }

  test.each(['codecraft', 'pipo360', 'piora', 'pixeldrive', 'ide-platform'])(
    'from the first report to the closed incident, as %s: no call needs what no other has answered',
    async (profile) => {
      const { code, output } = await play({ DAY_URL: url, ...(await tokensOf(profile)) });

      expect([code, output]).toEqual([0, expect.stringContaining('✓ the day is done')]);
      for (const line of [
        /refused \(REASON_REQUIRED\)/,
        /the cache knows what the mutation changed/,
        /questions answered, nothing is undecided/,
        /the counts of the file are the facts now/,
        /nobody is missing from the contact card/,
        /decided, by name: not required/,
        /another person than its author approved it/,
        /mail did not reach 2/,
        /2 of them got a letter/,
        /refused \(CONFLICT\): This incident cannot be closed yet/,
        /the incident is closed/,
        /the record is intact/,
      ])
        expect(output).toMatch(line);
    },
    120_000,
  );

  test('a day that goes wrong ends with 1 and one line that says where', async () => {
    const tokens = await tokensOf('codecraft');
    const { code, output } = await play({
      DAY_URL: url,
      ...tokens,
      DAY_DECIDER: tokens['DAY_RESPONDER'] ?? '',
    });

    expect(code).toBe(1);
    expect(output.trim().split('\n').at(-1)).toMatch(/^(Refused|Expected)/);
  });
});
