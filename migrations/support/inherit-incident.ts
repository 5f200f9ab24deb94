import type { QueryRunner } from 'typeorm';

/**
 * Gives a table that hangs on another (a filing on its obligation) the incident of its parent, so that the wall of
 * restricted incidents holds it directly. The database fills it in; whoever inserts need not know. For a new table:
 * create it, call this, then `tenantTable`.
 */
export async function inheritIncident(
  db: QueryRunner,
  table: string,
  { parent, key }: { readonly parent: string; readonly key: string },
): Promise<void> {
  const [{ forced }] = await db.query(
    'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
    [table],
  );
  await db.query(`alter table ${table} add column incident_id uuid`);
  // The owner is behind the walls, too, and would see nothing to fill in.
  if (forced)
    await db.query(
      `alter table ${table} no force row level security; alter table ${parent} no force row level security`,
    );
  await db.query(`
    update ${table} child set incident_id = parent.incident_id from ${parent} parent
     where parent.organization_id = child.organization_id and parent.id = child.${key}
  `);
  if (forced)
    await db.query(
      `alter table ${table} force row level security; alter table ${parent} force row level security`,
    );
  await db.query(`
    alter table ${table} alter column incident_id set not null;
    create trigger ${table}_inherits_incident before insert on ${table} for each row when (new.incident_id is null)
      execute function tocsin_inherit_incident('${parent}', '${key}');
  `);
}
