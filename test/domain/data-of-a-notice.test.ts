import { describe, expect, it } from '@jest/globals';
import { dataSetsUnder } from '../../src/notices/texts/answered.ts';
import type { ObligationRow } from '../../src/obligations/obligation.row.ts';
import { dataSet, incident } from './given.ts';

const duty = { rule: { actor: { roles: ['CONTROLLER', 'PROCESSOR'] } } } as unknown as ObligationRow;
const none = { confidentiality: 'NO', integrity: 'NO', availability: 'NO' } as const;
const named = (name: string, given: Parameters<typeof dataSet>[0] = {}) =>
  dataSet({ id: name, name, ...given });

describe('the data a notice speaks of', () => {
  it('is what something happened to, or may have', () => {
    const sets = [
      named('accounts', { ...none, confidentiality: 'YES' }),
      named('tickets'),
      named('snapshot, its key kept elsewhere', { ...none, role: 'PROCESSOR' }),
    ];
    const found = dataSetsUnder(incident({ dataSets: sets }), [duty]);
    expect(found.map(({ name }) => name)).toEqual(['accounts', 'tickets']);
  });

  it('is all there is where nothing is known to be harmed: a draft is never empty for that', () => {
    const sets = [named('accounts', none)];
    expect(dataSetsUnder(incident({ dataSets: sets }), [duty])).toEqual(sets);
  });
});
