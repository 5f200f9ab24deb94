import { assessAll } from '../../src/domain/assess-all.ts';
import { type BoundFacts, boundFacts, changedFacts } from '../../src/domain/fact-binding.ts';
import type { AffectedGroupFacts, IncidentFacts } from '../../src/domain/facts.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, incident, instant, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

const WEAK = {
  encrypted: 'NO',
  keySafe: 'NO',
  availableElsewhere: 'YES',
  passwordsRecoverable: 'YES',
} as const;
const leak = (groups: readonly AffectedGroupFacts[], given: Partial<IncidentFacts> = {}): IncidentFacts =>
  incident({
    ...{ occurredFrom: time('2026-10-21T22:15:00Z'), detected: time('2026-10-23T18:05:00Z') },
    aware: time('2026-10-24T01:10:00Z'),
    dataSets: [
      dataSet({
        ...{
          personalData: 'YES',
          confidentiality: 'YES',
          integrity: 'NO',
          availability: 'NO',
          medium: 'ELECTRONIC',
        },
        ...{ categories: ['username', 'email_address', 'password'], protection: WEAK, groups },
      }),
    ],
    answers: { does_business_in_california: true },
    ...given,
  });

/** What a decision on a rule would be bound to. */
function boundTo(ruleId: string, facts: IncidentFacts): BoundFacts {
  const context = { ...catalog.context, at: instant('2026-10-26T00:00:00Z'), acts: [] };
  const verdict = assessAll(catalog.families, facts, organization(), context).find(
    (one) => one.ruleId === ruleId,
  );
  if (!verdict) throw new Error(`no verdict of ${ruleId}`);
  return boundFacts(verdict, facts, organization());
}

describe('rule 6: a decision is bound to the facts its reasoning named', () => {
  const ATTORNEY = 'us-ca-ag';
  const AUTHORITY = 'eu-gdpr-art33-1';
  const people = (california: number, germany = 612) =>
    leak([group('US-CA', california), group('DE', germany)]);

  test('a count is bound as what was found of it: 512 Californians instead of 500 reopen, more Germans do not', () => {
    const then = boundTo(ATTORNEY, people(500));
    expect(then['verdict']).toBe('NOT_REQUIRED');
    expect(changedFacts(then, boundTo(ATTORNEY, people(500, 700)))).toEqual([]);
    const changed = changedFacts(then, boundTo(ATTORNEY, people(512)));
    expect(changed).toEqual(expect.arrayContaining(['dataSets', 'verdict']));
  });

  test('an answer, a protection and an establishment are bound by value; a title, a milestone and awareness are not', () => {
    const facts = people(500);
    const then = boundTo(AUTHORITY, facts);
    expect(then).toMatchObject({
      risk_to_people: null,
      'dataSet.d.encrypted': 'NO',
      rule_version: '2018-05-25',
    });
    const changedWith = (given: Partial<IncidentFacts>) =>
      changedFacts(then, boundTo(AUTHORITY, { ...facts, ...given }));
    expect(changedWith({ aware: null, contained: time('2026-10-24T00:20:00Z') })).toEqual([]);
    expect(changedWith({ milestones: { determined: time('2026-10-24T09:00:00Z') } })).toEqual([]);
    expect(changedWith({ answers: { ...facts.answers, risk_to_people: 'risk' } })).toContain(
      'risk_to_people',
    );
    const safe = facts.dataSets.map((set) => ({
      ...set,
      protection: { ...set.protection, encrypted: 'YES' as const },
    }));
    expect(changedWith({ dataSets: safe })).toContain('dataSet.d.encrypted');
  });

  test('a body of data it did not know of is a changed fact', () => {
    const facts = people(500);
    const then = boundTo(AUTHORITY, facts);
    const found = {
      ...facts,
      dataSets: [
        ...facts.dataSets,
        ...leak([group('FR', 3, 'f')]).dataSets.map((set) => ({ ...set, id: 'e' })),
      ],
    };
    expect(changedFacts(then, boundTo(AUTHORITY, found))).toContain('dataSet.e.personalData');
  });
});
