import { DateTime } from 'luxon';
import { escapeHtml } from '../notices/escape-html.ts';
import { parseMarkdown, toHtml } from '../notices/markdown.ts';
import { markdownSafe } from '../notices/markdown-safe.ts';
import type { ContentField, FilingContent } from './filing-content.ts';

const kinds: Readonly<Record<FilingContent['kind'], string>> = {
  INITIAL: 'First notification',
  FOLLOW_UP: 'Follow-up',
  CORRECTION: 'Correction',
  WITHDRAWAL: 'Withdrawal',
};
const steps: Readonly<Record<FilingContent['step'], string>> = {
  complete: 'complete',
  incomplete: 'incomplete, more follows',
  withdrawn: 'the earlier notification is withdrawn',
};

/** A prepared filing as a person would hand it in: fields numbered as in the authority's template, each value to be copied. */
export function filingMarkdown(content: FilingContent): string {
  return `${[...headOf(content), ...changesOf(content), ...content.sections.flatMap(sectionOf), ...restOf(content)].join('\n\n')}\n`;
}

/** The same as a page of its own, without scripts, styles or pictures from elsewhere. */
export function filingHtml(content: FilingContent): string {
  const body = toHtml(parseMarkdown(filingMarkdown(content)));
  const style =
    'font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(content.form.title)}</title></head><body style="${style}">${body}</body></html>`;
}

function headOf(content: FilingContent): string[] {
  const { form, duty, kind, step, incident, organization, preparedAt, earlier } = content;
  const facts = [
    `**To:** ${markdownSafe(duty.recipient)}`,
    `**From:** ${markdownSafe(organization)}`,
    `**Our reference:** ${markdownSafe(incident.reference)}`,
    `**Stage:** ${kinds[kind]} (${steps[step]})`,
    ...(earlier?.reference ? [`**Earlier filing:** ${markdownSafe(earlier.reference)}`] : []),
    `**Written:** ${inWords(preparedAt)}`,
  ];
  return [
    `# ${markdownSafe(form.title)}`,
    ...(incident.exercise ? ['**EXERCISE: not to be handed in.**'] : []),
    facts.map((line) => `- ${line}`).join('\n'),
  ];
}

function changesOf({ changes }: FilingContent): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map(
    ({ number, label, was, is }) =>
      `- ${numbered(number)}${markdownSafe(label)}: ${was === null ? 'said for the first time' : `was “${markdownSafe(was)}”`}, ${is === null ? 'no longer said' : `is “${markdownSafe(is)}”`}`,
  );
  return ['## What changed since the last filing', lines.join('\n')];
}

function sectionOf({ title, fields }: FilingContent['sections'][number]): string[] {
  return [`## ${markdownSafe(title)}`, ...fields.map(fieldOf)];
}

function fieldOf({ number, label, citation, words }: ContentField): string {
  return `**${numbered(number)}${markdownSafe(label)}** (${markdownSafe(citation)})\n\n${markdownSafe(words)}`;
}

function restOf({ restFollowsBy, step }: FilingContent): string[] {
  if (step !== 'incomplete' || restFollowsBy === null) return [];
  return [
    '## What follows',
    `What is marked “to be determined” follows without undue further delay, by ${inWords(restFollowsBy)} (GDPR Art. 33(4), or the law named above).`,
  ];
}

function numbered(number: number | null): string {
  return number === null ? '' : `${number}. `.replace('.', '\\.');
}

function inWords(iso: string): string {
  return DateTime.fromISO(iso, { zone: 'utc' }).toFormat("d LLLL yyyy, HH:mm 'UTC'", { locale: 'en-GB' });
}
