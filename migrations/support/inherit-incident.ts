import type { QueryRunner } from 'typeorm';

/**
 * Gives a table that hangs on another (a filing on its obligation) the incident of its parent, so that the wall of
 * restricted incidents holds it directly. The database fills it in; whoever inserts need not know. For a new table:
 * create it, call this, then `tenantTable`. Where the key may be null (a test page hangs on no alert), so may the incident.
 */
export async function inheritIncident(
  db: QueryRunner,
  table: string,
  { parent, key }: { readonly parent: string; readonly key: string },
): Promise<void> {
  const [{ forced, always }] = await db.query(
    `select relforcerowsecurity as forced, attnotnull as always
       from pg_class join pg_attribute on attrelid = pg_class.oid and attname = $2 where pg_class.oid = $1::text::regclass`,
    [table, key],
  );
  await db.query(`alter table ${table} add column incident_id uuid`);
  // Behind the walls the owner, too, would see nothing to fill in.
  const behindWalls = forced ? [table, parent] : [];
  for (const name of behindWalls) await db.query(`alter table ${name} no force row level security`);
  await db.query(`
    update ${table} child set incident_id = parent.incident_id from ${parent} parent
     where parent.organization_id = child.organization_id and parent.id = child.${key}
  `);
  for (const name of behindWalls) await db.query(`alter table ${name} force row level security`);
  if (always) await db.query(`alter table ${table} alter column incident_id set not null`);
  await db.query(`
    create trigger ${table}_inherits_incident before insert on ${table} for each row when (new.incident_id is null)
      execute function tocsin_inherit_incident('${parent}', '${key}')
  `);
}
