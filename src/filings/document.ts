import { DateTime } from 'luxon';
import { markdownSafe } from '../notices/render/markdown-safe.ts';
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
  return `${[...filingHead(content), ...changesOf(content), ...content.sections.flatMap(sectionOf), ...restOf(content)].join('\n\n')}\n`;
}

/** To whom (a mail says that itself), from whom, which stage. */
export function filingHead(content: FilingContent, { mailed = false } = {}): string[] {
  const { form, duty, kind, step, incident, organization, preparedAt, earlier } = content;
  const facts = [
    ...(mailed ? [] : [`**To:** ${markdownSafe(duty.recipient)}`]),
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
  const rows = fields.filter(({ words }) => !words.includes('\n')).map(rowOf);
  const table = ['| No. | Field | Entry |', '| --- | --- | --- |', ...rows].join('\n');
  return [
    `## ${markdownSafe(title)}`,
    ...(rows.length > 0 ? [table] : []),
    ...fields.filter(({ words }) => words.includes('\n')).map(passageOf),
  ];
}

function rowOf({ number, label, citation, words, source }: ContentField): string {
  const entry = source === 'TO_FOLLOW' ? `*${markdownSafe(words)}*` : markdownSafe(words);
  return `| ${number ?? ''} | ${markdownSafe(label)} (${markdownSafe(citation)}) | ${entry} |`;
}

/** What has several lines stands below the table, as it was written. */
function passageOf({ number, label, citation, words }: ContentField): string {
  const lines = markdownSafe(words).split('\n');
  return [
    `**${numbered(number)}${markdownSafe(label)}** (${markdownSafe(citation)})`,
    lines.map((line) => `> ${line}`).join('\n'),
  ].join('\n\n');
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
