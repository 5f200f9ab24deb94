import fc from 'fast-check';
import { changedFacts } from '../../src/domain/changed-facts.ts';
import type { DataSetFacts, IncidentFacts } from '../../src/domain/facts.ts';
import { readReference, referenceOf } from '../../src/domain/reference.ts';

const numbers = fc.tuple(fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1000, max: 999_999 }));

describe('a reference is said aloud, and heard wrong', () => {
  test('dashes, spaces and dots do not matter', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('', ' ', '-', '.', ' – '), ([year, number], dash) => {
        const reference = referenceOf(year, number);
        expect(readReference(` ${reference.replaceAll('-', dash)} `)).toEqual({
          kind: 'reference',
          reference,
        });
      }),
    );
  });

  test('one wrong digit is noticed, whichever it is', () => {
    fc.assert(
      fc.property(numbers, fc.nat(12), fc.integer({ min: 1, max: 9 }), ([year, number], place, shift) => {
        const digits = [...referenceOf(year, number)].filter((sign) => sign !== '-');
        const at = 1 + (place % (digits.length - 1));
        digits[at] = String((Number(digits[at]) + shift) % 10);
        expect(readReference(digits.join('')).kind).toBe('misheard');
      }),
    );
  });

  test('a number of the earlier form is still one, and words are none', () => {
    expect(readReference('2026-0042')).toEqual({ kind: 'reference', reference: '2026-0042' });
    for (const said of ['', 'the one with the backup', '42', '2026', '9026-4817-3'])
      expect(readReference(said)).toEqual({ kind: 'none' });
  });
});

describe('what a version changed', () => {
  const set: DataSetFacts = {
    ...{
      id: 's1',
      name: 'accounts',
      role: 'CONTROLLER',
      controllers: [],
      personalData: 'UNKNOWN',
      categories: [],
    },
    ...{ medium: 'UNKNOWN', confidentiality: 'UNKNOWN', integrity: 'UNKNOWN', availability: 'UNKNOWN' },
    protection: { encrypted: 'UNKNOWN', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' },
    groups: [{ id: 'g1', kind: 'users', jurisdiction: 'FR', count: 3, countKind: 'EXACT' }],
  };
  const detected = { at: '2026-11-02T09:00:00.000Z', toleranceMinutes: 0, zone: 'UTC' };
  const first: IncidentFacts = {
    ...{ exercise: false, occurredFrom: null, occurredTo: null, detected, aware: null, contained: null },
    ...{ milestones: {}, answers: {}, dataSets: [] },
  };

  test('is named fact by fact; writing the same groups again is no change', () => {
    const second: IncidentFacts = {
      ...first,
      ...{ milestones: { determined: detected }, answers: { risk_to_people: 'unlikely' }, dataSets: [set] },
    };
    expect(changedFacts(null, first)).toEqual(['detected', 'exercise']);
    expect(changedFacts(first, second)).toEqual([
      'answers.risk_to_people',
      'dataSets.s1',
      'milestones.determined',
    ]);
    const again = { ...set, groups: set.groups.map((group) => ({ ...group, id: 'g2' })) };
    expect(changedFacts(second, { ...second, dataSets: [again] })).toEqual([]);
    const known: DataSetFacts = { ...again, personalData: 'YES' };
    expect(changedFacts(second, { ...second, dataSets: [known], answers: {} })).toEqual([
      ...['answers.risk_to_people', 'dataSets.s1.personalData'],
    ]);
  });
});
