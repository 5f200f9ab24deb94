import type { EventRow } from '../../platform/audit/event.row.ts';
import { table } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** What left the company, from the record. */
export function writeLeft({ left }: Gathered, { time, who }: Words): string[] {
  return [
    '## What left the company',
    '',
    ...table(
      ['when', 'what', 'how many', 'by', 'SHA-256'],
      left.map(({ at, what, count, memberId, digest }) => [time(at), what, count, who(memberId), digest]),
      'Nothing.',
    ),
  ];
}

/** Each version of the facts and each entry of the record, with the names of whoever acted. */
export function writeHistory({ events, versions, inside }: Gathered, words: Words): string[] {
  const { time, who, said, named } = words;
  const last = events.at(-1);
  const amended = new Map(
    events.flatMap(({ type, details }) =>
      type === 'incident.facts-amended' ? [[Number(details['version']), details] as const] : [],
    ),
  );
  const reasonOf = (version: number) => {
    const reason = amended.get(version)?.['reason'] as { statementId?: string } | null | undefined;
    return said(reason?.statementId);
  };
  return [
    '## History',
    '',
    `${versions.length} versions of the facts. ${events.length} entries of the record, the last with the hash ${last?.hash.toString('hex') ?? '–'}: "tocsin audit verify" checks the whole record.`,
    '',
    ...table(
      ['version', 'when', 'by', 'what changed', 'reason'],
      versions.map(({ version, madeAt, madeBy }) => [
        version,
        time(madeAt),
        who(madeBy),
        listed(amended.get(version)?.['fields']),
        reasonOf(version),
      ]),
      '',
    ),
    ...table(
      ['number', 'when', 'what', 'by', 'more'],
      events.map((event) => [
        event.seq,
        time(event.at),
        event.type,
        who(event.actor.memberId),
        inside === null && quiet.has(event.type) ? null : moreOf(event, named),
      ]),
      '',
    ),
  ];
}

/** What these say beside their name would tell what counsel advised. */
const quiet: ReadonlySet<EventRow['type']> = new Set([
  'comment.added',
  'notice.opinion-given',
  'notice.change-requested',
  'notice.change-request-closed',
  'notice.refused',
  'notice.glass-reviewed',
]);

/** The codes, counts and instants of an entry, with names in place of ids; what is only an id or a digest is left out. */
function moreOf({ details }: EventRow, named: Words['named']): string {
  return Object.entries(details)
    .flatMap(([key, value]) => {
      const shown = [value]
        .flat()
        .filter((one) => ['string', 'number', 'boolean'].includes(typeof one))
        .map((one) => named(String(one)))
        .filter((one) => one !== '…' && !/^[0-9a-f]{64}$/.test(one));
      return shown.length === 0 ? [] : [`${spaced(key)}: ${shown.join(', ')}`];
    })
    .join('; ');
}

function listed(fields: unknown): string {
  return Array.isArray(fields) ? fields.map((field) => plain(String(field))).join(', ') : '';
}

const spaced = (key: string) => key.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
