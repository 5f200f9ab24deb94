import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import type { Installation } from './api.ts';
import type { Config } from './config.ts';
import { INSTALLATION } from './domain/actor.ts';
import { checkDatabase } from './platform/database/check-database.ts';
import { dataSourceFor } from './platform/database/data-source.ts';
import { startEmbedded } from './platform/database/embedded/start-embedded.ts';
import { migrate } from './platform/database/migrate.ts';
import { type Log, StartRefusal } from './platform/database/start-refusal.ts';
import { inWork } from './platform/database/work.ts';
import { keyFromFile } from './platform/keys/key-file.ts';
import { isMasterKeyOf, type MasterKey, masterKey } from './platform/keys/key-ring.ts';
import { fileTransport } from './platform/mail/file-transport.ts';
import { smtpTransport } from './platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from './platform/mail/smtp-url.ts';
import type { MailTransport } from './platform/mail/transport.ts';
import { reactionsWith } from './reactions.ts';
import { rows } from './rows.ts';
import { tocsinSchema } from './schema.ts';
import { rulesFolder, shippedCatalog, shippedTemplates } from './shipped-catalog.ts';
import { loadPageWords } from './trust/page-words.ts';

/** Everything one process of the service needs, opened. */
export interface OpenInstallation extends Installation {
  readonly databaseUrl: string;
  readonly transports: { readonly SMTP: MailTransport | null; readonly FILE: MailTransport };
  readonly mailFrom: string;
  readonly outbox: string;
  readonly close: () => Promise<void>;
}

export interface Opening {
  readonly applicationName: string;
  /** Whether mail written to files counts as reaching people: only in the demo. */
  readonly filesReach: boolean;
  /** One line for the person who starts it. */
  readonly say: Log;
}

/** A failed statement carries its parameters, and they hold what people typed. */
const SECRETS_AND_WORDS = [
  'err.parameters',
  'err.query',
  'err.driverError',
  'err.detail',
  'err.where',
  'req.headers.authorization',
];

/** Opens what the configuration names, or everything embedded; closes what it opened if a part fails. */
export async function openInstallation(
  config: Config,
  { applicationName, filesReach, say }: Opening,
): Promise<OpenInstallation> {
  const log = pino({ level: config.logLevel, redact: { paths: SECRETS_AND_WORDS, remove: true } });
  const [catalog, schema] = await Promise.all([shippedCatalog(), tocsinSchema()]);
  const templates = await shippedTemplates(catalog);
  const pages = await loadPageWords(rulesFolder);
  const key = masterKey(await masterKeyBytes(config));
  const database = await openDatabase(config, say);
  let dataSource: DataSource;
  try {
    dataSource = await dataSourceFor(
      { url: database.url, poolSize: config.database.poolSize, applicationName },
      rows,
    ).initialize();
  } catch (error) {
    await database.stop();
    throw error;
  }
  try {
    await checkMasterKey(dataSource, key);
  } catch (error) {
    await dataSource.destroy();
    await database.stop();
    throw error;
  }
  const outbox = config.mode === 'embedded' ? config.mail.outbox : join(config.dataDir, 'outbox');
  const smtp = config.mode === 'configured' ? smtpTransport(parseSmtpUrl(config.mail.smtpUrl)) : null;
  const publicUrl = config.http.publicUrlGiven ? config.http.publicUrl : null;
  return {
    dataSource,
    reactions: reactionsWith(catalog, { templates, publicUrl }),
    catalog,
    templates,
    pages,
    trustedProxies: config.http.trustedProxies,
    publicUrl,
    masterKey: key,
    mail: { kind: smtp ? 'SMTP' : 'FILE', filesReach },
    pager: config.pager,
    revealsPerHour: config.revealsPerHour,
    schema,
    largestAttachment: config.largestAttachment,
    log,
    databaseUrl: database.url,
    transports: { SMTP: smtp, FILE: fileTransport(outbox) },
    mailFrom: config.mail.from,
    outbox,
    async close() {
      await dataSource.destroy();
      await database.stop();
    },
  };
}

async function checkMasterKey(dataSource: DataSource, key: MasterKey): Promise<void> {
  const order = {
    organizationId: INSTALLATION,
    actor: { kind: 'system', name: 'setup' } as const,
    reactions: {},
  };
  if (await inWork(dataSource, order, (work) => isMasterKeyOf(work, key))) return;
  throw new StartRefusal(
    'The master key is not the one of this database: without it no affected person can be read. Restore the key the database was first started with.',
  );
}

async function openDatabase(config: Config, say: Log): Promise<{ url: string; stop: () => Promise<void> }> {
  const { waitMs } = config.database;
  if (config.mode === 'configured') {
    const url = config.database.applicationUrl;
    await checkDatabase(url, { setting: 'DATABASE_URL', waitMs, log: say });
    return { url, stop: async () => {} };
  }
  const server = await startEmbedded({ dataDir: config.dataDir, log: say });
  try {
    await migrate(server.ownerUrl, { setting: 'the embedded database', waitMs, log: say });
    return { url: server.applicationUrl, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The configured key, or the one of the data folder, made on first use. */
async function masterKeyBytes(config: Config): Promise<Buffer> {
  if (config.mode === 'configured') return config.masterKey.bytes;
  await mkdir(dirname(config.masterKey.file), { recursive: true, mode: 0o700 });
  return keyFromFile(config.masterKey.file);
}
