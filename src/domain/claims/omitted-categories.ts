import { covers, isApart } from './category-kin.ts';
import type { Contradiction } from './contradiction.ts';
import { meantIn } from './denied-categories.ts';
import type { Lexicon } from './lexicon.ts';
import { namesOf, type RecordedCategories, sparedBy } from './recorded-categories.ts';
import { listsData, type ReadPassage } from './statements.ts';
import { unreadItems } from './unread-items.ts';

/** Whether a passage lists the data concerned. */
export function isList({ elements, later }: ReadPassage): boolean {
  return !later && listsData(elements);
}

/** The words by which some of these passages name a category as concerned. */
export function statedIn(
  where: readonly ReadPassage[],
  key: string,
  recorded: Pick<RecordedCategories, 'keys' | 'kin'>,
  lexicon: Lexicon,
): readonly string[] {
  const { keys, kin } = recorded;
  return where.flatMap(({ statements }) =>
    statements.flatMap((statement) => {
      const spared = sparedBy(statement, lexicon, recorded);
      return statement.mentions
        .filter(
          (one) =>
            !spared.includes(one) &&
            covers(one, key, kin) &&
            !(keys.includes(one.key) && isApart({ ...one, strong: true }, key, kin)),
        )
        .map(({ from, to }) => statement.text.slice(from, to));
    }),
  );
}

/** What the element that lists the data does not list; named elsewhere in the text, a person looks. */
export function omitted(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  recorded: RecordedCategories,
): readonly Contradiction[] {
  const { untouched, words, kin } = recorded;
  const keys = recorded.keys.filter((key) => !untouched.has(key));
  const lists = passages.filter(isList);
  const [first] = lists;
  if (!first || lists.every(({ statements }) => statements.length === 0)) return [];
  // Denied and left out is one fault.
  const isDenied = (key: string) =>
    passages.some(({ statements, elements }) =>
      statements.some(
        (one) =>
          !one.beside &&
          meantIn(sparedBy(one, lexicon, recorded), elements).some(
            (mention) => mention.key === key && mention.strong,
          ),
      ),
    );
  const isTold = (key: string) =>
    kin.ofPeople.includes(key)
      ? passages.some(({ statements }) =>
          statements.some(({ mentions }) => mentions.some((one) => one.key === key)),
        )
      : statedIn(lists, key, recorded, lexicon).length > 0;
  const missing = keys.filter((key) => key !== 'unknown' && !isTold(key) && !isDenied(key));
  if (missing.length === 0) return [];
  const elsewhere = missing.every((key) => statedIn(passages, key, recorded, lexicon).length > 0);
  const message = elsewhere
    ? `The text names ${namesOf(missing, words)} elsewhere, and not where it lists the data. Name it there as well.`
    : `The text does not name ${namesOf(missing, words)}, which the record has. Name it, or correct the data sets of the incident.`;
  // A word nobody taught the gate may well be the one: it says so, and keeps nobody from sending.
  // "It was an attack on availability": no list at all, where the rest of the text names the data.
  const isStory =
    elsewhere && lists.every(({ statements }) => statements.every((one) => one.mentions.length === 0));
  const isUnread =
    !missing.some((key) => kin.plain.includes(key)) && unreadItems(lists, lexicon) >= missing.length;
  const unsure = isStory || isUnread;
  const found = { kind: 'OMISSION' as const, certain: !elsewhere && !unsure, unsure };
  return [{ ...found, message, excerpt: first.sentence, elements: first.elements }];
}
