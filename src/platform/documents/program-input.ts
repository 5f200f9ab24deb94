import { type Direction, namesInOrder, numbersInOrder, runsAgainst } from '../../domain/text-direction.ts';
import { columnWidths, isLarger } from './column-widths.ts';
import type { Block, Letter, Line, PdfDocument, Run, Sheet } from './document.ts';
import {
  clausesApart,
  directionOfLine,
  numbersTogether,
  pieces,
  plainLine,
  plainWords,
} from './plain-words.ts';

/** Lines, and characters, of an entry that stays on one page. */
const KEPT = { lines: 8, characters: 400 } as const;

/** How long a word may be before a line may end within it. */
const LONGEST_WORD = 56;

/** A document as the program takes it: texts cleaned, lines cut at their ends, columns weighed. */
export function programInput({ title, author, date, sheets }: PdfDocument): object {
  const { year, month, day, hour, minute, second } = date.toUTC();
  return {
    ...{ title: plainLine(title), author: plainLine(author) },
    date: { year, month, day, hour, minute, second },
    sheets: sheets.map(sheetInput),
  };
}

function sheetInput({ language, direction, page, letter, masthead, footer, blocks }: Sheet): object {
  const locale = new Intl.Locale(language);
  const { width, height, margin, size, headings } = page;
  const widths = widthsIn(blocks);
  return {
    language: locale.language,
    region: locale.region ?? null,
    direction,
    page: { width, height, margin, size, headings },
    letter: letter ? letterInput(letter) : null,
    masthead: masthead === undefined ? null : plainLine(masthead),
    footer: footer.map(lineInput),
    blocks: inSteps(blocks).map((block) => blockInput(block, { direction, longest: LONGEST_WORD, widths })),
  };
}

/** The first heading has level 1, and none is more than one below the one before: PDF/UA-1 asks for it, writers do not. */
function inSteps(blocks: readonly Block[]): Block[] {
  let before = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    before = Math.min(block.level, before + 1);
    return { ...block, level: before as 1 | 2 | 3 };
  });
}

function letterInput({ form, sender, to, info }: Letter): object {
  const { window, info: infoField, sender: senderField, bodyFrom, marks } = form;
  return {
    ...{ window, infoField, senderField, bodyFrom, marks },
    name: plainLine(sender.name),
    address: sender.address.map(lineInput),
    returnTo: sender.returnTo.map(plainLine).join(' · '),
    accent: sender.accent,
    to: to.map(lineInput),
    info: info.map(lineInput),
  };
}

/** A line that stands alone runs as its first letter does, whatever runs around it. */
function lineInput(text: string): object {
  const line = plainLine(text);
  return { text: line, direction: directionOfLine(line) };
}

/** What holds for all blocks of a sheet: tables under the same heads have the same columns. */
interface Setting {
  readonly direction: Direction;
  readonly longest: number;
  readonly widths: (header: readonly Line[]) => readonly number[];
}

function widthsIn(blocks: readonly Block[]): Setting['widths'] {
  const keyOf = (header: readonly Line[]) => JSON.stringify(header);
  const rows = new Map<string, (readonly (readonly Line[])[])[]>();
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const key = keyOf(block.header);
    rows.set(key, [...(rows.get(key) ?? []), block.rows]);
  }
  const widths = new Map<string, readonly number[]>();
  return (header) => {
    const key = keyOf(header);
    const known = widths.get(key) ?? columnWidths([header, ...(rows.get(key) ?? []).flat()]);
    widths.set(key, known);
    return known;
  };
}

function blockInput(block: Block, setting: Setting): object {
  const { direction, longest } = setting;
  const runs = (line: Line, word = longest) => runsInput(line, direction, word);
  const inner = (blocks: readonly Block[]) => blocks.map((one) => blockInput(one, setting));
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level, runs: runs(block.line) };
    case 'paragraph':
      return { kind: block.kind, runs: runs(block.line) };
    case 'bullets':
      return { kind: block.kind, items: block.items.map(inner) };
    case 'numbers':
      return { kind: block.kind, start: block.start, items: block.items.map(inner) };
    case 'quote':
      return { kind: block.kind, blocks: inner(block.blocks) };
    case 'pairs':
      return {
        kind: block.kind,
        pairs: block.pairs.map(({ label, lines }) => ({
          label: plainLine(label),
          whole: isShort(lines),
          lines: lines.map((line) => runs(line)),
        })),
      };
    case 'table': {
      const widths = setting.widths(block.header);
      const cells = (row: readonly Line[]) =>
        row.map((line, column) => runs(line, widths[column] ?? longest));
      return {
        kind: block.kind,
        size: isLarger(widths.length) ? 8.3 : 8,
        widths,
        header: cells(block.header),
        rows: block.rows.map(cells),
      };
    }
    default:
      return { kind: block.kind };
  }
}

function isShort(lines: readonly Line[]): boolean {
  const characters = lines.flat().reduce((sum, { text }) => sum + text.length, 0);
  return lines.length <= KEPT.lines && characters <= KEPT.characters;
}

interface RunInput extends Run {
  /** A line may end before it. */
  readonly joint: boolean;
  /** No line ends within it. */
  readonly whole: boolean;
}

function runsInput(line: Line, direction: Direction, longest: number): object[] {
  const lines: RunInput[][] = [[]];
  for (const run of line)
    for (const [i, text] of plainWords(run.text).split('\n').entries()) {
      if (i > 0) lines.push([]);
      const together = numbersTogether(text);
      const ordered = direction === 'rtl' ? namesInOrder(numbersInOrder(together)) : together;
      const cut = clausesApart(ordered).flatMap((part, at): RunInput[] =>
        at % 2 === 1
          ? [{ ...run, text: part, joint: false, whole: part.length <= longest }]
          : pieces(part, longest).map((text, i) => ({ ...run, text, joint: i > 0, whole: false })),
      );
      lines.at(-1)?.push(...cut.filter((one, at) => one.text !== '' || (at === 0 && cut.length === 1)));
    }
  return lines.flatMap((runs, i): readonly object[] => {
    const set = direction === 'rtl' ? foreignInOrder(runs) : runs;
    return i > 0 ? [{ break: true }, ...set] : set;
  });
}

/** A foreign line among others that run from the right ends where it ends: its full stop would jump to its beginning. */
function foreignInOrder(runs: readonly RunInput[]): readonly RunInput[] {
  if (!runsAgainst(runs.map(({ text }) => text).join(''))) return runs;
  return runs.map((run, i) => ({
    ...run,
    text: `${i === 0 ? '\u2066' : ''}${run.text}${i === runs.length - 1 ? '\u2069' : ''}`,
  }));
}
