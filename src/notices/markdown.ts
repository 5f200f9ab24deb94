import MarkdownIt, { type Token } from 'markdown-it';
import { inlineText } from './markdown-text.ts';

/** CommonMark without HTML, images, code blocks and references: words, headings, lists, emphasis and plain links. */
const parser = new MarkdownIt('commonmark', { html: false, linkify: false, breaks: false });
parser.disable(['image', 'code', 'fence', 'html_block', 'html_inline', 'reference']);
parser.validateLink = (url) => /^(?:https:\/\/|mailto:|tel:)/i.test(url.trim());

const styles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 16px',
  h1: 'font-size:22px;line-height:1.3;margin:24px 0 8px',
  h2: 'font-size:18px;line-height:1.3;margin:24px 0 8px',
  h3: 'font-size:16px;line-height:1.3;margin:24px 0 8px',
  ul: 'margin:0 0 16px;padding:0 0 0 24px',
  ol: 'margin:0 0 16px;padding:0 0 0 24px',
  a: 'color:inherit',
};

export function parseMarkdown(markdown: string): Token[] {
  return parser.parse(markdown, {});
}

/** HTML with its styles on the elements: mail programs drop style sheets. */
export function toHtml(tokens: Token[]): string {
  style(tokens);
  return parser.renderer.render(tokens, parser.options, {});
}

function style(tokens: readonly Token[]): void {
  for (const token of tokens) {
    const css = token.nesting === 1 ? styles[token.tag] : undefined;
    if (css) token.attrSet('style', css);
    if (token.children) style(token.children);
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
