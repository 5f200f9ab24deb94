import { folded } from './claims/folded-text.ts';
import type { Passage } from './passages.ts';

/** A fact that a text shows, as it read when the text was written and as it reads now; empty: not known. */
export interface FactChange {
  /** "incident.detected", as templates name it. */
  readonly fact: string;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** A fact the text still states as it was. */
export interface OutdatedFact extends FactChange {
  /** What the text says. */
  readonly stated: string;
  readonly passage: Passage;
}

/** Content elements that state a fact. A time is unlike any other words and is looked for everywhere. */
const STATED_IN: Readonly<Record<string, readonly string[]>> = {
  'affected.count': ['subject_count', 'resident_count'],
  'affected.by_jurisdiction': ['subject_count', 'resident_count'],
  'affected.kinds': ['subject_categories'],
  'data.categories': ['data_categories', 'record_categories'],
};

/** Which of the changed facts a text still states as they were: the old words stand in it and the new ones do not. */
export function outdatedIn(
  passages: readonly Passage[],
  changes: readonly FactChange[],
): readonly OutdatedFact[] {
  return changes.flatMap((change): OutdatedFact[] => {
    const elements = STATED_IN[change.fact];
    const scope = passages.filter((one) => !elements || one.elements.some((own) => elements.includes(own)));
    const text = scope.map(({ sentence }) => sentence).join('\n');
    const gone = change.was.filter((value) => !change.is.includes(value));
    const come = change.is.filter((value) => !change.was.includes(value) && !says(text, value));
    const left = change.was.filter((value) => says(text, value));
    const old = left.filter((value) => gone.includes(value));
    const one = change.was.length <= 1 && change.is.length <= 1;
    const isOutdated = one
      ? old.length > 0 && (come.length > 0 || change.is.length === 0)
      : old.length > 0 || (come.length > 0 && left.length > 0);
    if (!isOutdated) return [];
    const [stated = ''] = old.length > 0 ? old : left;
    const passage = scope.find(({ sentence }) => says(sentence, stated));
    return passage ? [{ ...change, stated, passage }] : [];
  });
}

/** As words of their own: "431" is not said by "4,431". */
function says(text: string, value: string): boolean {
  const words = folded(value).replace(/\s+/g, ' ');
  const where = folded(text).replace(/\s+/g, ' ');
  for (let at = where.indexOf(words); at >= 0 && words !== ''; at = where.indexOf(words, at + 1)) {
    const around = `${where.charAt(at - 1)} ${where.slice(at + words.length, at + words.length + 2)}`;
    if (!/^[\p{L}\p{N}.,]|^.? (?:[\p{L}\p{N}]|[.,]\d)/u.test(around)) return true;
  }
  return false;
}
