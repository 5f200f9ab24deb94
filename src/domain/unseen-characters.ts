/**
 * Characters that nobody sees and that change what is read: controls, other ends of lines, and those that turn the direction
 * of everything after them ("\u202e100" reads as 001). What only keeps a stretch apart (isolates) may stand.
 */
const UNSEEN = /[^\P{Cc}\n\r\t]|[\u2028\u2029\u202a-\u202e]/u;

/** The first of them, as "U+202E"; null: there is none. */
export function unseenIn(text: string): string | null {
  const [found] = UNSEEN.exec(text) ?? [];
  const point = found?.codePointAt(0);
  return point === undefined ? null : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
