import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import type { StatementRef } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import { flagsFrom, type RiskVerdict, riskFact, riskFactValue, suggestedVerdict } from '../domain/risk.ts';
import { severityOf } from '../domain/severity.ts';
import { severityMethod } from '../domain/severity-tables.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { amendFacts } from './amend-facts.ts';
import { incidentFacts, lockIncident } from './find-incident.ts';
import { keepInputs } from './keep-risk-inputs.ts';
import { RiskAssessmentRow } from './risk-assessment.row.ts';
import { type GivenInputs, toSeverityInputs } from './risk-inputs.ts';

export interface RiskFinding {
  readonly incidentId: string;
  /** The version of the facts it looked at; absent: the current one, whatever it is. */
  readonly version?: number | null | undefined;
  readonly inputs: GivenInputs;
  readonly verdict: RiskVerdict;
  /** Why; required when the verdict is not what the number suggests. */
  readonly rationale?: string | null | undefined;
}

/**
 * Records what a named person finds: how likely harm to people is. The score informs and decides nothing; the verdict
 * becomes the incident's fact, and every obligation is judged again on it, in the same transaction.
 */
export async function assessRisk(
  work: Work,
  catalog: Catalog,
  finding: RiskFinding,
): Promise<{ assessmentId: string }> {
  const { db, organizationId, now } = work;
  const { verdict } = finding;
  const assessedBy = memberOf(work.actor);
  if (!assessedBy) throw new Refusal('FORBIDDEN', 'The risk to people is found by a named person.');
  const incident = await lockIncident(work, finding.incidentId);
  const incidentId = incident.id;
  if (finding.version && finding.version !== incident.version) {
    throw new Refusal(
      'CONFLICT',
      'The facts were amended since you read them: read them again, then decide.',
      {
        currentVersion: incident.version,
      },
    );
  }
  const inputs = toSeverityInputs(catalog, finding.inputs, flagsFrom(await incidentFacts(db, incident)));
  const severity = severityOf(inputs);
  const rationale = await rationaleOf(work, finding, suggestedVerdict(severity));
  const { kept, justifications } = await keepInputs(work, incidentId, inputs, finding.inputs);

  const number = 1 + (await db.countBy(RiskAssessmentRow, { organizationId, incidentId }));
  const version =
    incident.facts[riskFact] === riskFactValue[verdict]
      ? incident.version
      : (await setFact(work, catalog, finding, number)).version;
  const assessmentId = uuid({ msecs: now.toMillis() });
  await insertRows(db, RiskAssessmentRow, {
    organizationId,
    id: assessmentId,
    incidentId,
    number,
    incidentVersion: version,
    method: severityMethod,
    inputs: kept,
    severity,
    verdict,
    rationaleId: rationale?.statementId ?? null,
    assessedBy,
    assessedAt: now,
  });
  const { lowest, highest } = severity.score;
  await record(work, {
    type: 'risk.assessed',
    incidentId,
    details: { assessmentId, number, version, verdict, lowest, highest, justifications, rationale },
  });
  return { assessmentId };
}

async function rationaleOf(
  work: Work,
  { incidentId, verdict, rationale }: RiskFinding,
  suggested: RiskVerdict,
): Promise<StatementRef | null> {
  if (rationale?.trim()) return makeStatement(work, { kind: 'RISK_RATIONALE', text: rationale, incidentId });
  if (verdict === suggested) return null;
  throw new Refusal(
    'REASON_REQUIRED',
    `The number suggests ${suggested}, at its worst. You may find ${verdict}: say why in rationale.`,
    { field: 'rationale', suggested },
  );
}

function setFact(
  work: Work,
  catalog: Catalog,
  { incidentId, verdict, rationale }: RiskFinding,
  number: number,
) {
  const said = `Risk assessment ${number}: ${verdict}.`;
  return amendFacts(work, catalog, {
    incidentId,
    facts: [{ key: riskFact, value: riskFactValue[verdict] }],
    reason: rationale?.trim() ? `${said} ${rationale.trim()}`.slice(0, 10_000) : said,
  });
}
