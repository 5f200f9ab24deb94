import { replaceSlots } from './recipient-slot.ts';

// An escaped mark shows itself: held in the private-use area while markup is looked for, \* as U+F02A.
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const HELD = /[\uf021-\uf07e]/g;
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi;
// Format characters, and letters that show nothing: the Hangul fillers are \p{L}.
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BLANKS = /[\p{Z}\t\f\v\r]+/gu;
const LINE_ENDS = / ?\n[\n ]*/g;

// "](target "title")"; what comes before it is the label. Every alternative starts differently: no backtracking.
const TARGET = /\]\( ?(<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s(?:"[^"]*"|'[^']*'|\([^()]*\)))? ?\)/g
  .source;
const LINK_END = new RegExp(TARGET, 'g');
const EMPTY_LINK = new RegExp(String.raw`!?\[[^\p{L}\p{N}[\]]*${TARGET}`, 'gu');
const AUTOLINK = /<((?:https?|mailto|tel):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>/gi;
const TAG = /<[!/?a-z][^<>]*>/gi;
const LIST_NUMBER = /^[ >*+-]*\d{1,9}[.)](?= |$)/gm;
const LETTERS = /[\p{L}\p{N}]/gu;

/** The words of a Markdown text as its reader sees them: no markup, addresses behind links, entities, slots or invisible characters. */
export function visibleText(markdown: string): string {
  return shown(markdown, (text) =>
    text.replace(LINK_END, ']').replace(AUTOLINK, '').replace(TAG, '').replace(LIST_NUMBER, ''),
  );
}

/** The same, with the address of every link that has a visible label: what a reader can turn to. */
export function reachableText(markdown: string): string {
  return shown(markdown, (text) =>
    text.replace(EMPTY_LINK, '').replace(LINK_END, '] $1').replace(AUTOLINK, ' $1 ').replace(TAG, ''),
  );
}

/** How many letters and digits a text has. */
export function lettersIn(text: string): number {
  return text.replace(INVISIBLE, '').match(LETTERS)?.length ?? 0;
}

function shown(markdown: string, withoutMarkup: (text: string) => string): string {
  const held = markdown.replace(ESCAPED, (_, mark: string) =>
    String.fromCharCode(0xf000 + mark.charCodeAt(0)),
  );
  const plain = replaceSlots(held, () => '')
    .replace(ENTITY, '')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(LINE_ENDS, '\n');
  return withoutMarkup(plain)
    .replace(HELD, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xf000))
    .trim();
}
