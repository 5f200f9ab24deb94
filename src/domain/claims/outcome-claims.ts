import type { DataSetFacts, FactValue } from '../facts.ts';
import { type CategoryWords, type Mention, mentionsIn } from './category-finder.ts';
import type { CategoryFamilies } from './category-kin.ts';
import type { Clause } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { isRecorded, speaksOf } from './data-meant.ts';
import { type Lexicon, says } from './lexicon.ts';
import { saidOf, VERBS, type Verb, verbDenied } from './outcome-said.ts';
import { listsData, type ReadPassage } from './statements.ts';

interface Against {
  readonly dataSets: readonly DataSetFacts[];
  readonly words: CategoryWords;
  readonly kin: CategoryFamilies;
  readonly answers: Readonly<Record<string, FactValue>>;
}
/** Where it is told what became of the data. */
const TELLS: ReadonlySet<string> = new Set([
  ...['nature', 'circumstances', 'cause', 'root_cause', 'data_categories', 'record_categories'],
  ...['subject_categories', 'subject_count', 'likely_consequences', 'measures_taken', 'safeguards_in_place'],
  ...['third_party_recipients', 'forensic_report', 'what_changed', 'severity_initial', 'materiality_impact'],
]);
/** Letters before what a sentence is about: an article, if anything. */
const HEAD = 5;

/** "Nothing was copied", "no sign of misuse", "all of it was restored": what the record knows of what became of the data. */
export function outcomeContradictions(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  against: Against,
): readonly Contradiction[] {
  const candid = passages.map((passage) => leftOpenIn(passage, lexicon));
  return passages.flatMap((passage, at) => {
    const { sentence: excerpt, elements, read } = passage;
    // "Whether anything was copied we do not know" is told elsewhere: what sounds like more than that is of something else.
    const isLeftOpen = (verb: Verb | undefined) =>
      verb !== undefined && candid.some((verbs, i) => i !== at && verbs.includes(verb));
    if (says(lexicon, 'advice', read.text) || elements.includes('delay_reasons')) return [];
    const found = read.clauses.flatMap((clause): Contradiction[] => {
      const { text } = clause;
      const meant = speaksOf(passage, text, { lexicon, ...against });
      if (meant === null || meant.length === 0 || isOfOthers(passage, lexicon, against)) return [];
      const isNamed = mentionsIn(text, against.words, lexicon).some(({ strong }) => strong);
      const told = { text, sentence: read.text, ahead: aheadOf(read.text, clause), meant, isNamed };
      const said = saidOf(told, lexicon, against.answers);
      if (!said) return [];
      const message = `The text says "${read.shown(clause.from, clause.to).replace(/[.,!。、]$/, '')}"; ${said.why} Correct the text, or the record.`;
      // "Bring it to us without reading it": what people are told to do is no word on what was done.
      // In a list of data, which of it is denied is told by its categories.
      const unsure =
        said.unsure === true ||
        (!said.certain && isLeftOpen(verbDenied(told, lexicon))) ||
        !tells(elements) ||
        (isNamed && listsData(elements));
      return [{ kind: 'OUTCOME', certain: said.certain && !unsure, unsure, message, excerpt, elements }];
    });
    return found.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, 1);
  });
}

function tells(elements: readonly string[]): boolean {
  if (elements.includes('mitigation_for_individuals')) return false;
  return elements.length === 0 || elements.some((one) => TELLS.has(one));
}

/** A clause with what leads to it: "we have no sign, so far, that …"; a semicolon ends what was said before. */
function aheadOf(sentence: string, { from, to }: Clause): string {
  return sentence.slice(sentence.lastIndexOf(';', from - 2) + 1, to);
}

/** "What could not be seen: your payment details": the sentence names data, and none that the record has. */
function isOfOthers(
  { read, elements }: ReadPassage,
  lexicon: Lexicon,
  { dataSets, words, kin }: Against,
): boolean {
  const isForeign = (named: readonly Mention[]) =>
    named.length > 0 && !named.some((one) => isRecorded(one, dataSets, kin));
  const all = mentionsIn(read.text, words, lexicon);
  // At the head of a sentence in a list of data a word that means other things too is of data.
  const isHeaded = listsData(elements) && (all[0]?.from ?? HEAD) < HEAD;
  return isForeign(all.filter(({ strong }) => strong)) || (isHeaded && isForeign(all));
}

/** Which of these a sentence says nobody knows. */
function leftOpenIn({ read, elements }: ReadPassage, lexicon: Lexicon): readonly Verb[] {
  return says(lexicon, 'notKnown', read.text) && tells(elements)
    ? VERBS.filter((verb) => says(lexicon, verb, read.text))
    : [];
}
