import { type Lexicon, placesOf, says } from './lexicon.ts';
import type { ReadPassage } from './statements.ts';

const BETWEEN = /[,;:、，；：،؛・()（）]/u;
/** Longer than this is a sentence about something, not the name of a kind of data. */
const LONGEST = 80;
const LETTER = /\p{L}{2}/u;
const verbs = ['affected', 'contains', 'accessed', 'taken', 'advice', 'method'] as const;
/** Words on how well the data was protected, or on what was not concerned: no names of data. */
const others = ['protectedData', 'openData', 'key', 'negation'] as const;

/** How many items of a list of data name nothing that the vocabulary knows. */
export function unreadItems(lists: readonly ReadPassage[], lexicon: Lexicon): number {
  return lists.reduce((sum, passage) => sum + unreadIn(passage, lexicon), 0);
}

function unreadIn({ sentence, statements }: ReadPassage, lexicon: Lexicon): number {
  const named = statements.flatMap(({ denied, from, mentions, text }) =>
    denied
      ? [{ from, to: from + text.length }]
      : mentions.map((one) => ({ from: from + one.from, to: from + one.to })),
  );
  const isList = named.length > 0 || !/[.!?。！？؟:：]\s*$/u.test(sentence);
  if (!isList) return 0;
  let unread = 0;
  for (const { text, from } of itemsOf(statements, lexicon)) {
    const to = from + text.length;
    const item = text.trim();
    const isRead = named.some((one) => one.from < to && from < one.to);
    if (isRead || item.length > LONGEST || !LETTER.test(item)) continue;
    if (![...verbs, ...others].some((list) => says(lexicon, list, text))) unread += 1;
  }
  return unread;
}

/** What stands between the commas, and after the last "and". */
function itemsOf(statements: ReadPassage['statements'], lexicon: Lexicon): { text: string; from: number }[] {
  return statements.flatMap(({ text, from }) => {
    let at = from;
    // "Of employees: name, salary": what stands before a colon is a heading.
    return text.split(BETWEEN).flatMap((piece) => {
      if (/[:：]/.test(text.charAt(at - from + piece.length))) {
        at += piece.length + 1;
        return [];
      }
      const [last] = [...placesOf(lexicon, 'and', piece), ...clingingIn(piece, lexicon)]
        .sort((a, b) => a[0] - b[0])
        .slice(-1);
      const cut = last === undefined || lexicon.data.writing === 'continuous' ? piece.length : last[0];
      const items = [
        { text: piece.slice(0, cut), from: at },
        { text: piece.slice(last?.[1] ?? cut), from: at + (last?.[1] ?? cut) },
      ];
      at += piece.length + 1;
      return cut === piece.length ? items.slice(0, 1) : items;
    });
  });
}

/** Arabic writes its "and" to the word. */
function clingingIn(piece: string, lexicon: Lexicon): readonly (readonly [number, number])[] {
  if (lexicon.data.locale !== 'ar') return [];
  return [...piece.matchAll(/(?<=\s)و(?=\p{L}{3})/gu)].map(({ index }) => [index, index + 1] as const);
}
