import type { Passage } from '../passages.ts';
import { type CategoryWords, type Mention, mentionsIn } from './category-finder.ts';
import { type Clause, type Sentence, sentenceOf } from './clauses.ts';
import { isNegated } from './denials.ts';
import { type Lexicon, negationsIn, says } from './lexicon.ts';

/** One thing a sentence says of categories of data: a stretch of it with its verb. */
export interface Statement {
  readonly text: string;
  readonly from: number;
  readonly mentions: readonly Mention[];
  /** It says that data was concerned: affected, contained, seen or taken; or its sentence does. */
  readonly about: boolean;
  /** It says that they were not. */
  readonly denied: boolean;
  /** A "not" stands by what it names, whether or not the sentence speaks of the breach. */
  readonly negated: boolean;
  /** A plan, a question, advice, or about how well it was protected. */
  readonly beside: boolean;
  /** The same, but what is said of how well it was protected is said of the data. */
  readonly aside: boolean;
}

export interface ReadPassage extends Passage {
  readonly read: Sentence;
  readonly statements: readonly Statement[];
}

/** Where data is listed, whatever verb is used: "there were no bank details in it". */
const LISTS: ReadonlySet<string> = new Set(['data_categories', 'record_categories']);

/** Whether one of these elements lists the data concerned. */
export function listsData(elements: readonly string[]): boolean {
  return elements.some((element) => LISTS.has(element));
}

/** The sentences of a text with what they say of categories. */
export function readPassages(
  passages: readonly Passage[],
  words: CategoryWords,
  lexicon: Lexicon,
): readonly ReadPassage[] {
  return passages.map((passage) => {
    const read = sentenceOf(passage.sentence, lexicon);
    const aboutAtAll = speaksOfData(read.text, lexicon);
    const advice = says(lexicon, 'advice', read.text) || /\?\s*$/.test(read.text);
    const listing = listsData(passage.elements);
    const statements = unitsOf(read, words, lexicon).map((unit) =>
      statementOf(unit, { words, lexicon, aboutAtAll, advice, listing }),
    );
    return { ...passage, read, statements };
  });
}

/** Whether words say that data was concerned by the incident. */
function speaksOfData(text: string, lexicon: Lexicon): boolean {
  return (['affected', 'contains', 'accessed', 'taken'] as const).some((list) => says(lexicon, list, text));
}

/** Clauses put together so that each has its verb: "names, addresses and passwords were not affected" is one. */
function unitsOf({ text, clauses }: Sentence, words: CategoryWords, lexicon: Lexicon): readonly Clause[] {
  const units: Clause[] = [];
  let hasVerb = false;
  for (const clause of clauses) {
    const last = units.at(-1);
    const about = speaksOfData(clause.text, lexicon);
    const [negation] = negationsIn(lexicon, clause.text);
    // "…, no passwords" opens anew; "…, were not affected" goes on.
    const opensAnew =
      negation !== undefined &&
      clause.text.slice(0, negation[0]).trim().split(/\s+/).length <= 1 &&
      mentionsIn(clause.text, words, lexicon).length > 0;
    const waits = !hasVerb || (!about && negation === undefined);
    if (last && waits && !clause.parted && !(opensAnew && lexicon.data.writing === 'spaced')) {
      units.splice(-1, 1, { ...last, to: clause.to, text: text.slice(last.from, clause.to) });
      hasVerb ||= about;
    } else {
      units.push(clause);
      hasVerb = about;
    }
  }
  return units;
}

function statementOf(
  { text, from }: Clause,
  {
    words,
    lexicon,
    aboutAtAll,
    advice,
    listing,
  }: {
    words: CategoryWords;
    lexicon: Lexicon;
    aboutAtAll: boolean;
    advice: boolean;
    listing: boolean;
  },
): Statement {
  const mentions = mentionsIn(text, words, lexicon);
  const own = speaksOfData(text, lexicon);
  const about = own || (aboutAtAll && text.trim().split(/\s+/).length <= 8);
  const ofProtection = (['protectedData', 'openData', 'outOfReach'] as const).some((list) =>
    says(lexicon, list, text),
  );
  const aside = advice || says(lexicon, 'beside', text);
  const beside = aside || ofProtection;
  const negated = isNegated(text, mentions, lexicon);
  return {
    text,
    from,
    mentions,
    about,
    beside,
    aside,
    negated,
    denied: (about || listing) && !ofProtection && negated,
  };
}
