import { fits } from './counts.ts';
import { type Lexicon, placesOf } from './lexicon.ts';
import { boundOf, type NumberSaid } from './numbers-in-text.ts';

/**
 * "1,580 chorists" where the record has 1,850: the digits of a count in another order, before a word that no list of people has. A
 * sentence that tells a count of the record as well speaks of something else.
 */
export function slipsOf(
  text: string,
  numbers: readonly NumberSaid[],
  known: readonly number[],
  lexicon: Lexicon,
): readonly NumberSaid[] {
  if (numbers.some((said) => known.some((count) => fits(count, said, boundOf(text, said, lexicon)))))
    return [];
  return numbers.filter(
    (said) =>
      said.digits &&
      said.least === said.most &&
      known.some((count) => sorted(said.least) === sorted(count)) &&
      isOfSomebody(text.slice(said.to), lexicon),
  );
}

function sorted(count: number): string {
  return [...String(count)].sort().join('');
}

/** "1,580 files", "34 %": it is said what is counted, and that is nobody. */
function isOfSomebody(behind: string, lexicon: Lexicon): boolean {
  if (!/^\s?\p{L}{2}/u.test(behind)) return false;
  return !placesOf(lexicon, 'otherThings', behind.slice(0, 40)).some(([from]) =>
    /^[\s-]*(?:\p{L}+[\s-]+){0,1}$/u.test(behind.slice(0, from)),
  );
}
