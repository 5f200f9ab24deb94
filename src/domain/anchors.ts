import type { Clock, StartEvent } from './clock.ts';
import type { ImpreciseTime, IncidentFacts } from './facts.ts';
import { earliestOf } from './instant.ts';
import { milestoneWords } from './milestones.ts';

/** The known times a clock may start at, by event; absent: not known (yet). */
export type Anchors = Readonly<Record<StartEvent, ImpreciseTime>>;

const names: Readonly<Record<string, string>> = {
  ...milestoneWords,
  occurred: 'the beginning of the breach',
  occurred_to: 'the end of the breach',
  detected: 'the first signal (detection)',
  aware: 'awareness',
  contained: 'containment',
};

/** What first answered a duty under a rule towards one recipient; `at` null: nothing has yet. */
export interface Act {
  readonly ruleId: string;
  readonly recipientKey: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string | null;
}

const ACT = 'answered:';

/** The start event that is our own act under another rule: its first answer that qualifies. */
export function answerUnder(ruleId: string): StartEvent {
  return `${ACT}${ruleId}`;
}

/** The rule whose answer a start event is; null: it is no act of ours. */
export function ruleAnswered(event: StartEvent): string | null {
  return event.startsWith(ACT) ? event.slice(ACT.length) : null;
}

const YEAR_END = 'end_of_year:';

/** The event itself, where a clock starts at the end of the calendar year in which it lies. */
export function eventOf(start: StartEvent): StartEvent {
  return start.startsWith(YEAR_END) ? start.slice(YEAR_END.length) : start;
}

/** Another event in the place of the one a start names: the year's end stays the year's end. */
export function withEvent(start: StartEvent, event: StartEvent): StartEvent {
  return start.startsWith(YEAR_END) ? `${YEAR_END}${eventOf(event)}` : event;
}

/** Every event a clock may start at. */
export function eventsOf(clock: Clock): readonly StartEvent[] {
  const events = [
    clock.start,
    clock.whileUnknown,
    ...clock.alternatives.flatMap((one) => [one.start, one.whileUnknown]),
    ...clock.readings.map((one) => one.start),
  ];
  return events.filter((event) => event !== null).map(eventOf);
}

/** Whether an event can ever be known: a time of the incident, a milestone, an answer of ours. */
export function isKnownEvent(event: StartEvent): boolean {
  return event in names || ruleAnswered(event) !== null;
}

const awaited = new WeakMap<Clock, readonly string[]>();

/** The rules on whose answers a clock waits. */
export function rulesAwaited(clock: Clock): readonly string[] {
  const known = awaited.get(clock);
  if (known !== undefined) return known;
  const events = [
    clock.start,
    clock.whileUnknown,
    ...clock.alternatives.flatMap((one) => [one.start, one.whileUnknown]),
  ];
  const rules = events.map((event) => event && ruleAnswered(event)).filter((rule) => rule !== null);
  awaited.set(clock, rules);
  return rules;
}

/** A start event in words. */
export function nameOfEvent(event: StartEvent): string {
  if (event !== eventOf(event)) return `the end of the calendar year of ${nameOfEvent(eventOf(event))}`;
  const rule = ruleAnswered(event);
  if (rule !== null) return `the first answer under ${rule}`;
  return names[event] ?? `"${event.replaceAll('_', ' ')}"`;
}

/** The times of an incident, its milestones, and our own earlier acts. */
export function anchorsOf(facts: Omit<IncidentFacts, 'dataSets' | 'answers'>, acts: readonly Act[]): Anchors {
  const own: [string, ImpreciseTime | null][] = [
    ['occurred', facts.occurredFrom],
    ['occurred_to', facts.occurredTo],
    ['detected', facts.detected],
    ['aware', facts.aware],
    ['contained', facts.contained],
  ];
  const known = own.filter((entry): entry is [string, ImpreciseTime] => entry[1] !== null);
  const answered = [...new Set(acts.map(({ ruleId }) => ruleId))].flatMap((id): [string, ImpreciseTime][] => {
    const time = first(acts, id);
    return time === null ? [] : [[answerUnder(id), time]];
  });
  return {
    ...facts.milestones,
    ...Object.fromEntries(answered),
    ...Object.fromEntries(known),
  };
}

/**
 * The same as one recipient's clock sees them: where the earlier stage is owed to this recipient too, only the answer to
 * it counts (one month after *its* notification); else the first to anybody (15 days after the people were told).
 */
export function anchorsTowards(
  anchors: Anchors,
  clock: Clock,
  acts: readonly Act[],
  recipientKey: string,
): Anchors {
  const own = { ...anchors };
  for (const rule of rulesAwaited(clock)) {
    const same = acts.filter((act) => act.ruleId === rule && act.recipientKey === recipientKey);
    const time = same.length > 0 ? first(same, rule) : first(acts, rule);
    if (time === null) delete own[answerUnder(rule)];
    else own[answerUnder(rule)] = time;
  }
  return own;
}

function first(acts: readonly Act[], ruleId: string): ImpreciseTime | null {
  const [at] = acts.flatMap((act) => (act.ruleId === ruleId && act.at !== null ? [act.at] : [])).sort();
  return at === undefined ? null : { at, toleranceMinutes: 0, zone: 'UTC' };
}

/** The earliest known time of all, with the event it belongs to. */
export function earliestKnown(anchors: Anchors): { event: StartEvent; time: ImpreciseTime } | null {
  const all = Object.entries(anchors).map(([event, time]) => ({ event, time }));
  all.sort((a, b) => earliestOf(a.time).toMillis() - earliestOf(b.time).toMillis());
  return all[0] ?? null;
}
