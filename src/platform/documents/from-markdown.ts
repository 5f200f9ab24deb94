import type { Token } from 'markdown-it';
import type { Block, Line, Run } from './document.ts';

/** What is open while tokens are read: blocks go to the innermost. */
interface Open {
  readonly blocks: Block[];
  readonly items: Block[][];
  readonly rows: Line[][];
  readonly token: Token;
}

// Between two of these a line break of the source is no blank.
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Markdown as it was read, as blocks to set: the words a notice has as HTML, and no other. */
export function blocksOf(tokens: readonly Token[]): Block[] {
  const stack: Open[] = [opened(tokens[0])];
  const top = () => stack.at(-1) as Open;
  for (const token of tokens) {
    if (token.type === 'inline') top().rows.push([lineOf(token.children ?? [])]);
    else if (token.type === 'hr') top().blocks.push({ kind: 'rule' });
    else if (token.nesting === 1) stack.push(opened(token));
    else if (token.nesting === -1) {
      const done = stack.pop();
      if (done) close(done, top(), stack.length > 1);
    }
  }
  return top().blocks;
}

const opened = (token: Token | undefined): Open => ({
  ...{ blocks: [], items: [], rows: [] },
  token: token as Token,
});

function close({ token, blocks, items, rows }: Open, outer: Open, inside: boolean): void {
  const line = rows[0]?.[0] ?? [];
  switch (token.type) {
    case 'heading_open':
      // A heading within a list or a quotation heads nothing of the document.
      outer.blocks.push(
        inside
          ? { kind: 'paragraph', line: line.map((run) => ({ ...run, strong: true })) }
          : { kind: 'heading', level: levelOf(token.tag), line },
      );
      break;
    case 'paragraph_open':
      outer.blocks.push({ kind: 'paragraph', line });
      break;
    case 'list_item_open':
      outer.items.push(blocks);
      break;
    case 'bullet_list_open':
      pushBullets(outer.blocks, items);
      break;
    case 'ordered_list_open':
      outer.blocks.push({ kind: 'numbers', start: Number(token.attrGet('start') ?? 1), items });
      break;
    case 'blockquote_open':
      outer.blocks.push({ kind: 'quote', blocks });
      break;
    case 'table_open':
      outer.blocks.push({ kind: 'table', header: rows[0] ?? [], rows: rows.slice(1) });
      break;
    case 'tr_open':
      outer.rows.push(rows.map(([cell]) => cell ?? []));
      break;
    default:
      // A cell gives its line to its row, a head and a body their rows to the table.
      outer.rows.push(...(rows.length > 0 ? rows : [[]]));
  }
}

/** Lists that follow one another without a word between them are one to a reader. */
function pushBullets(blocks: Block[], items: readonly (readonly Block[])[]): void {
  const last = blocks.at(-1);
  if (last?.kind === 'bullets') blocks[blocks.length - 1] = { ...last, items: [...last.items, ...items] };
  else blocks.push({ kind: 'bullets', items });
}

function levelOf(tag: string): 1 | 2 | 3 {
  return tag === 'h1' ? 1 : tag === 'h2' ? 2 : 3;
}

/** The words of one line, with what stands out in them. */
function lineOf(tokens: readonly Token[]): Line {
  const runs: Run[] = [];
  let [strong, emphasis, href] = [0, 0, ''];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'strong_open' || token.type === 'strong_close') strong += token.nesting;
    else if (token.type === 'em_open' || token.type === 'em_close') emphasis += token.nesting;
    else if (token.type === 'link_open') href = String(token.attrGet('href') ?? '');
    else if (token.type === 'link_close') href = '';
    else {
      const text = wordsOf(token, tokens[i - 1], tokens[i + 1]);
      if (text !== '')
        runs.push({
          text,
          ...(strong > 0 && { strong: true }),
          ...(emphasis > 0 && { emphasis: true }),
          ...(href && { href }),
        });
    }
  }
  return runs;
}

function wordsOf({ type, content }: Token, before?: Token, after?: Token): string {
  if (type === 'hardbreak') return '\n';
  if (type !== 'softbreak') return content;
  return WIDE.test(before?.content.at(-1) ?? '') && WIDE.test(after?.content.at(0) ?? '') ? '' : ' ';
}
