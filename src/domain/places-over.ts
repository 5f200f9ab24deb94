import type { ConcernedSet } from './data-set-test.ts';
import type { Finding } from './finding.ts';
import { isoPlaceOrNull } from './jurisdiction.ts';
import type { Predicate } from './predicate.ts';
import type { One, ResolvedRecipient } from './resolved-recipient.ts';
import type { Recipient } from './rule.ts';

type Places = Extract<Recipient['resolver'], { kind: 'each_place' }>;

/** One for each part of a country whose own people reach the number, or may; none known to: one that is undecided. */
export function eachPlace(
  { of, prefix, count }: Places,
  sets: readonly ConcernedSet[],
  judge: (predicate: Predicate) => Finding,
  one: One,
): readonly ResolvedRecipient[] {
  const homes = sets
    .flatMap(({ set }) => set.groups)
    .filter((group) => group.count !== 0)
    .map(({ jurisdiction }) => isoPlaceOrNull(jurisdiction))
    .filter((place) => place?.startsWith(`${of}-`));
  const found = [...new Set(homes as string[])].sort().flatMap((place) => {
    const { value, why, questions } = judge({ count: { in: place, ...count } });
    if (value === 'NO') return [];
    const says = why.map((reason) => reason.says).join('; ');
    const told = { name: `${prefix} of ${place}`, jurisdiction: place, says };
    return [one(`${prefix}:${place}`, value === 'YES' ? told : { ...told, concerned: 'UNKNOWN', questions })];
  });
  if (found.length > 0) return found;
  const name = `${prefix} of the part of ${of} concerned`;
  // In which part they live is asked by the rule itself, group by group.
  const says = `No part of ${of} is known to reach the number.`;
  return [one(`${prefix}:undecided`, { name, decided: false, says })];
}
