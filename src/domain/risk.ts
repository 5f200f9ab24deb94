import { canonicalJson as textOf } from './canonical-json.ts';
import type { DataSetFacts, IncidentFacts, Tri } from './facts.ts';
import { and } from './kleene.ts';
import type { Severity } from './severity.ts';
import type { SeverityBand, SeverityFlag } from './severity-tables.ts';

export const riskVerdicts = ['UNLIKELY', 'RISK', 'HIGH_RISK'] as const;
/** What a person finds: how likely harm to people is (GDPR Arts. 33(1), 34(1)). */
export type RiskVerdict = (typeof riskVerdicts)[number];

/** The fact of the catalogue that a verdict sets, and its value. */
export const riskFact = 'risk_to_people';
export const riskFactValue = { UNLIKELY: 'unlikely', RISK: 'risk', HIGH_RISK: 'high_risk' } as const;

/** What the number alone would suggest. SE ≥ 2 is an indicative line for Art. 33, and no more. */
const suggestion: Readonly<Record<SeverityBand, RiskVerdict>> = {
  LOW: 'UNLIKELY',
  MEDIUM: 'RISK',
  HIGH: 'HIGH_RISK',
  VERY_HIGH: 'HIGH_RISK',
};

/** The verdict the worst of what is possible suggests: an unknown is never read as "no". */
export function suggestedVerdict({ bands }: Pick<Severity, 'bands'>): RiskVerdict {
  return suggestion[bands.highest];
}

/** What the record says of the two things that stand beside the score; UNKNOWN where it does not say. */
export function flagsFrom({
  dataSets,
}: Pick<IncidentFacts, 'dataSets'>): Readonly<Record<SeverityFlag, Tri>> {
  const personal = dataSets.filter(({ personalData }) => personalData !== 'NO');
  return { OVER_100: over100(personal), UNINTELLIGIBLE: unintelligible(personal) };
}

const MANY = 100;

function over100(sets: readonly DataSetFacts[]): Tri {
  const sums = sets.map(({ groups }) => groups.reduce((sum, { count }) => sum + (count ?? 0), 0));
  // The same person may stand in several data sets: one of them alone must hold so many.
  if (sums.some((sum) => sum > MANY)) return 'YES';
  const counted =
    sets.length > 0 &&
    sets.every(({ groups }) => groups.length > 0 && groups.every(({ count }) => count !== null));
  return counted && sums.reduce((all, sum) => all + sum, 0) <= MANY ? 'NO' : 'UNKNOWN';
}

function unintelligible(sets: readonly DataSetFacts[]): Tri {
  if (sets.length === 0) return 'UNKNOWN';
  return and(sets.map(({ protection }) => and([protection.encrypted, protection.keySafe])));
}

/** What of a data set a risk assessment looks at. */
const looked = [
  'personalData',
  'categories',
  'medium',
  'confidentiality',
  'integrity',
  'availability',
] as const;

/** What an assessment used and has changed since, in words; empty: it still stands on the facts. */
export function changesSince(then: readonly DataSetFacts[], now: readonly DataSetFacts[]): readonly string[] {
  const before = new Map(then.map((set) => [set.id, set]));
  const after = new Map(now.map((set) => [set.id, set]));
  const added = now.filter(({ id }) => !before.has(id)).map(({ name }) => `"${name}" was added`);
  const removed = then.filter(({ id }) => !after.has(id)).map(({ name }) => `"${name}" is gone`);
  const changed = now.flatMap((set) => {
    const earlier = before.get(set.id);
    const what = earlier ? differing(earlier, set) : [];
    return what.length > 0 ? [`"${set.name}": ${what.join(', ')}`] : [];
  });
  return [...added, ...removed, ...changed];
}

function differing(then: DataSetFacts, now: DataSetFacts): string[] {
  const fields: string[] = looked.filter((key) => textOf(then[key]) !== textOf(now[key]));
  if (textOf(then.protection) !== textOf(now.protection)) fields.push('protection');
  if (textOf(peopleOf(then)) !== textOf(peopleOf(now))) fields.push('people');
  return fields;
}

function peopleOf({ groups }: DataSetFacts) {
  return groups
    .map(({ kind, jurisdiction, count, countKind }) => textOf({ kind, jurisdiction, count, countKind }))
    .sort();
}
