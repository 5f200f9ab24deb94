import type { DateTime } from 'luxon';
import type { Contradiction } from './contradiction.ts';
import { type DateSaid, type Day, datesIn } from './dates-in-text.ts';
import type { ImpreciseTime, IncidentFacts } from './facts.ts';
import { earliestOf, instantOf, inZone, latestOf } from './instant.ts';
import { clausesOf, folded, type Passage, type Tongue } from './passages.ts';

/** What the dates of a text are held against. */
export interface KnownTimes
  extends Pick<IncidentFacts, 'occurredFrom' | 'occurredTo' | 'detected' | 'aware' | 'contained'> {
  /** IANA zone in which the organization tells times. */
  readonly zone: string;
  /** ISO instant in UTC: what lies after it is a plan, not an event. */
  readonly now: string;
}
type Moment = 'occurrence' | 'detected' | 'aware' | 'contained';

const names: Readonly<Record<Moment, string>> = {
  occurrence: 'the breach',
  detected: 'the first signal',
  aware: 'awareness',
  contained: 'containment',
};
// On folded text: what a clause says happened on the date it names.
const SAYS: Readonly<Record<Tongue, readonly (readonly [RegExp, Moment])[]>> = {
  en: [
    [/\b(?:beg[aiu]n|start(?:ed|ing)|occurr?ed|took place|happened|lasted|ended)\b/, 'occurrence'],
    [
      /\b(?:detected|discovered|noticed|first sign|first signal|spotted|found out|learn(?:ed|t))\b/,
      'detected',
    ],
    [/\b(?:became aware|were aware|aware since|awareness)\b/, 'aware'],
    [/\bcontain(?:ed|ment)\b/, 'contained'],
  ],
  de: [
    [
      /\b(?:begann|begonnen|beginn|ereignet\w*|geschah|geschehen|stattgefunden|passierte|endete|dauerte\w*)\b/,
      'occurrence',
    ],
    [
      /\b(?:entdeckt\w*|bemerkt\w*|festgestellt|erste[rn]? hinweis|aufgefallen|erfahren|erfuhren)\b/,
      'detected',
    ],
    [/\b(?:kenntnis)\b/, 'aware'],
    [/\b(?:eingedammt|eindammung)\b/, 'contained'],
  ],
};
const ANOTHER: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:further|additional|more|also|later|again|second|policy|terms|version)\b/,
  de: /\b(?:weitere\w*|zusatzlich\w*|auch|spater|erneut|richtlinie|datenschutzerklarung|fassung|version)\b/,
};
const OF_ELEMENT: Readonly<Record<string, Moment>> = {
  incident_datetime: 'occurrence',
  incident_period: 'occurrence',
  discovery_datetime: 'detected',
  aware_datetime: 'aware',
};
/** Here a date without a word for what happened is still one of the incident. */
const ABOUT_THE_INCIDENT: ReadonlySet<string> = new Set(['nature', 'cause', 'circumstances']);
/** A date this far from every known time belongs to something else, or is a slip that a person should see. */
const NEAR_DAYS = 60;

/** Dates the text gives to an event of the incident on which, by the record, it did not happen. */
export function dateContradictions(
  passages: readonly Passage[],
  tongue: Tongue,
  times: KnownTimes,
): readonly Contradiction[] {
  return passages.flatMap((passage) =>
    clausesOf(passage.sentence).flatMap((clause) =>
      datesIn(clause, tongue).flatMap((said): Contradiction[] => {
        const claim = claimOf(passage, clause, said, tongue, times);
        if (!claim) return [];
        const { sentence: excerpt, elements } = passage;
        const message = `The text says "${said.words}"; the record has ${claim.record}. Correct the text, or the times of the incident.`;
        return [{ kind: 'DATE', certain: claim.certain, message, excerpt, elements }];
      }),
    ),
  );
}

function claimOf(
  { elements }: Passage,
  clause: string,
  said: DateSaid,
  tongue: Tongue,
  times: KnownTimes,
): { readonly certain: boolean; readonly record: string } | null {
  if (isToCome(said, times)) return null;
  const byElement = elements.flatMap((element) => OF_ELEMENT[element] ?? []);
  const text = folded(clause);
  if (byElement.length === 0 && ANOTHER[tongue].test(text)) return null;
  const byWords = SAYS[tongue].filter(([words]) => words.test(text)).map(([, moment]) => moment);
  const moments = byElement.length > 0 ? byElement : byWords;
  const near = isNear(said, times);
  if (moments.length === 0) {
    if (!near || !elements.some((element) => ABOUT_THE_INCIDENT.has(element))) return null;
    const all: readonly Moment[] = ['occurrence', 'detected', 'aware', 'contained'];
    return all.some((moment) => happened(said, moment, times, false)) ? null : told(false, all, times);
  }
  // Somebody who says when they became aware may name the first signal, and the other way round.
  const allowed: readonly Moment[] =
    byElement.length > 0 || !moments.some((moment) => moment === 'detected' || moment === 'aware')
      ? moments
      : [...new Set([...moments, 'detected', 'aware'] as const)];
  if (allowed.every((moment) => spanOf(moment, times) === null)) return null;
  if (allowed.some((moment) => happened(said, moment, times, true))) return null;
  const dayFits = allowed.some((moment) => happened(said, moment, times, false));
  const certain =
    !dayFits && (near || byElement.length > 0) && moments.some((moment) => moment !== 'contained');
  return told(certain, allowed, times);
}

function told(certain: boolean, moments: readonly Moment[], times: KnownTimes) {
  const record = moments
    .flatMap((moment) => {
      const span = spanOf(moment, times);
      return span ? [`${names[moment]} at ${shown(span, times.zone)}`] : [];
    })
    .join(', ');
  return record === '' ? null : { certain, record: `${record} (${times.zone})` };
}

interface Span {
  readonly from: ImpreciseTime;
  readonly to: ImpreciseTime;
}

function spanOf(moment: Moment, times: KnownTimes): Span | null {
  const { occurredFrom, occurredTo } = times;
  if (moment !== 'occurrence') {
    const time = times[moment];
    return time && { from: time, to: time };
  }
  const from = occurredFrom ?? occurredTo;
  return from && { from, to: occurredTo ?? from };
}

function shown({ from, to }: Span, zone: string): string {
  const of = (time: ImpreciseTime) => inZone(instantOf(time.at), zone).toFormat('yyyy-MM-dd HH:mm');
  return from === to ? of(from) : `${of(from)} to ${of(to)}`;
}

/** Whether it may have been then: by the organization's clock, the one it was typed in, or UTC. */
function happened(said: DateSaid, moment: Moment, times: KnownTimes, toTheMinute: boolean): boolean {
  const span = spanOf(moment, times);
  if (!span) return false;
  const clocks = [times.zone, span.from.zone, 'UTC'].map((zone) => inZone(earliestOf(span.from), zone));
  const named = clocks.filter((from) => isNamed(said.zone, from));
  // A zone named that is none of these: then only the day is looked at.
  const minute = toTheMinute && (said.zone === null || named.length > 0) ? said.minute : null;
  return (named.length > 0 ? named : clocks).some((from) => {
    const to = inZone(latestOf(span.to), from.zoneName);
    return daysNear(said.days, from).some((day) => {
      if (day.endOf('day') < from || day.startOf('day') > to) return false;
      if (minute === null) return true;
      const at = day.plus({ minutes: minute });
      return at >= from.startOf('minute') && at <= to.endOf('minute');
    });
  });
}

function isNamed(zone: string | null, clock: DateTime<true>): boolean {
  if (clock.zoneName === 'UTC') return zone !== null && /^(?:UTC|GMT|Z)$/.test(zone);
  return zone !== null && zone === clock.setLocale('en-US').offsetNameShort;
}

function daysNear(days: readonly Day[], near: DateTime<true>): readonly DateTime<true>[] {
  return days.flatMap(({ year, month, day }) => {
    const at = near.startOf('day').set({ year: year ?? near.year, month, day });
    return at.isValid ? [at as DateTime<true>] : [];
  });
}

function isToCome({ days }: DateSaid, { now, zone }: KnownTimes): boolean {
  const today = inZone(instantOf(now), zone).endOf('day');
  return daysNear(days, today as DateTime<true>).every((day) => day > today);
}

function isNear({ days }: DateSaid, times: KnownTimes): boolean {
  const known = [times.occurredFrom, times.occurredTo, times.detected, times.aware, times.contained];
  return known.some((time) => {
    if (!time) return false;
    const at = inZone(instantOf(time.at), times.zone);
    return daysNear(days, at).some((day) => Math.abs(day.diff(at).as('days')) <= NEAR_DAYS);
  });
}
