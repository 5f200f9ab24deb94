import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { IncidentFacts, OrganizationFacts } from '../../src/domain/facts.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, incident, instant, organization, time } from './given.ts';

const A = '2026-10-24T01:10:00Z';
let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});
const people = [group('DE-BY', 3), group('FR', 40), group('NL', 20), group('GB', 7), group('US-CA', 5)];
const accounts = dataSet({ personalData: 'YES', confidentiality: 'YES', groups: people });
const authorities = (
  who: Partial<OrganizationFacts>,
  given: Partial<IncidentFacts> = {},
): readonly Verdict[] => {
  const facts = incident({ detected: time(A), aware: time(A), dataSets: [accounts], ...given });
  const context = { ...catalog.context, at: instant(A), acts: [] };
  return assessAll(catalog.families, facts, organization({ representatives: [], ...who }), context).filter(
    ({ ruleId }) => ruleId === 'eu-gdpr-art33-1',
  );
};
const keys = (verdicts: readonly Verdict[]) =>
  verdicts.map(({ recipient: { key, decided } }) => `${key}${decided ? '' : '?'}`);
const concerned = ([one]: readonly Verdict[]) =>
  one?.recipient.concernedAuthorities.map(({ key }) => key) ?? [];

describe('a country with several authorities', () => {
  it.each<[string, Partial<OrganizationFacts>, string[]]>([
    ['is decided by the Land of the establishment', { establishments: ['DE-BY', 'US'] }, ['sa:DE-BY']],
    ['stays a question where the Land is not stated', { establishments: ['DE'] }, ['sa:DE?']],
    ['takes the Land that is stated anywhere', { establishments: ['DE', 'DE-HH'] }, ['sa:DE-HH']],
    ['asks for the main one of two Länder', { establishments: ['DE-BY', 'DE-BE'] }, ['sa:undecided?']],
    [
      'takes the main one of two Länder',
      { establishments: ['DE-BY', 'DE-BE'], mainEstablishment: 'DE-BE' },
      ['sa:DE-BE'],
    ],
    [
      'takes the Land of the main establishment among several countries',
      { establishments: ['FR', 'DE-BY'], mainEstablishment: 'DE-BY' },
      ['sa:DE-BY'],
    ],
    [
      'takes the Land stated, where the main establishment names the country alone',
      { establishments: ['FR', 'DE-BY'], mainEstablishment: 'DE' },
      ['sa:DE-BY'],
    ],
    ['is no matter where authorities are national', { establishments: ['FR-IDF', 'US'] }, ['sa:FR']],
  ])('%s', (_what, who, expected) => {
    expect(keys(authorities(who))).toEqual(expected);
  });

  it('names the authority from the directory, and asks for the Land in words', () => {
    expect(authorities({ establishments: ['DE-BY'] })[0]?.recipient.name).toBe(
      'Bayerisches Landesamt für Datenschutzaufsicht',
    );
    const asked = authorities({ establishments: ['DE'] })[0]?.recipient.questions;
    expect(asked?.map(({ key }) => key)).toEqual(['organization.establishments']);
    expect(asked?.[0]?.question).toMatch(/In which part of DE .* "DE-BY"/);
  });

  it('without an establishment the residence of the people decides the Land', () => {
    expect(keys(authorities({ establishments: ['US'] }))).toEqual(['sa:DE-BY', 'sa:FR', 'sa:NL']);
  });
});

describe('one authority leads (GDPR Art. 56)', () => {
  it('those of the other countries of affected residents are concerned, and nothing is owed to them', () => {
    const verdicts = authorities({ establishments: ['FR'] });
    expect(keys(verdicts)).toEqual(['sa:FR']);
    expect(concerned(verdicts)).toEqual(['sa:DE', 'sa:NL']);
  });

  it('those of its other establishments are concerned too, and each says why', () => {
    const [one] = authorities({ establishments: ['FR', 'NL', 'IE'], mainEstablishment: 'FR' });
    const said = new Map(one?.recipient.concernedAuthorities.map(({ key, says }) => [key, says]));
    expect([...said.keys()]).toEqual(['sa:DE', 'sa:IE', 'sa:NL']);
    expect(said.get('sa:IE')).toMatch(
      /^Concerned: the organization is established there \(Art\. 4\(22\)\(a\)\)\./,
    );
    expect(said.get('sa:NL')).toMatch(/live there .*, and the organization is established there/);
  });

  it('only people of data that is personal, and of a known country of the EEA, bring an authority in', () => {
    const groups = [group(null, 9), group('ZZ', 1), group('DK', 0, 'none'), group('IT', null, 'some')];
    const given = {
      dataSets: [{ ...accounts, groups }, dataSet({ id: 'e', personalData: 'NO', groups: people })],
    };
    expect(concerned(authorities({ establishments: ['FR'] }, given))).toEqual(['sa:IT']);
  });

  it('none leads for an organization outside: each is told itself, representative or not', () => {
    const verdicts = authorities({ establishments: ['US'], representatives: ['IE'] });
    expect(verdicts.flatMap(({ recipient }) => recipient.concernedAuthorities)).toEqual([]);
    expect(verdicts).toHaveLength(3);
  });

  it('in several countries without a known main establishment: a question, and no list', () => {
    const verdicts = authorities({ establishments: ['FR', 'NL'] });
    expect(keys(verdicts)).toEqual(['sa:undecided?']);
    expect(concerned(verdicts)).toEqual([]);
  });
});

describe('a processor has told the controller (EDPB 9/2022)', () => {
  const told = (at: string, given: Partial<IncidentFacts> = {}) =>
    authorities({ establishments: ['FR'] }, { milestones: { informed_by_processor: time(at) }, ...given })[0]
      ?.due;

  it('before awareness is declared the worst case runs from its word, where that came first', () => {
    const due = told('2026-10-23T20:00:00Z', { aware: null });
    expect([due?.startEvent, due?.provisional, due?.dueAt?.toISO()]).toEqual([
      'informed_by_processor',
      true,
      '2026-10-26T20:00:00.000Z',
    ]);
    expect(due?.steps[0]?.says).toMatch(/worst-case clock runs from the moment a processor informed/);
  });

  it('an earlier signal of our own stays the worst case', () => {
    expect(told('2026-10-24T09:00:00Z', { aware: null })?.startEvent).toBe('detected');
  });

  it('a declared awareness is not moved: what its word would make of the term stands beside', () => {
    const due = told('2026-10-23T20:00:00Z');
    expect([due?.startEvent, due?.dueAt?.toISO(), due?.provisional]).toEqual([
      'aware',
      '2026-10-27T01:10:00.000Z',
      false,
    ]);
    expect(due?.beside.map(({ startEvent, dueAt }) => [startEvent, dueAt?.toISO()])).toEqual([
      ['informed_by_processor', '2026-10-26T20:00:00.000Z'],
    ]);
  });

  it('its word after awareness changes nothing', () => {
    expect(told('2026-10-25T00:00:00Z')?.beside).toEqual([]);
  });
});
