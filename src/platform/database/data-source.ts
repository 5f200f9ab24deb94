import { DataSource, type MixedList } from 'typeorm';
import { migrations } from '../../../migrations/all.ts';

export interface DatabaseSettings {
  readonly url: string;
  /** Connections of this process; a request holds at most one. */
  readonly poolSize: number;
  readonly applicationName: string;
  /** A transaction that asks nothing for longer is ended by the database; a minute if absent. */
  readonly idleInTransactionMs?: number;
}

// biome-ignore lint/complexity/noBannedTypes: TypeORM's own type for an entity class
type RowClass = Function;

/** Describes the database; `initialize()` connects. Migrations run only by `migrate`, never from here. */
export function dataSourceFor(settings: DatabaseSettings, rows: MixedList<RowClass>): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: rows,
    migrations,
    migrationsTableName: 'migration',
    migrationsRun: false,
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: settings.applicationName,
    poolSize: settings.poolSize,
    connectTimeoutMS: 5_000,
    // One tenant's waiting or forgotten transaction must not hold up the others.
    extra: {
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: settings.idleInTransactionMs ?? 60_000,
    },
  });
}
