import type { Verdict } from './assess.ts';
import { canonicalJson } from './canonical-json.ts';
import type { DataSetFacts, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Rule } from './rule.ts';

/** What a decision was bound to: each fact the reasoning named, with its value then. JSON; null: not known. */
export type BoundFacts = Readonly<Record<string, unknown>>;

type Judged = Pick<Verdict, 'ruleVersion' | 'verdict' | 'why' | 'exemptions' | 'openQuestions'> & {
  readonly rule: Pick<Rule, 'validity'>;
};

/** Exactly the facts that a verdict's reasons, exemptions and open questions name, with their values; nothing else. */
export function boundFacts(
  verdict: Judged,
  facts: IncidentFacts,
  organization: OrganizationFacts,
): BoundFacts {
  const reasons = [...verdict.why, ...verdict.exemptions.flatMap((one) => one.why)];
  const questions = [...verdict.openQuestions, ...verdict.exemptions.flatMap((one) => one.questions)];
  const keys = new Set([...reasons.flatMap((one) => one.facts), ...questions.map(({ key }) => key)]);
  // A time that only picks the version of the rule: the version it picked is what counts.
  keys.delete(verdict.rule.validity.appliesBy);
  const said = (key: string) =>
    reasons.filter((one) => one.facts.includes(key)).map(({ value, says }) => `${value}: ${says}`);
  const values = [...keys].sort().map((key) => {
    const stored = storedValue(key, facts, organization);
    // A count over many groups is no one fact: what was found of it stands for it.
    return [key, stored === undefined ? said(key) : stored] as const;
  });
  // Both are bound like facts: a duty that another one brings along names no fact of its own.
  return {
    ...Object.fromEntries(values),
    rule_version: verdict.ruleVersion,
    verdict: verdict.verdict,
  };
}

/** The facts in which two bindings differ, by key: changed, no longer asked, or newly asked. Empty: none. */
export function changedFacts(then: BoundFacts, now: BoundFacts): readonly string[] {
  const keys = new Set([...Object.keys(then), ...Object.keys(now)]);
  const same = (key: string) =>
    key in then && key in now && canonicalJson(then[key]) === canonicalJson(now[key]);
  return [...keys].filter((key) => !same(key)).sort();
}

/** The value a key names in the record; undefined: it names no single value. */
function storedValue(key: string, facts: IncidentFacts, organization: OrganizationFacts): unknown {
  const [head = '', id = '', field = ''] = key.split('.');
  if (head === 'dataSet') {
    const set = facts.dataSets.find((one) => one.id === id);
    return set === undefined ? null : fieldOf(set, field);
  }
  if (head === 'group') {
    const group = facts.dataSets.flatMap(({ groups }) => groups).find((one) => one.id === id);
    return group === undefined ? null : (group[field as keyof typeof group] ?? null);
  }
  if (head === 'organization') return organization[id as keyof OrganizationFacts] ?? null;
  if (key === 'dataSets.controllers') return sorted(facts.dataSets.flatMap((set) => set.controllers));
  if (key === 'groups.jurisdiction') {
    return sorted(facts.dataSets.flatMap(({ groups }) => groups.map((group) => group.jurisdiction ?? '?')));
  }
  const answer = facts.answers[key] ?? organization.answers?.[key] ?? facts.milestones[key];
  if (answer !== undefined) return answer;
  return /^[a-z0-9_]+$/.test(key) ? null : undefined;
}

function fieldOf(set: DataSetFacts, field: string): unknown {
  switch (field) {
    case 'encrypted':
    case 'keySafe':
      return set.protection[field];
    case 'passwordsRecoverable':
      return set.protection.passwordsRecoverable ?? 'UNKNOWN';
    case 'availableElsewhere':
      // "Still available" asks both: whether it was lost, and whether there is a copy.
      return [set.availability, set.protection.availableElsewhere];
    case 'accessed':
    case 'acquired':
      return [set.accessed ?? null, set.acquired ?? null, set.confidentiality];
    case 'confidentiality':
      return set.accessed || set.acquired
        ? [set.confidentiality, set.accessed, set.acquired]
        : set.confidentiality;
    default:
      return field in set ? set[field as keyof DataSetFacts] : set;
  }
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}
