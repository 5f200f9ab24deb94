import type { QueryRunner } from 'typeorm';

/**
 * Puts a table behind the walls: row-level security, forced on its owner too, and the application's grants. A table that
 * says of which incident its rows are (`incident_id`, or any column ending so) is behind the wall of restricted incidents, too.
 */
export async function tenantTable(db: QueryRunner, table: string, grants: string): Promise<void> {
  const wall = await wallOf(db, table);
  await db.query(`
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_tenant on ${table} using (${wall}) with check (${wall});
    grant ${grants} on ${table} to tocsin_app;
  `);
}

/** Who is admitted to what: the wall of restricted incidents reads it, so it cannot stand behind it. */
const THE_WALL_ITSELF = 'incident_admission';

/**
 * What must hold of a row to be seen or written: it is of this transaction's organization, and of no incident that is
 * hidden from whoever acts. Both halves are asked once per statement; while nothing is hidden, the first ends the question.
 */
export async function wallOf(db: QueryRunner, table: string): Promise<string> {
  const tenant = 'organization_id = tocsin_tenant()';
  const [{ built }] = await db.query(`select to_regprocedure('tocsin_hidden()') is not null as built`);
  if (!built || table === THE_WALL_ITSELF) return tenant;
  const columns: { name: string; always: boolean }[] = await db.query(
    `select attname as name, attnotnull as always from pg_attribute
      where attrelid = $1::text::regclass and attnum > 0 and not attisdropped
        and (attname ~ '(^|_)incident_id$' or $1::text = 'incident' and attname = 'id') order by attnum`,
    [table],
  );
  if (columns.length === 0) return tenant;
  const shown = columns.map(({ name, always }) => {
    const outside = `${name} <> all ((select tocsin_hidden())::uuid[])`;
    return always ? outside : `(${name} is null or ${outside})`;
  });
  return `${tenant} and ((select tocsin_sees_all()) or ${shown.join(' and ')})`;
}
