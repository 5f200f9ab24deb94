import type { DataSource } from 'typeorm';
import { readConfig } from '../config.ts';
import { checkDatabase } from '../platform/database/check-database.ts';
import { dataSourceFor } from '../platform/database/data-source.ts';
import { startEmbedded } from '../platform/database/embedded/start-embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { rows } from '../rows.ts';
import { say } from './say.ts';

/** Opens the database for one command and closes it again. */
export async function withDatabase<T>(command: (source: DataSource) => Promise<T>): Promise<T> {
  const config = readConfig();
  const server =
    config.mode === 'embedded' ? await startEmbedded({ dataDir: config.dataDir, log: say }) : null;
  try {
    // As at a start: what is embedded is brought up to date by whoever opens it first.
    if (server)
      await migrate(server.ownerUrl, {
        setting: 'the embedded database',
        waitMs: config.database.waitMs,
        log: say,
      });
    const url =
      config.mode === 'configured' ? config.database.applicationUrl : (server?.applicationUrl ?? '');
    await checkDatabase(url, { setting: 'DATABASE_URL', waitMs: config.database.waitMs, log: say });
    const source = await dataSourceFor(
      { url, poolSize: 2, applicationName: 'tocsin-command' },
      rows,
    ).initialize();
    try {
      return await command(source);
    } finally {
      await source.destroy();
    }
  } finally {
    await server?.stop();
  }
}
