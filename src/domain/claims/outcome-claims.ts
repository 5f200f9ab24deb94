import type { DataSetFacts, FactValue } from '../facts.ts';
import { type CategoryWords, mentionsIn } from './category-finder.ts';
import type { CategoryFamilies } from './category-kin.ts';
import type { Clause } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { isRecorded, speaksOf } from './data-meant.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';
import type { PhraseList } from './lexicon-data.ts';
import { availability, happened, notFound, recovered, type Said, spared } from './outcome-held.ts';
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
/** In a clause of so few words a "not" denies its verb wherever it stands: "heruntergeladen wurde nichts". */
const SHORT = 5;
/** How many letters may lie between a "not" and its verb. */
const REACH = 28;

/** "Nothing was copied", "no sign of misuse", "all of it was restored": what the record knows of what became of the data. */
export function outcomeContradictions(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  against: Against,
): readonly Contradiction[] {
  return passages.flatMap((passage) => {
    const { sentence: excerpt, elements, read } = passage;
    if (says(lexicon, 'advice', read.text) || elements.includes('delay_reasons')) return [];
    const found = read.clauses.flatMap((clause): Contradiction[] => {
      const { text } = clause;
      const meant = speaksOf(passage, text, { lexicon, ...against });
      if (meant === null || meant.length === 0 || isOfOthers(read.text, lexicon, against)) return [];
      const isNamed = mentionsIn(text, against.words, lexicon).some(({ strong }) => strong);
      const told = { text, sentence: read.text, ahead: aheadOf(read.text, clause), meant, isNamed };
      const said = saidOf(told, lexicon, against.answers);
      if (!said) return [];
      const message = `The text says "${read.shown(clause.from, clause.to).replace(/[.,!。、]$/, '')}"; ${said.why} Correct the text, or the record.`;
      // "Bring it to us without reading it": what people are told to do is no word on what was done.
      // In a list of data, which of it is denied is told by its categories.
      const unsure = said.unsure === true || !tells(elements) || (isNamed && listsData(elements));
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
function isOfOthers(sentence: string, lexicon: Lexicon, { dataSets, words, kin }: Against): boolean {
  const named = mentionsIn(sentence, words, lexicon).filter(({ strong }) => strong);
  return named.length > 0 && !named.some((one) => isRecorded(one, dataSets, kin));
}

/** A clause that may say what became of the data. */
interface Told {
  readonly text: string;
  readonly sentence: string;
  /** The clause with what leads to it. */
  readonly ahead: string;
  /** The data sets it is about. */
  readonly meant: readonly DataSetFacts[];
  /** It names data itself. */
  readonly isNamed: boolean;
}

function saidOf(
  { text, sentence, ahead, meant, isNamed }: Told,
  lexicon: Lexicon,
  answers: Against['answers'],
): Said | null {
  const has = (list: PhraseList) => says(lexicon, list, text);
  // "We asked them to keep no copy."
  const isAsked = has('recovered') && says(lexicon, 'unreported', sentence);
  const whole = has('beside') || isAsked ? null : ofAll(has, meant, answers);
  if (whole) return whole();
  const findings = placesOf(lexicon, 'noEvidence', ahead).map(([from, to]) => ahead.slice(from, to));
  const none = findings.length > 0;
  if (has('ruledOut') && isFree(text, lexicon)) return ruledOut(has, meant, answers);
  // What became of a key is no word of the data.
  if (has('key') || (!isNamed && says(lexicon, 'key', sentence))) return null;
  if (!none && (['beside', 'protectedData', 'openData', 'outOfReach'] as const).some(has)) return null;
  // "We have not seen any of it": the verb of the finding is not of the data.
  const rest = findings.reduce((left, one) => left.replace(one, ' '), text);
  const verb = (['misused', 'taken', 'accessed'] as const).find((list) =>
    none ? says(lexicon, list, rest) : isDenied(list, text, lexicon),
  );
  const loosely = none || lexicon.data.writing === 'continuous';
  if (verb === undefined) return null;
  // "They cannot be opened", "when it was not copied in time": of what can be, ought to be or goes with something else.
  const unsure = !none && has('unreported');
  const said = verb === 'misused' ? notFound(answers) : happened(verb, meant, loosely);
  // "It is not established that they were copied, nor can we rule it out."
  if (none && said?.certain === false && says(lexicon, 'notKnown', sentence)) return null;
  const isHeld = verb !== 'misused' || said?.certain || answers['misuse_likely'] === true || !loosely;
  return said && isHeld ? { ...said, unsure } : null;
}

/** What is said of all of the data: that it is still there, that none of it is personal, that it was given back. */
function ofAll(
  has: (list: PhraseList) => boolean,
  meant: readonly DataSetFacts[],
  answers: Against['answers'],
): (() => Said | null) | null {
  if (has('available')) return () => availability(meant);
  if (has('noData')) return () => spared(meant);
  return has('recovered') ? () => recovered(answers) : null;
}

/** "We can rule out that anything was copied." */
function ruledOut(
  has: (list: PhraseList) => boolean,
  meant: readonly DataSetFacts[],
  answers: Against['answers'],
): Said | null {
  if (has('misused')) return notFound(answers);
  const verb = (['taken', 'accessed'] as const).find(has);
  return verb === undefined ? null : happened(verb, meant, false);
}

/** "Misuse is ruled out" has no "not" in it; where Japanese says so, the "not" is part of the words. */
function isFree(text: string, lexicon: Lexicon): boolean {
  const ruledOut = placesOf(lexicon, 'ruledOut', text);
  return placesOf(lexicon, 'negation', text).every(([from, to]) =>
    ruledOut.some(([start, end]) => start <= from && to <= end),
  );
}

/** A "not" stands before what it denies, in Japanese after it. */
function isDenied(list: 'misused' | 'taken' | 'accessed', text: string, lexicon: Lexicon): boolean {
  const after = lexicon.data.writing === 'continuous';
  const words = text.trim().split(/\s+/).length;
  const short = words <= SHORT;
  // "Gelesen hat Ihre Unterlagen mit Sicherheit niemand", "he copied nothing".
  const isLast = (all: string, end: number) => words <= 2 * SHORT && !/\p{L}/u.test(all.slice(end));
  const negations = negationsIn(lexicon, text);
  return placesOf(lexicon, list, text).some(([from, to]) =>
    negations.some(([start, end]) =>
      after || (start >= to && (short || isLast(text, end)))
        ? start >= to - 1 && (start - to <= REACH || isLast(text, end))
        : end <= from && from - end <= REACH,
    ),
  );
}
