import type { DataSetFacts, IncidentFacts } from '../domain/facts.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { RiskAssessmentRow } from './risk-assessment.row.ts';

export const riskAssessmentById: Batch<string, RiskAssessmentRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, RiskAssessmentRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** Newest first. */
export const riskAssessmentsOf: Batch<string, RiskAssessmentRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, RiskAssessmentRow, 'where t.incident_id = any($1) order by t.number desc', [ids]),
    ({ incidentId }) => incidentId,
  );

export interface AssessedFacts {
  readonly id: string;
  readonly then: readonly DataSetFacts[];
  readonly now: readonly DataSetFacts[];
  /** The incident's fact as it stands now; null: taken back. */
  readonly fact: string | null;
}

/** What an assessment looked at and what stands now, by id of the assessment. */
export const assessedFacts: Batch<string, AssessedFacts | null> = async (db, ids) =>
  oneEach(
    ids,
    (await db.query(
      `select r.id, seen.facts -> 'dataSets' as "then", current.facts -> 'dataSets' as now,
          current.facts #>> '{answers,risk_to_people}' as fact
         from risk_assessment r
         join incident i on i.organization_id = r.organization_id and i.id = r.incident_id
         join incident_version seen on seen.organization_id = r.organization_id
           and seen.incident_id = r.incident_id and seen.version = r.incident_version
         join incident_version current on current.organization_id = r.organization_id
           and current.incident_id = r.incident_id and current.version = i.version
        where r.id = any($1)`,
      [ids],
    )) as AssessedFacts[],
    ({ id }) => id,
  );

/** The facts of incidents as they stand now. */
export const factsOf: Batch<string, { readonly id: string; readonly facts: IncidentFacts } | null> = async (
  db,
  ids,
) =>
  oneEach(
    ids,
    (await db.query(
      `select i.id, v.facts from incident i
         join incident_version v on v.organization_id = i.organization_id and v.incident_id = i.id and v.version = i.version
        where i.id = any($1)`,
      [ids],
    )) as { id: string; facts: IncidentFacts }[],
    ({ id }) => id,
  );
