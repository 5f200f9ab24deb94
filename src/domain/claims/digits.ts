import { derived, type Lexicon } from './lexicon.ts';
import { phraseFinder } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** A number in digits, with how many of them follow a decimal sign. */
export interface DigitsSaid extends Stretch {
  readonly value: number;
  readonly places: number;
}

/**
 * "12.400", "12,400" and "12 400" group by thousands; fewer digits after a sign are a fraction. Not after a letter, "+" or
 * "§": references, versions, telephone numbers.
 */
const DIGITS =
  /(?<![a-z\d][-_/.]?|\d:|[+#§]|\+[\d\s()/-]{1,16}|\d,)(?:\d{1,3}(?:[.,' ]\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,3})?(?![.,]?\d))/gu;
/** The second number of a range does stand after a dash. */
const SECOND = /(?<=\d\s?[-–~]\s?)(?:\d{1,3}(?:[.,' ]\d{3}){1,4}|\d{3,12})(?![\d-])/gu;

/** Every number in digits of a folded text. */
export function digitsIn(text: string, lexicon: Lexicon): readonly DigitsSaid[] {
  const found = new Map<number, string>();
  for (const pattern of [DIGITS, SECOND]) {
    for (const { 0: written, index } of text.matchAll(pattern)) found.set(index, written);
  }
  return [...found].map(([from, written]) => {
    const to = from + written.length;
    return { ...valueOf(written, text.slice(to, to + 24), lexicon), from, to };
  });
}

function valueOf(written: string, after: string, lexicon: Lexicon): { value: number; places: number } {
  const [, whole = written, fraction = ''] = /^(.*)[.,](\d{1,3})$/.exec(written) ?? [];
  // "3.988 Personen" is a group of three, "1,234 Millionen" a fraction: the sign and what follows tell.
  const isFraction =
    fraction !== '' &&
    (fraction.length < 3 ||
      (/^\d+$/.test(whole) && written.includes(lexicon.data.numbers.decimal) && isScale(after, lexicon)));
  if (!isFraction) return { value: Number(written.replace(/\D/g, '')), places: 0 };
  return { value: Number(`${whole.replace(/\D/g, '')}.${fraction}`), places: fraction.length };
}

function isScale(after: string, lexicon: Lexicon): boolean {
  const { scales, shortScales } = lexicon.data.numbers;
  const start = () =>
    new RegExp(
      String.raw`^\s?${phraseFinder([...Object.keys(scales), ...Object.keys(shortScales)], lexicon.data).source}`,
    );
  return derived(lexicon, '^ scale', start).test(after);
}
