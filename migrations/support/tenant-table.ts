import type { QueryRunner } from 'typeorm';

/** Puts a table behind the wall: row-level security, forced on its owner too, and the application's grants. */
export async function tenantTable(db: QueryRunner, table: string, grants: string): Promise<void> {
  await db.query(`
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_tenant on ${table}
      using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant());
    grant ${grants} on ${table} to tocsin_app;
  `);
}
