import type { DataSetFacts } from '../facts.ts';
import type { Mention } from './category-finder.ts';
import { covers } from './category-kin.ts';
import type { Contradiction } from './contradiction.ts';
import { denied } from './denied-categories.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';
import { isList, omitted, statedIn } from './omitted-categories.ts';
import { type Claimed, namesOf, type RecordedCategories } from './recorded-categories.ts';
import { listsData, type ReadPassage, type Statement } from './statements.ts';

/** Where a category can be named that was no part of what was lost: how they got in, what is done about it. */
const ELSEWHERE: ReadonlySet<string> = new Set(['nature', 'circumstances']);

/** Letters between a thing and what it comes from. */
const WITHIN = 24;
/** No verb is likely in so few. */
const FEW_WORDS = 5;

/** The categories on record for these data sets. */
export function categoriesOf(dataSets: readonly DataSetFacts[]): readonly string[] {
  const personal = dataSets.filter(({ personalData }) => personalData !== 'NO');
  return [...new Set(personal.flatMap(({ categories }) => categories))];
}

/** Categories that stand only with data that the record says was neither seen nor taken. */
export function untouchedOf(dataSets: readonly DataSetFacts[]): ReadonlySet<string> {
  const isUntouched = ({ accessed, acquired }: DataSetFacts) =>
    accessed === 'NO' && (acquired ?? 'NO') === 'NO';
  const touched = categoriesOf(dataSets.filter((set) => !isUntouched(set)));
  return new Set(categoriesOf(dataSets.filter(isUntouched)).filter((key) => !touched.includes(key)));
}

/** Categories that the text leaves out, denies, or adds to the record. */
export function categoryContradictions(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  held: Omit<RecordedCategories, 'told'>,
): readonly Contradiction[] {
  if (held.keys.length === 0) return [];
  const lists = passages.filter(isList);
  const told = new Map(
    held.keys
      .map((key) => [key, statedIn(lists, key, held, lexicon)] as const)
      .filter(([, stated]) => stated.length > 0),
  );
  const recorded = { ...held, told };
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

function contradiction({ sentence, elements }: ReadPassage, { why, ...weight }: Claimed): Contradiction {
  const message = `The text says "${sentence.replace(/[.!]$/, '')}"; ${why} Correct the text, or the data sets of the incident.`;
  return { kind: 'CATEGORY', ...weight, message, excerpt: sentence, elements };
}

/** "Only your name was affected", "no other data was affected". */
function onlyThese(
  { text, mentions, about, denied: isDenied, beside }: Statement,
  { statements, elements }: ReadPassage,
  lexicon: Lexicon,
  { keys, words, kin }: RecordedCategories,
): Claimed[] {
  // "Access is restricted": of what was concerned, elsewhere, no word.
  const tells = elements.length === 0 || listsData(elements) || elements.some((one) => ELSEWHERE.has(one));
  if (!tells || isDenied || beside || !about || mentions.length === 0) return [];
  // "Only names", "names only"; in "logs cover only the last month" it is the month.
  const [near, behind] = lexicon.data.writing === 'continuous' ? [6, 6] : [16, 2];
  const isOnly = placesOf(lexicon, 'only', text).some(([from, to]) =>
    mentions.some(
      (one) => (one.from >= to && one.from - to <= near) || (from >= one.to && from - one.to <= behind),
    ),
  );
  if (!isOnly) return [];
  const listed = statements.filter((one) => !one.denied).flatMap((one) => one.mentions);
  const missing = keys.filter(
    (key) => !kin.ofPeople.includes(key) && !listed.some((one) => covers(one, key, kin)),
  );
  if (missing.length === 0) return [];
  return [{ certain: true, why: `the record has ${namesOf(missing, words)} as well.` }];
}

/** Something the record does not have. */
function added(
  { text, mentions, about, negated, beside, aside }: Statement,
  { elements, sentence, read }: ReadPassage,
  lexicon: Lexicon,
  { keys, mayBeMore, words, kin }: RecordedCategories,
): Claimed[] {
  const listing = listsData(elements);
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
  const [first] = extra.filter(
    (one) => !isWithin(one, mentions, text, lexicon, (other) => !foreign.includes(other)),
  );
  if (!first || (!about && !listing)) return [];
  const covered = mentions.reduce((sum, { from, to }) => sum + to - from, 0);
  const lists = about || covered * 2 >= text.trim().length;
  const what = extra.filter(({ isFamily }) => !isFamily).map(({ key }) => key);
  const why = `the record does not have ${what.length > 0 ? namesOf(what, words) : `"${text.slice(first.from, first.to)}"`}.`;
  // "Card numbers are blacked out": alone, and without a word that it was concerned, it is as likely said to be safe.
  const isListed =
    !/[.!?。！？؟]\s*$/u.test(sentence) ||
    mentions.some((one) => keys.some((key) => covers(one, key, kin))) ||
    (['affected', 'accessed', 'taken', 'too'] as const).some((list) => says(lexicon, list, text)) ||
    (mentions.length === extra.length && text.trim().split(/\s+/).length <= FEW_WORDS);
  // Some kinds have names that run into each other; and what is named beside a "not" may be what it spares.
  const isLoose = extra.every(({ key, isFamily }) => isFamily || kin.loose.includes(key));
  const isSpared = negationsIn(lexicon, partOf(read.text, text)).length > 0;
  const unsure = !listing || !isListed || isLoose || isSpared;
  return [{ certain: listing && lists && !mayBeMore && !unsure, unsure, why }];
}

/** What stands between the semicolons around a statement. */
function partOf(sentence: string, text: string): string {
  return sentence.split(';').find((part) => part.includes(text.trim().slice(0, 40))) ?? sentence;
}

/** "The print of your face, taken from your picture": named to say where the other comes from, without a comma or an "and" between. */
function isWithin(
  one: Mention,
  all: readonly Mention[],
  text: string,
  lexicon: Lexicon,
  isRecorded: (other: Mention) => boolean,
): boolean {
  if (lexicon.data.writing === 'continuous') return false;
  return all.some((other) => {
    const between = text.slice(other.to, one.from);
    return (
      other.to <= one.from &&
      other.strong &&
      isRecorded(other) &&
      between.length <= WITHIN &&
      !/[,;:|/]/.test(between) &&
      !says(lexicon, 'and', between) &&
      !/(?:^|\s)و/u.test(between)
    );
  });
}
