import { changesSince, flagsFrom, suggestedVerdict } from '../../src/domain/risk.ts';
import { dataSet, group } from './given.ts';

test.each([
  ['LOW', 'UNLIKELY'],
  ['MEDIUM', 'RISK'],
  ['HIGH', 'HIGH_RISK'],
  ['VERY_HIGH', 'HIGH_RISK'],
] as const)(
  'what is at worst %s would suggest %s: an unknown is never read as harmless',
  (highest, verdict) => {
    expect(suggestedVerdict({ bands: { lowest: 'LOW', highest } })).toBe(verdict);
  },
);

describe('what the record says of the two flags', () => {
  const encrypted = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'UNKNOWN' } as const;

  test.each([
    ['nothing recorded', [], 'UNKNOWN'],
    ['100 of them', [dataSet({ groups: [group('DE', 60), group('FR', 40)] })], 'NO'],
    ['101 of them', [dataSet({ groups: [group('DE', 60), group('FR', 41)] })], 'YES'],
    ['a group not counted', [dataSet({ groups: [group('DE', 60), group('FR', null)] })], 'UNKNOWN'],
    [
      '60 twice: perhaps the same people',
      [dataSet({ groups: [group('DE', 60)] }), dataSet({ groups: [group('DE', 60)] })],
      'UNKNOWN',
    ],
    ['many, but no personal data', [dataSet({ personalData: 'NO', groups: [group('DE', 900)] })], 'UNKNOWN'],
  ])('more than 100 individuals: %s', (_name, dataSets, expected) => {
    expect(flagsFrom({ dataSets }).OVER_100).toBe(expected);
  });

  test('rule 15: data is unintelligible only where encryption and a safe key are both recorded, for all of it', () => {
    expect(flagsFrom({ dataSets: [dataSet()] }).UNINTELLIGIBLE).toBe('UNKNOWN');
    expect(flagsFrom({ dataSets: [dataSet({ protection: encrypted })] }).UNINTELLIGIBLE).toBe('YES');
    const clear = dataSet({ protection: { ...encrypted, encrypted: 'NO' } });
    expect(flagsFrom({ dataSets: [dataSet({ protection: encrypted }), clear] }).UNINTELLIGIBLE).toBe('NO');
  });
});

test('an assessment is stale for what it looked at, and for nothing else', () => {
  const then = dataSet({ id: 'a', categories: ['email_address'], groups: [group('DE', 5, 'g')] });
  expect(changesSince([then], [{ ...then, name: 'renamed', controllers: ['Acme'] }])).toEqual([]);
  expect(changesSince([then], [{ ...then, groups: [group('DE', 5, 'another id')] }])).toEqual([]);
  expect(changesSince([then], [{ ...then, categories: ['health'], groups: [group('DE', 6)] }])).toEqual([
    '"accounts": categories, people',
  ]);
  expect(changesSince([then], [dataSet({ id: 'b', name: 'tickets' })])).toEqual([
    '"tickets" was added',
    '"accounts" is gone',
  ]);
});
