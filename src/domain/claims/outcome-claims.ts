import type { DataSetFacts, FactValue } from '../facts.ts';
import { type CategoryWords, type Mention, mentionsIn } from './category-finder.ts';
import { type CategoryFamilies, covers } from './category-kin.ts';
import type { Clause } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';
import type { PhraseList } from './lexicon-data.ts';
import { speaksOf } from './protection-claims.ts';
import type { ReadPassage } from './statements.ts';

interface Against {
  readonly dataSets: readonly DataSetFacts[];
  readonly words: CategoryWords;
  readonly kin: CategoryFamilies;
  readonly answers: Readonly<Record<string, FactValue>>;
}
/** In a clause of so few words a "not" denies its verb wherever it stands: "heruntergeladen wurde nichts". */
const SHORT = 5;
/** How many letters may lie between a "not" and its verb. */
const REACH = 28;

interface Said {
  readonly certain: boolean;
  readonly why: string;
}

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
      const said = saidOf(
        text,
        read.text,
        aheadOf(read.text, clause),
        lexicon,
        meant,
        isNamed,
        against.answers,
      );
      if (!said) return [];
      const message = `The text says "${read.shown(clause.from, clause.to).replace(/[.,!。、]$/, '')}"; ${said.why} Correct the text, or the record.`;
      // "Bring it to us without reading it": what people are told to do is no word on what was done.
      const unsure = elements.includes('mitigation_for_individuals');
      return [{ kind: 'OUTCOME', certain: said.certain && !unsure, unsure, message, excerpt, elements }];
    });
    return found.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, 1);
  });
}

/** A clause with what leads to it: "we have no sign, so far, that …"; a semicolon ends what was said before. */
function aheadOf(sentence: string, { from, to }: Clause): string {
  return sentence.slice(sentence.lastIndexOf(';', from - 2) + 1, to);
}

/** "What could not be seen: your payment details": the sentence names data, and none that the record has. */
function isOfOthers(sentence: string, lexicon: Lexicon, { dataSets, words, kin }: Against): boolean {
  const named = mentionsIn(sentence, words, lexicon).filter(({ strong }) => strong);
  const isRecorded = (one: Mention) =>
    dataSets.some(({ categories }) => categories.some((key) => covers(one, key, kin)));
  return named.length > 0 && !named.some(isRecorded);
}

function saidOf(
  text: string,
  sentence: string,
  ahead: string,
  lexicon: Lexicon,
  meant: readonly DataSetFacts[],
  isNamed: boolean,
  answers: Against['answers'],
): Said | null {
  const has = (list: PhraseList) => says(lexicon, list, text);
  const whole =
    (has('available') && (() => availability(meant))) ||
    (has('noData') && (() => spared(meant))) ||
    (has('recovered') && (() => recovered(answers)));
  if (whole && !has('beside')) return whole();
  const none = says(lexicon, 'noEvidence', ahead);
  if (has('ruledOut') && isFree(text, lexicon)) return ruledOut(has, meant, answers);
  // What became of a key is no word of the data.
  if (has('key') || (!isNamed && says(lexicon, 'key', sentence))) return null;
  if (!none && (['beside', 'protectedData', 'openData', 'outOfReach'] as const).some(has)) return null;
  const verb = (['misused', 'taken', 'accessed'] as const).find((list) =>
    none ? has(list) : isDenied(list, text, lexicon),
  );
  if (verb !== 'misused')
    return verb === undefined ? null : happened(verb, meant, none || lexicon.data.writing === 'continuous');
  const loosely = none || lexicon.data.writing === 'continuous';
  const said = notFound(answers);
  return said?.certain || answers['misuse_likely'] === true || !loosely ? said : null;
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

/** What the record has against a word that the data was not misused. */
function notFound(answers: Against['answers']): Said | null {
  const published = answers['recipients_of_data'] === 'published';
  if (published || answers['misuse_likely'] === true)
    return { certain: published, why: 'the record has a finding that misuse happened or is likely.' };
  return answers['misuse_likely'] === false
    ? null
    : { certain: false, why: 'nobody found so: say what was looked at and what is not known.' };
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
  const short = text.trim().split(/\s+/).length <= SHORT;
  const negations = negationsIn(lexicon, text);
  return placesOf(lexicon, list, text).some(([from, to]) =>
    negations.some(([start, end]) =>
      after || (short && start >= to)
        ? start >= to - 1 && start - to <= REACH
        : end <= from && from - end <= REACH,
    ),
  );
}

/** That nothing was taken is false as soon as one of the sets that may be meant was. */
function happened(verb: 'taken' | 'accessed', meant: readonly DataSetFacts[], loosely: boolean): Said | null {
  const touched = meant.filter((set) => (verb === 'taken' ? acquired(set) : accessed(set)));
  if (touched.length === 0) return loosely ? null : unsupported(verb, meant);
  const what = verb === 'taken' ? 'was taken or copied' : 'was seen by somebody not entitled';
  const names = touched.map(({ name }) => `"${name}"`);
  return { certain: true, why: `the record says that ${names.join(', ')} ${what}.` };
}

/** "No personal data was involved." */
function spared(meant: readonly DataSetFacts[]): Said | null {
  const [touched] = meant.filter(
    ({ personalData, confidentiality }) => personalData === 'YES' && confidentiality === 'YES',
  );
  return touched
    ? {
        certain: true,
        why: `the record says that "${touched.name}" holds personal data and is no longer confidential.`,
      }
    : null;
}

/** "We have recovered all of it": a finding of its own. */
function recovered(answers: Against['answers']): Said | null {
  const said = answers['data_recovered'];
  if (said === true) return null;
  return said === false
    ? { certain: true, why: 'the record says that not all of it was recovered.' }
    : {
        certain: false,
        why: 'the record does not say that all of it was recovered. Record it, or remove the claim.',
      };
}

/** Confidentiality was lost, and nobody said that it was only seen, or not even that: the record does not carry the words. */
function unsupported(verb: 'taken' | 'accessed', meant: readonly DataSetFacts[]): Said | null {
  const lost = meant.find(
    ({ confidentiality, accessed: seen, acquired: had }) =>
      confidentiality === 'YES' && ((verb === 'taken' ? had : seen) ?? 'UNKNOWN') === 'UNKNOWN',
  );
  if (!lost) return null;
  return {
    certain: false,
    why: `the record says that "${lost.name}" was no longer confidential, and not that it was spared. Say what was looked at and what is not known.`,
  };
}

/** Said outright; what only follows from the loss of confidentiality is no certain knowledge. */
function accessed(set: DataSetFacts): boolean {
  return set.accessed === 'YES' || acquired(set);
}

function acquired({ acquired: had }: DataSetFacts): boolean {
  return had === 'YES';
}

function availability(meant: readonly DataSetFacts[]): Said | null {
  const lost = meant.filter(
    ({ availability: state, protection }) => state === 'YES' && protection.availableElsewhere === 'NO',
  );
  if (lost.length === 0) return null;
  const names = lost.map(({ name }) => `"${name}"`).join(', ');
  return {
    certain: lost.length === meant.length,
    why: `the record says that ${names} was lost and that no copy is left.`,
  };
}
