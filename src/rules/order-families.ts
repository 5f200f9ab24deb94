import { rulesAwaited } from '../domain/anchors.ts';
import type { RuleFamily } from '../domain/assess-all.ts';
import type { Rule } from '../domain/rule.ts';

/** Rules by id, what a rule depends on, waits for or is concurrent with before it; a circle of dependencies goes to `problems`. */
export function orderFamilies(rules: readonly Rule[], problems: string[]): readonly RuleFamily[] {
  const versions = new Map<string, Rule[]>();
  for (const rule of rules) versions.set(rule.id, [...(versions.get(rule.id) ?? []), rule]);
  const ordered = new Map<string, RuleFamily>();
  const open = new Set<string>();
  const place = (id: string): void => {
    const own = versions.get(id);
    if (own === undefined || ordered.has(id)) return;
    if (open.has(id)) {
      problems.push(`rule ${id} depends on itself, through ${[...open].join(', ')}`);
      return;
    }
    open.add(id);
    for (const other of own.flatMap(needed)) place(other);
    open.delete(id);
    ordered.set(id, { id, versions: own });
  };
  for (const id of versions.keys()) place(id);
  return [...ordered.values()];
}

function needed({ dependsOn, clock }: Rule): readonly string[] {
  const other = clock.concurrentWith === null ? [] : [clock.concurrentWith];
  return [...dependsOn, ...rulesAwaited(clock), ...other];
}
