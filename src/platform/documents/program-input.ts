import { type Direction, numbersInOrder } from '../../domain/text-direction.ts';
import { columnWidths } from './column-widths.ts';
import type { Block, Letter, Line, PdfDocument, Sheet } from './document.ts';
import { directionOfLine, pieces, plainLine, plainWords } from './plain-words.ts';

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
  return {
    language: locale.language,
    region: locale.region ?? null,
    direction,
    page: { width, height, margin, size, headings },
    letter: letter ? letterInput(letter) : null,
    masthead: masthead === undefined ? null : plainLine(masthead),
    footer: footer.map(plainLine),
    blocks: inSteps(blocks).map((block) => blockInput(block, direction, LONGEST_WORD)),
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
    returnTo: [sender.name, ...sender.address].map(plainLine).join(' · '),
    to: to.map(lineInput),
    info: info.map(lineInput),
  };
}

/** A line that stands alone runs as its first letter does, whatever runs around it. */
function lineInput(text: string): object {
  const line = plainLine(text);
  return { text: line, direction: directionOfLine(line) };
}

function blockInput(block: Block, direction: Direction, longest: number): object {
  const runs = (line: Line, word = longest) => runsInput(line, direction, word);
  const inner = (blocks: readonly Block[]) => blocks.map((one) => blockInput(one, direction, longest));
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
          lines: lines.map((line) => runs(line)),
        })),
      };
    case 'table': {
      const widths = columnWidths([block.header, ...block.rows]);
      const cells = (row: readonly Line[]) =>
        row.map((line, column) => runs(line, widths[column] ?? longest));
      return { kind: block.kind, widths, header: cells(block.header), rows: block.rows.map(cells) };
    }
    default:
      return { kind: block.kind };
  }
}

function runsInput(line: Line, direction: Direction, longest: number): object[] {
  return line.flatMap((run) =>
    plainWords(run.text)
      .split('\n')
      .flatMap((text, i) => {
        const ordered = direction === 'rtl' ? numbersInOrder(text) : text;
        const cut = pieces(ordered, longest).map((piece, at) => ({ ...run, text: piece, joint: at > 0 }));
        return i > 0 ? [{ break: true }, ...cut] : cut;
      }),
  );
}
