import { type DateTime, IANAZone } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HandSetSource } from '../domain/rule.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { givenByHand } from './given-by-hand.ts';
import { termsOfHand } from './hand-set.ts';
import { keepDue } from './keep-due.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { SetClockRow } from './set-clock.row.ts';

export interface NewClock {
  readonly incidentId: string;
  readonly title: string;
  readonly dueAt: DateTime;
  /** The zone in which the due instant was given; the organization's if absent. */
  readonly zone?: string | null | undefined;
}

const LONGEST = 300;

/** Sets a clock that no rule knows: "the authority wants answers by Friday 12:00". It is reminded of, shown and owed like any other. */
export function setClock(
  work: Work,
  input: NewClock & { readonly askedBy: string },
): Promise<{ obligationId: string }> {
  const askedBy = words('askedBy', input.askedBy);
  return setByHand(work, 'AD_HOC', input, {
    recipientName: askedBy,
    citation: `asked by ${askedBy}`,
    place: null,
  });
}

/** Watches evidence that expires ("edge logs gone in 6 days"): a clock until somebody has it, or it is lost. */
export function watchEvidence(
  work: Work,
  input: NewClock & { readonly where: string },
): Promise<{ obligationId: string }> {
  const place = words('where', input.where);
  return setByHand(work, 'EVIDENCE', input, { recipientName: null, citation: `evidence: ${place}`, place });
}

async function setByHand(
  work: Work,
  source: HandSetSource,
  { incidentId, title: typed, dueAt: wished, zone: wishedZone }: NewClock,
  {
    recipientName,
    citation,
    place,
  }: { recipientName: string | null; citation: string; place: string | null },
): Promise<{ obligationId: string }> {
  const { db, organizationId, now } = work;
  const title = words('title', typed);
  const dueAt = wished.toUTC() as DateTime<true>;
  const zone = wishedZone ?? (await findOrganization(db, organizationId)).timeZone;
  if (!IANAZone.isValidZone(zone))
    throw new Refusal('INVALID_INPUT', 'zone is an IANA name such as "Europe/Berlin".', { field: 'zone' });
  const { version } = await lockIncident(work, incidentId);
  await lockRecord(work);
  const obligationId = uuid({ msecs: now.toMillis() });
  const rule = termsOfHand(source, { title, citation, zone, on: now.toISODate() });
  const obligation: ObligationRow = {
    organizationId,
    id: obligationId,
    incidentId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    rule,
    source,
    recipientKind: rule.recipient.kind,
    // No rule and recipient make it one: each clock set is one of its own.
    recipientKey: obligationId,
    recipientName,
    verdict: 'REQUIRED',
    state: 'OPEN',
    why: {
      why: [{ value: 'YES', says: 'A person set this clock.', clause: null, facts: [] }],
      exemptions: [],
      openQuestions: [],
      recipientDecided: true,
    },
    openQuestions: [],
    startEvent: null,
    startAt: null,
    dueAt,
    provisional: false,
    ...{ heldBy: null, heldUntil: null },
    derivation: givenByHand(dueAt, zone),
    incidentVersion: version,
    decisionId: null,
    answeredAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await insertRows(db, ObligationRow, obligation);
  await insertRows(db, SetClockRow, {
    organizationId,
    obligationId,
    place,
    zone,
    outcome: null,
    noteId: null,
    attachmentId: null,
    setBy: memberOf(work.actor),
    setAt: now,
    settledBy: null,
    settledAt: null,
  });
  await keepDue(work, obligation, null);
  await planRemindersOf(work, obligation);
  await record(work, {
    type: 'clock.set',
    incidentId,
    details: { obligationId, source, dueAt: dueAt.toISO(), zone },
  });
  return { obligationId };
}

function words(field: string, typed: string): string {
  const said = typed.trim();
  if (said === '' || said.length > LONGEST)
    throw new Refusal('INVALID_INPUT', `${field} takes 1 to ${LONGEST} characters.`, { field });
  return said;
}
