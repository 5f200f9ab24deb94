import type { DataSetFacts } from '../facts.ts';
import type { CategoryWords, Mention } from './category-finder.ts';
import { type CategoryFamilies, covers, isApart, isAtEdge } from './category-kin.ts';
import type { Contradiction } from './contradiction.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';
import { LISTS, type ReadPassage, type Statement } from './statements.ts';
import { unreadItems } from './unread-items.ts';

/** What is held against the categories of a text. */
export interface RecordedCategories {
  readonly keys: readonly string[];
  /** Those of data that was neither seen nor taken, by the record: a text may say so. */
  readonly untouched: ReadonlySet<string>;
  /** "unknown" stands in the list: more may be in it. */
  readonly mayBeMore: boolean;
  readonly words: CategoryWords;
  readonly kin: CategoryFamilies;
}

/** Where a category can be named that was no part of what was lost: how they got in, what is done about it. */
const ELSEWHERE: ReadonlySet<string> = new Set(['nature', 'circumstances']);

/** No verb is likely in so few. */
const FEW_WORDS = 5;
/** Where it is told what is done about the breach. */
const REMEDIES: ReadonlySet<string> = new Set(['measures_taken', 'measures_planned']);

/** The categories on record for these data sets. */
export function categoriesOf(dataSets: readonly DataSetFacts[]): readonly string[] {
  const personal = dataSets.filter(({ personalData }) => personalData !== 'NO');
  return [...new Set(personal.flatMap(({ categories }) => categories))];
}

/** Categories that stand only with data that the record says was neither seen nor taken. */
export function untouchedOf(dataSets: readonly DataSetFacts[]): ReadonlySet<string> {
  const isUntouched = ({ accessed, acquired }: DataSetFacts) => accessed === 'NO' && acquired === 'NO';
  const touched = categoriesOf(dataSets.filter((set) => !isUntouched(set)));
  return new Set(categoriesOf(dataSets.filter(isUntouched)).filter((key) => !touched.includes(key)));
}

/** Categories that the text leaves out, denies, or adds to the record. */
export function categoryContradictions(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  recorded: RecordedCategories,
): readonly Contradiction[] {
  if (recorded.keys.length === 0) return [];
  const claims = passages.flatMap((passage) => {
    const found = passage.statements.flatMap((statement): Claimed[] => [
      ...denied(statement, passage, lexicon, recorded),
      ...onlyThese(statement, passage, lexicon, recorded),
      ...added(statement, passage, lexicon, recorded),
    ]);
    found.sort((a, b) => Number(a.unsure ?? false) - Number(b.unsure ?? false));
    return found.slice(0, 1).map((one) => contradiction(passage, one));
  });
  return [...claims, ...omitted(passages, lexicon, recorded)];
}

interface Claimed {
  readonly certain: boolean;
  readonly unsure?: boolean;
  readonly why: string;
}

function contradiction({ sentence, elements }: ReadPassage, { why, ...weight }: Claimed): Contradiction {
  const message = `The text says "${sentence.replace(/[.!]$/, '')}"; ${why} Correct the text, or the data sets of the incident.`;
  return { kind: 'CATEGORY', ...weight, message, excerpt: sentence, elements };
}

/** "No passwords were affected." */
function denied(
  { text, mentions: all, denied: isDenied, beside }: Statement,
  { elements }: ReadPassage,
  lexicon: Lexicon,
  { keys: recorded, untouched, words, kin }: RecordedCategories,
): Claimed[] {
  if (!isDenied || beside || isOfRemedy(text, elements, lexicon)) return [];
  const keys = recorded.filter((key) => !untouched.has(key));
  // "No child of another class" is about people.
  const mentions = meantIn(outsideOf(all, text, lexicon), elements).filter(
    (one) => one.strong || !(kin.ofPeople.includes(one.key) || isPartOfWhole(one, all)),
  );
  const exact = keys.filter((key) => mentions.some((one) => !one.isFamily && one.key === key));
  const whole = keys.filter((key) =>
    mentions.some((one) => one.isFamily && covers(one, key, kin) && !isAtEdge(one, key, kin)),
  );
  const near = keys.filter((key) =>
    mentions.some((one) => covers(one, key, kin) && !isApart({ ...one, strong: true }, key, kin)),
  );
  const held = [exact, whole, near].find((list) => list.length > 0);
  if (!held) return [];
  const certain = held !== near;
  const unsure =
    !certain &&
    held.every((key) =>
      mentions.every((one) => !covers(one, key, kin) || isAtEdge(one, key, kin) || isApart(one, key, kin)),
    );
  return [{ certain, unsure, why: `the record has ${named(held, words)} among the data concerned.` }];
}

/** "Routes are now stored without their starting point": what is done about a breach, and not what was spared by it. */
function isOfRemedy(text: string, elements: readonly string[], lexicon: Lexicon): boolean {
  if (!elements.some((element) => REMEDIES.has(element))) return false;
  return !(['affected', 'accessed', 'taken'] as const).some((list) => says(lexicon, list, text));
}

/** "Passwords do not stand on the statements": after such a verb it is told where they are not. */
function outsideOf(mentions: readonly Mention[], text: string, lexicon: Lexicon): readonly Mention[] {
  if (lexicon.data.writing === 'continuous') return mentions;
  const [negation] = negationsIn(lexicon, text);
  if (negation === undefined) return mentions;
  const holds = placesOf(lexicon, 'contains', text).find(([from]) => from >= negation[1]);
  const before = mentions.filter(({ to }) => to <= negation[0]);
  if (holds === undefined || before.length === 0) return mentions;
  return mentions.filter(({ from, to }) => to <= negation[0] || from < holds[1]);
}

/** A loose word for one category within the word for all of its kind: "payment data" is more than payments. */
function isPartOfWhole(one: Mention, all: readonly Mention[]): boolean {
  return all.some((other) => other.isFamily && other.strong && other.from <= one.from && one.to <= other.to);
}

/** Outside every fence "we do not have your address" is about the letter: only words that mean nothing else count there. */
function meantIn(mentions: readonly Mention[], elements: readonly string[]): readonly Mention[] {
  return elements.length > 0 ? mentions : mentions.filter(({ strong }) => strong);
}

/** "Only your name was affected", "no other data was affected". */
function onlyThese(
  { text, mentions, about, denied: isDenied, beside }: Statement,
  { statements }: ReadPassage,
  lexicon: Lexicon,
  { keys, words, kin }: RecordedCategories,
): Claimed[] {
  if (isDenied || beside || !about || mentions.length === 0) return [];
  const near = lexicon.data.writing === 'continuous' ? 6 : 16;
  const isOnly = placesOf(lexicon, 'only', text).some(([from, to]) =>
    mentions.some(
      (one) => (one.from >= to && one.from - to <= near) || (from >= one.to && from - one.to <= near),
    ),
  );
  if (!isOnly) return [];
  const listed = statements.filter((one) => !one.denied).flatMap((one) => one.mentions);
  const missing = keys.filter(
    (key) => !kin.ofPeople.includes(key) && !listed.some((one) => covers(one, key, kin)),
  );
  if (missing.length === 0) return [];
  return [{ certain: true, why: `the record has ${named(missing, words)} as well.` }];
}

/** Something the record does not have. */
function added(
  { text, mentions, about, negated, beside, aside }: Statement,
  { elements }: ReadPassage,
  lexicon: Lexicon,
  { keys, mayBeMore, words, kin }: RecordedCategories,
): Claimed[] {
  const listing = elements.some((element) => LISTS.has(element));
  const told = listing || elements.length === 0 || elements.some((element) => ELSEWHERE.has(element));
  // "Phone numbers and hashed passwords" lists both.
  if (negated || (listing ? aside : beside) || !told || says(lexicon, 'method', text)) return [];
  const foreign = mentions.filter((one) => one.strong && !keys.some((key) => covers(one, key, kin)));
  // Words that stand for two things: one of them is on record.
  const extra = foreign.filter(
    (one) =>
      !mentions.some(
        (other) => other.from < one.to && one.from < other.to && keys.some((key) => covers(other, key, kin)),
      ),
  );
  const [first] = extra;
  if (!first || (!about && !listing)) return [];
  const covered = mentions.reduce((sum, { from, to }) => sum + to - from, 0);
  const lists = about || covered * 2 >= text.trim().length;
  const what = extra.filter(({ isFamily }) => !isFamily).map(({ key }) => key);
  const why = `the record does not have ${what.length > 0 ? named(what, words) : `"${text.slice(first.from, first.to)}"`}.`;
  // "Card numbers are blacked out": alone, and without a word that it was concerned, it is as likely said to be safe.
  const isListed =
    mentions.some((one) => keys.some((key) => covers(one, key, kin))) ||
    (['affected', 'accessed', 'taken'] as const).some((list) => says(lexicon, list, text)) ||
    (mentions.length === extra.length && text.trim().split(/\s+/).length <= FEW_WORDS);
  return [{ certain: listing && lists && !mayBeMore, unsure: !listing || !isListed, why }];
}

/** What the element that lists the data does not list; named elsewhere in the text, a person looks. */
function omitted(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  { keys, words, kin }: RecordedCategories,
): readonly Contradiction[] {
  const lists = passages.filter(
    ({ elements, later }) => !later && elements.some((element) => LISTS.has(element)),
  );
  const [first] = lists;
  if (!first || lists.every(({ statements }) => statements.length === 0)) return [];
  const statedIn = (where: readonly ReadPassage[], key: string) =>
    where.some(({ statements }) =>
      statements.some(
        ({ denied: isDenied, mentions }) =>
          !isDenied &&
          mentions.some(
            (one) => covers(one, key, kin) && !(keys.includes(one.key) && isApart(one, key, kin)),
          ),
      ),
    );
  // Denied and left out is one fault.
  const isDenied = (key: string) =>
    passages.some(({ statements, elements }) =>
      statements.some(
        (one) =>
          one.denied && !one.beside && meantIn(one.mentions, elements).some((mention) => mention.key === key),
      ),
    );
  const isTold = (key: string) =>
    kin.ofPeople.includes(key)
      ? passages.some(({ statements }) =>
          statements.some(({ mentions }) => mentions.some((one) => one.key === key)),
        )
      : statedIn(lists, key);
  const missing = keys.filter((key) => key !== 'unknown' && !isTold(key) && !isDenied(key));
  if (missing.length === 0) return [];
  const elsewhere = missing.every((key) => statedIn(passages, key));
  const message = elsewhere
    ? `The text names ${named(missing, words)} elsewhere, and not where it lists the data. Name it there as well.`
    : `The text does not name ${named(missing, words)}, which the record has. Name it, or correct the data sets of the incident.`;
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

function named(keys: readonly string[], words: CategoryWords): string {
  return [...new Set(keys)].map((key) => `"${words.get(key)?.[0] ?? key}"`).join(', ');
}
