import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../src/platform/database/client.ts';
import { removeEmbedded } from '../../src/platform/database/embedded/start-embedded.ts';
import { freshDatabase } from '../support/database.ts';
import { startTocsin } from '../support/tocsin-process.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-start-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) {
    await removeEmbedded(folder).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
});

const viewer = (url: string, token: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { roles } }' }),
  });

test('the first start prints one operator token, a later one none; more are made and revoked from the command line', async () => {
  const settings = { TOCSIN_DATA_DIR: await newFolder(), PORT: '0' };
  const first = startTocsin(['start'], settings);
  const [, url = ''] = await first.printed(/answers at (http\S+)/);
  const [token = ''] = await first.printed(/toc_operator_\S+/);
  expect((await viewer(url, token)).status).toBe(200);

  const made = startTocsin(['token', 'create'], settings);
  expect(await made.ended).toBe(0);
  const other = made.output().trim();
  expect((await viewer(url, other)).status).toBe(200);
  expect(await startTocsin(['token', 'revoke', other], settings).ended).toBe(0);
  expect((await viewer(url, other)).status).toBe(401);

  expect(await first.stop('SIGTERM')).toBe(0);
  const again = startTocsin(['start'], settings);
  await again.printed(/answers at/);
  expect(again.output()).not.toMatch(/toc_/);
  expect(await again.stop('SIGINT')).toBe(0);
});

test('a busy port is one line that says what to do, and nothing is left running', async () => {
  const busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  const { port } = busy.address() as AddressInfo;

  const run = startTocsin(['start'], { TOCSIN_DATA_DIR: await newFolder(), PORT: String(port) });
  const code = await run.ended;
  await new Promise((resolve) => busy.close(resolve));

  expect(code).toBe(1);
  expect(run.output()).toMatch(
    new RegExp(`^tocsin: Port ${port} is in use by another program\\..*PORT=${port + 1}`, 'm'),
  );
  expect(run.output()).not.toMatch(/ at .*\.js:\d+/);
});

test('a database of a newer schema is refused in one line', async () => {
  const database = await freshDatabase();
  await withClient(database.ownerUrl, (client) =>
    client.query(
      "insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')",
    ),
  );

  const run = startTocsin(['serve'], {
    DATABASE_URL: database.applicationUrl,
    TOCSIN_SMTP_URL: 'smtp://127.0.0.1:1',
    TOCSIN_MAIL_FROM: 'notices@tocsin.test',
    TOCSIN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    PORT: '0',
  });
  const code = await run.ended;
  await database.drop();

  expect([code, run.output().trim().split('\n').length]).toEqual([1, 1]);
  expect(run.output()).toMatch(/newer/);
});

test('half a configuration is refused, with every problem at once', async () => {
  const run = startTocsin(['serve'], {
    DATABASE_URL: 'postgresql://tocsin_app@127.0.0.1:1/tocsin',
    TOCSIN_MASTRE_KEY: 'x',
  });

  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/TOCSIN_SMTP_URL is missing/);
  expect(run.output()).toMatch(/TOCSIN_MASTER_KEY is missing/);
  expect(run.output()).toMatch(
    /TOCSIN_MASTRE_KEY is not a setting of Tocsin: did you mean TOCSIN_MASTER_KEY/,
  );
});

test('ready is false while the database is away, alive stays true', async () => {
  const database = await freshDatabase();
  const run = startTocsin(['serve'], {
    DATABASE_URL: database.applicationUrl,
    TOCSIN_SMTP_URL: 'smtp://127.0.0.1:1',
    TOCSIN_MAIL_FROM: 'notices@tocsin.test',
    TOCSIN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    PORT: '0',
  });
  const [, url = ''] = await run.printed(/answers at (http\S+)/);
  const [token = ''] = await run.printed(/toc_operator_\S+/);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  await database.drop();

  const [ready, alive, asked] = [
    await fetch(`${url}/readyz`),
    await fetch(`${url}/livez`),
    await viewer(url, token),
  ];
  expect([ready.status, alive.status, asked.status, asked.headers.get('retry-after')]).toEqual([
    503,
    200,
    503,
    '5',
  ]);
  expect(await run.stop()).toBe(0);
});

test('a lost master key is noticed at start, not when the first person cannot be read', async () => {
  const folder = await newFolder();
  const first = startTocsin(['start'], { TOCSIN_DATA_DIR: folder, PORT: '0' });
  await first.printed(/answers at/);
  await first.stop();
  await rm(join(folder, 'master.key'));

  const again = startTocsin(['start'], { TOCSIN_DATA_DIR: folder, PORT: '0' });

  expect(await again.ended).toBe(1);
  expect(again.output()).toMatch(/The master key is not the one of this database/);
});
