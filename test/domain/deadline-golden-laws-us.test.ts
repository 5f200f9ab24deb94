import { cap, judgeLaw, type LawCase, law } from './law-clock.ts';

const eastern = 'America/New_York';
const vermont = law('discovered', '14 b us', {
  combine: 'min',
  alternatives: [cap('answered:us-vt-individuals', '1 h')],
});

const cases: readonly LawCase[] = [
  [
    'HIPAA: 60 days from discovery',
    law('discovered', '60 d'),
    eastern,
    { discovered: '2026-01-15T09:00-05:00' },
    '2026-03-16T23:59:59-04:00',
  ],
  [
    'HIPAA, fewer than 500: 60 days after the year',
    law('end_of_year:discovered', '60 d'),
    eastern,
    { discovered: '2026-01-02T09:00-05:00' },
    '2027-03-01T23:59:59-05:00',
  ],
  [
    'the same before a leap year',
    law('end_of_year:discovered', '60 d'),
    eastern,
    { discovered: '2027-12-31T23:00-05:00' },
    '2028-02-29T23:59:59-05:00',
  ],
  [
    'the same, discovered in the next year by UTC',
    law('end_of_year:discovered', '60 d'),
    eastern,
    { discovered: '2027-01-01T01:00Z' },
    '2027-03-01T23:59:59-05:00',
  ],
  [
    'FTC safeguards: 30 days',
    law('discovered', '30 d'),
    eastern,
    { discovered: '2026-10-15T09:00-04:00' },
    '2026-11-14T23:59:59-05:00',
  ],
  [
    'NYDFS: 72 h from determination',
    law('determined', '72 h'),
    eastern,
    { determined: '2026-10-30T17:00-04:00' },
    '2026-11-02T16:00-05:00',
  ],
  [
    'NYDFS: 24 h from payment',
    law('payment_made', '24 h'),
    eastern,
    { payment_made: '2026-10-31T17:00-04:00' },
    '2026-11-01T16:00-05:00',
  ],
  [
    'SEC 8-K: 4 business days over Thanksgiving',
    law('materiality_determined', '4 b us'),
    eastern,
    { materiality_determined: '2026-11-23T18:00-05:00' },
    '2026-11-30T23:59:59-05:00',
  ],
  [
    'banks: 36 h',
    law('determined', '36 h'),
    eastern,
    { determined: '2026-03-07T20:00-05:00' },
    '2026-03-09T09:00-04:00',
  ],
  [
    'credit unions: 72 h',
    law('reasonable_belief', '72 h'),
    'America/Denver',
    { reasonable_belief: '2026-03-07T20:00-07:00' },
    '2026-03-10T21:00-06:00',
  ],
  [
    'California: 30 days',
    law('discovered', '30 d'),
    'America/Los_Angeles',
    { discovered: '2026-10-10T20:00-07:00' },
    '2026-11-09T23:59:59-08:00',
  ],
  [
    'California AG: 15 days after the letters',
    law('answered:l', '15 d'),
    'America/Los_Angeles',
    { 'answered:l': '2026-10-25T20:00-07:00' },
    '2026-11-09T23:59:59-08:00',
  ],
  [
    'Texas: the 60th day',
    law('determined', '60 d'),
    'America/Chicago',
    { determined: '2026-09-10T12:00-05:00' },
    '2026-11-09T23:59:59-06:00',
  ],
  [
    'Texas AG: 30 days',
    law('determined', '30 d'),
    'America/Chicago',
    { determined: '2026-09-10T12:00-05:00' },
    '2026-10-10T23:59:59-05:00',
  ],
  [
    'Indiana: 45 days',
    law('discovered', '45 d'),
    'America/Indiana/Indianapolis',
    { discovered: '2026-10-01T12:00-04:00' },
    '2026-11-15T23:59:59-05:00',
  ],
  [
    'Louisiana AG: 10 days after the letters',
    law('answered:l', '10 d'),
    'America/Chicago',
    { 'answered:l': '2026-02-20T12:00-06:00' },
    '2026-03-02T23:59:59-06:00',
  ],
  [
    'Oklahoma AG: 60 days after the letters',
    law('answered:l', '60 d'),
    'America/Chicago',
    { 'answered:l': '2026-01-01T12:00-06:00' },
    '2026-03-02T23:59:59-06:00',
  ],
  [
    'Vermont AG: 14 business days of discovery',
    vermont,
    eastern,
    { discovered: '2026-11-02T12:00-05:00' },
    '2026-11-23T23:59:59-05:00',
  ],
  [
    'Vermont AG: or the letters, whichever is sooner',
    vermont,
    eastern,
    { discovered: '2026-11-02T12:00-05:00', 'answered:us-vt-individuals': '2026-11-10T12:00-05:00' },
    '2026-11-10T13:00-05:00',
  ],
  [
    'Puerto Rico: 10 days',
    law('detected', '10 d'),
    'America/Puerto_Rico',
    { detected: '2026-12-25T12:00-04:00' },
    '2027-01-04T23:59:59-04:00',
  ],
  [
    'Minnesota, credit bureaus: 48 h',
    law('answered:l', '48 h'),
    'America/Chicago',
    { 'answered:l': '2026-10-31T12:00-05:00' },
    '2026-11-02T11:00-06:00',
  ],
];

describe('the terms of laws of the United States, each from its own start', () => {
  it.each(cases)('%s', (...given) => {
    const { found, expected } = judgeLaw(given);
    expect(found).toBe(expected);
  });
});
