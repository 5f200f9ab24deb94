import { In, Not } from 'typeorm';
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
import { handSet } from './hand-set.ts';
import { ObligationRow } from './obligation.row.ts';
import { pairVerdicts } from './pair-verdicts.ts';
import { planRemindersOf } from './plan-reminders.ts';

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
  const context = { ...catalog.context, at: now, acts: {} };
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

  const known = await db.findBy(ObligationRow, { organizationId, incidentId, source: Not(In(handSet)) });
  const { pairs, left } = pairVerdicts(verdicts, known);
  const opened: string[] = [];
  const changed: string[] = [];
  const lapsed: string[] = [];
  for (const [verdict, row] of pairs) {
    if (!row && verdict.verdict === 'NOT_REQUIRED') continue;
    const terms = termsOf(verdict, version);
    if (!row) {
      const id = uuid({ msecs: now.toMillis() });
      const fresh = {
        organizationId,
        id,
        incidentId,
        ...terms,
        state: 'OPEN' as const,
        createdAt: now,
        updatedAt: now,
      };
      await insertRows(db, ObligationRow, fresh);
      await planRemindersOf(work, fresh);
      opened.push(id);
      continue;
    }
    const state = stateAfter(row, verdict);
    const dueMoved = row.dueAt?.toMillis() !== terms.dueAt?.toMillis();
    if (dueMoved || row.verdict !== terms.verdict || row.state !== state) changed.push(row.id);
    await updateRows(db, ObligationRow, { organizationId, id: row.id }, { ...terms, state, updatedAt: now });
    if (dueMoved || row.state !== state) await planRemindersOf(work, { ...row, ...terms, state });
  }
  // Recipients that no longer resolve (a count fell to nothing, an event was no breach). What was met stays met.
  for (const row of left) {
    const state = row.state === 'MET' ? 'MET' : 'LAPSED';
    const change = {
      verdict: 'NOT_REQUIRED' as const,
      state,
      incidentVersion: version,
      updatedAt: now,
    } as const;
    await updateRows(db, ObligationRow, { organizationId, id: row.id }, change);
    if (row.state === state) continue;
    await planRemindersOf(work, { ...row, state });
    lapsed.push(row.id);
  }
  await record(work, {
    type: 'obligation.assessed',
    incidentId,
    details: { version, opened, changed, lapsed },
  });
}

/** What was met stays met; what is not required any more lapses, what a dispatch achieved for it stays on record. */
function stateAfter(row: ObligationRow, { verdict }: Verdict): ObligationRow['state'] {
  if (row.state === 'MET') return 'MET';
  if (verdict === 'NOT_REQUIRED') return 'LAPSED';
  return row.state === 'PARTLY_MET' ? 'PARTLY_MET' : 'OPEN';
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
