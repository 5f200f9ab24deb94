import { type SeverityInputs, severityOf } from '../../src/domain/severity.ts';
import type { IdentifierKind, Level, SeverityBand } from '../../src/domain/severity-tables.ts';

type Data = SeverityInputs['data'][number];
const data = (
  group: Data['group'],
  adjustment: Data['adjustment'] = null,
  to: number | null = null,
): Data => ({
  group,
  adjustment,
  to,
});
const none = {
  confidentiality: 'EXPOSED',
  integrity: 'NOT_LOST',
  availability: 'NOT_LOST',
  malice: 'NO',
} as const;
const known = { ...none, confidentiality: 'KNOWN_RECIPIENTS' } as const;
const open = { ...none, confidentiality: 'UNKNOWN_RECIPIENTS' } as const;
const meant = { ...open, malice: 'YES' } as const;

type Row = readonly [
  string,
  Data,
  IdentifierKind,
  Level,
  Pick<SeverityInputs, keyof typeof none>,
  number,
  SeverityBand,
];
const rows: readonly Row[] = [
  ['customers of a supermarket, a lost list', data('SIMPLE'), 'FULL_NAME', 'SIGNIFICANT', none, 0.75, 'LOW'],
  [
    'customers of a luxury shop, to another customer',
    data('SIMPLE', 'PROFILING'),
    'FULL_NAME',
    'MAXIMUM',
    known,
    2.25,
    'MEDIUM',
  ],
  [
    'deliveries of an adult bookshop, on the web',
    data('SIMPLE', 'SENSITIVE_ASSUMPTIONS'),
    'FULL_NAME',
    'MAXIMUM',
    open,
    3.5,
    'HIGH',
  ],
  [
    'officers under cover, published to harm them',
    data('SIMPLE', 'SAFETY_OF_VULNERABLE'),
    'FULL_NAME',
    'MAXIMUM',
    meant,
    5,
    'VERY_HIGH',
  ],
  [
    'calls to a help desk',
    data('BEHAVIOURAL', 'BEHAVIOUR_NO_INSIGHT'),
    'PHONE_OR_ADDRESS',
    'NEGLIGIBLE',
    known,
    0.5,
    'LOW',
  ],
  ['a week of calls', data('BEHAVIOURAL'), 'PHONE_OR_ADDRESS', 'MAXIMUM', known, 2.25, 'MEDIUM'],
  [
    'a year of calls',
    data('BEHAVIOURAL', 'EVERYDAY_PROFILE'),
    'PHONE_OR_ADDRESS',
    'MAXIMUM',
    open,
    3.5,
    'HIGH',
  ],
  [
    'calls to psychological support, numbers alone',
    data('BEHAVIOURAL', 'SENSITIVE_PROFILE'),
    'PHONE_OR_ADDRESS',
    'NEGLIGIBLE',
    none,
    1,
    'LOW',
  ],
  [
    'a letter from a bank',
    data('FINANCIAL', 'FINANCES_NO_INSIGHT'),
    'FULL_NAME',
    'MAXIMUM',
    known,
    1.25,
    'LOW',
  ],
  [
    'transactions of one day',
    data('FINANCIAL', 'FINANCES_SOME_INSIGHT'),
    'FULL_NAME',
    'MAXIMUM',
    known,
    2.25,
    'MEDIUM',
  ],
  ['balances of a month: exactly 3', data('FINANCIAL'), 'FULL_NAME', 'MAXIMUM', none, 3, 'HIGH'],
  [
    'statements of a year, sold',
    data('FINANCIAL', 'FINANCES_FULL'),
    'FULL_NAME',
    'MAXIMUM',
    meant,
    5,
    'VERY_HIGH',
  ],
  ['cards that have run out', data('FINANCIAL', 'INVALID', 1), 'FULL_NAME', 'MAXIMUM', open, 1.5, 'LOW'],
  ['parts of cards', data('FINANCIAL'), 'EMAIL', 'SIGNIFICANT', open, 2.75, 'MEDIUM'],
  ['cards in full, taken', data('FINANCIAL', 'FINANCES_FULL'), 'ID_NUMBER', 'MAXIMUM', meant, 5, 'VERY_HIGH'],
  [
    'that somebody had blood tests',
    data('SENSITIVE', 'SENSITIVE_NO_INSIGHT'),
    'FULL_NAME',
    'MAXIMUM',
    none,
    1,
    'LOW',
  ],
  [
    'a blood test in an emergency room',
    data('SENSITIVE', 'SENSITIVE_GENERAL'),
    'FULL_NAME',
    'MAXIMUM',
    known,
    2.25,
    'MEDIUM',
  ],
  [
    'a test for one disease, under an alias',
    data('SENSITIVE', 'SENSITIVE_INDIRECT'),
    'CODE_OR_ALIAS',
    'SIGNIFICANT',
    none,
    2.25,
    'MEDIUM',
  ],
  ['results of tests: exactly 4', data('SENSITIVE'), 'FULL_NAME', 'MAXIMUM', none, 4, 'VERY_HIGH'],
  [
    'records of patients, lost for good',
    data('SENSITIVE'),
    'PICTURE',
    'SIGNIFICANT',
    { ...none, availability: 'LOST' },
    3.5,
    'HIGH',
  ],
  [
    'everything at its worst',
    data('SENSITIVE'),
    'OTHER',
    'MAXIMUM',
    { ...meant, integrity: 'NOT_RECOVERABLE', availability: 'LOST' },
    6,
    'VERY_HIGH',
  ],
  ['everything at its least', data('SIMPLE'), 'OTHER', 'NEGLIGIBLE', none, 0.25, 'LOW'],
];

it.each(rows)('%s', (_what, one, kind, level, circumstances, score, band) => {
  const flags = { OVER_100: 'UNKNOWN', UNINTELLIGIBLE: 'UNKNOWN' } as const;
  const found = severityOf({ data: [one], identifiers: [{ kind, level }], ...circumstances, flags });
  expect(found.score).toEqual({ lowest: score, highest: score });
  expect(found.bands).toEqual({ lowest: band, highest: band });
});
