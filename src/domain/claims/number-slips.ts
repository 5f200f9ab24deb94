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
      known.some((count) => isTurned(said.least, count)) &&
      isOfSomebody(text.slice(said.to), lexicon),
  );
}

/** The digits of a count in another order, one of them another, or with one more or less. */
export function isSlip({ least, most }: NumberSaid, known: readonly number[]): boolean {
  return (
    least === most &&
    known.some((count) => {
      const [said, held] = [String(least), String(count)];
      const wrong = [...said].filter((digit, i) => digit !== held.charAt(i)).length;
      return (
        isTurned(least, count) ||
        (said.length === held.length && said.length > 1 && wrong === 1) ||
        isLonger(said, held) ||
        isLonger(held, said)
      );
    })
  );
}

/** By one digit, wherever it stands. */
function isLonger(one: string, other: string): boolean {
  return (
    other.length > 1 &&
    one.length === other.length + 1 &&
    [...one].some((_, i) => one.slice(0, i) + one.slice(i + 1) === other)
  );
}

function isTurned(one: number, other: number): boolean {
  const sorted = (count: number) => [...String(count)].sort().join('');
  return sorted(one) === sorted(other);
}

/** "1,580 files", "34 %": it is said what is counted, and that is nobody. */
function isOfSomebody(behind: string, lexicon: Lexicon): boolean {
  if (!/^\s?\p{L}{2}/u.test(behind)) return false;
  return !placesOf(lexicon, 'otherThings', behind.slice(0, 40)).some(([from]) =>
    /^[\s-]*(?:\p{L}+[\s-]+){0,1}$/u.test(behind.slice(0, from)),
  );
}
