// What CommonMark, or a recipient's slot, could read as more than a character.
const ANYWHERE = /[\\`*{}[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#a-z0-9]+;)/giu;
const AT_LINE_START = /^(\s*)([#+=:-]|\d+(?=[.)]))/gm;
const CONTROLS = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\ue000\ue001]/gu;

/** A fact as Markdown that shows exactly its characters: whatever it contains is text, and none of it is markup or code. */
export function markdownSafe(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Error(
      `a ${Array.isArray(value) ? 'list: join it' : 'value that is no text'} cannot be written out`,
    );
  }
  return String(value)
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, ' ')
    .trim()
    .replace(/\n[ \t]+/g, '\n')
    .replace(ANYWHERE, '\\$&')
    .replace(AT_LINE_START, (_line, indent: string, mark: string) =>
      /\d/.test(mark) ? `${indent}${mark}\\` : `${indent}\\${mark}`,
    );
}

/** The same with its lines kept as lines: a single line end is a blank to Markdown. */
export function markdownLines(value: unknown): string {
  return markdownSafe(value).replace(/(?<=[^\n])\n(?=[^\n])/g, '\\\n');
}

/** Somebody else's text within ours, set off as a quotation. */
export function markdownQuote(value: unknown): string {
  return markdownLines(value).replace(/^/gm, '> ');
}
