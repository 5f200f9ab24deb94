import { capital, type Said } from '../in-words/said.ts';

/** What would be markup in a text that is none. */
export function escaped(text: string): string {
  return text.replace(/[\\*<>[\]|~]/g, String.raw`\$&`).replace(/(^|\s)_|_(?=\s|$)/g, String.raw`$1\_`);
}

/** The address of a heading on its page, as GitHub and others make it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "2026-11-20" as "20 November 2026". */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/** Turns a text into Markdown: escaped, with the rules it names as links. */
export type Prose = (text: string) => string;

/** An outline as nested bullets. `shorten` may stand for a part with its parts. */
export function bullets(
  all: readonly Said[],
  prose: Prose,
  shorten: (one: Said) => string | null = () => null,
  depth = 0,
): readonly string[] {
  return all.flatMap((one) => {
    const short = shorten(one);
    const head = `${'  '.repeat(depth)}- ${headOf(one, prose)}`;
    if (short !== null) return [`${head}${short}`];
    const below = bullets(one.parts, prose, shorten, depth + 1);
    const text = `${prose(sentence(one))}${clauseAfter(one, prose)}`;
    return below.length > 0 ? [`${head}${text}:`, ...below] : [`${head}${ended(text)}${factOf(one)}`];
  });
}

function headOf({ label, clause }: Said, prose: Prose): string {
  if (label === null) return '';
  return `**${prose(label)}**${clause === null ? '' : ` (${prose(clause)})`}: `;
}

function sentence({ label, says }: Said): string {
  return label === null ? capital(says) : says.replace(/^The organization/, 'the organization');
}

function clauseAfter({ label, clause }: Said, prose: Prose): string {
  return label === null && clause !== null ? ` (${prose(clause)})` : '';
}

function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function factOf({ fact }: Said): string {
  return fact === null ? '' : ` ([${fact}](../facts.md#${fact}))`;
}
