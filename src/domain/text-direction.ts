export type Direction = 'ltr' | 'rtl';

/** Languages written from the right, by the subtag they begin with. */
const FROM_THE_RIGHT: ReadonlySet<string> = new Set([
  ...['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ks', 'nqo', 'prs', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'],
]);

/** Which way a language is written. Not by the first letter of a text: an Arabic notice may begin with a Latin name. */
export function directionOf(locale: string): Direction {
  return FROM_THE_RIGHT.has(locale.toLowerCase().split(/[-_]/)[0] ?? '') ? 'rtl' : 'ltr';
}

// Numbers of several parts: of a telephone, a time, a day. Not within a word, a reference or an address: those keep together anyway.
const NUMBER = /(?<![\p{L}\p{N}@/._=&?#%-])[+(]?\d[\d\s().:/+-]*\d/gu;

/** In a text that runs from the right, a number of several parts keeps its order: +49 40 123, 2026-10-21. */
export function numbersInOrder(text: string): string {
  return text.replace(NUMBER, (number) => (/^\d+$/.test(number) ? number : `\u2066${number}\u2069`));
}
