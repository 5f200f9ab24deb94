import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import type { FactValue, ImpreciseTime } from '../domain/facts.ts';
import { Refusal } from '../domain/refusal.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { drawReference } from './draw-reference.ts';
import { A_DAY_AHEAD, earliest, type TimeInput, type Typed, toImpreciseTime } from './imprecise-time.ts';
import { IncidentRow } from './incident.row.ts';
import { type DataSetInput, putDataSet } from './put-data-set.ts';
import { restrictTo } from './restrict-incident.ts';
import { saveVersion } from './save-version.ts';

/** What a person knows at 3 a.m.: a title is enough, everything else may follow. */
export interface NewIncident {
  readonly title: string;
  readonly exercise?: boolean | null | undefined;
  readonly occurredFrom?: TimeInput | null | undefined;
  readonly occurredTo?: TimeInput | null | undefined;
  readonly detected?: TimeInput | null | undefined;
  /** Of a record from elsewhere: nobody has said when the first signal came, and no clock runs from the day of its import. */
  readonly signalNotKnown?: boolean;
  /** Answers to questions of the fact catalogue, checked by the caller. */
  readonly answers?: Readonly<Record<string, FactValue>>;
  readonly dataSets?: readonly DataSetInput[] | null | undefined;
  /** Who alone may see it, from the first minute; absent or null: every member with the role. */
  readonly restrictedTo?: readonly string[] | null | undefined;
}

/** Opens an incident. The first signal is now unless somebody knows better: a worst-case clock runs from it at once. */
export async function reportIncident(
  work: Work,
  catalog: Catalog,
  input: NewIncident,
): Promise<{ incidentId: string }> {
  const { db, organizationId, now } = work;
  if (input.title.trim() === '')
    throw new Refusal('INVALID_INPUT', 'An incident needs a title: a few words are enough.');
  const { timeZone } = await findOrganization(db, organizationId);
  const typed = { zone: timeZone, now };
  const happened = { ...typed, aheadMinutes: A_DAY_AHEAD };
  const open = input.signalNotKnown === true && !input.detected;
  const detected = open ? null : firstSignal(input.detected, typed);

  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, IncidentRow, {
    organizationId,
    id,
    reference: await drawReference(work, timeZone),
    title: input.title.trim(),
    state: 'REPORTED',
    exercise: input.exercise ?? false,
    occurredFrom: input.occurredFrom ? toImpreciseTime(input.occurredFrom, happened) : null,
    occurredTo: input.occurredTo ? toImpreciseTime(input.occurredTo, happened) : null,
    detectedAt: detected && earliest(detected),
    detected,
    awareAt: null,
    aware: null,
    contained: null,
    milestones: {},
    facts: { ...input.answers },
    version: 0,
    peopleRevision: 0,
    createdBy: memberOf(work.actor),
    createdAt: now,
    updatedAt: now,
  });
  for (const [nth, dataSet] of (input.dataSets ?? []).entries())
    await putDataSet(work, catalog, id, dataSet, nth);
  const version = await saveVersion(work, id);
  await record(work, {
    type: 'incident.reported',
    incidentId: id,
    details: { version, exercise: input.exercise ?? false },
  });
  if (input.restrictedTo) await restrictTo(work, id, input.restrictedTo, null);
  return { incidentId: id };
}

/** A client's own clock may run ahead of ours; what it calls now is now, and nobody is refused for it at 3 a.m. */
const CLIENT_AHEAD_MINUTES = 15;

/** The first signal as somebody gives it; now if nobody does. */
export function firstSignal(given: TimeInput | null | undefined, typed: Typed): ImpreciseTime {
  if (!given) return toImpreciseTime({ at: typed.now }, typed);
  const ahead = given.at.diff(typed.now, 'minutes').minutes;
  const at = ahead > 0 && ahead <= CLIENT_AHEAD_MINUTES ? typed.now : given.at;
  return toImpreciseTime({ ...given, at }, typed);
}
