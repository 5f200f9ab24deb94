import { columnsOf } from '../../domain/text-columns.ts';

/** RFC 3676 §4.2 asks for 78 or fewer; two are for the blank that marks where a line goes on, and the one before it. */
const COLUMNS = 74;
/** No line of so few characters is wider, whatever they are. */
const NEVER_WIDE = COLUMNS / 2;
const KEPT = 2_000;

const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
// What may not begin a line, and what may not end one, in East Asian typesetting.
const CLOSES = '、。，．：；？！）」』】〕］｝〉》”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…・';
const OPENS = '（「『【〔［｛〈《“‘';
const PIECE = new RegExp(`[${OPENS}]*(?:[${WIDE}]|[^\\s${WIDE}]+)[${CLOSES}]* *|\\s+`, 'gu');

export type Flow = (text: string) => string | null;

/**
 * Cuts the lines of texts where they get wider than a mail is read, so that a reader's program joins them again to its own
 * width (RFC 3676, format=flowed, DelSp): nothing is added to the words. Lines that many messages share are cut once.
 * Null: a text that ends a line in a blank, which there means something else.
 */
export function textFlow(): Flow {
  const known = new Map<string, string>();
  const cut = (line: string): string => {
    if (line.length <= NEVER_WIDE) return stuffed(line);
    const found = known.get(line);
    if (found !== undefined) return found;
    const made = stuffed(flowLine(line));
    if (known.size >= KEPT) known.clear();
    known.set(line, made);
    return made;
  };
  return (text) => {
    const lines = text.split(/\r\n|\r|\n/);
    if (lines.some((line) => line.endsWith(' ') && line !== '-- ')) return null;
    return lines.map((line) => (line === '-- ' ? line : cut(line))).join('\n');
  };
}

function flowLine(line: string): string {
  let [flown, columns] = ['', 0];
  for (const [piece] of line.matchAll(PIECE)) {
    const wide = columnsOf(piece.trimEnd());
    const breaks = columns + wide > COLUMNS && flown !== '' && !/^(?:[\s>]|From )/.test(piece);
    if (breaks) [flown, columns] = [`${flown} \n`, 0];
    flown += piece;
    columns += columnsOf(piece);
  }
  return flown;
}

/** A line whose beginning would mean something else there stands behind a blank, which is taken away again. */
function stuffed(line: string): string {
  return /^(?:[ >]|From )/.test(line) ? ` ${line}` : line;
}
