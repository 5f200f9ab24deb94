import { type GoldenCase, judge } from './golden.ts';

// Reg. (EEC, Euratom) 1182/71, Art. 3(2)(c), and C-171/03 for the day that is missing.
const cases: readonly GoldenCase[] = [
  [
    '20 October to 20 November',
    'months 1',
    'Europe/Berlin',
    '2026-10-20T11:00+02:00',
    '2026-11-20T23:59:59+01:00',
  ],
  [
    '31 January to 28 February',
    'months 1',
    'Europe/Berlin',
    '2027-01-31T09:00+01:00',
    '2027-02-28T23:59:59+01:00',
  ],
  [
    '31 January to 29 February',
    'months 1',
    'Europe/Berlin',
    '2028-01-31T09:00+01:00',
    '2028-02-29T23:59:59+01:00',
  ],
  [
    '30 January to 28 February',
    'months 1',
    'Europe/Berlin',
    '2027-01-30T09:00+01:00',
    '2027-02-28T23:59:59+01:00',
  ],
  [
    '29 January to 28 February',
    'months 1',
    'Europe/Berlin',
    '2027-01-29T09:00+01:00',
    '2027-02-28T23:59:59+01:00',
  ],
  [
    '28 January to 28 February',
    'months 1',
    'Europe/Berlin',
    '2027-01-28T09:00+01:00',
    '2027-02-28T23:59:59+01:00',
  ],
  [
    '28 February to 28 March: the last day does not become the last',
    'months 1',
    'Europe/Berlin',
    '2027-02-28T09:00+01:00',
    '2027-03-28T23:59:59+02:00',
  ],
  [
    '29 February to 29 March',
    'months 1',
    'Europe/Berlin',
    '2028-02-29T09:00+01:00',
    '2028-03-29T23:59:59+02:00',
  ],
  [
    '31 March to 30 April',
    'months 1',
    'Europe/Madrid',
    '2026-03-31T09:00+02:00',
    '2026-04-30T23:59:59+02:00',
  ],
  ['31 May to 30 June', 'months 1', 'Europe/Madrid', '2026-05-31T09:00+02:00', '2026-06-30T23:59:59+02:00'],
  [
    '31 July to 31 August',
    'months 1',
    'Europe/Madrid',
    '2026-07-31T09:00+02:00',
    '2026-08-31T23:59:59+02:00',
  ],
  [
    '31 August to 30 September',
    'months 1',
    'Europe/Madrid',
    '2026-08-31T23:59+02:00',
    '2026-09-30T23:59:59+02:00',
  ],
  [
    '31 December to 31 January',
    'months 1',
    'Europe/Madrid',
    '2026-12-31T00:00+01:00',
    '2027-01-31T23:59:59+01:00',
  ],
  [
    '30 November, three months on',
    'months 3',
    'Europe/Madrid',
    '2026-11-30T09:00+01:00',
    '2027-02-28T23:59:59+01:00',
  ],
  [
    '31 December, two months on',
    'months 2',
    'Europe/Madrid',
    '2026-12-31T09:00+01:00',
    '2027-02-28T23:59:59+01:00',
  ],
  [
    '31 August, six months on, in a leap year',
    'months 6',
    'Europe/Madrid',
    '2027-08-31T09:00+02:00',
    '2028-02-29T23:59:59+01:00',
  ],
  [
    '29 February, twelve months on',
    'months 12',
    'Europe/Madrid',
    '2028-02-29T09:00+01:00',
    '2029-02-28T23:59:59+01:00',
  ],
  [
    '29 February, 48 months on',
    'months 48',
    'Europe/Madrid',
    '2028-02-29T09:00+01:00',
    '2032-02-29T23:59:59+01:00',
  ],
  ['24 months', 'months 24', 'America/Toronto', '2026-11-01T00:30-04:00', '2028-11-01T23:59:59-04:00'],
  ['into summer time', 'months 1', 'Europe/Berlin', '2026-03-01T09:00+01:00', '2026-04-01T23:59:59+02:00'],
  ['into winter time', 'months 1', 'Europe/Berlin', '2026-10-01T09:00+02:00', '2026-11-01T23:59:59+01:00'],
  [
    'ending on the day of the change',
    'months 1',
    'Europe/Berlin',
    '2026-02-28T09:00+01:00',
    '2026-03-28T23:59:59+01:00',
  ],
  [
    'the month is that of the zone: still January in Honolulu',
    'months 1',
    'Pacific/Honolulu',
    '2026-01-31T20:00-10:00',
    '2026-02-28T23:59:59-10:00',
  ],
  [
    'and already February on Kiritimati',
    'months 1',
    'Pacific/Kiritimati',
    '2026-02-01T00:30+14:00',
    '2026-03-01T23:59:59+14:00',
  ],
  ['in Kathmandu', 'months 1', 'Asia/Kathmandu', '2026-05-31T01:00+05:45', '2026-06-30T23:59:59+05:45'],
  [
    'in Beirut, to the day that ends twice',
    'months 1',
    'Asia/Beirut',
    '2026-09-24T10:00+03:00',
    '2026-10-24T23:59:59+02:00',
  ],
  [
    'in Santiago, to the day that ends twice',
    'months 1',
    'America/Santiago',
    '2026-03-04T10:00-03:00',
    '2026-04-04T23:59:59-04:00',
  ],
  [
    'in Cairo, to the day before the one without a midnight',
    'months 1',
    'Africa/Cairo',
    '2026-03-23T10:00+02:00',
    '2026-04-23T23:59:59+02:00',
  ],
];

describe('rule 3: a month ends on the same date, or on the last day of the month', () => {
  it.each(cases)('%s', (...given) => {
    const { found, expected } = judge(given);
    expect(found).toBe(expected);
  });
});
