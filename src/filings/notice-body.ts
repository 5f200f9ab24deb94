import { markdownSafe } from '../notices/render/markdown-safe.ts';
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
  // What holds no longer is not said again: a text is held against the record as it is.
  const changed = content.changes.map(({ label }) => `- ${markdownSafe(label)}`).join('\n');
  const news = changed === '' ? [] : ['## What changed since the last filing', changed];
  const held = content.unchanged.map((field) => fenced(field, content.restFollowsBy));
  const before = held.length === 0 ? [] : ['## What was said before and holds', ...held];
  return `${[...filingHead(content, { mailed: true }), ...news, ...sections, ...before].join('\n\n')}\n`;
}

/**
 * The label stands outside the fence: its own words claim nothing, and a row's number is no number of people. Classes of a
 * form ("name, date of birth and the like") claim more than the record, so they state no category of data.
 */
function fenced({ element, label, value, words, source }: ContentField, by: string | null): string {
  const heading = `**${markdownSafe(label)}**`;
  // Read by a person and never pasted into a field: "3,988".
  const later = source === 'TO_FOLLOW';
  const shown = typeof value === 'number' ? value.toLocaleString('en-GB') : words;
  const text = markdownSafe(later ? words.replace(/^To be determined/, 'Not known yet') : shown);
  const classes = element === 'data_categories' && Array.isArray(value) && value.join('; ') !== words;
  if (element === null || classes || (later && by === null)) return `${heading}\n\n${text}`;
  return `${heading}\n\n::: ${element}${later ? ` not yet known by ${by}` : ''}\n${text}\n:::`;
}
