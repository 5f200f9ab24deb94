import type { DateTime } from 'luxon';
import type { ImpreciseTime, IncidentFacts } from './facts.ts';
import { earliestOf, latestOf } from './instant.ts';
import { showInstant } from './time-display.ts';

type Own = Pick<IncidentFacts, 'occurredFrom' | 'occurredTo' | 'detected' | 'aware' | 'contained'>;
type Times = Own & Pick<IncidentFacts, 'milestones'>;

const LONG_AGO_YEARS = 10;
const LONG_GAP_HOURS = 24;

const names = {
  occurredFrom: 'The beginning',
  occurredTo: 'The end',
  detected: 'The first signal',
  aware: 'Awareness',
  contained: 'The containment',
} as const satisfies Record<keyof Own, string>;

/** What a person should look at again in the times of an incident; what cannot be at all was refused. */
export function timeWarnings(times: Times, recordedAt: DateTime): string[] {
  const known = (Object.keys(names) as (keyof Own)[]).flatMap((key) => {
    const time = times[key];
    return time ? [[names[key], time] as const] : [];
  });
  const { occurredFrom, occurredTo, detected, aware, contained } = times;
  const told = times.milestones['informed_by_processor'] ?? null;
  return [
    ...known.flatMap(([name, time]) =>
      earliestOf(time) > recordedAt
        ? [`${name} lay in the future when it was recorded: check the time and its zone.`]
        : [],
    ),
    ...known.flatMap(([name, time]) =>
      latestOf(time) < recordedAt.minus({ years: LONG_AGO_YEARS })
        ? [`${name} lies more than ten years back: check the year.`]
        : [],
    ),
    ...(before(aware, detected) ? ['Awareness lies before the first signal: check both times.'] : []),
    ...(before(detected, occurredFrom)
      ? ['The first signal lies before the incident began: check both times.']
      : []),
    ...(before(occurredTo, occurredFrom) ? ['The incident ended before it began: check both times.'] : []),
    ...(before(contained, occurredFrom) ? ['It was contained before it began: check both times.'] : []),
    ...(before(told, detected)
      ? ["The processor's word lies before the first signal, and is one itself: check both times."]
      : []),
    ...(told !== null && aware !== null && before(told, aware) ? [toldEarlier(told, aware)] : []),
  ];
}

/** EDPB Guidelines 9/2022, section II.A.4: in principle the controller is aware once the processor has told it. */
function toldEarlier(told: ImpreciseTime, aware: ImpreciseTime): string {
  const gap = earliestOf(aware).diff(earliestOf(told)).shiftTo('hours', 'minutes').normalize();
  return `Your processor told you at ${showInstant(earliestOf(told), told.zone)}, and a controller is in principle aware then (EDPB Guidelines 9/2022, section II.A.4). Awareness is declared ${gap.hours} h ${Math.floor(gap.minutes)} min later: the reason for that must be on record.`;
}

/** Whether one earliest bound lies before the other: those are what clocks use. */
function before(one: ImpreciseTime | null, other: ImpreciseTime | null): boolean {
  return one !== null && other !== null && earliestOf(one) < earliestOf(other);
}

/**
 * Whether awareness came long after the first signal: more than a short inquiry asks for (EDPB Guidelines 9/2022, para. 33).
 * An organization that says in public that it watches day and night has more to explain.
 */
export function isLongGap(detected: DateTime | null, aware: DateTime | null): boolean {
  return detected !== null && aware !== null && aware > detected.plus({ hours: LONG_GAP_HOURS });
}
