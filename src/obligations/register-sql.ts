import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { RiskVerdict } from '../domain/risk.ts';
import type { JudgedDuty } from './register-motivation.ts';
import type { ShownFiling } from './shown-filing.ts';

/** What a named person found on the risk to people. */
export interface FoundRisk {
  readonly verdict: RiskVerdict;
  readonly foundBy: string;
  readonly foundAt: DateTime;
  /** Null: none was given. */
  readonly rationale: string | null;
}

type Judged = Pick<JudgedDuty, 'required' | 'notRequired' | 'exempt' | 'open'>;

/** What each verdict rests on, in words. */
export async function judgedBy(db: EntityManager, ids: readonly string[]): Promise<Map<string, Judged>> {
  const rows: (Judged & { id: string })[] = await db.query(
    `select id, jsonb_path_query_array(why, '$.why[*] ? (@.value == "YES").says') as required,
            jsonb_path_query_array(why, '$.why[*] ? (@.value == "NO").says') as "notRequired",
            jsonb_path_query_array(why, '$.exemptions[*] ? (@.value == "YES").says') as exempt,
            jsonb_path_query_array(why, '$.openQuestions[*].question') as open
       from obligation where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, ...judged }) => [id, judged]));
}

/** How many an obligation reached, as last recorded while some were missing. */
export async function reachedOf(
  db: EntityManager,
  incidentIds: readonly string[],
): Promise<Map<string, { reached: number; total: number }>> {
  const rows: { id: string; reached: number; total: number }[] = await db.query(
    `select distinct on (1) details ->> 'obligationId' as id, (details ->> 'reached')::int as reached,
            (details ->> 'total')::int as total
       from event
      where organization_id = tocsin_tenant() and incident_id = any($1) and type = 'obligation.partly-met'
      order by 1, seq desc`,
    [incidentIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Why filings were late, by the statement's id. */
export async function lateReasons(
  db: EntityManager,
  filings: readonly ShownFiling[],
): Promise<Map<string, string>> {
  const ids = filings.flatMap(({ lateReasonId }) => lateReasonId ?? []);
  if (ids.length === 0) return new Map();
  const rows: { id: string; text: string }[] = await db.query(
    `select id, coalesce(text, '(erased)') as text from statement where organization_id = tocsin_tenant() and id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The current finding on the risk to people of each incident that has one. */
export async function foundRisksOf(
  db: EntityManager,
  incidentIds: readonly string[],
): Promise<Map<string, FoundRisk>> {
  const rows: (Omit<FoundRisk, 'foundAt'> & { id: string; foundAt: Date })[] = await db.query(
    `select distinct on (r.incident_id) r.incident_id as id, r.verdict, r.assessed_at as "foundAt",
            (select m.name from member m where m.organization_id = r.organization_id and m.id = r.assessed_by) as "foundBy",
            (select coalesce(s.text, '(erased)') from statement s
              where s.organization_id = r.organization_id and s.id = r.rationale_id) as rationale
       from risk_assessment r where r.organization_id = tocsin_tenant() and r.incident_id = any($1)
      order by r.incident_id, r.number desc`,
    [incidentIds],
  );
  return new Map(
    rows.map(({ id, foundAt, ...risk }) => [
      id,
      { ...risk, foundAt: DateTime.fromJSDate(foundAt, { zone: 'utc' }) },
    ]),
  );
}

/** The processors at whom, or through whom, it happened. */
export async function processorNamesOf(
  db: EntityManager,
  incidentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows: { id: string; names: string[] }[] = await db.query(
    `select d.incident_id as id, array_agg(distinct p.name order by p.name) as names
       from data_set d join processor p on p.organization_id = d.organization_id and p.id = d.processor_id
      where d.organization_id = tocsin_tenant() and d.incident_id = any($1) group by 1`,
    [incidentIds],
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** Of incidents that ended without being a breach of their own (dismissed, merged): that they did, and why. */
export async function endsOf(
  db: EntityManager,
  incidentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows: { id: string; to: string; text: string }[] = await db.query(
    `select distinct on (e.incident_id) e.incident_id as id, i.state as to,
            (select coalesce(s.text, '(erased)') from statement s
              where s.organization_id = e.organization_id and s.id::text = e.details #>> '{reason,statementId}') as text
       from event e join incident i on i.organization_id = e.organization_id and i.id = e.incident_id
        and i.state in ('DISMISSED', 'MERGED') and i.state = e.details ->> 'to'
      where e.organization_id = tocsin_tenant() and e.incident_id = any($1) and e.type = 'incident.moved'
      order by e.incident_id, e.seq desc`,
    [incidentIds],
  );
  return new Map(
    rows.map(({ id, to, text }) => [id, [`${to === 'MERGED' ? 'Merged' : 'Dismissed'}: ${text ?? '–'}`]]),
  );
}
