import { v7 as uuid } from 'uuid';
import type { Verdict } from '../domain/assess.ts';
import { assessAll } from '../domain/assess-all.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { findOrganization, organizationFacts } from '../organizations/find-organization.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { type Catalog, familiesFor } from '../rules/catalog.ts';
import { ObligationRow } from './obligation.row.ts';
import { pairVerdicts } from './pair-verdicts.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { actsOf, standing } from './standing.ts';

/**
 * Judges every rule on the incident's current facts: opens the obligations that arise, brings the known ones up to
 * date, lapses those the facts no longer support. What was met stays met; a frozen filing is never touched.
 */
export async function assessObligations(work: Work, catalog: Catalog, incidentId: string): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const incident = await findIncident(db, organizationId, incidentId);
  const { version } = incident;
  const { facts } = await db.findOneByOrFail(IncidentVersionRow, { organizationId, incidentId, version });
  const organization = await findOrganization(db, organizationId);
  const known = await db.findBy(ObligationRow, { organizationId, incidentId });
  const context = { ...catalog.context, at: now, acts: actsOf(known) };
  // An event, not a breach: a named person said so, and no rule has anything to ask of it.
  const verdicts =
    incident.state === 'DISMISSED'
      ? []
      : assessAll(
          familiesFor(catalog, organization.profile),
          facts,
          organizationFacts(organization),
          context,
        );

  const { pairs, left } = pairVerdicts(verdicts, known);
  const opened: string[] = [];
  const changed: string[] = [];
  const kept: string[] = [];
  for (const [verdict, row] of pairs) {
    if (!row && verdict.verdict === 'NOT_REQUIRED') continue;
    const terms = termsOf(verdict, version);
    if (!row) {
      const fresh = await openObligation(work, { incidentId, ...terms, ...standing(null, verdict, now) });
      opened.push(fresh.id);
      if (fresh.state === 'MET') kept.push(fresh.id);
      continue;
    }
    const held = standing(row, verdict, now);
    const { state } = held;
    if (state === 'MET' && row.state !== 'MET') kept.push(row.id);
    const dueMoved = row.dueAt?.toMillis() !== terms.dueAt?.toMillis();
    if (dueMoved || row.verdict !== terms.verdict || row.state !== state) changed.push(row.id);
    await updateRows(
      db,
      ObligationRow,
      { organizationId, id: row.id },
      { ...terms, ...held, updatedAt: now },
    );
    if (dueMoved || row.state !== state) await planRemindersOf(work, { ...row, ...terms, state });
  }
  const lapsed = await lapse(work, left, version);
  await record(work, {
    type: 'obligation.assessed',
    incidentId,
    details: { version, opened, changed, lapsed },
  });
  for (const obligationId of kept)
    await record(work, { type: 'obligation.met', incidentId, details: { obligationId, by: 'REGISTER' } });
}

/** Recipients that no longer resolve (a count fell to nothing, an event was no breach). What was met stays met. */
async function lapse(work: Work, left: readonly ObligationRow[], incidentVersion: number): Promise<string[]> {
  const { db, organizationId, now } = work;
  const lapsed: string[] = [];
  for (const row of left) {
    const state = row.state === 'MET' ? 'MET' : 'LAPSED';
    const change = { verdict: 'NOT_REQUIRED', state, incidentVersion, updatedAt: now } as const;
    await updateRows(db, ObligationRow, { organizationId, id: row.id }, change);
    if (row.state === state) continue;
    await planRemindersOf(work, { ...row, state });
    lapsed.push(row.id);
  }
  return lapsed;
}

async function openObligation(
  work: Work,
  terms: Omit<ObligationRow, 'organizationId' | 'id' | 'createdAt' | 'updatedAt'>,
): Promise<ObligationRow> {
  const { db, organizationId, now } = work;
  const id = uuid({ msecs: now.toMillis() });
  const fresh = { organizationId, id, ...terms, createdAt: now, updatedAt: now };
  await insertRows(db, ObligationRow, fresh);
  await planRemindersOf(work, fresh);
  return fresh;
}

function termsOf(verdict: Verdict, incidentVersion: number) {
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
    },
    openQuestions: openQuestions.map(({ key }) => key),
    startEvent: due?.startEvent ?? null,
    startAt: due?.startAt ?? null,
    dueAt: due?.dueAt ?? null,
    provisional: verdict.provisional || (due?.provisional ?? false),
    derivation: {
      steps: due?.steps ?? [],
      softTargetAt: due?.softTargetAt?.toISO() ?? null,
      beside: (due?.beside ?? []).map(({ startEvent, says, dueAt }) => ({
        startEvent,
        says,
        dueAt: dueAt?.toISO() ?? null,
      })),
    },
    incidentVersion,
  };
}
