import type { Token } from 'markdown-it';
import { columnsOf } from '../../domain/text-columns.ts';

/** Where the reading stands: the lists that are open, and the mark the next line begins with. */
interface Page {
  readonly lines: string[];
  /** Number of the next item of each open list; null: bullets. */
  readonly lists: (number | null)[];
  /** As a message is read, with lines below its headings. */
  readonly asMail: boolean;
  mark: string;
  /** Between the ends of a heading: what the line below it is made of. */
  under: string;
}

/** Between parts of a message. */
export const RULE = '-'.repeat(40);
/** A title may be long: what stands below it need not be. */
const WIDEST = 72;

const endOfBlock = ({ lines, lists }: Page) => {
  if (lists.length === 0) lines.push('');
};
const endOfList = (page: Page) => {
  page.lists.pop();
  page.mark = '';
  endOfBlock(page);
};

const steps: Readonly<Record<string, (page: Page, token: Token) => void>> = {
  bullet_list_open: ({ lists }) => lists.push(null),
  ordered_list_open: ({ lists }, token) => lists.push(Number(token.attrGet('start') ?? 1)),
  bullet_list_close: endOfList,
  ordered_list_close: endOfList,
  list_item_open: (page) => {
    const next = page.lists.pop() ?? null;
    page.mark = next === null ? '- ' : `${next}. `;
    page.lists.push(next === null ? null : next + 1);
  },
  hr: ({ lines, asMail }) => lines.push(asMail ? RULE : '---', ''),
  heading_open: (page, { tag }) => {
    page.under = tag === 'h1' ? '=' : '-';
  },
  heading_close: (page) => {
    page.under = '';
    endOfBlock(page);
  },
  paragraph_close: endOfBlock,
  inline: (page, token) => {
    const { lines, lists, asMail, under } = page;
    const indent = '  '.repeat(Math.max(lists.length - 1, 0));
    const line = `${indent}${page.mark}${inlineText(token.children ?? [])}`;
    lines.push(line);
    if (asMail && under !== '' && lists.length === 0)
      lines.push(under.repeat(Math.min(WIDEST, Math.max(3, ...line.split('\n').map(columnsOf)))));
    page.mark = page.mark === '' ? '' : '  ';
  },
};

/** The same words for a reader without HTML. `asMail`: as they leave, headings told apart. */
export function toText(tokens: readonly Token[], { asMail = false } = {}): string {
  const page: Page = { lines: [], lists: [], asMail, mark: '', under: '' };
  for (const token of tokens) steps[token.type]?.(page, token);
  return `${page.lines.join('\n').trim()}\n`;
}

/** Words of a line; a link is followed by its address, unless that is what it shows. */
export function inlineText(tokens: readonly Token[]): string {
  let [text, href, from] = ['', '', 0];
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special')
      text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'link_open') [href, from] = [addressOf(token), text.length];
    else if (token.type === 'link_close' && text.slice(from) !== href) text += ` (${href})`;
  }
  return text;
}

const addressOf = (link: Token) => String(link.attrGet('href') ?? '').replace(/^(?:mailto|tel):/, '');
