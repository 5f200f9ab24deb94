const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
const UNSEEN = /\p{Mn}|\p{Default_Ignorable_Code_Point}/u;
const ASCII = /^[\x20-\x7e]*$/;

/** How many columns of a plain text a line takes: letters of East Asia two, marks and joiners none. */
export function columnsOf(line: string): number {
  if (ASCII.test(line)) return line.length;
  return [...line].reduce((sum, one) => sum + (UNSEEN.test(one) ? 0 : EAST_ASIAN.test(one) ? 2 : 1), 0);
}
