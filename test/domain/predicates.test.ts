import type { DataSetFacts, Tri } from '../../src/domain/facts.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { within } from '../../src/domain/jurisdiction.ts';
import { and, not, or } from '../../src/domain/kleene.ts';
import type { CountOperator, Predicate } from '../../src/domain/predicate.ts';
import { evaluate } from '../../src/domain/predicates.ts';
import { sceneOf } from '../../src/domain/scene.ts';
import { dataSet, group, incident, organization } from './given.ts';

const look = (predicate: Predicate, sets: DataSetFacts[] = [], answers = {}): Finding =>
  evaluate(
    predicate,
    sceneOf(
      incident({ dataSets: sets, answers }),
      organization(),
      ['CONTROLLER'],
      new Map([['risk_to_people', 'How likely is harm?']]),
    ),
  );
const risk: Predicate = { fact: { key: 'risk_to_people', is: 'unlikely' } };
const asked = (finding: Finding): string[] => finding.questions.map((one) => one.key);

describe('three values', () => {
  it.each<[Tri, Tri, Tri, Tri]>([
    ['YES', 'YES', 'YES', 'YES'],
    ['YES', 'NO', 'NO', 'YES'],
    ['YES', 'UNKNOWN', 'UNKNOWN', 'YES'],
    ['NO', 'NO', 'NO', 'NO'],
    ['NO', 'UNKNOWN', 'NO', 'UNKNOWN'],
    ['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
  ])('%s with %s: both %s, either %s', (a, b, both, either) => {
    expect([and([a, b]), and([b, a])]).toEqual([both, both]);
    expect([or([a, b]), or([b, a])]).toEqual([either, either]);
  });

  it('turns yes and no around and leaves an unknown alone', () => {
    expect(['YES', 'NO', 'UNKNOWN'].map((value) => not(value as Tri))).toEqual(['NO', 'YES', 'UNKNOWN']);
  });
});

describe('open questions', () => {
  it('are asked when the answer could change the value', () => {
    expect(look(risk).value).toBe('UNKNOWN');
    expect(look(risk).questions).toEqual([{ key: 'risk_to_people', question: 'How likely is harm?' }]);
    expect(asked(look({ all: [{ always: true }, risk] }))).toEqual(['risk_to_people']);
  });

  it('are not asked when it could not', () => {
    expect(asked(look({ all: [{ always: false }, risk] }))).toEqual([]);
    expect(asked(look({ any: [{ always: true }, risk] }))).toEqual([]);
  });

  it('name no data set as a question of its own, never as a "no"', () => {
    const found = look({ dataSet: { personalData: true } });
    expect(found.value).toBe('UNKNOWN');
    expect(asked(found)).toEqual(['dataSets']);
  });
});

describe('data sets', () => {
  it('answer with all parts of one set, not with parts of several', () => {
    const sets = [
      dataSet({ id: 'a', personalData: 'YES', confidentiality: 'NO', integrity: 'NO', availability: 'NO' }),
      dataSet({ id: 'b', personalData: 'NO', confidentiality: 'YES' }),
    ];
    expect(look({ dataSet: { personalData: true, breach: ['confidentiality'] } }, sets).value).toBe('NO');
  });

  it('in another role than the rule speaks of do not answer', () => {
    expect(
      look({ dataSet: { personalData: true } }, [dataSet({ role: 'PROCESSOR', personalData: 'YES' })]).value,
    ).toBe('NO');
  });

  it.each<[string, string[], Tri]>([
    ['the whole combination', ['name', 'ssn'], 'YES'],
    ['half of it', ['name'], 'NO'],
    ['half of it, and more may be in it', ['name', 'unknown'], 'UNKNOWN'],
    ['nothing listed yet', [], 'UNKNOWN'],
  ])('hold %s: %j', (_what, categories, value) => {
    expect(look({ dataSet: { categories: [['name', 'ssn']] } }, [dataSet({ categories })]).value).toBe(value);
  });

  it.each<[Tri, Tri, Tri]>([
    ['YES', 'YES', 'YES'],
    ['YES', 'NO', 'NO'],
    ['YES', 'UNKNOWN', 'UNKNOWN'],
    ['NO', 'UNKNOWN', 'NO'],
  ])('encrypted %s with the key safe %s are protected: %s', (encrypted, keySafe, value) => {
    const set = dataSet({ protection: { encrypted, keySafe, availableElsewhere: 'UNKNOWN' } });
    expect(look({ dataSet: { protected: true } }, [set]).value).toBe(value);
    expect(look({ dataSet: { protected: false } }, [set]).value).toBe(not(value));
  });

  it('must all be protected where every one counts', () => {
    const safe = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' } as const;
    const every: Predicate = { everyDataSet: { of: { personalData: true }, is: { protected: true } } };
    const both = (second: Partial<DataSetFacts>): Tri =>
      look(every, [
        dataSet({ id: 'a', personalData: 'YES', protection: safe }),
        dataSet({ id: 'b', ...second }),
      ]).value;
    expect(both({ personalData: 'YES', protection: safe })).toBe('YES');
    expect(both({ personalData: 'YES', protection: { ...safe, keySafe: 'NO' } })).toBe('NO');
    expect(both({ personalData: 'UNKNOWN', protection: { ...safe, keySafe: 'NO' } })).toBe('UNKNOWN');
    expect(both({ personalData: 'NO' })).toBe('YES');
  });
});

describe('places', () => {
  it.each<[string | null, string, Tri]>([
    ['DE', 'EEA', 'YES'],
    ['NO', 'EEA', 'YES'],
    ['NO', 'EU', 'NO'],
    ['GB', 'EEA', 'NO'],
    ['UK', 'GB', 'YES'],
    ['US-CA', 'US', 'YES'],
    ['US', 'US-CA', 'UNKNOWN'],
    ['US-NY', 'US-CA', 'NO'],
    ['DE-BE', 'EEA', 'YES'],
    ['PR', 'US-PR', 'YES'],
    ['US-PR', 'PR', 'YES'],
    ['PR', 'US', 'YES'],
    ['US', 'PR', 'UNKNOWN'],
    ['PR', 'US-TX', 'NO'],
    [null, 'EEA', 'UNKNOWN'],
    ['ZZ', 'EEA', 'NO'],
  ])('%s in %s: %s', (place, region, value) => {
    expect(within(place, region)).toBe(value);
  });
});

describe('counts', () => {
  const count = (op: CountOperator, n: number, groups: DataSetFacts['groups'], where = {}): Finding =>
    look({ count: { in: 'US-CA', op, n, where } }, [dataSet({ personalData: 'YES', groups })]);

  it.each<[CountOperator, number, Tri]>([
    ['>', 500, 'NO'],
    ['>=', 500, 'YES'],
    ['>', 499, 'YES'],
    ['<', 500, 'NO'],
    ['<=', 500, 'YES'],
  ])('500 people are %s %i: %s', (op, n, value) => {
    expect(
      count(op, n, [group('US-CA', 300, 'a'), group('US-CA', 200, 'b'), group('US-NY', 9000)]).value,
    ).toBe(value);
  });

  it('stay unknown with an unknown part, unless the known part decides', () => {
    expect(count('>', 500, [group('US-CA', 500, 'a'), group('US-CA', null, 'b')]).value).toBe('UNKNOWN');
    expect(asked(count('>', 500, [group('US-CA', 500, 'a'), group('US-CA', null, 'b')]))).toEqual([
      'group.b.count',
    ]);
    expect(count('>', 500, [group('US-CA', 501, 'a'), group('US-CA', null, 'b')]).value).toBe('YES');
  });

  it('stay unknown while enough people live nobody knows where', () => {
    expect(count('>', 500, [group('US-CA', 500), group(null, 570)]).value).toBe('UNKNOWN');
    expect(asked(count('>', 500, [group('US-CA', 500), group('US', 1)]))).toEqual(['group.US.jurisdiction']);
    expect(count('>', 500, [group('US-CA', 400), group(null, 100)]).value).toBe('NO');
    expect(count('>', 500, [group('US-CA', 500), group('ZZ', 570)]).value).toBe('NO');
  });

  it('count only the data sets that are asked for', () => {
    const groups = [group('US-CA', 700)];
    expect(count('>', 500, groups, { categories: [['password']] }).value).toBe('UNKNOWN');
    expect(count('>', 800, groups, { categories: [['password']] }).value).toBe('NO');
  });
});
