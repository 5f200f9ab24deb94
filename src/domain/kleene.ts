import type { Tri } from './facts.ts';

/** Kleene's strong logic: one NO decides a conjunction, one YES a disjunction, whatever else is unknown. */
export function and(values: readonly Tri[]): Tri {
  if (values.includes('NO')) return 'NO';
  return values.includes('UNKNOWN') ? 'UNKNOWN' : 'YES';
}

export function or(values: readonly Tri[]): Tri {
  if (values.includes('YES')) return 'YES';
  return values.includes('UNKNOWN') ? 'UNKNOWN' : 'NO';
}

export function not(value: Tri): Tri {
  if (value === 'UNKNOWN') return 'UNKNOWN';
  return value === 'YES' ? 'NO' : 'YES';
}

export function triOf(holds: boolean): Tri {
  return holds ? 'YES' : 'NO';
}
