import { folded, type Tongue } from './passages.ts';

/** A number as a person writes it: how much it says, and how exactly. */
export interface Quantity {
  readonly least: number;
  readonly most: number;
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, tausend: 1e3, tsd: 1e3, 'tsd.': 1e3 },
  ...{ m: 1e6, million: 1e6, millions: 1e6, millionen: 1e6, mio: 1e6, 'mio.': 1e6 },
};
const ONES: Readonly<Record<Tongue, readonly string[]>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
  de: 'null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  ),
};
const TENS: Readonly<Record<Tongue, readonly string[]>> = {
  en: 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
  de: 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' '),
};
const SCALES = {
  en: { hundred: 'hundred', thousand: 'thousand', link: 'and' },
  de: { hundred: 'hundert', thousand: 'tausend', link: 'und' },
};
const EXACTLY = (n: number): Quantity => ({ least: n, most: n });
const VAGUE: Readonly<Record<string, Quantity>> = {
  ...{ dozens: { least: 20, most: 999 }, dutzende: { least: 20, most: 999 } },
  ...{ hundreds: { least: 100, most: 9_999 }, hunderte: { least: 100, most: 9_999 } },
  ...{ thousands: { least: 1_000, most: 999_999 }, tausende: { least: 1_000, most: 999_999 } },
  ...{ 'half a million': EXACTLY(500_000), 'eine halbe million': EXACTLY(500_000) },
  ...{ millions: { least: 1e6, most: 1e9 }, millionen: { least: 1e6, most: 1e9 } },
};

/**
 * What stands for a number, in digits or in words, as the source of a pattern. "12.400" and "12,400" group by thousands;
 * "1.2 million" does not.
 */
export const NUMBER = String.raw`(?:(?<![\d.,])\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,4}(?!\d)|(?<![\d.,])\d{1,12}(?:[.,]\d{1,2})?(?![.,]?\d))(?:\s?(?:k|m|thousand|million|millions|tausend|tsd\.?|mio\.?|millionen)\b)?`;
export const WORDS: Readonly<Record<Tongue, string>> = {
  en: String.raw`(?:(?:${[...ONES.en.slice(1), ...TENS.en, 'hundred', 'thousand', 'and', 'a', 'dozen'].join('|')})[\s-]+){0,8}(?:${[...ONES.en.slice(1), ...TENS.en, 'hundred', 'thousand', 'dozen', 'dozens', 'hundreds', 'thousands', 'millions', 'half a million'].join('|')})`,
  de: `(?:[a-zäöüß]{0,30}(?:hundert|tausend|zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)[a-zäöüß]{0,30}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|elf|zwölf|dutzende|hunderte|tausende|millionen|eine halbe million)`,
};

/** Reads it; null if it is no number after all. */
export function quantityOf(written: string, tongue: Tongue): Quantity | null {
  const text = folded(written).trim();
  const vague = VAGUE[text];
  if (vague) return vague;
  if (/^\d/.test(text)) return inDigits(text);
  const n = inWords(text.replace(/[\s-]+/g, ' '), tongue);
  return n === null ? null : EXACTLY(n);
}

function inDigits(text: string): Quantity | null {
  const [, digits = '', unit = ''] = /^([\d.,'’\s]*\d)\s*([a-z.]*)$/.exec(text) ?? [];
  const by = unit === '' ? 1 : MULTIPLIERS[unit];
  if (by === undefined || digits === '') return null;
  const fraction = by > 1 && /^\d+[.,]\d{1,2}$/.test(digits);
  if (!fraction && /[.,]\d{1,2}$/.test(digits)) return null;
  const value = fraction ? Number(digits.replace(',', '.')) : Number(digits.replace(/\D/g, ''));
  return EXACTLY(Math.round(value * by));
}

function inWords(text: string, tongue: Tongue): number | null {
  const { hundred, thousand, link } = SCALES[tongue];
  const whole = text.replaceAll(' ', '');
  if (/^(?:a)?dozen$/.test(whole)) return 12;
  const cut = whole.indexOf(thousand);
  const above = cut < 0 ? '' : whole.slice(0, cut);
  const below = cut < 0 ? whole : whole.slice(cut + thousand.length);
  const thousands = cut < 0 ? 0 : above === '' || above === 'a' ? 1 : under(above, tongue, hundred, link);
  const rest = below === '' ? 0 : under(below, tongue, hundred, link);
  return thousands === null || rest === null ? null : thousands * 1_000 + rest;
}

function under(text: string, tongue: Tongue, hundred: string, link: string): number | null {
  const cut = text.indexOf(hundred);
  const head = cut < 0 ? '' : text.slice(0, cut);
  const tail = (cut < 0 ? text : text.slice(cut + hundred.length)).replace(new RegExp(`^${link}`), '');
  const hundreds = cut < 0 ? 0 : head === '' || head === 'a' ? 1 : underHundred(head, tongue);
  const rest = tail === '' ? 0 : underHundred(tail, tongue);
  return hundreds === null || rest === null ? null : hundreds * 100 + rest;
}

function underHundred(text: string, tongue: Tongue): number | null {
  const small = ONES[tongue].indexOf(text);
  if (small >= 0) return small;
  for (const [i, ten] of TENS[tongue].entries()) {
    const value = (i + 2) * 10;
    if (text === ten) return value;
    if (tongue === 'en' && text.startsWith(ten)) {
      const one = ONES.en.indexOf(text.slice(ten.length));
      if (one > 0 && one < 10) return value + one;
    }
    if (tongue === 'de' && text.endsWith(`und${ten}`)) {
      const one = ONES.de.indexOf(text.slice(0, -`und${ten}`.length));
      if (one > 0 && one < 10) return value + one;
    }
  }
  return null;
}
