import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, realpath, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../src/platform/database/client.ts';
import { installedNative, linkLibraries } from '../../src/platform/database/embedded/native.ts';
import { hasEnded, isAlive } from '../../src/platform/database/embedded/process-mark.ts';
import {
  type EmbeddedServer,
  removeEmbedded,
  startEmbedded,
} from '../../src/platform/database/embedded/start-embedded.ts';
import { keyFromFile } from '../../src/platform/keys/key-file.ts';
import { inAnotherProcess } from '../support/embedded-process.ts';

const asRoot = process.getuid?.() === 0;
const lines: string[] = [];
const start = (dataDir: string): Promise<EmbeddedServer> =>
  startEmbedded({ dataDir, log: (line) => lines.push(line), durable: false });
const answers = (url: string): Promise<boolean> =>
  withClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
const roomOf = async (dataDir: string): Promise<string> =>
  asRoot ? (await readFile(join(dataDir, 'postgres/place'), 'utf8')).trim() : join(dataDir, 'postgres');

describe('the embedded PostgreSQL', () => {
  const folders: string[] = [];
  // The name would be run by a shell, if one were used.
  const newFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin $(false) '));
    folders.push(folder);
    return folder;
  };
  afterEach(async () => {
    for (const folder of folders.splice(0)) {
      await removeEmbedded(folder);
      await rm(folder, { recursive: true });
    }
  });

  test('starts in an empty folder, stops, and finds its data again; passwords are for the owner of the folder alone', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    const [pid] = (await readFile(join(await roomOf(folder), 'cluster/postmaster.pid'), 'utf8')).split('\n');
    await withClient(first.ownerUrl, (client) => client.query('create table kept (id int)'));
    await first.stop();
    expect(await answers(first.ownerUrl)).toBe(false);
    expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
    expect((await stat(join(folder, 'postgres/passwords.json'))).mode & 0o777).toBe(0o600);

    const second = await start(folder);
    await withClient(second.ownerUrl, (client) => client.query('select from kept'));
    await second.stop();
  });

  test('makes two roles, listens on this machine alone and asks for the password', async () => {
    const server = await start(await newFolder());
    await withClient(server.adminUrl, async (client) => {
      const roles = await client.query(`select rolname as name, exists (select from pg_database
          where datdba = role.oid and datname = 'tocsin') as owner,
          rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty
        from pg_roles role where rolname like 'tocsin%' order by 1`);
      expect(roles.rows).toEqual([
        { name: 'tocsin_admin', mighty: true, owner: false },
        { name: 'tocsin_app', mighty: false, owner: false },
        { name: 'tocsin_owner', mighty: false, owner: true },
      ]);
      const settings = await client.query(`select setting from pg_settings
        where name in ('listen_addresses', 'unix_socket_directories', 'password_encryption') order by name`);
      expect(settings.rows.map(({ setting }) => setting)).toEqual(['127.0.0.1', 'scram-sha-256', '']);
    });
    await withClient(server.applicationUrl, async (client) => {
      await expect(client.query('create table mine (id int)')).rejects.toThrow('permission denied');
    });
    expect(await answers(server.ownerUrl.replace(/:[^:@]+@/, ':wrong@'))).toBe(false);
    await server.stop();
  });

  test('a server that a killed process left is taken over by the next start', async () => {
    const folder = await newFolder();
    const killed = await inAnotherProcess(folder);
    await killed.kill();
    const next = await start(folder);
    expect(next.ownerUrl).toBe(killed.ownerUrl);
    await next.stop();
    expect(await answers(next.ownerUrl)).toBe(false);
  });

  test('two processes share one server, and the last one to stop stops it', async () => {
    const folder = await newFolder();
    const [one, two] = await Promise.all([inAnotherProcess(folder), start(folder)]);
    expect(one.ownerUrl).toBe(two.ownerUrl);
    await two.stop();
    expect(await answers(one.ownerUrl)).toBe(true);
    await expect(removeEmbedded(folder)).rejects.toThrow('in use');
    await one.stop();
    expect(await answers(one.ownerUrl)).toBe(false);
  });

  test('a process that has ended counts as gone, though the program that started it never asked after it', async () => {
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [pid] = (await once(createInterface(parent.stdout), 'line')) as [string];
    while (!hasEnded(Number(pid))) await sleep(5);
    expect(isAlive(`${pid}-0`)).toBe(false);
    expect(isAlive(`${parent.pid}-0`)).toBe(true);
    parent.kill();
    await once(parent, 'exit');
    expect(hasEnded(Number(parent.pid))).toBe(true);
  });

  test('two folders have two servers side by side', async () => {
    const [one, two] = await Promise.all([start(await newFolder()), start(await newFolder())]);
    expect(one.ownerUrl).not.toBe(two.ownerUrl);
    await one.stop();
    expect(await answers(two.ownerUrl)).toBe(true);
    await two.stop();
  });

  test('a stale process number does not stand in the way', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    const room = await roomOf(folder);
    await writeFile(
      join(room, 'cluster/postmaster.pid'),
      `${process.pid}\n${room}/cluster\n1\n1\n\n127.0.0.1\n1\nready\n`,
    );
    await writeFile(join(folder, 'postgres/lock'), '4194304-1');
    const again = await start(folder);
    expect(await answers(again.ownerUrl)).toBe(true);
    await again.stop();
  });

  test('a database that was removed from under its data folder is not silently replaced by an empty one', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    await rm(join(await roomOf(folder), 'cluster'), { recursive: true });
    await expect(start(folder)).rejects.toThrow('The database of this data folder is gone');
  });

  test('a data folder that was removed begins anew in the same place', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    await first.stop();
    await unlink(join(folder, 'postgres/passwords.json'));
    const second = await start(folder);
    expect(lines.at(-1)).toContain('the data folder it belonged to was removed');
    expect(await answers(second.ownerUrl)).toBe(true);
    await second.stop();
  });

  test('as root the database lies where another user may enter, and a copied data folder is refused', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    const room = await roomOf(folder);
    if (!asRoot) {
      expect(existsSync(join(folder, 'postgres/cluster'))).toBe(true);
      return;
    }
    expect(room).toMatch(/^\/var\/lib\/tocsin\/[0-9a-f]{16}$/);
    expect((await stat(join(room, 'cluster'))).uid).toBe(65_534);
    expect(await readFile(join(room, 'data-folder'), 'utf8')).toBe(`${await realpath(folder)}\n`);
    const copy = await mkdtemp(join(tmpdir(), 'tocsin-copy-'));
    await cp(folder, copy, { recursive: true });
    await expect(start(copy)).rejects.toThrow(`was moved or copied: its database lies in ${room}`);
    await rm(copy, { recursive: true });
  });

  test('removing leaves nothing behind, neither here nor elsewhere', async () => {
    const folder = await newFolder();
    await (await start(folder)).stop();
    const room = await roomOf(folder);
    await removeEmbedded(folder);
    expect(existsSync(room) && (await readdir(room)).length > 0).toBe(false);
    expect(existsSync(join(folder, 'postgres/passwords.json'))).toBe(false);
  });

  test('links between library names are made where an install script was not allowed to', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'tocsin-native-'));
    const { folder } = await installedNative();
    await cp(folder, join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
    const wanted = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[];
    for (const { target } of wanted) await rm(join(copy, target), { force: true });
    await linkLibraries(join(copy, 'native'));
    await linkLibraries(join(copy, 'native'));
    for (const { target } of wanted) expect((await stat(join(copy, target))).isFile()).toBe(true);
    await rm(copy, { recursive: true });
  });

  test('the generated key is made once, readable by its owner alone', async () => {
    const folder = await newFolder();
    const file = join(folder, 'master.key');
    const [one, two] = await Promise.all([keyFromFile(file), keyFromFile(file)]);
    expect(one).toEqual(two);
    expect(await keyFromFile(file)).toEqual(one);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(['master.key']);
  });
});
