import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mailparser from 'mailparser';
import { removeEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { startTocsin } from '../support/tocsin-process.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-demo-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) {
    await removeEmbedded(join(folder, 'demo')).catch(() => undefined);
    await removeEmbedded(folder).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
});

test('the demo plays a breach from facts to proof and ends with status 0, twice in a row', async () => {
  const folder = await newFolder();

  const first = startTocsin(['demo', '--exit'], { TOCSIN_DATA_DIR: folder });
  expect([await first.ended, first.output()]).toEqual([
    0,
    expect.stringContaining('MET: Promise to notify affected users'),
  ]);
  const second = startTocsin(['demo', '--exit'], { TOCSIN_DATA_DIR: folder });
  expect([await second.ended, second.output()]).toEqual([0, expect.stringContaining('intact')]);

  // Law and promise stand side by side, in the organization's zone and in UTC.
  expect(first.output()).toMatch(
    /Promise to notify affected users within 72 hours[\s\S]*?due .* P[SD]T \(.*Z\)/,
  );
  expect(first.output()).toMatch(/Art\. 33\(1\)/);
  expect(first.output()).toMatch(/Refused \(REASON_REQUIRED\)/);
  expect(first.output()).toMatch(/Refused \(FORBIDDEN\): You wrote a version of this notice/);
});

test("each person gets one mail to them alone, with nobody else's name or address in it", async () => {
  const folder = await newFolder();
  const run = startTocsin(['demo', '--exit'], { TOCSIN_DATA_DIR: folder });
  expect(await run.ended).toBe(0);

  const outbox = join(folder, 'demo', 'outbox');
  const files = (await readdir(outbox)).filter((name) => !name.startsWith('reminder'));
  const mails = await Promise.all(
    files.map(async (file) => mailparser.simpleParser(await readFile(join(outbox, file)))),
  );
  const recipients = mails.map(({ to }) =>
    [to].flat().flatMap((list) => list?.value.map(({ address }) => address) ?? []),
  );

  expect(mails).toHaveLength(340);
  expect(recipients.every((list) => list.length === 1)).toBe(true);
  expect(new Set(recipients.flat()).size).toBe(340);
  for (const [i, mail] of mails.entries()) {
    const mentioned = new Set(`${mail.text}${mail.html}`.match(/[\w.]+@mail\d\.test/g) ?? []);
    mentioned.delete(String(recipients[i]?.[0]));
    expect([...mentioned]).toEqual([]);
  }
});

test('two demos side by side do not meet: the second takes a free port', async () => {
  const [one, other] = await Promise.all([newFolder(), newFolder()]);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(4000, '127.0.0.1', resolve).on('error', () => resolve()));

  const runs = [one, other].map((folder) => startTocsin(['demo', '--exit'], { TOCSIN_DATA_DIR: folder }));
  const codes = await Promise.all(runs.map(({ ended }) => ended));
  await new Promise((resolve) => taken.close(resolve));

  expect(codes).toEqual([0, 0]);
});

test('the demo goes on serving, and Ctrl-C ends it cleanly and leaves no process', async () => {
  const folder = await newFolder();
  const run = startTocsin(['demo'], { TOCSIN_DATA_DIR: folder });
  await run.printed(/goes on serving/);
  const [, url] = await run.printed(/API explorer\s+(\S+)/);
  const [, token] = await run.printed(/auditor\s+(toc_\S+)/);
  const answer = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ incidents(first: 1) { nodes { reference } } }' }),
  });
  expect(await answer.json()).toEqual({
    data: { incidents: { nodes: [{ reference: expect.stringMatching(/^\d{4}-\d{4}-\d$/) }] } },
  });

  expect(await run.stop('SIGINT')).toBe(0);
  await expect(fetch(url ?? '')).rejects.toThrow();
});

test('the demo never touches a configured database, and says so in one line', async () => {
  const run = startTocsin(['demo', '--exit'], {
    DATABASE_URL: 'postgresql://tocsin_app@127.0.0.1:1/tocsin',
    TOCSIN_DATA_DIR: await newFolder(),
  });

  expect(await run.ended).toBe(1);
  expect(run.output().trim().split('\n')).toEqual([expect.stringContaining('unset DATABASE_URL')]);
});

test('the demo writes files even where a mail server is configured', async () => {
  const folder = await newFolder();
  const run = startTocsin(['demo', '--exit'], {
    TOCSIN_DATA_DIR: folder,
    TOCSIN_SMTP_URL: 'smtp://127.0.0.1:1',
    TOCSIN_MAIL_FROM: 'x@y.test',
  });

  expect(await run.ended).toBe(0);
  expect((await readdir(join(folder, 'demo', 'outbox'))).length).toBeGreaterThanOrEqual(340);
});
