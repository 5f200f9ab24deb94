import { In, Not } from 'typeorm';
import type { Verdict } from '../domain/assess.ts';
import { holdOn } from '../domain/hold.ts';
import { judgeAll } from '../domain/judge-all.ts';
import { asksNothing } from '../domain/lifecycle.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { findOrganization, organizationFacts } from '../organizations/find-organization.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { toHold } from './find-holds.ts';
import { handSet } from './hand-set.ts';
import { isLifted } from './is-lifted.ts';
import { lapseObligation, openObligation, type Terms, updateObligation } from './keep-verdict.ts';
import { lapseHolds } from './lapse-holds.ts';
import { ObligationRow } from './obligation.row.ts';
import { pairVerdicts } from './pair-verdicts.ts';
import { rulesAtHand } from './rules-at-hand.ts';
import { actsOf, isNewlyKept } from './standing.ts';

/**
 * Judges every rule on the incident's current facts: opens the obligations that arise, brings the known ones up to
 * date, lapses those the facts no longer support. What was met stays met; a frozen filing is never touched; a decision
 * reopens when a fact it used has changed. `reasonId` is the statement that said why the facts change, if any did.
 */
export async function assessObligations(
  work: Work,
  catalog: Catalog,
  incidentId: string,
  reasonId: string | null = null,
): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const incident = await findIncident(db, organizationId, incidentId);
  const { version } = incident;
  const { facts } = await db.findOneByOrFail(IncidentVersionRow, { organizationId, incidentId, version });
  const organization = await findOrganization(db, organizationId);
  const about = organizationFacts(organization);
  const known = await db.findBy(ObligationRow, { organizationId, incidentId, source: Not(In(handSet)) });
  const holds = (await lapseHolds(work, incidentId)).map(toHold);
  const rules = await rulesAtHand(db, catalog, organization);
  const context = { ...rules.context, at: now, acts: actsOf(known) };
  // An event, not a breach, or absorbed by another incident: a named person said so, and no rule asks anything of it.
  const isOver = asksNothing(incident.state);
  const verdicts = isOver ? [] : judgeAll({ ...rules, context, facts, organization: about, holds });

  const { pairs, left } = pairVerdicts(verdicts, known);
  const opened: string[] = [];
  const changed: string[] = [];
  const lapsed: string[] = [];
  const kept: string[] = [];
  for (const [verdict, row] of pairs) {
    if (!row && opensNothing(verdict)) continue;
    const hold = holdOn(verdict.rule, holds, now);
    const terms = { ...termsOf(verdict, version), heldBy: hold?.id ?? null, heldUntil: hold?.endsAt ?? null };
    if (!row) {
      const id = await openObligation(work, incidentId, terms, verdict.kept);
      opened.push(id);
      if (isNewlyKept(verdict, null)) kept.push(id);
      continue;
    }
    if (isNewlyKept(verdict, row)) kept.push(row.id);
    const judged = { verdict, facts, organization: about };
    if (await updateObligation(work, row, terms, judged, reasonId)) changed.push(row.id);
  }
  // Recipients that no longer resolve (a count fell to nothing, an event was no breach). What was met stays met.
  for (const row of left) if (await lapseObligation(work, row, version, isOver)) lapsed.push(row.id);
  await record(work, {
    type: 'obligation.assessed',
    incidentId,
    details: { version, opened, changed, lapsed },
  });
  for (const obligationId of kept)
    await record(work, { type: 'obligation.met', incidentId, details: { obligationId, by: 'REGISTER' } });
}

/**
 * What is not owed opens nothing, unless an exemption lifted it: a person decides that. The law of a place that nothing
 * points to has no clock here either; `evaluate` shows it, and it opens with the first sign of that place.
 */
function opensNothing(verdict: Verdict): boolean {
  return verdict.remote || (verdict.verdict === 'NOT_REQUIRED' && !isLifted(verdict));
}

function termsOf(verdict: Verdict, incidentVersion: number): Omit<Terms, 'heldBy' | 'heldUntil'> {
  const { due, recipient, openQuestions } = verdict;
  const { fixtures: _cases, ...rule } = verdict.rule;
  return {
    ruleId: verdict.ruleId,
    ruleVersion: verdict.ruleVersion,
    rule,
    source: verdict.source,
    recipientKind: recipient.kind,
    recipientKey: recipient.key,
    recipientName: recipient.name,
    verdict: verdict.verdict,
    why: {
      why: verdict.why,
      exemptions: verdict.exemptions,
      openQuestions,
      recipientDecided: recipient.decided,
      concernedAuthorities: recipient.concernedAuthorities,
    },
    openQuestions: openQuestions.map(({ key }) => key),
    startEvent: due?.startEvent ?? null,
    startAt: due?.startAt ?? null,
    dueAt: due?.dueAt ?? null,
    provisional: verdict.provisional || (due?.provisional ?? false),
    derivation: {
      steps: due?.steps ?? [],
      softTargetAt: due?.softTargetAt?.toISO() ?? null,
      calendars: due?.calendars ?? [],
      beside: (due?.beside ?? []).map(({ startEvent, says, dueAt }) => ({
        startEvent,
        says,
        dueAt: dueAt?.toISO() ?? null,
      })),
    },
    incidentVersion,
  };
}
