import { assess } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { FactValue } from '../../src/domain/facts.ts';
import { afterHolds } from '../../src/domain/hold.ts';
import { type Catalog, familiesFor, findRule } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { context, dataSet, group, incident, instant, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

interface Given {
  readonly people?: number;
  readonly answers?: Readonly<Record<string, FactValue>>;
  /** When the residents were first told. */
  readonly told?: string;
}

/** What a state's law makes of names with open social security numbers, found and determined on 10 September 2026. */
const dutiesIn = (state: string, { people = 5000, answers = {}, told }: Given = {}) => {
  const found = time('2026-09-10T15:00:00Z');
  const taken = dataSet({
    ...{ personalData: 'YES', confidentiality: 'YES', medium: 'ELECTRONIC', categories: ['name', 'ssn'] },
    protection: { encrypted: 'NO', keySafe: 'NO', availableElsewhere: 'YES' },
    groups: [group(`US-${state.toUpperCase()}`, people)],
  });
  const facts = incident({
    ...{ detected: found, dataSets: [taken], answers },
    milestones: { discovered: found, determined: found },
  });
  const residents = { ruleId: `us-${state}-individuals`, recipientKey: `people:US-${state.toUpperCase()}` };
  const acts = told === undefined ? [] : [{ ...residents, at: told }];
  const verdicts = assessAll(
    familiesFor(catalog, null),
    facts,
    organization({ timeZone: 'America/New_York', establishments: ['US'] }),
    context({ ...catalog.context, acts }),
  ).filter(({ ruleId, verdict }) => ruleId.startsWith(`us-${state}-`) && verdict !== 'NOT_REQUIRED');
  return Object.fromEntries(
    verdicts.map(({ ruleId, recipient, verdict, due }) => [
      `${ruleId.slice(6)} ${recipient.key}`,
      `${verdict} ${due?.dueAt?.toISO() ?? 'no date'}`,
    ]),
  );
};

describe('the laws of the states, rules playing together', () => {
  it('the attorney general is told not later than the residents: when they are told early, that day counts', () => {
    const told = '2026-09-15T12:00:00.000Z';
    expect(dutiesIn('ct')['ag ag:US-CT']).toBe('REQUIRED 2026-11-10T04:59:59.000Z');
    expect(dutiesIn('ct', { told })['ag ag:US-CT']).toBe(`REQUIRED ${told}`);
    expect(dutiesIn('il')['ag ag:US-IL']).toBe('REQUIRED no date');
    expect(dutiesIn('il', { told })['ag ag:US-IL']).toBe(`REQUIRED ${told}`);
    expect(dutiesIn('ar', { told })['ag ag:US-AR']).toBe(`REQUIRED ${told}`);
  });

  it('Louisiana and Iowa count from the word to the residents: ten days there, five business days here', () => {
    // A Friday; Wednesday 11 November 2026 is Veterans Day.
    const told = '2026-11-06T12:00:00.000Z';
    expect(dutiesIn('la')['ag ag:US-LA']).toBe('REQUIRED no date');
    expect(dutiesIn('la', { told })['ag ag:US-LA']).toBe('REQUIRED 2026-11-17T04:59:59.000Z');
    expect(dutiesIn('ia', { told })['ag ag:US-IA']).toBe('REQUIRED 2026-11-17T04:59:59.000Z');
  });

  it('what a finding of no harm lifts, it lifts for the regulator and the agencies too', () => {
    const answers = { misuse_likely: false };
    expect(dutiesIn('co')).toHaveProperty('cra cra:US', 'REQUIRED no date');
    expect(dutiesIn('co', { answers })).toEqual({});
    expect(Object.keys(dutiesIn('al', { answers }))).toEqual([]);
  });

  it('where the law wants somebody asked or told first, the finding alone lifts nothing', () => {
    const answers = { misuse_likely: false };
    expect(dutiesIn('ak', { answers })).toMatchObject({
      'individuals people:US-AK': 'REQUIRED no date',
      'ag ag:US-AK': 'REQUIRED no date',
    });
    expect(dutiesIn('ak', { answers: { ...answers, attorney_general_told_no_harm: true } })).toEqual({
      'ag ag:US-AK': 'REQUIRED no date',
    });
    expect(Object.keys(dutiesIn('dc', { answers }))).toHaveLength(3);
    expect(Object.keys(dutiesIn('fl', { answers: { ...answers, law_enforcement_consulted: true } }))).toEqual(
      ['harm-determination ag:US-FL'],
    );
  });

  it('Florida gives the residents fifteen days more for good cause, the Department none', () => {
    expect(dutiesIn('fl', { answers: { fl_extension_requested: true } })).toMatchObject({
      'individuals people:US-FL': 'REQUIRED 2026-10-26T03:59:59.000Z',
      'ag ag:US-FL': 'REQUIRED 2026-10-11T03:59:59.000Z',
    });
  });

  it('Louisiana gives a time without a number once the reasons are with its attorney general', () => {
    expect(dutiesIn('la')['individuals people:US-LA']).toBe('REQUIRED 2026-11-10T04:59:59.000Z');
    const answers = { la_delay_reasons_given: true };
    expect(dutiesIn('la', { answers })['individuals people:US-LA']).toBe('REQUIRED no date');
  });

  it('Arizona names two offices, and a bill of Connecticut makes no duty', () => {
    expect(Object.keys(dutiesIn('az'))).toEqual(
      expect.arrayContaining(['ag ag:US-AZ', 'ag dhs:US-AZ', 'cra cra:US']),
    );
    expect(Object.keys(dutiesIn('ct', { people: 200_000 }))).toEqual([
      'individuals people:US-CT',
      'ag ag:US-CT',
    ]);
  });

  it('rule 11: Maine leaves seven business days once the police let go', () => {
    const rule = findRule(catalog, 'us-me-individuals', '2019-09-19');
    const given = rule?.fixtures[0];
    if (rule == null || given === undefined) throw new Error('no such rule');
    const until = instant('2026-11-05T20:00:00Z');
    const [verdict] = assess(rule, given.facts, given.organization, context(catalog.context));
    const held = {
      ...{ id: 'h', written: true, statedAt: instant('2026-10-01T12:00:00Z'), until, endsAt: until },
      ...{ liftedAt: null, scope: { everything: true, jurisdictions: [], regimes: [] } },
    };
    if (verdict === undefined) throw new Error('no verdict');
    const after = afterHolds(verdict, [held], given.organization.timeZone, catalog.context.calendars);
    // From Thursday 5 November: 6, 9, 10, then, after Veterans Day, 12, 13, 16 and 17.
    expect(after.due?.dueAt?.toISO()).toBe('2026-11-18T04:59:59.000Z');
  });
});
