import type { DateTime } from 'luxon';
import type { FactValue, ImpreciseTime } from '../domain/facts.ts';
import type { MilestoneKey } from '../domain/milestones.ts';
import { Refusal } from '../domain/refusal.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { checkAnswers } from '../rules/check-answers.ts';
import { lockIncident } from './find-incident.ts';
import { A_DAY_AHEAD, earliest, type TimeInput, toImpreciseTime } from './imprecise-time.ts';
import { IncidentRow } from './incident.row.ts';
import { type DataSetInput, putDataSet } from './put-data-set.ts';
import { saveVersion } from './save-version.ts';

/** What is known now and was not before. Absent stays as it is; null means "not known after all". */
export interface FactsChange {
  readonly incidentId: string;
  readonly title?: string | null | undefined;
  readonly occurredFrom?: TimeInput | null | undefined;
  readonly occurredTo?: TimeInput | null | undefined;
  readonly detected?: TimeInput | null | undefined;
  readonly contained?: TimeInput | null | undefined;
  readonly milestones?:
    | readonly { readonly key: MilestoneKey; readonly time?: TimeInput | null | undefined }[]
    | null
    | undefined;
  readonly dataSets?: readonly DataSetInput[] | null | undefined;
  /** Why; required when the first signal moves later. */
  readonly reason?: string | null | undefined;
  readonly facts?: readonly { readonly key: string; readonly value: FactValue | null }[] | null | undefined;
}

/** Amends the facts as a new version; what follows from the event judges every obligation again. */
export async function amendFacts(
  work: Work,
  catalog: Catalog,
  input: FactsChange,
): Promise<{ incidentId: string; version: number }> {
  const { db, organizationId, now } = work;
  const row = await lockIncident(work, input.incidentId);
  const { timeZone } = await findOrganization(db, organizationId);
  const typed = { zone: timeZone, now };
  const time = (given: TimeInput | null) => given && toImpreciseTime(given, typed);
  const happened = (given: TimeInput | null) =>
    given && toImpreciseTime(given, { ...typed, aheadMinutes: A_DAY_AHEAD });
  if (input.title !== undefined && !input.title?.trim()) {
    throw new Refusal('INVALID_INPUT', 'An incident needs a title: a few words are enough.');
  }

  const change: Partial<IncidentRow> = {
    ...(input.title && { title: input.title.trim() }),
    ...(input.occurredFrom !== undefined && { occurredFrom: happened(input.occurredFrom) }),
    ...(input.occurredTo !== undefined && { occurredTo: happened(input.occurredTo) }),
    ...(input.contained !== undefined && { contained: happened(input.contained) }),
    ...(input.detected !== undefined && detectedChange(row, time(input.detected), input.reason)),
    ...(input.milestones && { milestones: withMilestones(row.milestones, input.milestones, typed) }),
    ...(input.facts && { facts: withAnswers(catalog, row.facts, input.facts) }),
  };
  await updateRows(db, IncidentRow, { organizationId, id: row.id }, { ...change, updatedAt: now });
  for (const [nth, dataSet] of (input.dataSets ?? []).entries())
    await putDataSet(work, catalog, row.id, dataSet, nth);

  const reason = input.reason?.trim()
    ? await makeStatement(work, { kind: 'FACTS_REASON', text: input.reason, incidentId: row.id })
    : null;
  const version = await saveVersion(work, row.id);
  const fields = [...Object.keys(change), ...((input.dataSets?.length ?? 0) > 0 ? ['dataSets'] : [])];
  await record(work, {
    type: 'incident.facts-amended',
    incidentId: row.id,
    details: { version, fields, reason },
  });
  return { incidentId: row.id, version };
}

/** A later first signal means later clocks: that takes a reason, as a later awareness does. */
function detectedChange(
  row: IncidentRow,
  detected: ImpreciseTime | null,
  reason: string | null | undefined,
): Partial<IncidentRow> {
  if (!detected)
    throw new Refusal(
      'INVALID_INPUT',
      'The first signal is always known: it is when the incident was reported, at the latest.',
    );
  const detectedAt = earliest(detected);
  if (row.detectedAt && detectedAt > row.detectedAt && !reason?.trim()) {
    throw new Refusal(
      'REASON_REQUIRED',
      'The first signal was recorded earlier, and clocks run from it. Say in reason why it moves later; both times stay on record.',
      { field: 'reason' },
    );
  }
  return { detected, detectedAt };
}

/** Milestones with others laid over them; one without a time is taken back. */
export function withMilestones(
  before: Readonly<Record<string, ImpreciseTime>>,
  given: NonNullable<FactsChange['milestones']>,
  typed: { zone: string; now: DateTime },
): Record<string, ImpreciseTime> {
  const merged = { ...before };
  for (const { key, time } of given) {
    if (time) merged[key] = toImpreciseTime(time, typed);
    else delete merged[key];
  }
  return merged;
}

/** Answers about an incident with others laid over them; refused where the catalogue asks otherwise. */
export function withAnswers(
  catalog: Catalog,
  before: Readonly<Record<string, FactValue>>,
  given: NonNullable<FactsChange['facts']>,
): Record<string, FactValue> {
  const merged = { ...before };
  for (const { key, value } of given) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  const problems = checkAnswers(catalog, merged);
  if (problems.length > 0)
    throw new Refusal('INVALID_INPUT', problems.map(({ message }) => message).join(' '));
  return merged;
}
