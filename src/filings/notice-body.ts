import { markdownSafe } from '../notices/markdown-safe.ts';
import { filingHead } from './document.ts';
import type { ContentField, FilingContent } from './filing-content.ts';

/** The subject of a filing that is mailed. */
export function noticeSubject({ form, incident, earlier }: FilingContent): string {
  const of = earlier?.reference ? ` (${earlier.reference})` : '';
  return `${markdownSafe(form.title)}: ${markdownSafe(incident.reference)}${markdownSafe(of || ' ').trimEnd()}`;
}

/**
 * A prepared filing as the body of a notice: the same words as in its document, each field in the fence of the content
 * element it states, so that the gate reads off it what is said, and what is to follow by when.
 */
export function noticeBody(content: FilingContent): string {
  const sections = content.sections.flatMap(({ title, fields }) => [
    `## ${markdownSafe(title)}`,
    ...fields.map((field) => fenced(field, content.restFollowsBy)),
  ]);
  return `${[...filingHead(content), ...sections].join('\n\n')}\n`;
}

function fenced({ element, number, label, value, words, source }: ContentField, by: string | null): string {
  const numbered = number === null ? '' : `${number}\\. `;
  // Read by a person and never pasted into a field: "3,988".
  const shown = typeof value === 'number' ? value.toLocaleString('en-GB') : words;
  const text = `**${numbered}${markdownSafe(label)}**\n\n${markdownSafe(shown)}`;
  if (element === null || (source === 'TO_FOLLOW' && by === null)) return text;
  return `::: ${element}${source === 'TO_FOLLOW' ? ` not yet known by ${by}` : ''}\n${text}\n:::`;
}
