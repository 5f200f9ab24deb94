import type { DateTime } from 'luxon';
import { type BusinessCalendar, ENTITY_CALENDAR } from './business-calendar.ts';
import type { Clock } from './clock.ts';
import { type DerivationStep, type Leg, type LegRun, step } from './clock-leg.ts';
import { inZone } from './instant.ts';
import { within } from './jurisdiction.ts';
import { addDays, dayIn, endOfDay } from './local-day.ts';
import type { Rule } from './rule.ts';
import { rollOver } from './term-end.ts';

/** Whose general law of periods might count a term otherwise. */
export type WhoseLaw = Pick<Rule, 'source' | 'jurisdiction'>;

/** The law whose counting of periods is looked at, for deadlines that are found once and shared; "" where none is. */
export function whoseLaw({ source, jurisdiction }: WhoseLaw): string {
  if (source !== 'STATUTE' || jurisdiction === null) return '';
  return isEuropean(jurisdiction) || isState(jurisdiction) ? jurisdiction : '';
}

function isEuropean(jurisdiction: string): boolean {
  return jurisdiction === 'EU' || jurisdiction === 'EEA';
}

function isState(jurisdiction: string): boolean {
  return jurisdiction.startsWith('US-');
}

/**
 * What general laws on the counting of periods would make of a term: information beside the strict instant, never the due
 * instant itself. Nothing is said where the rule has a rollover of its own.
 */
export function countedOtherwise(
  law: WhoseLaw | null,
  clock: Clock,
  leg: Leg,
  due: DateTime<true> | null,
  run: LegRun,
): readonly DerivationStep[] {
  if (law?.source !== 'STATUTE' || law.jurisdiction === null || due === null || leg.startAt === null)
    return [];
  const isEu = isEuropean(law.jurisdiction);
  const { unit } = leg.term;
  if (isEu && unit === 'elapsed_hours')
    return [fullHours(leg.startAt, leg.term.n, run), ...workingDays(leg, due, run)];
  if (clock.rollover.kind !== 'none' || (unit !== 'calendar_days' && unit !== 'calendar_months')) return [];
  if (isEu) return nextWorkingDay(due, ENTITY_CALENDAR, 'by Reg. (EEC, Euratom) 1182/71 Art. 3(4)', run);
  const says = 'by the general law of some states on the last day of a period';
  return isState(law.jurisdiction) ? nextWorkingDay(due, `country:${law.jurisdiction}`, says, run) : [];
}

const STANDS = 'For information: the strict instant stands.';

/** Art. 3(1) and (2)(a): the hour in which the event happens is not counted. */
function fullHours(startAt: DateTime<true>, hours: number, run: LegRun): DerivationStep {
  const { minute } = inZone(startAt, run.zone);
  const from = startAt.plus({ minutes: 60 - minute }).startOf('minute');
  const says = `Read strictly by Reg. (EEC, Euratom) 1182/71 Art. 3(1) and (2)(a), the hour of the event is not counted, and the ${hours} hours end with the last hour begun. ${STANDS}`;
  return step(says, from.toUTC().plus({ hours }), run.zone);
}

/** Art. 3(5): a period of two days or more includes at least two working days; whether that is said of hours is disputed. */
function workingDays(leg: Leg, due: DateTime<true>, run: LegRun): readonly DerivationStep[] {
  const calendar = run.calendars.get(ENTITY_CALENDAR);
  if (leg.term.n < 48 || leg.startAt === null || calendar === undefined || !isInEu(calendar)) return [];
  const last = dayIn(due, run.zone);
  let day = dayIn(leg.startAt, run.zone);
  for (let found = 0; found < 2; ) {
    day = addDays(day, 1);
    if (!calendar.covers(day)) return [];
    if (calendar.isBusinessDay(day)) found += 1;
  }
  if (day <= last) return [];
  const says = `Fewer than two working days of "${calendar.key}" lie in the period. Whether Reg. (EEC, Euratom) 1182/71 Art. 3(5) then lets it end with the second is disputed, and no guidance relies on it. ${STANDS}`;
  return [step(says, endOfDay(day, run.zone), run.zone)];
}

function nextWorkingDay(
  due: DateTime<true>,
  calendar: string,
  law: string,
  run: LegRun,
): readonly DerivationStep[] {
  const rollover = { kind: 'next_business_day_end', mode: 'info', calendar } as const;
  const known = run.calendars.get(calendar);
  if (known === undefined || (calendar === ENTITY_CALENDAR && !isInEu(known))) return [];
  const { at, says } = rollOver(due, rollover, run.zone, run.calendars);
  return says === '' || at === null || at <= due
    ? []
    : [step(`${says} So it would end ${law}. ${STANDS}`, at, run.zone)];
}

/** The holidays that count are those of the place where the act is to be done (Art. 2(1)). */
function isInEu({ key }: BusinessCalendar): boolean {
  return within(key.replace('country:', ''), 'EEA') === 'YES';
}
