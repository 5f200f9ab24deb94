import type { DataSetFacts, FactValue } from '../facts.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';
import type { PhraseList } from './lexicon-data.ts';
import { availability, happened, notFound, recovered, type Said, spared } from './outcome-held.ts';

type Answers = Readonly<Record<string, FactValue>>;
export const VERBS = ['misused', 'taken', 'accessed'] as const;

/** What may have happened to data. */
export type Verb = (typeof VERBS)[number];

/** In a clause of so few words a "not" denies its verb wherever it stands: "heruntergeladen wurde nichts". */
const SHORT = 5;

/** "Without a look at the history" denies nothing. */
const WITHOUT = /^(?:without|ohne|sans|sin|senza|sem|zonder|bez|دون|بدون|excluding|except)$/;

/** A clause of so few words says one thing. */
const FEW_WORDS = 7;
const FEW_WORDS_ALONE = 12;

/** How many letters may lie between a "not" and its verb. */
const REACH = 28;

/** "Nobody" as the first word denies whatever its clause says. */
const HEAD = 6;
const WHOLE = 80;
/** It stands where a clause says of whom it is. */
const OPENING = 14;

/** A clause that may say what became of the data. */
export interface Told {
  readonly text: string;
  readonly sentence: string;
  /** The clause with what leads to it. */
  readonly ahead: string;
  /** The data sets it is about. */
  readonly meant: readonly DataSetFacts[];
  /** It names data itself. */
  readonly isNamed: boolean;
}

/** What the record has against a clause that says what became of the data; null: nothing. */
export function saidOf(
  { text, sentence, ahead, meant, isNamed }: Told,
  lexicon: Lexicon,
  answers: Answers,
): Said | null {
  const has = (list: PhraseList) => says(lexicon, list, text);
  // "We asked them to keep no copy."
  const isAsked = has('recovered') && says(lexicon, 'unreported', sentence);
  const whole = has('beside') || isAsked ? null : ofAll(has, meant, answers);
  if (whole) return whole();
  if (has('ruledOut') && isFree(text, lexicon)) return ruledOut(has, meant, answers);
  // What became of a key is no word of the data.
  const isNew = isNamed || placesOf(lexicon, 'absolute', text).some(([from]) => from <= OPENING);
  if (has('key') || (!isNew && says(lexicon, 'key', sentence))) return null;
  return saidOfVerb({ text, sentence, ahead, meant }, lexicon, answers);
}

/** What the record has against a clause for the verb that it denies. */
function saidOfVerb(
  { text, sentence, ahead, meant }: Omit<Told, 'isNamed'>,
  lexicon: Lexicon,
  answers: Answers,
): Said | null {
  const has = (list: PhraseList) => says(lexicon, list, text);
  const none = says(lexicon, 'noEvidence', ahead);
  if (!none && (['beside', 'protectedData', 'openData', 'outOfReach'] as const).some(has)) return null;
  const verb = verbDenied({ text, ahead }, lexicon);
  if (verb === undefined) return null;
  const loosely = none || isLoose(text, lexicon);
  // "They cannot be opened", "when it was not copied in time": of what can be, ought to be or goes with something else.
  // People who lie about it say that nobody did, or say it shortly; "without a look at the history" is of something else.
  const unsure = !none && (has('unreported') || !isOutright(text, sentence, lexicon));
  const said = verb === 'misused' ? notFound(answers) : happened(verb, meant, loosely);
  // "It is not established that they were copied, nor can we rule it out."
  if (said?.certain === false && isLeftOpen(text, sentence, none, lexicon)) return null;
  const isHeld = verb !== 'misused' || said?.certain || answers['misuse_likely'] === true || !loosely;
  return said && isHeld ? { ...said, unsure } : null;
}

/** In the same breath: "nor can we rule it out" has no subject of its own. */
function isLeftOpen(text: string, sentence: string, none: boolean, lexicon: Lexicon): boolean {
  const rest = sentence.replace(text, ' ').trim();
  const isShort = lexicon.data.writing === 'spaced' && rest.split(/\s+/).length <= SHORT;
  return [text, ...(none ? [sentence] : []), ...(isShort ? [rest] : [])].some((one) =>
    says(lexicon, 'notKnown', one),
  );
}

/** "Nobody", "none of it", "never", or so few words that they say nothing else. */
function isOutright(text: string, sentence: string, lexicon: Lexicon): boolean {
  if (lexicon.data.writing === 'continuous' || says(lexicon, 'absolute', text)) return true;
  const most = text.trim() === sentence.trim() ? FEW_WORDS_ALONE : FEW_WORDS;
  const isWithout = negationsIn(lexicon, text).every(([from, to]) => WITHOUT.test(text.slice(from, to)));
  return text.trim().split(/\s+/).length <= most && !isWithout;
}

/** Japanese leaves much unsaid; "none at all" does not. */
function isLoose(text: string, lexicon: Lexicon): boolean {
  return lexicon.data.writing === 'continuous' && !says(lexicon, 'all', text);
}

/** Which of these a clause says did not happen, or was not found. */
export function verbDenied(
  { text, ahead }: Pick<Told, 'text' | 'ahead'>,
  lexicon: Lexicon,
): Verb | undefined {
  const findings = placesOf(lexicon, 'noEvidence', ahead).map(([from, to]) => ahead.slice(from, to));
  // "We have not seen any of it": the verb of the finding is not of the data.
  const rest = findings.reduce((left, one) => left.replace(one, ' '), text);
  return VERBS.find((list) =>
    findings.length > 0 ? says(lexicon, list, rest) : isDenied(list, text, lexicon),
  );
}

/** What is said of all of the data: that it is still there, that none of it is personal, that it was given back. */
function ofAll(
  has: (list: PhraseList) => boolean,
  meant: readonly DataSetFacts[],
  answers: Answers,
): (() => Said | null) | null {
  if (has('available')) return () => availability(meant);
  if (has('noData')) return () => spared(meant);
  return has('recovered') ? () => recovered(answers) : null;
}

/** "We can rule out that anything was copied." */
function ruledOut(
  has: (list: PhraseList) => boolean,
  meant: readonly DataSetFacts[],
  answers: Answers,
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
        : end <= from && from - end <= (start <= HEAD && says(lexicon, 'absolute', text) ? WHOLE : REACH),
    ),
  );
}
