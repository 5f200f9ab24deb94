import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { boundFacts } from '../domain/fact-binding.ts';
import { Refusal } from '../domain/refusal.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { findOrganization, organizationFacts } from '../organizations/find-organization.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { isHandSet } from './hand-set.ts';
import { lockObligation } from './lock-obligation.ts';
import { ObligationRow } from './obligation.row.ts';
import { type DecisionGround, ObligationDecisionRow } from './obligation-decision.row.ts';
import { planRemindersOf } from './plan-reminders.ts';

export interface NotRequired {
  readonly obligationId: string;
  readonly rationale: string;
  /** Key of an exemption of the rule. */
  readonly exemptionId?: string | null | undefined;
  /** Absent: EXEMPTION where one is named, DEPARTURE for a promise or contract, otherwise DOES_NOT_APPLY. */
  readonly ground?: DecisionGround | null | undefined;
}

/**
 * A named person decides that an obligation is not required, or to depart from a promise. The decision is bound to the
 * facts that the reasoning named: when one of them changes it reopens by itself, and it stands whatever else changes.
 */
export async function decideNotRequired(work: Work, input: NotRequired): Promise<{ obligationId: string }> {
  const { db, organizationId, now } = work;
  const decidedBy = memberOf(work.actor);
  if (!decidedBy) throw new Refusal('FORBIDDEN', 'Only a named person decides that a duty is not required.');
  const obligation = await lockObligation(work, input.obligationId);
  const { id: obligationId, incidentId, incidentVersion, verdict, state, ruleVersion } = obligation;
  if (state === 'MET' || state === 'DECIDED') {
    throw new Refusal(
      'CONFLICT',
      state === 'MET'
        ? 'This obligation is met: there is nothing left to decide.'
        : 'This obligation is decided. Withdraw the decision before taking another.',
      { state },
    );
  }
  if (isHandSet(obligation.source))
    throw new Refusal(
      'CONFLICT',
      'A person set this clock, and no rule asks for it: end it with settleClock.',
    );
  const ground = groundOf(obligation, input);
  const version = { organizationId, incidentId, version: incidentVersion };
  const { facts } = await db.findOneByOrFail(IncidentVersionRow, version);
  const organization = organizationFacts(await findOrganization(db, organizationId));
  const bound = boundFacts({ ...obligation, ...obligation.why }, facts, organization);
  const factsDigest = createHash('sha256').update(canonicalJson(bound)).digest();
  const rationale = await makeStatement(work, {
    kind: 'DECISION_RATIONALE',
    text: input.rationale,
    incidentId,
  });
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, ObligationDecisionRow, {
    ...{ organizationId, id, obligationId, incidentId, ground, exemptionId: input.exemptionId ?? null },
    ...{ verdict, stateBefore: state, ruleVersion, incidentVersion, facts: bound, factsDigest },
    ...{ rationaleId: rationale.statementId, decidedBy, decidedAt: now },
    ...{ endedAs: null, endedAt: null, endedBy: null, endReasonId: null, changedFacts: null },
  });
  const change = { state: 'DECIDED', decisionId: id, updatedAt: now } as const;
  await updateRows(db, ObligationRow, { organizationId, id: obligationId }, change);
  await planRemindersOf(work, { ...obligation, ...change });
  await record(work, {
    type: 'obligation.decided',
    incidentId,
    details: {
      ...{ obligationId, decisionId: id, ground, exemptionId: input.exemptionId ?? null, verdict },
      ...{ version: incidentVersion, facts: Object.keys(bound), factsDigest: factsDigest.toString('hex') },
      rationale,
    },
  });
  return { obligationId };
}

/** A law is not departed from: either it does not ask, or one of its exemptions lifts it. */
function groundOf({ rule, source }: ObligationRow, { exemptionId, ground }: NotRequired): DecisionGround {
  const isLaw = source === 'STATUTE';
  const usual = exemptionId ? 'EXEMPTION' : isLaw ? 'DOES_NOT_APPLY' : 'DEPARTURE';
  const chosen = ground ?? usual;
  if (chosen === 'DEPARTURE' && isLaw) {
    throw new Refusal(
      'INVALID_INPUT',
      'Nobody decides to depart from a law. Name the exemption that lifts it, or say why it does not apply.',
      { field: 'ground' },
    );
  }
  const known = rule.exemptions.map(({ id }) => id);
  if ((chosen === 'EXEMPTION') !== Boolean(exemptionId) || (exemptionId && !known.includes(exemptionId))) {
    throw new Refusal(
      'INVALID_INPUT',
      known.length === 0
        ? `${rule.citation} has no exemption: leave exemptionId out and give another ground.`
        : `The ground EXEMPTION names one of the exemptions of ${rule.citation}: ${known.join(', ')}.`,
      { field: 'exemptionId', known },
    );
  }
  return chosen;
}
