import MarkdownIt, { type Token } from 'markdown-it';
import { type Direction, namesInOrder, numbersInOrder, runsAgainst } from '../../domain/text-direction.ts';
import { inlineText } from './markdown-text.ts';

/** CommonMark without HTML, images, code blocks and references: words, headings, lists, emphasis and plain links. */
const parser = new MarkdownIt('commonmark', { html: false, linkify: false, breaks: false });
parser.disable(['image', 'code', 'fence', 'html_block', 'html_inline', 'reference']);
parser.validateLink = (url) => /^(?:https:\/\/|mailto:|tel:)/i.test(url.trim());

const styles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 16px',
  h1: 'font-size:24px;line-height:1.3;margin:0 0 20px',
  h2: 'font-size:18px;line-height:1.35;margin:32px 0 8px',
  h3: 'font-size:16px;line-height:1.4;margin:24px 0 8px',
  li: 'margin:0 0 6px',
  a: 'color:inherit',
  blockquote: 'margin:0 0 16px;padding:4px 16px;border:1px solid #888888',
  hr: 'margin:24px 0;border:0;border-top:1px solid #888888',
};

// No logical properties: mail programs do not know them.
const lists: Readonly<Record<Direction, Readonly<Record<string, string>>>> = {
  ltr: { ul: 'margin:0 0 16px;padding:0 0 0 24px', ol: 'margin:0 0 16px;padding:0 0 0 24px' },
  rtl: { ul: 'margin:0 0 16px;padding:0 24px 0 0', ol: 'margin:0 0 16px;padding:0 24px 0 0' },
};

/** The text in pieces; what is written from the right keeps its telephone numbers and times in order. */
export function parseMarkdown(markdown: string, direction: Direction): Token[] {
  const tokens = parser.parse(markdown, {});
  if (direction === 'rtl') putInOrder(tokens);
  return tokens;
}

/** HTML with its styles on the elements: mail programs drop style sheets. */
export function toHtml(tokens: Token[], direction: Direction): string {
  style(tokens, direction);
  closeUp(tokens);
  return parser.renderer.render(tokens, parser.options, {});
}

function style(tokens: readonly Token[], direction: Direction): void {
  for (const token of tokens) {
    const css =
      token.nesting === 1 || token.tag === 'hr'
        ? (styles[token.tag] ?? lists[direction][token.tag])
        : undefined;
    if (css) token.attrSet('style', css);
    if (token.children) style(token.children, direction);
  }
}

/** Two lists of two blocks become one in Markdown, with room between all its items: items of one paragraph close up again. */
function closeUp(tokens: readonly Token[]): void {
  const open: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'list_item_open') open.push([]);
    else if (token.type === 'list_item_close') {
      const paragraph = open.pop() ?? [];
      if (paragraph.length === 2) for (const end of paragraph) end.hidden = true;
    } else if (token.tag === 'p') open.at(-1)?.push(token);
  }
}

function putInOrder(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === 'text') token.content = namesInOrder(numbersInOrder(token.content));
    const { children } = token;
    if (!children) continue;
    putInOrder(children);
    // A foreign line ends where it ends: its full stop would jump to its beginning.
    const words = children.filter(({ type }) => type === 'text');
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || !runsAgainst(words.map(({ content }) => content).join(''))) continue;
    first.content = `\u2066${first.content}`;
    last.content = `${last.content}\u2069`;
  }
}

/** A line of Markdown as plain words: the subject. */
export function lineText(markdown: string): string {
  return parser
    .parseInline(markdown.replace(/\s*\n\s*/g, ' '), {})
    .map((token) => inlineText(token.children ?? []))
    .join(' ')
    .trim();
}

/** Whether a text begins with a title of its own: some statutes prescribe one. */
export function hasTitle(tokens: readonly Token[]): boolean {
  return tokens[0]?.tag === 'h1';
}

/** The subject as the title of the page. */
export function titleHtml(title: string): string {
  return `<h1 style="${styles['h1']}">${title}</h1>\n`;
}
