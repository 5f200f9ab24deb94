import type pg from 'pg';

/** What must work before a tenant is known. Each holds ids and instants only; migration is TypeORM's own list. */
const OUTSIDE_THE_WALLS = [
  'migration',
  'public_caller',
  'public_code',
  'running_dispatch',
  'wakeup',
  'worker',
];

/** Read by the wall of restricted incidents, so not behind it; it holds ids, instants and a number of the record. */
const THE_WALL_ITSELF = 'incident_admission';

/** Every text column that a table outside the walls may have. */
const TEXT_OUTSIDE = ['wakeup.kind'];

/** Names every place where one organization could read another's rows, a restricted incident be seen, or an owner's power reach the application. */
export async function findHoles(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ hole: string }>(
    `
    with relation as (
      select c.*, (select count(*) from pg_policy where polrelid = c.oid) as policies
      from pg_class c where relnamespace = 'public'::regnamespace
    ), of_incident as (
      -- Which columns of a table say of which incident a row is.
      select attrelid, attname, attnotnull, attnum from relation join pg_attribute on attrelid = oid and attnum > 0
      where relkind in ('r', 'p') and not relispartition and not attisdropped and relname <> $3
        and (attname ~ '(^|_)incident_id$' or relname = 'incident' and attname = 'id')
    ), wall as (
      select oid, relname, case
        when relname = 'organization' then '(id = tocsin_tenant())'
        when not exists (select from of_incident where attrelid = oid) then '(organization_id = tocsin_tenant())'
        else '((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ' || (
          select case count(*) when 1 then min(shown) else '(' || string_agg(shown, ' AND ' order by attnum) || ')' end
          from (select attnum, case when attnotnull then outside else '((' || attname || ' IS NULL) OR ' || outside || ')' end as shown
                from of_incident, lateral (select '(' || attname || ' <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))' as outside) o
                where attrelid = oid) s) || '))' end as stands
      from relation where relkind in ('r', 'p') and not relispartition
    ), hole(hole) as (
      select 'row-level security is not forced on ' || relname from relation
      where relkind in ('r', 'p') and not relispartition and not (relrowsecurity and relforcerowsecurity)
        and relname <> all ($1)
      union all
      select relname || ' has ' || policies || ' policies, not one' from relation
      where relkind in ('r', 'p') and not relispartition and policies <> 1 and relname <> all ($1)
      union all
      select 'the policy of ' || tablename || ' is not ' || stands || ' but ' || concat_ws(' / ', qual, with_check)
      from pg_policies join wall on relname = tablename
      where schemaname = 'public' and not (cmd = 'ALL' and roles = '{public}' and permissive = 'PERMISSIVE'
        and qual = with_check and qual = stands)
      union all
      select distinct child.relname || ' hangs on ' || parent.relname || ' and has no incident_id: inheritIncident gives it one'
      from pg_constraint join relation child on child.oid = conrelid join relation parent on parent.oid = confrelid
        join of_incident on attrelid = confrelid and attnotnull and attname in ('incident_id', 'id')
      where contype = 'f' and conrelid <> $3::regclass and not exists (select from of_incident own where own.attrelid = conrelid)
      union all
      select $3 || '.' || attname || ' is no id, instant or number' from pg_attribute
      where attrelid = $3::regclass and attnum > 0 and not attisdropped
        and atttypid not in ('uuid'::regtype, 'timestamptz'::regtype, 'bigint'::regtype)
      union all
      select relname || ' is listed as outside the walls and has a wall or is missing' from unnest($1::text[]) listed(name)
        left join relation on relname = name where relname is null or relrowsecurity
      union all
      select 'the partition ' || relname || ' is granted to the application' from relation
      where relispartition and relkind in ('r', 'p')
        and has_table_privilege('tocsin_app', oid, 'select, insert, update, delete, truncate')
      union all
      select 'the view ' || relname || ' looks with its owner''s eyes' from relation
      where relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false)
      union all
      select relname || '.' || attname || ' stands outside the walls and is no id or instant'
      from relation join pg_attribute on attrelid = oid and attnum > 0 and not attisdropped
      where relname = any ($1) and relkind = 'r' and relname <> 'migration'
        and atttypid not in ('uuid'::regtype, 'timestamptz'::regtype)
        and not (relname || '.' || attname = any ($2) and atttypid = 'text'::regtype)
      union all
      select 'the function ' || proname || ' runs with its owner''s rights' from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
      union all
      select 'tocsin_app owns ' || oid::regclass from pg_class where relowner = 'tocsin_app'::regrole
      union all
      select 'tocsin_app owns the database ' || datname from pg_database where datdba = 'tocsin_app'::regrole
      union all
      select 'tocsin_app may truncate ' || relname from relation
      where relkind in ('r', 'p') and has_table_privilege('tocsin_app', oid, 'truncate')
      union all
      select rolname || ' is a superuser or steps over row-level security' from pg_roles
      where (rolsuper or rolbypassrls or rolcreaterole) and (rolname in ('tocsin_app', 'tocsin_owner')
        or rolname <> 'tocsin_app' and pg_has_role('tocsin_app', oid, 'member'))
      union all
      select 'tocsin_app may create in the schema ' || nspname from pg_namespace
      where nspname in ('public', 'graphile_worker') and has_schema_privilege('tocsin_app', oid, 'create')
    )
    select hole from hole order by hole`,
    [OUTSIDE_THE_WALLS, TEXT_OUTSIDE, THE_WALL_ITSELF],
  );
  return rows.map(({ hole }) => hole);
}
