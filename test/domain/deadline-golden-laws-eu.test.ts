import { cap, judgeLaw, type LawCase, law } from './law-clock.ts';

const berlin = 'Europe/Berlin';
const eu72 = law('aware', '72 h', { whileUnknown: 'detected' });
const classified = law('classified_major', '4 h', {
  combine: 'min',
  alternatives: [{ ...cap('aware', '24 h'), lapsesIfMainStartsLater: true }],
});
const noon = { kind: 'next_business_day_noon', mode: 'apply', calendar: 'de' } as const;

const cases: readonly LawCase[] = [
  ['GDPR Art. 33(1): 72 h', eu72, berlin, { aware: '2026-10-24T03:10+02:00' }, '2026-10-27T02:10+01:00'],
  [
    'the same, awareness not declared',
    eu72,
    berlin,
    { detected: '2026-10-23T20:05+02:00' },
    '2026-10-26T19:05+01:00',
  ],
  [
    'Reg. 611/2013: 24 h',
    law('detected', '24 h'),
    berlin,
    { detected: '2026-05-01T09:00+02:00' },
    '2026-05-02T09:00+02:00',
  ],
  [
    'Reg. 611/2013: 3 days after the first',
    law('answered:a', '3 d'),
    berlin,
    { 'answered:a': '2026-05-01T23:00+02:00' },
    '2026-05-04T23:59:59+02:00',
  ],
  [
    'NIS2 early warning: 24 h',
    law('aware', '24 h'),
    'Europe/Helsinki',
    { aware: '2026-03-28T22:00+02:00' },
    '2026-03-29T23:00+03:00',
  ],
  [
    'NIS2 notification: 72 h',
    law('aware', '72 h'),
    'Europe/Helsinki',
    { aware: '2026-12-24T16:00+02:00' },
    '2026-12-27T16:00+02:00',
  ],
  [
    'NIS2 final report: a month after the notification',
    law('answered:n', '1 m'),
    berlin,
    { 'answered:n': '2027-01-31T10:00+01:00' },
    '2027-02-28T23:59:59+01:00',
  ],
  [
    'NIS2 final report: a month after handling',
    law('incident_handled', '1 m'),
    berlin,
    { incident_handled: '2026-12-30T10:00+01:00' },
    '2027-01-30T23:59:59+01:00',
  ],
  [
    'DORA: 4 h from classification',
    classified,
    berlin,
    { aware: '2026-10-05T08:00+02:00', classified_major: '2026-10-05T14:00+02:00' },
    '2026-10-05T18:00+02:00',
  ],
  [
    'DORA: at most 24 h from awareness',
    classified,
    berlin,
    { aware: '2026-10-05T08:00+02:00', classified_major: '2026-10-06T06:00+02:00' },
    '2026-10-06T08:00+02:00',
  ],
  [
    'DORA: classified on the stroke of the 24 h',
    classified,
    berlin,
    { aware: '2026-10-05T08:00+02:00', classified_major: '2026-10-06T08:00+02:00' },
    '2026-10-06T08:00+02:00',
  ],
  [
    'DORA: classified a minute after them',
    classified,
    berlin,
    { aware: '2026-10-05T08:00+02:00', classified_major: '2026-10-06T08:01+02:00' },
    '2026-10-06T12:01+02:00',
  ],
  [
    'DORA: not classified yet',
    classified,
    berlin,
    { aware: '2026-10-05T08:00+02:00' },
    '2026-10-06T08:00+02:00',
  ],
  [
    'DORA intermediate: 72 h from the initial report',
    law('answered:i', '72 h'),
    berlin,
    { 'answered:i': '2026-10-05T18:00+02:00' },
    '2026-10-08T18:00+02:00',
  ],
  [
    'DORA intermediate that ends on a Saturday: Monday noon',
    law('answered:i', '72 h', { rollover: noon }),
    berlin,
    { 'answered:i': '2026-10-07T18:00+02:00' },
    '2026-10-12T12:00+02:00',
  ],
  [
    'DORA over Easter: Tuesday noon',
    law('answered:i', '72 h', { rollover: noon }),
    berlin,
    { 'answered:i': '2026-03-31T18:00+02:00' },
    '2026-04-07T12:00+02:00',
  ],
  [
    'DORA final that ends on a Sunday: Monday noon',
    law('answered:z', '1 m', { rollover: noon }),
    berlin,
    { 'answered:z': '2026-10-08T18:00+02:00' },
    '2026-11-09T12:00+01:00',
  ],
  [
    'DORA final that ends on a Tuesday',
    law('answered:z', '1 m', { rollover: noon }),
    berlin,
    { 'answered:z': '2026-10-10T18:00+02:00' },
    '2026-11-10T23:59:59+01:00',
  ],
  [
    'CRA final: 14 days after the fix',
    law('corrective_measure_available', '14 d'),
    berlin,
    { corrective_measure_available: '2026-11-20T09:00+01:00' },
    '2026-12-04T23:59:59+01:00',
  ],
  [
    'Swiss ISA: 24 h',
    law('discovered', '24 h'),
    'Europe/Zurich',
    { discovered: '2026-10-24T20:00+02:00' },
    '2026-10-25T19:00+01:00',
  ],
  [
    'Swiss ISA: the rest within 14 days',
    law('answered:s', '14 d'),
    'Europe/Zurich',
    { 'answered:s': '2026-10-20T20:00+02:00' },
    '2026-11-03T23:59:59+01:00',
  ],
  [
    'UK: 72 h',
    law('aware', '72 h'),
    'Europe/London',
    { aware: '2026-03-28T12:00+00:00' },
    '2026-03-31T13:00+01:00',
  ],
];

describe('the terms of laws of the European Union, Switzerland and the United Kingdom, each from its own start', () => {
  it.each(cases)('%s', (...given) => {
    const { found, expected } = judgeLaw(given);
    expect(found).toBe(expected);
  });
});
