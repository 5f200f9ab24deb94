import { assessAll } from '../../src/domain/assess-all.ts';
import type { FactValue } from '../../src/domain/facts.ts';
import { type Catalog, familiesFor } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { context, dataSet, group, incident, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

interface Case {
  readonly place: string;
  readonly people: number;
  readonly milestones: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, FactValue>>;
  readonly told?: string;
}

/** What the law of one state asks when names with open social security numbers of its residents were taken. */
const duties = ({ place, people, milestones, answers = {}, told }: Case) => {
  const stolen = dataSet({
    ...{ personalData: 'YES', confidentiality: 'YES', medium: 'ELECTRONIC', categories: ['name', 'ssn'] },
    protection: { encrypted: 'NO', keySafe: 'NO', availableElsewhere: 'YES' },
    groups: [group(place, people)],
  });
  const facts = incident({
    dataSets: [stolen],
    milestones: Object.fromEntries(Object.entries(milestones).map(([key, at]) => [key, time(at)])),
  });
  const prefix = place.toLowerCase();
  const acts =
    told === undefined
      ? []
      : [{ ruleId: `${prefix}-individuals`, recipientKey: `people:${place}`, at: told }];
  const given = { ...catalog.context, acts };
  const verdicts = assessAll(
    familiesFor(catalog, null),
    facts,
    organization({ timeZone: 'UTC', answers: { regulated_as: ['none'], ...answers } }),
    context(given),
  );
  return Object.fromEntries(
    verdicts
      .filter(({ ruleId, verdict }) => ruleId.startsWith(`${prefix}-`) && verdict !== 'NOT_REQUIRED')
      .map(({ ruleId, ruleVersion, due }) => [ruleId, [ruleVersion, due?.dueAt?.toISO() ?? null]]),
  );
};

describe('rule 4: New York by the day of the discovery', () => {
  const newYork = (discovered: string) => duties({ place: 'US-NY', people: 10, milestones: { discovered } });

  it('before 21 December 2024 there was no number of days, and this law sent no word to the Department of Financial Services', () => {
    const before = newYork('2024-12-20T12:00:00Z');
    expect(before['us-ny-individuals']).toEqual(['2019-10-23', null]);
    expect(before['us-ny-ag']).toEqual(['2019-10-23', null]);
    expect(before['us-ny-dfs']).toBeUndefined();
  });

  it('for some weeks everybody had to tell the Department, by the thirtieth day', () => {
    const then = newYork('2025-01-10T12:00:00Z');
    expect(then['us-ny-individuals']).toEqual(['2024-12-21', '2025-02-09T23:59:59.000Z']);
    expect(then['us-ny-dfs']).toEqual(['2024-12-21', '2025-02-09T23:59:59.000Z']);
  });

  it('since 14 February 2025 only covered entities tell it', () => {
    expect(newYork('2025-02-14T12:00:00Z')['us-ny-dfs']).toBeUndefined();
    const bank = duties({
      ...{ place: 'US-NY', people: 10, milestones: { discovered: '2026-03-02T12:00:00Z' } },
      answers: { regulated_as: ['nydfs_covered_entity'] },
    });
    expect(bank['us-ny-dfs']).toEqual(['2025-03-21', '2026-04-01T23:59:59.000Z']);
  });
});

describe('rule 4: Oklahoma by the day of the determination', () => {
  const oklahoma = (determined: string, told?: string) =>
    duties({
      ...{ place: 'US-OK', people: 500, milestones: { discovered: '2025-12-20T12:00:00Z', determined } },
      ...(told === undefined ? {} : { told }),
    });

  it('determined on New Year’s Eve: the residents alone', () => {
    expect(oklahoma('2025-12-31T12:00:00Z')).toEqual({ 'us-ok-individuals': ['2008-11-01', null] });
  });

  it('determined on New Year’s Day: the Attorney General too, 60 days after the residents were told', () => {
    expect(oklahoma('2026-01-01T12:00:00Z', '2026-02-01T12:00:00Z')).toEqual({
      'us-ok-individuals': ['2026-01-01', null],
      'us-ok-ag': ['2026-01-01', '2026-04-02T23:59:59.000Z'],
    });
  });
});

describe('rule 8: the Attorney General of Vermont hears within 14 business days, or with the consumers, whichever is sooner', () => {
  const vermont = (told?: string) =>
    duties({
      ...{ place: 'US-VT', people: 3, milestones: { discovered: '2026-09-01T14:00:00Z' } },
      ...(told === undefined ? {} : { told }),
    })['us-vt-ag'];

  it('nobody told yet: the fourteenth business day, Labor Day not counted', () => {
    expect(vermont()).toEqual(['2020-07-01', '2026-09-22T23:59:59.000Z']);
  });

  it('the consumers told on the tenth of September: that moment', () => {
    expect(vermont('2026-09-10T15:00:00Z')).toEqual(['2020-07-01', '2026-09-10T15:00:00.000Z']);
  });
});
