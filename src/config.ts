import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearestName } from './domain/nearest-name.ts';
import { StartRefusal } from './platform/database/start-refusal.ts';
import { type LOG_LEVELS, NAMES, SECRETS, type Settings, settings } from './settings.ts';

interface Common {
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Whether somebody asked for this very port. */
    readonly portGiven: boolean;
    readonly publicUrl: string;
    /** Whether somebody said so: what is guessed is not printed in notices. */
    readonly publicUrlGiven: boolean;
    /** Proxies whose X-Forwarded-For is believed. */
    readonly trustedProxies: readonly string[];
  };
  readonly worker: {
    /** Connections to the mail server at once. */
    readonly concurrency: number;
    readonly heartbeatMs: number;
    /** A worker silent for longer is dead, and its work is taken over. */
    readonly deadMs: number;
    readonly tickMs: number;
  };
  readonly pager: {
    /** Whether pages may go by http and to addresses of the own net. */
    readonly allowPrivate: boolean;
  };
  /** Bytes a file of an incident may have. */
  readonly largestAttachment: number;
  /** How many affected people one member may see in clear within an hour. */
  readonly revealsPerHour: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Nothing configured: a private PostgreSQL, mail as files, a key made on first start; all in the data folder. */
export interface EmbeddedConfig extends Common {
  readonly mode: 'embedded';
  readonly database: { readonly poolSize: number; readonly waitMs: number };
  readonly mail: { readonly outbox: string; readonly from: string };
  readonly masterKey: { readonly file: string };
}

/** Production: everything named by the operator. */
export interface ConfiguredConfig extends Common {
  readonly mode: 'configured';
  readonly database: { readonly applicationUrl: string; readonly poolSize: number; readonly waitMs: number };
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  readonly masterKey: { readonly bytes: Buffer };
}

export type Config = EmbeddedConfig | ConfiguredConfig;

/** What `migrate` needs; without an owner's URL it migrates the embedded database. */
export interface MigrationConfig {
  readonly ownerUrl: string | null;
  readonly dataDir: string;
  readonly waitMs: number;
  readonly logLevel: Common['logLevel'];
}

export type Environment = Readonly<Record<string, string | undefined>>;
type ReadSecret = (path: string) => string;

/** Reads the environment for `start`, `serve` and `work`; every problem is named at once. */
export function readConfig(env: Environment = process.env, readSecret: ReadSecret = readText): Config {
  const { values, given, problems } = read(env, readSecret);
  const needed = ['DATABASE_URL', 'TOCSIN_SMTP_URL', 'TOCSIN_MASTER_KEY', 'TOCSIN_MAIL_FROM'];
  const chosen = [...needed.slice(0, 3), 'TOCSIN_OWNER_DATABASE_URL'].filter((name) => given.has(name));
  if (chosen.length > 0) {
    for (const name of needed.filter((name) => !given.has(name))) {
      problems.push(
        `${name} is missing: ${chosen[0]} is set, and embedded is all or nothing. Set ${name} too${SECRETS.includes(name) ? ` (or ${name}_FILE)` : ''}, or unset ${chosen.join(' and ')} to run everything embedded.`,
      );
    }
  }
  if (!values || problems.length > 0) throw refusalOf(problems);
  const common = commonOf(values, given);
  const { DATABASE_URL, TOCSIN_SMTP_URL, TOCSIN_MASTER_KEY, TOCSIN_MAIL_FROM } = values;
  const pool = { poolSize: values.TOCSIN_POOL_SIZE, waitMs: values.TOCSIN_DATABASE_WAIT_MS };
  if (!DATABASE_URL || !TOCSIN_SMTP_URL || !TOCSIN_MASTER_KEY || !TOCSIN_MAIL_FROM) {
    return {
      ...common,
      mode: 'embedded',
      database: pool,
      mail: { outbox: join(common.dataDir, 'outbox'), from: TOCSIN_MAIL_FROM ?? 'tocsin@tocsin.test' },
      masterKey: { file: join(common.dataDir, 'master.key') },
    };
  }
  return {
    ...common,
    mode: 'configured',
    database: { ...pool, applicationUrl: withPassword(DATABASE_URL, values.TOCSIN_DATABASE_PASSWORD) },
    mail: { smtpUrl: TOCSIN_SMTP_URL, from: TOCSIN_MAIL_FROM },
    masterKey: { bytes: TOCSIN_MASTER_KEY },
  };
}

/** Reads the environment for `demo`: always embedded, in a folder of its own, with mail as files whatever is configured. */
export function readDemoConfig(env: Environment = process.env): EmbeddedConfig {
  if (env['DATABASE_URL']) {
    throw new StartRefusal(
      'The demo plays an invented breach and never touches a configured database: unset DATABASE_URL to play it.',
    );
  }
  const configured = /^TOCSIN_(SMTP_URL|MAIL_FROM|MASTER_KEY|OWNER_DATABASE_URL)(_FILE)?$/;
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !configured.test(name)));
  const config = readConfig({
    ...kept,
    TOCSIN_DATA_DIR: join(kept['TOCSIN_DATA_DIR']?.trim() || '.tocsin', 'demo'),
  });
  if (config.mode !== 'embedded') throw new StartRefusal('The demo runs embedded only.');
  return config;
}

/** Reads the environment for `migrate`, which alone signs in as the owner of the tables. */
export function readMigrationConfig(
  env: Environment = process.env,
  readSecret: ReadSecret = readText,
): MigrationConfig {
  const { values, given, problems } = read(env, readSecret);
  if (given.has('DATABASE_URL') && !given.has('TOCSIN_OWNER_DATABASE_URL')) {
    problems.push(
      'TOCSIN_OWNER_DATABASE_URL is missing: migrations run as the owner of the tables (tocsin_owner), not as the application. Set it (or TOCSIN_OWNER_DATABASE_URL_FILE).',
    );
  }
  if (!values || problems.length > 0) throw refusalOf(problems);
  const url = values.TOCSIN_OWNER_DATABASE_URL;
  return {
    ownerUrl: url === undefined ? null : withPassword(url, values.TOCSIN_OWNER_DATABASE_PASSWORD),
    dataDir: resolve(values.TOCSIN_DATA_DIR),
    waitMs: values.TOCSIN_DATABASE_WAIT_MS,
    logLevel: values.TOCSIN_LOG_LEVEL,
  };
}

function commonOf(values: Settings, given: ReadonlySet<string>): Common {
  return {
    dataDir: resolve(values.TOCSIN_DATA_DIR),
    http: {
      host: values.TOCSIN_HOST,
      port: values.PORT,
      portGiven: given.has('PORT'),
      publicUrl: values.TOCSIN_PUBLIC_URL ?? `http://localhost:${values.PORT}`,
      trustedProxies: values.TOCSIN_TRUSTED_PROXIES,
      publicUrlGiven: given.has('TOCSIN_PUBLIC_URL'),
    },
    worker: {
      concurrency: values.TOCSIN_WORKER_CONCURRENCY,
      heartbeatMs: values.TOCSIN_HEARTBEAT_MS,
      deadMs: values.TOCSIN_WORKER_DEAD_MS,
      tickMs: values.TOCSIN_TICK_MS,
    },
    pager: { allowPrivate: values.TOCSIN_PAGER_ALLOW_PRIVATE },
    largestAttachment: values.TOCSIN_LARGEST_ATTACHMENT_MB * 1024 * 1024,
    revealsPerHour: values.TOCSIN_REVEALS_PER_HOUR,
    logLevel: values.TOCSIN_LOG_LEVEL,
  };
}

interface Reading {
  readonly values: Settings | undefined;
  /** Settings that were given, rightly or wrongly. */
  readonly given: ReadonlySet<string>;
  readonly problems: string[];
}

function read(env: Environment, readSecret: ReadSecret): Reading {
  const problems: string[] = [];
  // Compose files hand over an unset variable as an empty one.
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const raw = new Map(set.map(([name, value = '']) => [name, value.trim()]));
  for (const name of raw.keys()) {
    if (name.startsWith('TOCSIN_') && !NAMES.includes(name)) problems.push(unknown(name));
  }
  const given = new Set(NAMES.filter((name) => raw.has(name)).map((name) => name.replace(/_FILE$/, '')));
  for (const name of SECRETS) {
    const path = raw.get(`${name}_FILE`);
    if (path === undefined) continue;
    if (raw.has(name)) problems.push(`${name} and ${name}_FILE are both set: keep one.`);
    try {
      raw.set(name, readSecret(path).trim());
    } catch (error) {
      problems.push(`${name}_FILE: cannot read ${path} (${(error as NodeJS.ErrnoException).code}).`);
    }
  }
  const parsed = settings.safeParse(Object.fromEntries(raw));
  // Only the name and what is wrong: a value may be a secret.
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join('.')} ${issue.message}.`);
  const { TOCSIN_HEARTBEAT_MS: beat = 0, TOCSIN_WORKER_DEAD_MS: dead = 0 } = parsed.data ?? {};
  if (parsed.success && dead < 2 * beat) {
    problems.push(`TOCSIN_WORKER_DEAD_MS (${dead}) must be at least twice TOCSIN_HEARTBEAT_MS (${beat}).`);
  }
  return { values: parsed.data, given, problems };
}

function withPassword(url: string, password: string | undefined): string {
  if (password === undefined) return url;
  const complete = new URL(url);
  complete.password = encodeURIComponent(password);
  return complete.href;
}

function unknown(name: string): string {
  const near = nearestName(name, NAMES);
  return `${name} is not a setting of Tocsin: ${near ? `did you mean ${near}?` : 'see .env.example for those there are.'}`;
}

const readText: ReadSecret = (path) => readFileSync(path, 'utf8');

const refusalOf = (problems: readonly string[]): StartRefusal =>
  new StartRefusal(
    problems.length === 1
      ? (problems[0] ?? '')
      : `${problems.length} settings are wrong:\n${problems.map((p) => `  ${p}`).join('\n')}`,
  );
