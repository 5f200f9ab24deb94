import type { DataSetFacts } from './facts.ts';
import type { HarmWeight, Reading, RiskReason, RiskWeights } from './risk-weights.ts';

/** How gravely one body of data could harm people in wrong hands, and why. */
export interface Harm {
  readonly weight: HarmWeight;
  readonly reasons: readonly RiskReason[];
}

const UNRECORDED: Readonly<Record<Reading, HarmWeight>> = { LIKELY: 2, WORST: 4, BEST: 1 };

/** `scored`: what a severity assessment found of these very categories (ENISA data processing context, 1 to 4); it goes before. */
export function harmOf(
  set: DataSetFacts,
  weights: RiskWeights,
  reading: Reading,
  scored: ReadonlyMap<string, HarmWeight> = new Map(),
): Harm {
  const reasons: RiskReason[] = [];
  const categories = set.categories.filter((category) => category !== 'unknown');
  const open = categories.length === 0 || (reading === 'WORST' && set.categories.includes('unknown'));
  const weigh = (category: string): HarmWeight =>
    scored.get(category) ??
    (weights.secrets.has(category) ? secretWeight(set, reading) : (weights.harm.get(category) ?? 2));
  let weight = highest([...categories.map(weigh), ...(open ? [UNRECORDED[reading]] : [])]);
  const gravest = categories.filter((category) => weigh(category) === weight);
  if (weight >= 3)
    reasons.push(nature('RAISES', `"${set.name}" holds ${inWords(gravest)}: it could harm people gravely`));
  else if (!open)
    reasons.push(nature('LOWERS', `"${set.name}" holds nothing graver than ${inWords(gravest)}`));

  if (weight < 3 && drawsAPerson(categories, weights)) {
    weight = 3;
    reasons.push(
      nature('RAISES', `"${set.name}" holds so much of each person that it can be used in their name`),
    );
  }
  if (weight < 3 && set.groups.some(({ kind, count }) => kind === 'patients' && count !== 0)) {
    weight = 3;
    reasons.push(nature('RAISES', 'that they are patients tells of their health'));
  }
  if (!open && !namesSomebody(set, categories, weights, reading)) {
    weight = Math.min(weight, weight >= 3 ? 2 : 0) as HarmWeight;
    reasons.push({
      ...{ factor: 'EASE_OF_IDENTIFICATION', effect: 'LOWERS' },
      says: `nothing in "${set.name}" leads to a person without other data`,
    });
  }
  if (weight >= 1 && weight < 4 && hasSpecialPeople(set)) {
    weight = (weight + 1) as HarmWeight;
    const says = 'children, or others who need particular protection, are among them';
    reasons.push({ factor: 'SPECIAL_PEOPLE', effect: 'RAISES', says });
  }
  return { weight, reasons };
}

/** How many people a body of data concerns; null: not known. */
export function numberOf({ groups }: DataSetFacts): number | null {
  if (groups.length === 0) return null;
  const counts = groups.map(({ count }) => count);
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** Children, patients' relatives, asylum seekers: whoever the record says needs particular protection. */
export function hasSpecialPeople({ groups }: DataSetFacts): boolean {
  return groups.some(
    ({ count, kind, minors, vulnerable }) =>
      count !== 0 && (minors === 'YES' || vulnerable === 'YES' || kind === 'minors' || kind === 'vulnerable'),
  );
}

function secretWeight({ protection }: DataSetFacts, reading: Reading): HarmWeight {
  const known = protection.passwordsRecoverable ?? 'UNKNOWN';
  return known === 'NO' || (known === 'UNKNOWN' && reading === 'BEST') ? 1 : 3;
}

/** Name, date of birth and address open contracts in somebody's name; so does a life laid out in many of its parts. */
function drawsAPerson(categories: readonly string[], { profile }: RiskWeights): boolean {
  const has = (category: string) => categories.includes(category);
  const identity = has('name') && has('date_of_birth') && (has('postal_address') || has('billing_address'));
  return identity || categories.filter((category) => profile.has(category)).length >= 4;
}

function namesSomebody(
  set: DataSetFacts,
  categories: readonly string[],
  { identifies, secrets }: RiskWeights,
  reading: Reading,
): boolean {
  if (categories.some((category) => identifies.has(category))) return true;
  // A user name with a password that can be read is as good as its owner.
  return categories.some((category) => secrets.has(category)) && secretWeight(set, reading) > 1;
}

function highest(weights: readonly HarmWeight[]): HarmWeight {
  return Math.max(0, ...weights) as HarmWeight;
}

function nature(effect: RiskReason['effect'], says: string): RiskReason {
  return { factor: 'NATURE_AND_VOLUME', effect, says };
}

function inWords(categories: readonly string[]): string {
  return categories.map((category) => category.replaceAll('_', ' ')).join(', ') || 'what nobody has recorded';
}
