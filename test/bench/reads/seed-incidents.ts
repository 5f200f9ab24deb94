import type pg from 'pg';
import { ObligationRow } from '../../../src/obligations/obligation.row.ts';
import { recordFiling } from '../../../src/obligations/record-filing.ts';
import { withClient } from '../../../src/platform/database/client.ts';
import type { BenchRoom, Organization } from '../bench-room.ts';

/** How each table is multiplied: what a copy has of its own; every other column is the template's. */
interface Copies {
  readonly table: string;
  readonly where: string;
  /** More tables to join, `c` being the copy's incident. */
  readonly join?: string;
  readonly own: Readonly<Record<string, string>>;
}

const DUTIES = 5;
const EVENTS = 8;

/** One incident made by use cases: what the copies are copies of. */
async function makeTemplate(organization: Organization): Promise<string> {
  const incidentId = await organization.newIncident();
  const duties = await organization.work('RESPONDER', ({ db, organizationId }) =>
    db.find(ObligationRow, { where: { organizationId, incidentId }, order: { dueAt: 'ASC', id: 'ASC' } }),
  );
  const first = duties.find(({ recipientKind }) => recipientKind === 'authority');
  if (!first) throw new Error('The incident of the bench brings no duty.');
  await organization.work('RESPONDER', (work) =>
    recordFiling(
      work,
      {
        ...{ obligationId: first.id, kind: 'INITIAL', channel: 'PORTAL', state: 'ACKNOWLEDGED' },
        ...{ filedWith: first.recipientName ?? 'CNIL', reference: 'AZ-2026-118' },
      },
      null,
    ),
  );
  return incidentId;
}

/**
 * Fills an organization with incidents of a realistic shape: one is made by use cases, the others are copied from it by
 * bulk SQL with ids, numbers and times of their own. Answers the ids of a thousand of them.
 */
export async function seedIncidents(
  { database }: BenchRoom,
  organization: Organization,
  count: number,
): Promise<string[]> {
  const template = await makeTemplate(organization);
  return withClient(database.adminUrl, async (client) => {
    // The bench's rows need no checking, and a crash may take them.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set work_mem = '64MB'; set maintenance_work_mem = '256MB'`);
    await client.query(
      'create temporary table of_template as select $1::uuid as organization_id, $2::uuid as id',
      [organization.id, template],
    );
    await client.query(`
      create temporary table copy as select n, uuid_v7() as id from generate_series(1, ${count}) n;
      create temporary table copied_set as
        select c.n, c.id as incident_id, s.id as old_id, uuid_v7() as id from copy c, data_set s, of_template t
         where s.organization_id = t.organization_id and s.incident_id = t.id;
      create temporary table copied_duty as
        select c.n, c.id as incident_id, o.id as old_id, uuid_v7() as id from copy c,
          (select o.id from obligation o, of_template t where o.organization_id = t.organization_id and o.incident_id = t.id
            order by (exists (select from filing f where f.obligation_id = o.id)) desc, o.due_at, o.id limit ${DUTIES}) o;
      create temporary table copied_filing as
        select d.n, d.id as obligation_id, f.id as old_id, uuid_v7() as id from copied_duty d join filing f on f.obligation_id = d.old_id;
      analyze copy, copied_set, copied_duty, copied_filing`);
    for (const copies of shape) await multiply(client, copies);
    await client.query('vacuum (analyze)');
    const { rows } = await client.query<{ id: string }>(
      'select id from copy order by md5(id::text) limit 1000',
    );
    await client.query('drop table of_template, copy, copied_set, copied_duty, copied_filing');
    return rows.map(({ id }) => id);
  });
}

const OF_TEMPLATE = 't.organization_id = o.organization_id and t.incident_id = o.id';
const shape: readonly Copies[] = [
  {
    table: 'incident',
    where: 't.organization_id = o.organization_id and t.id = o.id',
    own: {
      id: 'c.id',
      reference: "'2025-' || lpad(c.n::text, 6, '0')",
      title: "t.title || ' (' || c.n || ')'",
      created_at: "t.created_at - c.n * interval '7 minutes'",
    },
  },
  { table: 'incident_version', where: OF_TEMPLATE, own: { incident_id: 'c.id' } },
  {
    table: 'data_set',
    where: OF_TEMPLATE,
    join: 'join copied_set s on s.n = c.n and s.old_id = t.id',
    own: { id: 's.id', incident_id: 'c.id' },
  },
  {
    table: 'affected_group',
    where: 't.organization_id = o.organization_id',
    join: 'join copied_set s on s.n = c.n and s.old_id = t.data_set_id',
    own: { id: 'uuid_v7()', data_set_id: 's.id' },
  },
  {
    table: 'obligation',
    where: OF_TEMPLATE,
    join: 'join copied_duty d on d.n = c.n and d.old_id = t.id',
    own: { id: 'd.id', incident_id: 'c.id', due_at: "t.due_at + c.n % 1440 * interval '1 minute'" },
  },
  {
    table: 'filing',
    where: 't.organization_id = o.organization_id',
    join: 'join copied_filing f on f.n = c.n and f.old_id = t.id',
    own: { id: 'f.id', obligation_id: 'f.obligation_id' },
  },
  {
    table: 'filing_step',
    where: 't.organization_id = o.organization_id',
    join: 'join copied_filing f on f.n = c.n and f.old_id = t.filing_id',
    own: { id: 'uuid_v7()', filing_id: 'f.id' },
  },
  {
    // The template's own entries, repeated up to eight; nobody verifies the chain of the copies.
    table: 'event',
    where: 't.organization_id = o.organization_id and t.incident_id = o.id',
    join: `join generate_series(1, ${EVENTS}) k on true join lateral
      (select e.seq as old_seq from event e where e.organization_id = o.organization_id and e.incident_id = o.id
        order by e.seq offset (k - 1) % (select count(*) from event x where x.organization_id = o.organization_id and x.incident_id = o.id) limit 1) e
      on e.old_seq = t.seq`,
    own: { id: 'uuid_v7()', seq: `1000 + (c.n - 1) * ${EVENTS} + k`, incident_id: 'c.id' },
  },
];

async function multiply(client: pg.Client, { table, where, join = '', own }: Copies): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  await client.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.map((name) => own[name] ?? (name === 'incident_id' ? 'c.id' : `t.${name}`)).join(', ')}
       from of_template o cross join copy c join ${table} t on ${where} ${join} order by c.n`,
  );
}
