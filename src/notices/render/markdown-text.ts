import type { Token } from 'markdown-it';

/** Where the reading stands: the lists that are open, and the mark the next line begins with. */
interface Page {
  readonly lines: string[];
  /** Number of the next item of each open list; null: bullets. */
  readonly lists: (number | null)[];
  mark: string;
}

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
  hr: ({ lines }) => lines.push('---', ''),
  heading_close: endOfBlock,
  paragraph_close: endOfBlock,
  inline: (page, token) => {
    const indent = '  '.repeat(Math.max(page.lists.length - 1, 0));
    page.lines.push(`${indent}${page.mark}${inlineText(token.children ?? [])}`);
    page.mark = page.mark === '' ? '' : '  ';
  },
};

/** The same words for a reader without HTML. */
export function toText(tokens: readonly Token[]): string {
  const page: Page = { lines: [], lists: [], mark: '' };
  for (const token of tokens) steps[token.type]?.(page, token);
  return `${page.lines.join('\n').trim()}\n`;
}

/** Words of a line; a link is followed by its address. */
export function inlineText(tokens: readonly Token[]): string {
  let href = '';
  return tokens
    .map((token) => {
      if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special')
        return token.content;
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      if (token.type === 'link_open') href = String(token.attrGet('href') ?? '');
      return token.type === 'link_close' ? ` (${href.replace(/^(?:mailto|tel):/, '')})` : '';
    })
    .join('');
}
