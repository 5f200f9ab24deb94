import type { Line } from './document.ts';

/** Characters of a table's type that stand side by side on a page of ours, and those the room between two columns takes. */
const ACROSS = 104;
/** The same where few columns allow larger type. */
const ACROSS_LARGER = 100;
const BETWEEN = 3;
/** A column is as wide as its longest word, up to this; a digest is cut. */
const LONGEST_WORD = 16;
const WIDEST = 60;

/** Whether a table of so many columns is set as large as lists are; wider ones are set smaller. */
export function isLarger(columns: number): boolean {
  return columns <= 3;
}

/** The columns' shares of the width, in characters: none narrower than its words, the rest by how much they hold. */
export function columnWidths(rows: readonly (readonly Line[])[]): number[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => wordsOf(row[column] ?? [])));
  const room = (isLarger(columns.length) ? ACROSS_LARGER : ACROSS) - BETWEEN * columns.length;
  const least = columns.map((cells) => Math.min(LONGEST_WORD, Math.max(3, ...cells.map(longestWord))));
  const asked = columns.map((cells, i) => Math.max(least[i] ?? 0, Math.min(WIDEST, fullness(cells))));
  const spare = Math.max(0, room - sum(least));
  const wish = sum(asked) - sum(least);
  return columns.map((_, i) => {
    const [low = 0, high = 0] = [least[i], asked[i]];
    if (sum(least) > room) return Math.floor((low / sum(least)) * room);
    const given = wish > spare ? low + ((high - low) / wish) * spare : (high / sum(asked)) * room;
    return Math.floor(given);
  });
}

const wordsOf = (line: Line) => line.map(({ text }) => text).join('');
const longestWord = (text: string) => Math.max(0, ...text.split(/\s+/).map((word) => word.length + 1));

/** Between the mean and the longest: one long cell among short ones may take two lines. */
function fullness(cells: readonly string[]): number {
  const lengths = cells.map((text) => Math.max(...text.split('\n').map((line) => line.length)));
  return (sum(lengths) / lengths.length + Math.max(...lengths)) / 2;
}

const sum = (numbers: readonly number[]) => numbers.reduce((so, one) => so + one, 0);
