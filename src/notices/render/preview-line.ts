import { parseBody } from '../../domain/notice-body.ts';
import { parseMarkdown } from './markdown.ts';
import { inlineText } from './markdown-text.ts';

const MOST = 160;
/** What is filled in for each recipient, and gaps in a draft. */
const OPEN = /\{\{|[\ue000\ue001]/;

/**
 * What a list of messages shows beside the subject: the first words of the text that are no heading, no date and no greeting.
 * They stand in the text as well, so that nothing is hidden from whoever reads or approves it.
 */
export function previewOf(body: string): string {
  const { blocks } = parseBody(body);
  for (const { elements, markdown } of blocks) {
    if (elements.includes('notice_date')) continue;
    let heading = false;
    for (const token of parseMarkdown(markdown, 'ltr')) {
      if (token.type === 'heading_open') heading = true;
      else if (token.type === 'heading_close') heading = false;
      else if (token.type === 'inline' && !heading && !OPEN.test(token.content))
        return cutShort(inlineText(token.children ?? []));
    }
  }
  return '';
}

function cutShort(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MOST) return line;
  const words = line.slice(0, MOST).replace(/\s+\S*$/, '');
  return `${words}…`;
}
