import { canonicalJson } from './canonical-json.ts';
import type { FactValue, ImpreciseTime, IncidentFacts } from './facts.ts';
import { earliestOf, latestOf } from './instant.ts';

type Known = Omit<IncidentFacts, 'dataSets' | 'exercise'>;

export interface United extends Known {
  /** Questions that the two had answered differently: nobody knows, until somebody asks again. */
  readonly contradicted: readonly string[];
}

/**
 * What is known once two incidents turn out to be one. Of two times that start a clock the earlier holds. It is over, and
 * contained, when both are. Answers that contradict each other are no answers: an unknown keeps the duty open, a wrong
 * one would lapse it.
 */
export function unitedFacts(one: Known, other: Known): United {
  const keys = new Set([...Object.keys(one.answers), ...Object.keys(other.answers)]);
  const contradicted = [...keys].filter((key) => contradict(one.answers[key], other.answers[key])).sort();
  const answers = Object.fromEntries(
    Object.entries({ ...other.answers, ...one.answers }).filter(([key]) => !contradicted.includes(key)),
  );
  return {
    occurredFrom: earlier(one.occurredFrom, other.occurredFrom),
    occurredTo: laterOfBoth(one.occurredTo, other.occurredTo),
    detected: earlier(one.detected, other.detected),
    aware: earlier(one.aware, other.aware),
    contained: laterOfBoth(one.contained, other.contained),
    milestones: earlierOfEach(one.milestones, other.milestones),
    answers,
    contradicted,
  };
}

function contradict(one: FactValue | undefined, other: FactValue | undefined): boolean {
  return one !== undefined && other !== undefined && canonicalJson(one) !== canonicalJson(other);
}

function earlier(one: ImpreciseTime | null, other: ImpreciseTime | null): ImpreciseTime | null {
  if (!one || !other) return one ?? other;
  return earliestOf(other) < earliestOf(one) ? other : one;
}

function laterOfBoth(one: ImpreciseTime | null, other: ImpreciseTime | null): ImpreciseTime | null {
  if (!one || !other) return null;
  return latestOf(other) > latestOf(one) ? other : one;
}

function earlierOfEach(one: Known['milestones'], other: Known['milestones']): Record<string, ImpreciseTime> {
  const united: Record<string, ImpreciseTime> = { ...one };
  for (const [key, time] of Object.entries(other)) {
    const held = earlier(united[key] ?? null, time);
    if (held) united[key] = held;
  }
  return united;
}
