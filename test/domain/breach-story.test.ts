import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { IncidentFacts, OrganizationFacts } from '../../src/domain/facts.ts';
import { showInstant } from '../../src/domain/time-display.ts';
import { type Catalog, familiesFor } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, incident, instant, organization, time } from './given.ts';

const A = '2026-10-24T01:10:00Z';
let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});
const judge = (
  facts: IncidentFacts,
  who: OrganizationFacts = organization(),
  profile = 'codecraft',
): readonly Verdict[] =>
  assessAll(familiesFor(catalog, profile), facts, who, { ...catalog.context, at: instant(A), acts: [] });
const of = (verdicts: readonly Verdict[], id: string): Verdict[] =>
  verdicts.filter((one) => one.ruleId === id);
const only = (verdicts: readonly Verdict[], id: string): Verdict => {
  const [one, ...more] = of(verdicts, id);
  if (one === undefined || more.length > 0) throw new Error(`${id}: ${more.length + 1} verdicts`);
  return one;
};

const people = [
  group('DE', 612),
  group('FR', 431),
  group('IE', 118),
  group('NL', 239),
  group('GB', 730),
  group('US-CA', 728),
];
const accounts = dataSet({
  id: 'accounts',
  personalData: 'YES',
  confidentiality: 'YES',
  integrity: 'NO',
  availability: 'NO',
  groups: people,
});
const facts = (given: Partial<IncidentFacts> = {}): IncidentFacts =>
  incident({
    occurredFrom: time('2026-10-21T22:15:00Z'),
    detected: time(A),
    aware: time(A),
    dataSets: [accounts],
    ...given,
  });

describe('a breach at a hosting firm, as CodeCraft meets it', () => {
  it('starts two clocks of 72 hours: to the authority by statute, to the users by promise', () => {
    const verdicts = judge(facts());
    const statute = of(verdicts, 'eu-gdpr-art33-1')[0];
    const promise = only(verdicts, 'codecraft-promise-users-72h');
    expect([statute?.source, statute?.recipient.kind, statute?.due?.startEvent]).toEqual([
      'STATUTE',
      'authority',
      'aware',
    ]);
    expect([promise.source, promise.recipient.kind, promise.due?.startEvent]).toEqual([
      'PROMISE',
      'individuals',
      'detected',
    ]);
    expect(promise.due?.beside.map((one) => [one.startEvent, one.dueAt?.toISO()])).toEqual([
      ['aware', '2026-10-27T01:10:00.000Z'],
    ]);
    const due = statute?.due?.dueAt;
    expect(due?.toISO()).toBe('2026-10-27T01:10:00.000Z');
    expect(due && showInstant(due, 'Europe/Berlin')).toContain('Tue 27 Oct 2026 02:10 CET');
    expect(due && showInstant(due, 'America/Los_Angeles')).toContain('Mon 26 Oct 2026 18:10 PDT');
  });

  it('an hour in, with key and hashes unknown: required, provisionally, and the questions are named', () => {
    const verdict = of(judge(facts()), 'eu-gdpr-art33-1')[0];
    expect([verdict?.verdict, verdict?.provisional]).toEqual(['REQUIRED', true]);
    expect(verdict?.openQuestions.map((one) => one.key)).toEqual(
      expect.arrayContaining(['risk_to_people', 'dataSet.accounts.encrypted', 'dataSet.accounts.keySafe']),
    );
    expect(verdict?.why.map((one) => one.says).join(' ')).toContain(
      'the duty stands until a person finds that it applies',
    );
  });

  it('the key lay in the same bucket: encryption excuses nothing, and is no longer asked about', () => {
    const opened = {
      ...accounts,
      protection: { encrypted: 'YES', keySafe: 'NO', availableElsewhere: 'YES' },
    } as const;
    const verdict = of(
      judge(
        facts({
          dataSets: [opened],
          answers: { encryption_state_of_the_art: true, risk_to_people: 'risk', targets_people_in_eea: true },
        }),
      ),
      'eu-gdpr-art33-1',
    )[1];
    expect([verdict?.verdict, verdict?.provisional, verdict?.openQuestions]).toEqual(['REQUIRED', false, []]);
  });

  it('each authority of each country is told: a representative in Dublin gives no one-stop shop', () => {
    const verdicts = of(judge(facts()), 'eu-gdpr-art33-1');
    expect(verdicts.map((one) => one.recipient.key)).toEqual(['sa:DE', 'sa:FR', 'sa:IE', 'sa:NL']);
    expect(verdicts.map((one) => one.recipient.decided)).toEqual([false, true, true, true]);
    expect(verdicts[0]?.openQuestions.map((one) => one.key)).toContain('recipient.sa:DE');
    expect(only(judge(facts()), 'uk-gdpr-art33-1').recipient.name).toBe(
      'Information Commission (United Kingdom)',
    );
  });

  it('leaked client code without personal data: the promise stands where no statute does', () => {
    const code = dataSet({
      id: 'code',
      personalData: 'NO',
      confidentiality: 'YES',
      categories: ['source_code'],
    });
    const verdicts = judge(facts({ dataSets: [code], answers: { risk_to_people: 'unlikely' } }));
    expect(verdicts.filter((one) => one.verdict === 'REQUIRED').map((one) => one.ruleId)).toEqual([
      'codecraft-promise-users-72h',
    ]);
  });

  it('before anybody declared awareness: a worst-case clock, provisional, and nothing silent', () => {
    const verdict = of(judge(facts({ aware: null })), 'eu-gdpr-art33-1')[1];
    expect([verdict?.due?.startEvent, verdict?.due?.provisional]).toEqual(['detected', true]);
    expect(verdict?.why.map((one) => one.says).join(' ')).toContain(
      'was picked by the first signal (detection), provisionally',
    );
  });

  it('for data held for others, no authority is told in our own name', () => {
    const verdicts = judge(
      facts({ dataSets: [{ ...accounts, role: 'PROCESSOR', controllers: ['Customer'] }] }),
    );
    expect(only(verdicts, 'uk-gdpr-art33-1').verdict).toBe('NOT_REQUIRED');
  });
});

describe('where an organization is established', () => {
  const recipients = (given: Partial<OrganizationFacts>): string[] =>
    of(judge(facts(), organization(given)), 'eu-gdpr-art33-1').map(
      (one) => `${one.recipient.key}${one.recipient.decided ? '' : '?'}`,
    );

  it.each<[string, Partial<OrganizationFacts>, string[]]>([
    ['in one EU country: its authority leads', { establishments: ['IE', 'US'] }, ['sa:IE']],
    [
      'in several: the authority of the main one',
      { establishments: ['FR', 'NL'], mainEstablishment: 'NL' },
      ['sa:NL'],
    ],
    ['in several, the main one unknown', { establishments: ['FR', 'NL'] }, ['sa:undecided?']],
    ['not known at all', { establishments: null }, ['sa:undecided?']],
  ])('%s', (_what, given, keys) => {
    expect(recipients(given)).toEqual(keys);
  });

  it('not known (Pipo360): the authority is undecided, the duty and its clock are visible', () => {
    const verdict = only(
      judge(facts(), organization({ establishments: null }), 'pipo360'),
      'eu-gdpr-art33-1',
    );
    expect([verdict.verdict, verdict.due?.dueAt?.toISO()]).toEqual(['REQUIRED', '2026-10-27T01:10:00.000Z']);
    expect(verdict.openQuestions.map((one) => one.key)).toContain('organization.establishments');
  });
});
