import type {
  EntityManager,
  EntityTarget,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm';

/** Inserts whole rows: unlike TypeORM's own type, this one asks for every column. */
export async function insertRows<T extends ObjectLiteral>(
  db: EntityManager,
  target: EntityTarget<T>,
  rows: NoInfer<T> | readonly NoInfer<T>[],
): Promise<void> {
  if (Array.isArray(rows) && rows.length === 0) return;
  await db.insert(target, rows as QueryDeepPartialEntity<T>);
}

/** Updates the rows of a key and answers how many there were, so that a caller can refuse when there was none. */
export async function updateRows<T extends ObjectLiteral>(
  db: EntityManager,
  target: EntityTarget<T>,
  key: Partial<NoInfer<T>>,
  change: Partial<NoInfer<T>>,
): Promise<number> {
  const { affected } = await db.update(
    target,
    key as FindOptionsWhere<T>,
    change as QueryDeepPartialEntity<T>,
  );
  return affected ?? 0;
}
