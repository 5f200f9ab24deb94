import { assess, type Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { DataSetFacts, IncidentFacts, Tri } from '../../src/domain/facts.ts';
import type { Predicate } from '../../src/domain/predicate.ts';
import { evaluate } from '../../src/domain/predicates.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { sceneOf } from '../../src/domain/scene.ts';
import { type Catalog, familiesFor } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { context, dataSet, group, incident, instant, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

const at = '2026-10-24T01:10:00Z';
const untouched = { confidentiality: 'NO', integrity: 'NO', availability: 'NO' } as const;
const personal = (id: string, place: string, given: Partial<DataSetFacts> = {}): DataSetFacts =>
  dataSet({
    id,
    name: id,
    personalData: 'YES',
    confidentiality: 'YES',
    groups: [group(place, 400, id)],
    ...given,
  });
const look = (predicate: Predicate, sets: DataSetFacts[], answers: IncidentFacts['answers'] = {}) =>
  evaluate(
    predicate,
    sceneOf(incident({ dataSets: sets, answers }), organization(), ['CONTROLLER'], new Map()),
  );
const toAuthorities = (sets: DataSetFacts[]): string[] =>
  assessAll(
    familiesFor(catalog, 'codecraft'),
    incident({ detected: time(at), aware: time(at), dataSets: sets }),
    organization(),
    { ...catalog.context, at: instant(at), acts: [] },
  )
    .filter(({ ruleId }) => ruleId === 'eu-gdpr-art33-1')
    .map(({ verdict, recipient }) => `${recipient.key} ${verdict}`);

describe('people of a data set that was not breached (GDPR Art. 33(1))', () => {
  it('bring no authority into play: French records untouched beside American ones taken', () => {
    expect(toAuthorities([personal('us', 'US-CA'), personal('fr', 'FR', untouched)])).toEqual([
      'sa:undecided NOT_REQUIRED',
    ]);
  });

  it('add no authority to those that must be told', () => {
    expect(toAuthorities([personal('nl', 'NL'), personal('fr', 'FR', untouched)])).toEqual([
      'sa:NL REQUIRED',
    ]);
  });

  it('whose breach is not known yet leave the duty to their authority undecided, to the other it stands', () => {
    const verdicts = toAuthorities([
      personal('nl', 'NL'),
      personal('fr', 'FR', { confidentiality: 'UNKNOWN' }),
    ]);
    expect(verdicts).toEqual(['sa:FR UNDECIDED', 'sa:NL REQUIRED']);
    expect(
      toAuthorities([personal('us', 'US-CA'), personal('fr', 'FR', { confidentiality: 'UNKNOWN' })]),
    ).toEqual(['sa:FR UNDECIDED']);
  });
});

describe('a personal data breach (GDPR Art. 4(12))', () => {
  const both: Predicate = {
    all: [{ dataSet: { personalData: true } }, { dataSet: { breach: ['confidentiality'] } }],
  };
  const customers = (given: Partial<DataSetFacts>) => personal('customers', 'FR', { ...untouched, ...given });
  const code = dataSet({ id: 'code', personalData: 'NO', confidentiality: 'YES' });

  it('is not made of personal data in one set and a breach of another', () => {
    expect(look(both, [customers({}), code]).value).toBe('NO');
    expect(look({ any: [both, { always: false }] }, [customers({}), code]).value).toBe('NO');
    expect(look(both, [customers({ confidentiality: 'YES' }), code]).value).toBe('YES');
  });

  it('is an open question while that of the personal data is', () => {
    const found = look(both, [customers({ confidentiality: 'UNKNOWN' }), code]);
    expect(found.value).toBe('UNKNOWN');
    expect(found.questions.map(({ key }) => key)).toEqual(['dataSet.customers.confidentiality']);
  });

  it('is not excluded by the state of a set it does not concern', () => {
    const unprotected: Predicate = { all: [both, { not: { dataSet: { protected: true } } }] };
    const safe = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' } as const;
    const taken = customers({ confidentiality: 'YES', protection: { ...safe, keySafe: 'NO' } });
    expect(look(unprotected, [taken, { ...code, protection: safe }]).value).toBe('YES');
    expect(look(unprotected, [{ ...taken, protection: safe }, code]).value).toBe('NO');
  });
});

describe('a threshold of residents', () => {
  const breached: Predicate = { dataSet: { personalData: true, breach: ['confidentiality'] } };
  const moreThan500: Predicate = { count: { in: 'US-CA', op: '>', n: 500 } };
  const counted = (
    second: Partial<DataSetFacts>,
    trigger: Predicate = { all: [breached, moreThan500] },
    answers: IncidentFacts['answers'] = { same_people_in_all_data_sets: false },
  ): Tri => look(trigger, [personal('a', 'US-CA'), personal('b', 'US-CA', second)], answers).value;

  it('counts the people of the data sets breached, and of no other', () => {
    expect(counted({})).toBe('YES');
    expect(counted(untouched)).toBe('NO');
    expect(counted({ confidentiality: 'UNKNOWN' })).toBe('UNKNOWN');
  });

  it('never counts a person twice: the same people in two data sets are as many as in the larger one', () => {
    expect(counted({}, undefined, { same_people_in_all_data_sets: true })).toBe('NO');
    expect(counted({}, undefined, {})).toBe('UNKNOWN');
  });

  it('adds up different kinds of people, and different places, whatever is answered', () => {
    const others = [{ ...group('US-CA', 400, 'e'), kind: 'employees' }];
    expect(counted({ groups: others }, undefined, {})).toBe('YES');
  });

  it('counts them so wherever in the rule the data sets are described', () => {
    expect(counted(untouched, { all: [moreThan500, { any: [breached, { all: [breached] }] }] })).toBe('NO');
    expect(counted(untouched, { any: [{ all: [breached, moreThan500] }, { always: false }] })).toBe('NO');
  });

  it('leaves out the sets of an alternative that does not hold', () => {
    const alternatives: Predicate = {
      any: [
        { all: [{ dataSet: { personalData: true } }, { fact: { key: 'sold', is: true } }] },
        { dataSet: { breach: ['confidentiality'] } },
      ],
    };
    const sets = [personal('a', 'US-CA'), personal('b', 'US-CA', untouched)];
    const trigger: Predicate = { all: [alternatives, moreThan500] };
    expect(look(trigger, sets, { sold: false }).value).toBe('NO');
    expect(look(trigger, sets, { sold: true, same_people_in_all_data_sets: false }).value).toBe('YES');
  });
});

describe('the controllers a processor must tell (GDPR Art. 33(2))', () => {
  const told = (rule: Rule, sets: DataSetFacts[]): readonly Verdict[] =>
    assess(rule, incident({ dataSets: sets }), organization(), context());

  it('are those whose data was breached', () => {
    const base = familiesFor(catalog, 'codecraft')
      .flatMap(({ versions }) => versions)
      .find(({ id }) => id === 'eu-gdpr-art33-1');
    if (base === undefined) throw new Error('no rule');
    const rule: Rule = {
      ...base,
      actor: { roles: ['PROCESSOR'], predicates: [] },
      recipient: { kind: 'controller', resolver: { kind: 'each_controller_customer' } },
      exemptions: [],
    };
    const held = (id: string, given: Partial<DataSetFacts>) =>
      personal(id, 'FR', { role: 'PROCESSOR', controllers: [id], ...given });
    const verdicts = told(rule, [
      held('Ash', {}),
      held('Elm', { confidentiality: 'UNKNOWN' }),
      held('Oak', untouched),
    ]);
    expect(verdicts.map(({ recipient, verdict }) => `${recipient.key} ${verdict}`)).toEqual([
      'controller:Ash REQUIRED',
      'controller:Elm UNDECIDED',
    ]);
  });
});
