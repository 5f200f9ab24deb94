import { type Lexicon, placesOf, says } from './lexicon.ts';
import type { Stretch } from './stretch.ts';

interface Around {
  /** Where the number before it ends and the one after it begins. */
  readonly before: number;
  readonly after: number;
  /** It stands in an element that gives a number of people. */
  readonly counted: boolean;
  /** Its sentence speaks of people affected. */
  readonly relevant: boolean;
}

/** Whether a number counts people; loosely: accounts or cases, of which one person may have several. */
export function countsPeople(
  text: string,
  { from, to }: Stretch,
  { before, after, counted, relevant }: Around,
  lexicon: Lexicon,
): 'PEOPLE' | 'LOOSELY' | null {
  const behind = text.slice(to, Math.min(after, to + 90));
  const ahead = text.slice(Math.max(before, from - 110), from);
  if (/^\s?(?:%|€|\$|£|¥|℃|percent)/u.test(behind) || /[€$£¥]\s?$/.test(ahead)) return null;
  if (counts('people', behind, lexicon)) return 'PEOPLE';
  if (counts('otherThings', behind, lexicon)) return null;
  if (counts('countedLoosely', behind, lexicon)) return 'LOOSELY';
  if (relevant && startsWith('inTotal', behind, lexicon)) return 'PEOPLE';
  if (startsWith('affected', behind, lexicon)) return 'PEOPLE';
  if (relevant && (isTold(ahead, lexicon) || isSubject(ahead, behind, lexicon))) return 'PEOPLE';
  return counted && !/^\s*\p{L}/u.test(behind) && !/\p{L}\s*$/u.test(ahead.slice(-1)) ? 'PEOPLE' : null;
}

/** "Number of people affected: 431", "Customers: 431". */
function isTold(ahead: string, lexicon: Lexicon): boolean {
  const last = ahead.split(/[.;?!]\s/).at(-1) ?? '';
  if (says(lexicon, 'numberOf', last) && says(lexicon, 'people', last)) return true;
  return /:\s*$/.test(last) && says(lexicon, 'people', last.slice(-60));
}

/** "The people affected are fewer than 300": nothing follows that could be counted. */
function isSubject(ahead: string, behind: string, lexicon: Lexicon): boolean {
  const last = ahead.split(/[.;?!]\s|,\s/).at(-1) ?? '';
  return (
    /^\s*(?:[.,;)!?]|$)/.test(behind) && says(lexicon, 'people', last) && says(lexicon, 'affected', last)
  );
}

/** Directly, or after a few words that belong to it: "4,000 of our registered users"; an "and" ends it. */
function counts(
  list: 'people' | 'otherThings' | 'countedLoosely',
  behind: string,
  lexicon: Lexicon,
): boolean {
  const places = placesOf(lexicon, list, behind);
  const [first] = places;
  if (first === undefined) return false;
  const between = behind.slice(0, first[0]);
  if (lexicon.data.writing === 'continuous') return /^[^,.;:0-9]{0,6}$/.test(between);
  if (!/^[^\d,.;:!?]*$/.test(between)) return false;
  // "Current and former" is one word for it.
  const one = placesOf(lexicon, 'pairs', between).reduceRight(
    (rest, [from, to]) => rest.slice(0, from) + rest.slice(to),
    between,
  );
  const words = one.split(/[\s(-]+/).filter((word) => word !== '');
  const few = list === 'otherThings' ? 0 : 4;
  return words.length <= few && !says(lexicon, 'and', one) && !says(lexicon, 'otherThings', one);
}

function startsWith(list: 'inTotal' | 'affected', behind: string, lexicon: Lexicon): boolean {
  const few = lexicon.data.writing === 'continuous' ? /^[^,.;]{0,4}$/ : /^\s*(?:[^\s\d,.;]{1,12}\s+){0,2}$/;
  return placesOf(lexicon, list, behind).some(([from]) => few.test(behind.slice(0, from)));
}
