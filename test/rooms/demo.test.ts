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

/** Where a demo's notices to people lie; pages to the staff lie beside them. */
async function noticesIn(folder: string): Promise<mailparser.ParsedMail[]> {
  const outbox = join(folder, 'demo', 'outbox');
  const files = (await readdir(outbox)).filter((name) => !name.startsWith('page-'));
  return Promise.all(files.map(async (file) => mailparser.simpleParser(await readFile(join(outbox, file)))));
}

test('two demos side by side do not meet: one plays to its end and again, a mail server configured; the other goes on serving until Ctrl-C', async () => {
  const [folder, other] = await Promise.all([newFolder(), newFolder()]);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(4000, '127.0.0.1', resolve).on('error', () => resolve()));
  const smtp = { TOCSIN_SMTP_URL: 'smtp://127.0.0.1:1', TOCSIN_MAIL_FROM: 'x@y.test' };
  const first = startTocsin(['demo', '--exit'], { TOCSIN_DATA_DIR: folder, ...smtp });
  const serving = startTocsin(['demo'], { TOCSIN_DATA_DIR: other });

  // The story, with law and promise side by side in the organization's zone and in UTC, and what is refused.
  expect([await first.ended, first.output()]).toEqual([0, expect.stringContaining('intact')]);
  const told = first.output();
  expect(told).toMatch(/72 hours → affected people\n.*due Mon 26 Oct 2026 18:10 PDT \(Tue 27 Oct 01:10Z\)/);
  expect(told).toMatch(/Art\. 33\(1\)/);
  expect(told).toMatch(/Refused \(REASON_REQUIRED\)/);
  expect(told).toMatch(/Refused \(FORBIDDEN\): You wrote a version of this notice/);
  expect(told).toMatch(/Refused \(NOTICE_HAS_PROBLEMS\)/);
  expect(told).toContain('The worker was killed with 6 messages on their way');
  expect(told).toContain('3969 ACCEPTED, 31 FAILED');

  // Each person got one mail to them alone, with nobody else's address in it; the mail server was never asked.
  const mails = await noticesIn(folder);
  const recipients = mails.map(({ to }) =>
    [to].flat().flatMap((list) => list?.value.map(({ address }) => String(address)) ?? []),
  );
  expect(recipients.every((list) => list.length === 1)).toBe(true);
  expect(new Set(recipients.flat()).size).toBe(3969);
  expect(mails).toHaveLength(3969);
  for (const [i, mail] of mails.entries()) {
    const mentioned = new Set(`${mail.text}${mail.html}`.match(/[\w.]+@(mail\d|gone)\.test/g) ?? []);
    mentioned.delete(String(recipients[i]?.[0]));
    expect([...mentioned]).toEqual([]);
  }

  // The other one serves, and its live incident is five hours old by the real clock.
  await serving.printed(/goes on serving/);
  const [, url] = await serving.printed(/API explorer\s+(\S+)/);
  const [, token] = await serving.printed(/auditor\s+(toc_\S+)/);
  const answer = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ serverTime board(first: 1) { nodes { next { remaining } } } }' }),
  });
  const { data } = (await answer.json()) as {
    data: { serverTime: string; board: { nodes: { next: { remaining: string } }[] } };
  };
  expect(Math.abs(Date.parse(data.serverTime) - Date.now())).toBeLessThan(600_000);
  expect(data.board.nodes[0]?.next.remaining).toMatch(/^PT6[67]H/);
  expect(await serving.stop('SIGINT')).toBe(0);
  await expect(fetch(url ?? '')).rejects.toThrow();

  // The same folder again: the data is found, and another play finds room in it.
  const second = startTocsin(['demo', '--exit'], { TOCSIN_DATA_DIR: folder });
  expect([await second.ended, second.output()]).toEqual([0, expect.stringContaining('intact')]);
  await new Promise((resolve) => taken.close(resolve));
}, 300_000);

test('the demo never touches a configured database, and says so in one line', async () => {
  const run = startTocsin(['demo', '--exit'], {
    DATABASE_URL: 'postgresql://tocsin_app@127.0.0.1:1/tocsin',
    TOCSIN_DATA_DIR: await newFolder(),
  });

  expect(await run.ended).toBe(1);
  expect(run.output().trim().split('\n')).toEqual([expect.stringContaining('unset DATABASE_URL')]);
});
