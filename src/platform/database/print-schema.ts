import type pg from 'pg';

/**
 * One query prints the schema from the catalogue, for people to read and for reviews to show: tables with their
 * columns, constraints, indexes, triggers, policies and grants, then functions; everything sorted by name.
 * NOT NULL stays with its column: PostgreSQL 18 also lists it as a constraint, 15 does not.
 */
const QUERY = `
with relation as (
  select c.oid, c.relname as name, c.relkind, c.relispartition as is_part, c.relrowsecurity, c.relforcerowsecurity, c.relacl,
    c.relowner, pg_get_partkeydef(c.oid) as partkey, pg_get_expr(c.relpartbound, c.oid) as bound
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
), line as (
  select relation.oid, 1 as part, a.attnum::text as sort, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(case a.attgenerated when '' then ' default ' else ' generated always as ' end
        || pg_get_expr(d.adbin, d.adrelid), '') as text
  from relation join pg_attribute a on a.attrelid = relation.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where not is_part
  union all
  select relation.oid, 2, conname, '  constraint ' || conname || ' ' || pg_get_constraintdef(con.oid)
  from relation join pg_constraint con on conrelid = relation.oid
  where contype not in ('n', 't') and not is_part
  union all
  select relation.oid, 3, i.relname, pg_get_indexdef(indexrelid)
  from relation join pg_index on indrelid = relation.oid join pg_class i on i.oid = indexrelid
  where not is_part and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
  union all
  select relation.oid, 4, tgname, pg_get_triggerdef(t.oid) from relation join pg_trigger t on tgrelid = relation.oid
  where not tgisinternal and not is_part
  union all
  select relation.oid, 5, '', 'row level security: ' || case when relrowsecurity and relforcerowsecurity then 'forced'
      when relrowsecurity then 'enabled, not forced' else 'none' end
  from relation where relkind in ('r', 'p') and not is_part
  union all
  select relation.oid, 6, policyname, 'policy ' || policyname || ' (' || lower(permissive) || ', for ' || lower(cmd) || ' to '
      || array_to_string(roles, ', ') || ')' || coalesce(' using ' || qual, '') || coalesce(' with check ' || with_check, '')
  from relation join pg_policies on schemaname = 'public' and tablename = name
  union all
  select relation.oid, 7, grantee::text, 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' to '
      || case grantee when 0 then 'public' else grantee::regrole::text end
  from relation, aclexplode(relacl) where grantee <> relowner group by relation.oid, grantee
), block as (
  select 1 as part, name, case when is_part then 'partition ' || name || ' of '
        || (select inhparent::regclass::text from pg_inherits where inhrelid = oid) || ' ' || bound
      when relkind in ('v', 'm') then 'view ' || name || ' as ' || pg_get_viewdef(oid)
      else 'table ' || name || coalesce(' partition by ' || partkey, '') end
    || coalesce(e'\\n' || (select string_agg(text, e'\\n' order by part, length(sort) * (part = 1)::int, sort collate "C")
      from line where line.oid = relation.oid), '') as text
  from relation
  union all
  select 2, proname || pg_get_function_identity_arguments(oid), pg_get_functiondef(oid)
      || case when proacl is null then '' else '-- granted: ' || array_to_string(array(select lower(privilege_type) || ' to '
        || case grantee when 0 then 'public' else grantee::regrole::text end
        from aclexplode(proacl) where grantee <> proowner order by 1), ', ') || e'\\n' end
  from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
)
select text from block order by part, name collate "C"`;

const HEADING = '-- Printed from the migrated database, to be read: restoring is what migrations are for.\n';

/** The schema as text; equal schemas give equal text on PostgreSQL 15 and later. */
export async function printSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ text: string }>(QUERY);
  return `${HEADING}\n${rows.map(({ text }) => text.trimEnd()).join('\n\n')}\n`;
}
