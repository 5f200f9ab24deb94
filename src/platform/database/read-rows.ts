import type { EntityManager } from 'typeorm';

interface Shape {
  readonly table: string;
  /** SQL of each property, by its name. */
  readonly columns: ReadonlyMap<string, string>;
  readonly conversions: ReadonlyMap<string, (stored: unknown) => unknown>;
}

const shapes = new WeakMap<object, Shape>();

/** What TypeORM knows of a table's columns: one source of names and conversions, read once. */
function shapeOf(db: EntityManager, target: new () => object): Shape {
  const known = shapes.get(target);
  if (known) return known;
  const { tablePath, columns } = db.connection.getMetadata(target);
  const shape: Shape = {
    table: tablePath,
    columns: new Map(columns.map(({ propertyName, databaseName }) => [propertyName, `t.${databaseName}`])),
    conversions: new Map(
      columns.flatMap(({ propertyName, transformer }) =>
        transformer && !Array.isArray(transformer) ? [[propertyName, transformer.from] as const] : [],
      ),
    ),
  };
  shapes.set(target, shape);
  return shape;
}

interface Shown<Out extends PropertyKey, More> {
  /** Columns that stay in the database. */
  readonly without?: readonly Out[];
  /** What the database computes beside the columns: SQL by name, the row being `t`. */
  readonly more?: { readonly [K in keyof More]: string };
}

/**
 * Reads rows of a table (`t` in the SQL that follows "from") as plain objects. For the lists that every screen asks for:
 * TypeORM's own `find` spends several times as long on building entities as PostgreSQL on finding the rows.
 */
export async function readRows<T extends object, Out extends keyof T = never, More = unknown>(
  db: EntityManager,
  target: new () => T,
  rest: string,
  values: readonly unknown[],
  { without = [], more }: Shown<Out, More> = {},
): Promise<(Omit<T, Out> & More)[]> {
  const { table, columns, conversions } = shapeOf(db, target);
  const left = new Set<PropertyKey>(without);
  const kept = [...columns].filter(([name]) => !left.has(name));
  const list = [...kept, ...Object.entries<string>(more ?? {})].map(([name, sql]) => `${sql} as "${name}"`);
  const rows: Record<string, unknown>[] = await db.query(
    `select ${list.join(', ')} from ${table} t ${rest}`,
    [...values],
  );
  const converted = [...conversions].filter(([name]) => !left.has(name));
  for (const row of rows) for (const [name, from] of converted) row[name] = from(row[name]);
  return rows as (Omit<T, Out> & More)[];
}
