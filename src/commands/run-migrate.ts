import { readMigrationConfig } from '../config.ts';
import { startEmbedded } from '../platform/database/embedded/start-embedded.ts';
import { migrate } from '../platform/database/migrate.ts';
import { say } from './say.ts';

/** Brings the configured or the embedded database to this version. */
export async function runMigrate(): Promise<void> {
  const { ownerUrl, dataDir, waitMs } = readMigrationConfig();
  const patience = { setting: 'TOCSIN_OWNER_DATABASE_URL', waitMs, log: say };
  const server = ownerUrl === null ? await startEmbedded({ dataDir, log: say }) : null;
  try {
    const ran = await migrate(ownerUrl ?? server?.ownerUrl ?? '', patience);
    if (ran.length === 0) say('The database is up to date.');
  } finally {
    await server?.stop();
  }
}
