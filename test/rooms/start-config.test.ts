import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, readConfig, readMigrationConfig } from '../../src/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const COMPLETE = {
  DATABASE_URL: 'postgresql://tocsin_app:secret@db.test:5432/tocsin',
  TOCSIN_SMTP_URL: 'smtps://user:password@mail.test',
  TOCSIN_MASTER_KEY: KEY,
  TOCSIN_MAIL_FROM: 'notices@tocsin.test',
};

function problemsOf(env: Environment, read = readConfig as (env: Environment) => unknown): string {
  try {
    read(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('reading the configuration', () => {
  test('nothing configured means everything embedded', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'embedded',
      dataDir: join(process.cwd(), '.tocsin'),
      mail: { outbox: join(process.cwd(), '.tocsin/outbox') },
      masterKey: { file: join(process.cwd(), '.tocsin/master.key') },
      http: { host: '127.0.0.1', port: 4000, publicUrl: 'http://localhost:4000' },
      worker: { concurrency: 5, heartbeatMs: 5000, deadMs: 30_000, tickMs: 5000 },
      database: { poolSize: 10, waitMs: 60_000 },
    });
  });

  test('an empty variable counts as unset, as compose files hand it over', () => {
    expect(readConfig({ DATABASE_URL: '', TOCSIN_SMTP_URL: ' ' }).mode).toBe('embedded');
  });

  test('with database, mail server, key and sender it is configured', () => {
    expect(readConfig(COMPLETE)).toMatchObject({
      mode: 'configured',
      database: { applicationUrl: COMPLETE.DATABASE_URL },
      mail: { smtpUrl: COMPLETE.TOCSIN_SMTP_URL, from: 'notices@tocsin.test' },
      masterKey: { bytes: Buffer.alloc(32, 7) },
    });
  });

  test.each(Object.keys(COMPLETE))('without %s alone, start is refused and says what to set', (name) => {
    const message = problemsOf({ ...COMPLETE, [name]: undefined });
    expect(message).toMatch(new RegExp(`^${name} is missing: .* is set, and embedded is all or nothing`));
    expect(message).not.toContain('\n');
  });

  test('proxies whose word is taken are named one by one; a public address is printed only if somebody set it', () => {
    const { http } = readConfig({
      TOCSIN_TRUSTED_PROXIES: '10.0.0.5, 172.16.0.0/12,::1',
      TOCSIN_PUBLIC_URL: 'https://x.test',
    });
    expect(http.trustedProxies).toEqual(['10.0.0.5', '172.16.0.0/12', '::1']);
    expect(http.publicUrlGiven).toBe(true);
    expect(readConfig({}).http).toMatchObject({ trustedProxies: [], publicUrlGiven: false });
    expect(problemsOf({ TOCSIN_TRUSTED_PROXIES: 'proxy.local' })).toContain(
      'TOCSIN_TRUSTED_PROXIES must be addresses or ranges',
    );
  });

  test('a database without mail server and key names both at once', () => {
    const message = problemsOf({ DATABASE_URL: COMPLETE.DATABASE_URL });
    expect(message).toContain('TOCSIN_SMTP_URL is missing');
    expect(message).toContain('TOCSIN_MASTER_KEY is missing');
    expect(message).toContain('unset DATABASE_URL to run everything embedded');
  });

  test('every problem is named in one go, and no value of a secret is repeated', () => {
    const message = problemsOf({
      ...COMPLETE,
      DATABASE_URL: 'mysql://user:hunter2@db.test/x',
      TOCSIN_MASTER_KEY: 'c2hvcnQtc2VjcmV0',
      PORT: 'http',
      TOCSIN_LOG_LEVEL: 'loud',
      TOCSIN_MAIL_FORM: 'x@y.test',
    });
    for (const part of [
      'DATABASE_URL must be',
      'TOCSIN_MASTER_KEY must be',
      'PORT must be',
      'TOCSIN_LOG_LEVEL must be',
    ]) {
      expect(message).toContain(part);
    }
    expect(message).toContain('TOCSIN_MAIL_FORM is not a setting of Tocsin: did you mean TOCSIN_MAIL_FROM?');
    expect(message).not.toMatch(/hunter2|c2hvcnQ/);
  });

  test('an unknown name far from any other points to the list', () => {
    expect(problemsOf({ TOCSIN_COLOUR: 'red' })).toBe(
      'TOCSIN_COLOUR is not a setting of Tocsin: see .env.example for those there are.',
    );
  });

  test('a secret may lie in a file; a missing file and a double setting are problems', () => {
    const read = (path: string) => {
      if (path === '/run/key') return `${KEY}\n`;
      throw Object.assign(new Error(), { code: 'ENOENT' });
    };
    const byFile = { ...COMPLETE, TOCSIN_MASTER_KEY: undefined, TOCSIN_MASTER_KEY_FILE: '/run/key' };
    expect(readConfig(byFile, read)).toMatchObject({ masterKey: { bytes: Buffer.alloc(32, 7) } });
    expect(problemsOf({ ...byFile, TOCSIN_MASTER_KEY: KEY }, (env) => readConfig(env, read))).toBe(
      'TOCSIN_MASTER_KEY and TOCSIN_MASTER_KEY_FILE are both set: keep one.',
    );
    expect(
      problemsOf({ ...byFile, TOCSIN_MASTER_KEY_FILE: '/nowhere' }, (env) => readConfig(env, read)),
    ).toBe('TOCSIN_MASTER_KEY_FILE: cannot read /nowhere (ENOENT).');
  });

  test('a worker must not count as dead between two heartbeats', () => {
    expect(problemsOf({ TOCSIN_HEARTBEAT_MS: '5000', TOCSIN_WORKER_DEAD_MS: '6000' })).toContain(
      'at least twice',
    );
  });

  test('migrate asks for the owner as soon as a database is named', () => {
    expect(readMigrationConfig({}).ownerUrl).toBeNull();
    expect(problemsOf({ DATABASE_URL: COMPLETE.DATABASE_URL }, readMigrationConfig)).toMatch(
      /^TOCSIN_OWNER_DATABASE_URL is missing/,
    );
    const owner = { TOCSIN_OWNER_DATABASE_URL: 'postgresql://tocsin_owner@db.test/tocsin' };
    expect(readMigrationConfig({ ...owner, TOCSIN_OWNER_DATABASE_PASSWORD: 'p@ss' }).ownerUrl).toBe(
      'postgresql://tocsin_owner:p%40ss@db.test/tocsin',
    );
  });

  test('.env.example lists every setting and is itself a valid configuration', async () => {
    const text = await readFile(join(import.meta.dirname, '../../.env.example'), 'utf8');
    const lines = [...text.matchAll(/^#([A-Z_]+)=(.*)$/gm)];
    const env = Object.fromEntries(lines.map(([, name = '', value]) => [name, value]));
    expect(readConfig({ ...env, TOCSIN_MASTER_KEY: KEY }).mode).toBe('configured');
    const source = await readFile(join(import.meta.dirname, '../../src/settings.ts'), 'utf8');
    const settings = [...source.matchAll(/^ {2}([A-Z_]{4,}):/gm)].map(([, name]) => name);
    expect(Object.keys(env).sort()).toEqual(settings.sort());
  });
});
