import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../notices/render/escape-html.ts';
import { markdownSafe } from '../notices/render/markdown-safe.ts';
import type { Block, Line, Pair } from '../platform/documents/document.ts';
import { blocksOf } from '../platform/documents/from-markdown.ts';

const parser = new MarkdownIt('default', { html: false, linkify: false });
parser.disable(['image', 'code', 'fence', 'reference']);

/** A value in one line of a page, shown exactly as it is: nothing somebody typed becomes markup. */
export function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  return markdownSafe(value).replace(/\s*\n\s*/g, ' ');
}

/** A table of a page; a sentence instead where there is nothing to show. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
  nothing: string,
): string[] {
  if (rows.length === 0) return [nothing, ''];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(header),
    line(header.map(() => '---')),
    ...rows.map((row) => line(row.map((one) => cell(one)))),
    '',
  ];
}

/** Text of several lines, quoted, each line a line. */
export function quoted(text: string): string[] {
  return [
    ...markdownSafe(text)
      .split('\n')
      .map((line) => (line === '' ? '>' : `> ${line}  `)),
    '',
  ];
}

/** The page as blocks to set: heads of columns with a capital, and a list of "what: how" as pairs, the same what said once. */
export function pageBlocks(markdown: string): Block[] {
  return blocksOf(parser.parse(markdown, {})).map((block) => {
    if (block.kind === 'table') return { ...block, header: block.header.map(capital) };
    const pairs = block.kind === 'bullets' ? block.items.map(pairOf) : [null];
    if (pairs.length === 0 || !pairs.every((pair) => pair !== null)) return block;
    return { kind: 'pairs', pairs: saidOnce(pairs) };
  });
}

function capital([first, ...rest]: Line): Line {
  if (!first) return [];
  return [{ ...first, text: first.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }, ...rest];
}

const LABEL = /^([A-Z][\p{L}\p{N} ,()-]{1,60}):\s*/u;

/** "To: the authority" as a pair, its label strong or not; null: it is none. */
function pairOf([item, more]: readonly Block[]): Pair | null {
  if (item?.kind !== 'paragraph' || more !== undefined) return null;
  const [first, ...rest] = item.line;
  const label = LABEL.exec(first?.text ?? '');
  if (!first || !label?.[1]) return null;
  const said = { ...first, text: first.text.slice(label[0].length) };
  if (!first.strong) return { label: label[1], lines: [[said, ...rest]] };
  const [next, ...others] = rest;
  if (said.text !== '' || !next) return null;
  return { label: label[1], lines: [[{ ...next, text: next.text.trimStart() }, ...others]] };
}

function saidOnce(pairs: readonly Pair[]): Pair[] {
  const said: Pair[] = [];
  for (const { label, lines } of pairs) {
    const last = said.at(-1);
    if (last?.label === label) said[said.length - 1] = { label, lines: [...last.lines, ...lines] };
    else said.push({ label, lines });
  }
  return said;
}

const CSS = `body{font:15px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:CanvasText;background:Canvas;margin:0}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid GrayText;padding-bottom:.2rem}h3{font-size:1.05rem;margin-top:1.8rem}
table{display:block;overflow-x:auto;border-collapse:collapse;margin:.8rem 0 1.4rem;font-size:.92em}th,td{border:1px solid color-mix(in srgb,CanvasText 35%,Canvas);padding:.3rem .5rem;text-align:left;vertical-align:top;min-width:4.5rem;max-width:24rem;overflow-wrap:break-word}
th{background:color-mix(in srgb,CanvasText 8%,Canvas)}blockquote{border-left:3px solid GrayText;margin:.8rem 0 1.4rem;padding:.1rem 1rem}
@media print{main{max-width:none;padding:0}table{display:table;font-size:.8em}th,td{min-width:0}h2,h3{break-after:avoid}tr{break-inside:avoid}}`;

/** The page as HTML: no script, nothing fetched, fit for print. */
export function pageHtml(title: string, markdown: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${CSS}</style>
</head>
<body>
<main>
${parser.render(markdown)}</main>
</body>
</html>
`;
}
