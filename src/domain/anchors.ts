import type { StartEvent } from './clock.ts';
import type { ImpreciseTime, IncidentFacts } from './facts.ts';
import { earliestOf } from './instant.ts';

/** The known times a clock may start at, by event; absent: not known (yet). */
export type Anchors = Readonly<Record<StartEvent, ImpreciseTime>>;

const names: Readonly<Record<string, string>> = {
  occurred: 'the beginning of the breach',
  occurred_to: 'the end of the breach',
  detected: 'the first signal (detection)',
  aware: 'awareness',
  contained: 'containment',
};

/** A start event in words. */
export function nameOfEvent(event: StartEvent): string {
  return names[event] ?? `"${event.replaceAll('_', ' ')}"`;
}

/** The times of an incident, its milestones, and our own earlier acts. */
export function anchorsOf(facts: IncidentFacts, acts: Anchors): Anchors {
  const own: [string, ImpreciseTime | null][] = [
    ['occurred', facts.occurredFrom],
    ['occurred_to', facts.occurredTo],
    ['detected', facts.detected],
    ['aware', facts.aware],
    ['contained', facts.contained],
  ];
  const known = own.filter((entry): entry is [string, ImpreciseTime] => entry[1] !== null);
  return { ...facts.milestones, ...acts, ...Object.fromEntries(known) };
}

/** The earliest known time of all, with the event it belongs to. */
export function earliestKnown(anchors: Anchors): { event: StartEvent; time: ImpreciseTime } | null {
  const all = Object.entries(anchors).map(([event, time]) => ({ event, time }));
  all.sort((a, b) => earliestOf(a.time).toMillis() - earliestOf(b.time).toMillis());
  return all[0] ?? null;
}
