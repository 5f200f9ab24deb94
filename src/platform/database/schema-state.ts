import type pg from 'pg';
import { migrations } from '../../../migrations/all.ts';
import { StartRefusal } from './start-refusal.ts';

/** How a database's schema stands to this code: the migrations it lacks and those this code does not know. */
export interface SchemaState {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Compares the migrations a database has run with those of this code. */
export async function schemaState(client: pg.Client): Promise<SchemaState> {
  const known: readonly string[] = migrations.map((migration) => new migration().name);
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  );
  const ran = rows[0]?.there
    ? (await client.query<{ name: string }>('select name from migration order by id')).rows.map(
        ({ name }) => name,
      )
    : [];
  return {
    missing: known.filter((name) => !ran.includes(name)),
    unknown: ran.filter((name) => !known.includes(name)),
  };
}

/** An older program must not touch what a newer one laid out. */
export function refuseNewer({ unknown }: SchemaState): void {
  if (unknown.length === 0) return;
  throw new StartRefusal(
    `The database has a newer schema than this Tocsin knows (${unknown.at(-1)}): update Tocsin, or point it at another database or data folder.`,
  );
}
