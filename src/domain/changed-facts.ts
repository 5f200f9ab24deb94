import { canonicalJson } from './canonical-json.ts';
import type { IncidentFacts } from './facts.ts';

/**
 * Which facts differ between two versions, by name: "detected", "milestones.determined", "answers.risk_to_people",
 * "dataSets.<id>.categories", "dataSets.<id>" for one that came or went. Before the first version nothing was known.
 */
export function changedFacts(before: IncidentFacts | null, after: IncidentFacts): string[] {
  const old = before ? flat(before) : new Map<string, string>();
  const now = flat(after);
  const differing = [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => old.get(key) !== now.get(key),
  );
  const sets = new Set(after.dataSets.map(({ id }) => id));
  const earlier = new Set(before?.dataSets.map(({ id }) => id));
  const names = differing.map((key) => {
    const [, id] = /^dataSets\.([^.]+)\./.exec(key) ?? [];
    return id && sets.has(id) !== earlier.has(id) ? `dataSets.${id}` : key;
  });
  return [...new Set(names)].sort();
}

/** Every fact that is known, under its name. An unknown one is left out: learning it is a change, not knowing it yet is none. */
function flat({ dataSets, milestones, answers, ...times }: IncidentFacts): Map<string, string> {
  const found = new Map<string, string>();
  const keep = (prefix: string, values: object) => {
    for (const [key, value] of Object.entries(values))
      if (value !== null && value !== undefined) found.set(`${prefix}${key}`, canonicalJson(value));
  };
  keep('', times);
  keep('milestones.', milestones);
  keep('answers.', answers);
  // A group has no life of its own: written again with the same content it is the same.
  for (const { id, groups, ...set } of dataSets)
    keep(`dataSets.${id}.`, { ...set, groups: groups.map(({ id: _, ...group }) => group) });
  return found;
}
