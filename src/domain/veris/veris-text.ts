/** Control characters but for line ends and tabs, halves of pairs, and marks that turn a text around or hide in it. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Words of a stranger without what nobody sees and no database keeps; markup stays the text it is. */
export function seenText(text: string): string {
  return text.replace(UNSEEN, '');
}
