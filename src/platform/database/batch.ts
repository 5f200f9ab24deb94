import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';

/** Answers many keys with one query, in the order asked. */
export type Batch<K, V> = (db: EntityManager, keys: readonly K[]) => Promise<readonly V[]>;
export type Load = <K, V>(batch: Batch<K, V>, key: K) => Promise<V>;

/** One DataLoader per batch function, for the life of one read transaction. */
export function loaderFor(db: () => Promise<EntityManager>): Load {
  const loaders = new Map<unknown, DataLoader<unknown, unknown>>();
  return <K, V>(batch: Batch<K, V>, key: K) => {
    let loader = loaders.get(batch) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V>(async (keys) => batch(await db(), keys));
      loaders.set(batch, loader as DataLoader<unknown, unknown>);
    }
    return loader.load(key);
  };
}

/** Sorts rows under the keys they were asked for: the row of each key, or null. */
export function oneEach<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): (V | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Sorts rows under the keys they were asked for: all rows of each key, in the query's order. */
export function manyEach<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): V[][] {
  const byKey = new Map<K, V[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(row);
  return keys.map((key) => byKey.get(key) ?? []);
}
