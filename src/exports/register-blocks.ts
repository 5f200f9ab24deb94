import { DateTime } from 'luxon';
import { undeterminable } from '../domain/jurisdiction.ts';
import { showInstant } from '../domain/time-display.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import type { Block, Line } from '../platform/documents/document.ts';
import type { RegisterLine } from './gather-register.ts';
import type { RegisterPeriod } from './register-period.ts';
import { dutyInWords, reasonsTogether } from './register-words.ts';
import { plain } from './report/page-words.ts';

type Cell = RegisterLine[string] | undefined;

const times = new Set(['reported', 'began', 'ended', 'firstSignal', 'aware', 'contained', 'riskFoundAt']);
const codes = new Set([
  ...['state', 'roles', 'dataCategories', 'effects', 'remedialAction', 'risk'],
  ...['authorityTold', 'peopleTold', 'othersTold'],
]);

type Row = readonly [label: string, column: string];

/** What the register says of a breach, under the three heads of GDPR Art. 33(5), and the rest. */
const parts: readonly (readonly [head: string, rows: readonly Row[]])[] = [
  [
    'Facts',
    [
      ['State', 'state'],
      ['Reported', 'reported'],
      ['Began', 'began'],
      ['Ended', 'ended'],
      ['First signal', 'firstSignal'],
      ['Aware', 'aware'],
      ['Contained', 'contained'],
      ['Our role', 'roles'],
      ['Data concerned', 'dataCategories'],
      ['People', 'people'],
      ['Places', 'jurisdictions'],
      ['Processors involved', 'processors'],
    ],
  ],
  [
    'Effects',
    [
      ['Effects', 'effects'],
      ['Risk to people', 'risk'],
      ['Found by', 'riskFoundBy'],
      ['Found', 'riskFoundAt'],
      ['Rationale', 'riskRationale'],
    ],
  ],
  ['Remedial action', [['Taken', 'remedialAction']]],
  [
    'Who was told',
    [
      ['Authorities', 'authorityTold'],
      ['Why, or why not', 'authorityMotivation'],
      ['Duties', 'authorityDuties'],
      ['People', 'peopleTold'],
      ['Why, or why not', 'peopleMotivation'],
      ['Duties', 'peopleDuties'],
      ['Others', 'othersTold'],
      ['Why, or why not', 'othersMotivation'],
      ['Duties', 'othersDuties'],
      ['References', 'references'],
      ['Reasons for delay', 'reasonsForDelay'],
    ],
  ],
];

interface Register extends RegisterPeriod {
  readonly organization: OrganizationRow;
  readonly now: DateTime;
}

/** The register to hand to an authority: a table of all breaches, then each with all that is kept of it. */
export function registerBlocks(entries: readonly RegisterLine[], register: Register): readonly Block[] {
  const { organization, now, from, to } = register;
  const time = (at: DateTime) => showInstant(at, organization.timeZone);
  const shown = (entry: RegisterLine, column: string) => {
    const words = inWords(column, entry[column], time);
    const partly = column === 'people' && entry['people'] !== null && entry['peopleKnownForAll'] === false;
    return partly ? `${words} known of, more to come` : words;
  };
  const all = entries.length === 1 ? 'One breach' : `${entries.length} breaches`;
  const day = (at: DateTime | null, otherwise: string) => at?.toUTC().toISODate() ?? otherwise;
  const period =
    from || to ? `reported from ${day(from, 'the first day')} to ${day(to, 'today')} (UTC)` : 'all to date';
  const summary = ['reference', 'title', 'reported', 'people', 'risk', 'authorityTold', 'peopleTold'];
  return [
    { kind: 'heading', level: 1, line: line('Register of personal data breaches') },
    paragraph(
      `Kept under Art. 33(5) of Regulation (EU) 2016/679 (GDPR). ${all}, ${period}. Made ${time(now)}. Exercises are not in it.`,
    ),
    ...(entries.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            header: [
              'Reference',
              'Breach',
              'Reported',
              'People',
              'Risk',
              'Authority told',
              'People told',
            ].map(line),
            rows: entries.map((entry) => summary.map((column) => line(shown(entry, column)))),
          },
        ]),
    ...entries.flatMap((entry): Block[] => [
      { kind: 'heading', level: 2, line: line(`${shown(entry, 'reference')}: ${shown(entry, 'title')}`) },
      ...parts.flatMap(([head, rows]): Block[] => [
        { kind: 'heading', level: 3, line: line(head) },
        {
          kind: 'pairs',
          pairs: rows.map(([label, column]) => ({
            label,
            lines: shown(entry, column).split('\n').map(line),
          })),
        },
      ]),
    ]),
  ];
}

const line = (text: string): Line => [{ text }];
const paragraph = (text: string): Block => ({ kind: 'paragraph', line: line(text) });

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const instantOf = (text: string) => DateTime.fromISO(text, { zone: 'utc' });

function inWords(column: string, value: Cell, time: (at: DateTime) => string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (Array.isArray(value)) return listInWords(column, value, time);
  const text = String(value);
  if (times.has(column)) return time(instantOf(text));
  return codes.has(column) && /^[A-Za-z_]+$/.test(text) ? plain(text) : text;
}

function listInWords(column: string, list: readonly string[], time: (at: DateTime) => string): string {
  if (list.length === 0) return '–';
  if (column === 'jurisdictions') return placesInWords(list);
  if (codes.has(column)) return list.map(plain).join(', ');
  const reasons = column.endsWith('Motivation') ? reasonsTogether(list) : list;
  const said = column.endsWith('Duties') ? reasons.map(dutyInWords) : reasons;
  return said.map((one) => one.replace(INSTANT, (at: string) => time(instantOf(at)))).join('\n');
}

function placesInWords(places: readonly string[]): string {
  const known = places.filter((place) => place !== undeterminable);
  return [...known, ...(known.length < places.length ? ['not known of some'] : [])].join(', ');
}
