import type { CustodyEntryRow } from '../../incidents/evidence/custody-entry.row.ts';
import { cell, table } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** What was decided in the incident itself; what was decided on duties stands with them. */
export function writeDecisions({ decisions }: Gathered, { time, who, said }: Words): string[] {
  const numbers = new Map(decisions.map(({ id }, i) => [id, i + 1]));
  return [
    '## Decisions',
    '',
    ...table(
      ['number', 'when', 'by', 'what', 'why', 'corrects'],
      decisions.map((one, i) => [
        i + 1,
        time(one.decidedAt),
        one.decidedBy ? who(one.decidedBy) : said(one.deciderNameId),
        said(one.whatId),
        said(one.whyId),
        one.correctsId && `number ${numbers.get(one.correctsId) ?? '?'}`,
      ]),
      'None logged.',
    ),
  ];
}

/** What was said to whom, and what they said. */
export function writeCorrespondence(
  { correspondence, files }: Gathered,
  { time, who, said }: Words,
): string[] {
  const numbers = new Map(correspondence.map(({ id }, i) => [id, i + 1]));
  const named = new Map(files.map(({ file }) => [file.id, said(file.nameId)]));
  return [
    '## Correspondence',
    '',
    ...table(
      ['number', 'when', 'with', 'by', 'subject', 'text', 'files', 'logged by'],
      correspondence.map((one, i) => [
        `${i + 1}${one.correctsId ? `, corrects ${numbers.get(one.correctsId) ?? '?'}` : ''}`,
        `${time(one.happenedAt)}${one.happened.toleranceMinutes > 0 ? ` (± ${one.happened.toleranceMinutes} min)` : ''}`,
        `${one.direction === 'OUT' ? 'to' : 'from'} ${plain(one.party)}${one.partyNameId ? `: ${said(one.partyNameId)}` : ''}`,
        plain(one.channel),
        said(one.subjectId),
        said(one.bodyId),
        one.attachmentIds.map((id) => named.get(id) ?? 'a file of another incident').join(', '),
        who(one.loggedBy),
      ]),
      'None logged.',
    ),
  ];
}

/** The files with their digests, and through whose hands they went. */
export function writeEvidence({ files }: Gathered, words: Words): string[] {
  const { time, who, said } = words;
  return [
    '## Evidence and files',
    '',
    ...files.flatMap(({ file, custody }) => [
      `### ${cell(said(file.nameId))}`,
      '',
      `- ${plain(file.kind)}, ${file.size} bytes, added ${time(file.addedAt)} by ${cell(who(file.addedBy))}${file.supersedesId ? ', in place of an earlier file' : ''}`,
      `- SHA-256 ${file.sha256.toString('hex')}`,
      '',
      ...table(
        ['custody', 'when', 'person', 'place', 'note', 'recorded by'],
        custody.map((entry) => [
          actOf(entry),
          time(entry.happenedAt),
          said(entry.personId),
          said(entry.placeId),
          said(entry.noteId),
          who(entry.recordedBy),
        ]),
        'No chain of custody was recorded.',
      ),
    ]),
    ...(files.length === 0 ? ['No file was added.', ''] : []),
  ];
}

function actOf({ act, intact }: CustodyEntryRow): string {
  if (act !== 'VERIFIED') return plain(act);
  return intact ? 'verified: intact' : 'verified: NOT what was added';
}
