import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inheritIncident } from './support/inherit-incident.ts';
import { tenantTable, wallOf } from './support/tenant-table.ts';

/** Tables that hang on another and now say of which incident they are; parents first. */
const children = [
  { table: 'affected_group', parent: 'data_set', key: 'data_set_id' },
  { table: 'obligation_due', parent: 'obligation', key: 'obligation_id' },
  { table: 'filing', parent: 'obligation', key: 'obligation_id' },
  { table: 'filing_step', parent: 'filing', key: 'filing_id' },
  { table: 'notice_obligation', parent: 'notice', key: 'notice_id' },
  { table: 'notice_version', parent: 'notice', key: 'notice_id' },
  { table: 'approval', parent: 'notice', key: 'notice_id' },
  { table: 'delivery', parent: 'dispatch', key: 'dispatch_id' },
  { table: 'coverage', parent: 'dispatch', key: 'dispatch_id' },
] as const;

export class RestrictedIncidents1790000001300 implements MigrationInterface {
  readonly name = 'RestrictedIncidents1790000001300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table access_token add column issued_by uuid, add column issued_with uuid, add column issued_seq bigint;

      create table incident_admission (
        organization_id uuid not null,
        incident_id uuid not null,
        member_id uuid not null,
        restricted_seq bigint not null,
        admitted_by uuid,
        admitted_at timestamptz(3) not null,
        constraint incident_admission_pk primary key (organization_id, incident_id, member_id),
        constraint incident_admission_incident_fk foreign key (organization_id, incident_id)
          references incident (organization_id, id),
        constraint incident_admission_member_fk foreign key (organization_id, member_id)
          references member (organization_id, id)
      );
    `);
    await tenantTable(db, 'incident_admission', 'select, insert, delete');
    await db.query(`
      create function tocsin_hidden() returns uuid[] language plpgsql stable parallel safe as $$
      declare
        me text := coalesce(current_setting('tocsin.member', true), '');
        found uuid[];
      begin
        if me = 'system' or not exists (select from incident_admission where organization_id = tocsin_tenant()) then
          return '{}';
        end if;
        with recursive vouched as (
          select t.issued_by, t.issued_with, t.issued_seq from access_token t
           where t.organization_id = tocsin_tenant() and t.member_id::text = me
             and t.id::text = current_setting('tocsin.token', true)
          union all
          select t.issued_by, t.issued_with, t.issued_seq from vouched v
            join access_token t on t.organization_id = tocsin_tenant() and t.id = v.issued_with
        )
        select array_agg(distinct a.incident_id) into found from incident_admission a
         where a.organization_id = tocsin_tenant() and not exists (
           select from incident_admission mine
            where mine.organization_id = a.organization_id and mine.incident_id = a.incident_id
              and mine.member_id::text = me and exists (select from vouched)
              and not exists (
                select from vouched v where v.issued_seq > mine.restricted_seq and v.issued_by is not null and not exists (
                  select from incident_admission by where by.organization_id = mine.organization_id
                     and by.incident_id = mine.incident_id and by.member_id = v.issued_by)));
        return coalesce(found, '{}');
      end $$;
      comment on function tocsin_hidden() is 'The restricted incidents that do not exist for whoever acts (tocsin.member,
        with tocsin.token): not admitted, or with a token that somebody not admitted issued after the restriction,
        or issued with such a token. Nobody named: all restricted ones. The service itself (system): none.';

      create function tocsin_sees_all() returns boolean language plpgsql stable parallel safe as $$
      begin
        if coalesce(current_setting('tocsin.member', true), '') = 'system'
          or not exists (select from incident_admission where organization_id = tocsin_tenant()) then
          return true;
        end if;
        return cardinality(tocsin_hidden()) = 0;
      end $$;
      comment on function tocsin_sees_all() is 'Whether no incident is hidden from whoever acts: mostly so, and quickly said.';

      create function tocsin_inherit_incident() returns trigger language plpgsql as $$
      declare
        parent uuid := to_jsonb(new) ->> tg_argv[1];
      begin
        if parent is null then return new; end if;
        execute format('select incident_id from %I where organization_id = $1 and id = $2', tg_argv[0])
          into strict new.incident_id using new.organization_id, parent;
        return new;
      end $$;
      comment on function tocsin_inherit_incident() is 'Fills in the incident of a row that hangs on another (table, key).';

      grant execute on function tocsin_hidden(), tocsin_sees_all(), tocsin_inherit_incident() to tocsin_app;
    `);
    for (const { table, parent, key } of children) await inheritIncident(db, table, { parent, key });
    await rebuildPolicies(db);
  }

  async down(db: QueryRunner): Promise<void> {
    const walled: { name: string }[] = await db.query(
      `select tablename as name from pg_policies where schemaname = 'public' and qual like '%tocsin_sees_all()%'`,
    );
    for (const { name } of walled) {
      const tenant = 'organization_id = tocsin_tenant()';
      await db.query(`alter policy ${name}_tenant on ${name} using (${tenant}) with check (${tenant})`);
    }
    for (const { table } of [...children].reverse()) {
      await db.query(`
        drop trigger ${table}_inherits_incident on ${table};
        alter table ${table} drop column incident_id;
      `);
    }
    await db.query(`
      drop function tocsin_inherit_incident();
      drop function tocsin_sees_all();
      drop function tocsin_hidden();
      drop table incident_admission;
      alter table access_token drop column issued_by, drop column issued_with, drop column issued_seq;
    `);
  }
}

/** Tables that were there before the wall was: those of earlier migrations, whoever made them. */
async function rebuildPolicies(db: QueryRunner): Promise<void> {
  const tables: { name: string }[] = await db.query(
    `select tablename as name from pg_policies where schemaname = 'public' and policyname = tablename || '_tenant'
        and tablename <> 'organization' order by 1`,
  );
  for (const { name } of tables) {
    const wall = await wallOf(db, name);
    await db.query(`alter policy ${name}_tenant on ${name} using (${wall}) with check (${wall})`);
  }
}
