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

const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LATIN = /\p{Script=Latin}/u;
// "CodeCraft AI, Inc. ": the full stop is part of the name.
const COMPANY =
  /\p{Script=Latin}[\p{Script=Latin}\d&,.'’ -]*\b(?:Inc|Ltd|Corp|Co|S\.A|B\.V|N\.V)\.(?=[\s،,]+\p{Script=Arabic})/gu;

/** Whether a line among others that run from the right is all in letters that do not. */
export function runsAgainst(text: string): boolean {
  return LATIN.test(text) && !FROM_RIGHT.test(text);
}

/** In a text that runs from the right, a company's name keeps its full stop at its end. */
export function namesInOrder(text: string): string {
  return text.replace(COMPANY, '\u2066$&\u2069');
}
