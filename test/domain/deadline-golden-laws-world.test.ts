import { judgeLaw, type LawCase, law } from './law-clock.ts';

const cases: readonly LawCase[] = [
  [
    'Brazil: 3 business days',
    law('aware', '3 b br'),
    'America/Sao_Paulo',
    { aware: '2026-10-08T23:30-03:00' },
    '2026-10-14T23:59:59-03:00',
  ],
  [
    'Australia: 72 h from payment',
    law('payment_made', '72 h'),
    'Australia/Sydney',
    { payment_made: '2026-10-02T10:00+10:00' },
    '2026-10-05T11:00+11:00',
  ],
  [
    'Australia: 30 days to assess',
    law('suspected', '30 d'),
    'Australia/Sydney',
    { suspected: '2026-09-20T10:00+10:00' },
    '2026-10-20T23:59:59+11:00',
  ],
  [
    'Singapore: 3 days after the assessment',
    law('assessment_completed', '3 d'),
    'Asia/Singapore',
    { assessment_completed: '2026-02-26T23:59+08:00' },
    '2026-03-01T23:59:59+08:00',
  ],
  [
    'Japan, wrongful purpose: 60 days',
    law('aware', '60 d'),
    'Asia/Tokyo',
    { aware: '2026-11-02T09:00+09:00' },
    '2027-01-01T23:59:59+09:00',
  ],
  [
    'Korea: 72 h',
    law('aware', '72 h'),
    'Asia/Seoul',
    { aware: '2026-12-30T09:00+09:00' },
    '2027-01-02T09:00+09:00',
  ],
  [
    'CERT-In: 6 h',
    law('noticed', '6 h'),
    'Asia/Kolkata',
    { noticed: '2026-12-31T20:30+05:30' },
    '2027-01-01T02:30+05:30',
  ],
  [
    'China: 4 h',
    law('discovered', '4 h'),
    'Asia/Shanghai',
    { discovered: '2026-02-28T22:00+08:00' },
    '2026-03-01T02:00+08:00',
  ],
  [
    'China: the summary 30 days after handling',
    law('incident_handled', '30 d'),
    'Asia/Shanghai',
    { incident_handled: '2026-01-30T22:00+08:00' },
    '2026-03-01T23:59:59+08:00',
  ],
  [
    'Philippines: 5 days for the full report',
    law('aware', '5 d'),
    'Asia/Manila',
    { aware: '2026-12-28T22:00+08:00' },
    '2027-01-02T23:59:59+08:00',
  ],
  [
    'Malaysia: 7 days after the notice',
    law('answered:c', '7 d'),
    'Asia/Kuala_Lumpur',
    { 'answered:c': '2026-02-24T22:00+08:00' },
    '2026-03-03T23:59:59+08:00',
  ],
  [
    'Indonesia: three times 24 h',
    law('aware', '72 h'),
    'Asia/Jakarta',
    { aware: '2026-02-26T22:00+07:00' },
    '2026-03-01T22:00+07:00',
  ],
  [
    'Kenya, a processor: 48 h',
    law('aware', '48 h'),
    'Africa/Nairobi',
    { aware: '2026-02-27T22:00+03:00' },
    '2026-03-01T22:00+03:00',
  ],
];

describe('the terms of laws of the rest of the world, each from its own start', () => {
  it.each(cases)('%s', (...given) => {
    const { found, expected } = judgeLaw(given);
    expect(found).toBe(expected);
  });
});
