import { compare } from './count-people.ts';
import type { ConcernedSet } from './data-set-test.ts';
import { isoPlaceOrNull, within } from './jurisdiction.ts';
import { asConcerned, type One, type ResolvedRecipient, undecidedBody } from './resolved-recipient.ts';
import type { Recipient } from './rule.ts';

type Places = Extract<Recipient['resolver'], { kind: 'each_place' }>;

/** One for each part of a country whose own people reach the number; none does yet: a question, or nobody. */
export function eachPlace(
  { of, prefix, count }: Places,
  sets: readonly ConcernedSet[],
  one: One,
): readonly ResolvedRecipient[] {
  const groups = sets
    .filter(({ set }) => set.personalData !== 'NO')
    .flatMap((held) =>
      held.set.groups.map((group) => ({ ...group, jurisdiction: isoPlaceOrNull(group.jurisdiction), held })),
    )
    .filter((group) => group.count !== 0 && within(group.jurisdiction, of) !== 'NO');
  const placed = groups.filter(({ jurisdiction }) => jurisdiction?.startsWith(`${of}-`));
  const places = [...new Set(placed.map(({ jurisdiction }) => jurisdiction as string))].sort();
  const found = places.flatMap((place) => {
    const there = placed.filter(({ jurisdiction }) => jurisdiction === place);
    const known = there.reduce((sum, group) => sum + (group.count ?? 0), 0);
    const open = there.some((group) => group.count === null);
    if (!compare(known, count.op, count.n) && !open) return [];
    const says = `${open ? 'At least ' : ''}${known} people of ${place} are affected.`;
    const recipient = one(`${prefix}:${place}`, { name: `${prefix} of ${place}`, jurisdiction: place, says });
    if (compare(known, count.op, count.n))
      return [
        asConcerned(
          recipient,
          there.map(({ held }) => held),
        ),
      ];
    const questions = there
      .filter((group) => group.count === null)
      .map(({ id }) => ({ key: `group.${id}.count`, question: `How many people of ${place} are affected?` }));
    return [{ ...recipient, concerned: 'UNKNOWN' as const, questions }];
  });
  if (found.length > 0) return found;
  const question = {
    key: 'groups.jurisdiction',
    question: `In which parts of ${of} do the affected people live?`,
  };
  const says = `No part of ${of} is known to reach the number.`;
  return [undecidedBody(prefix, `${prefix} of the part of ${of} concerned`, { says, question }, one)];
}
