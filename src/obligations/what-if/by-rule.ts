import type { Verdict } from '../../domain/assess.ts';

/** Verdicts sorted under their rules, each in the order in which it came. */
export function byRule(
  verdicts: readonly Verdict[],
  idOf: (ruleId: string) => string = (id) => id,
): ReadonlyMap<string, readonly Verdict[]> {
  const found = new Map<string, Verdict[]>();
  for (const one of verdicts) {
    const id = idOf(one.ruleId);
    const known = found.get(id);
    if (known) known.push(one);
    else found.set(id, [one]);
  }
  return found;
}
