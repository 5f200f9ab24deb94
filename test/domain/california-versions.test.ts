import { assessAll } from '../../src/domain/assess-all.ts';
import { type Catalog, familiesFor } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { context, dataSet, group, incident, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

const accounts = dataSet({
  ...{ personalData: 'YES', confidentiality: 'YES', medium: 'ELECTRONIC' },
  categories: ['email_address', 'password'],
  protection: { encrypted: 'NO', keySafe: 'NO', availableElsewhere: 'YES', passwordsRecoverable: 'YES' },
  groups: [group('US-CA', 501)],
});
const california = (discovered: string | null, detected: string, told: string | null = null) => {
  const facts = incident({
    ...{ occurredFrom: time('2025-11-01T00:00:00Z'), detected: time(detected), dataSets: [accounts] },
    milestones: discovered === null ? {} : { discovered: time(discovered) },
  });
  const acts = [{ ruleId: 'us-ca-individuals', recipientKey: 'people:US-CA', at: told }];
  return assessAll(familiesFor(catalog, null), facts, organization(), context({ ...catalog.context, acts }))
    .filter(({ ruleId, verdict }) => ruleId.startsWith('us-ca-') && verdict !== 'NOT_REQUIRED')
    .map(({ ruleId, ruleVersion, due }) => [ruleId, ruleVersion, due?.dueAt?.toISO() ?? null]);
};

describe('rule 4: California counts days only for what was discovered since 2026', () => {
  it('discovered on New Year’s Eve in California, though it is 2026 elsewhere: no number of days', () => {
    expect(california('2026-01-01T07:30:00Z', '2026-01-01T07:30:00Z', '2026-01-05T20:00:00Z')).toEqual([
      ['us-ca-individuals', '2014-01-01', null],
      ['us-ca-ag', '2014-01-01', null],
    ]);
  });

  it('discovered half an hour into 2026 there: thirty days, and fifteen after the residents were told', () => {
    expect(california('2026-01-01T08:30:00Z', '2026-01-01T07:30:00Z', '2026-01-05T20:00:00Z')).toEqual([
      ['us-ca-individuals', '2026-01-01', '2026-02-01T07:59:59.000Z'],
      ['us-ca-ag', '2026-01-01', '2026-01-21T07:59:59.000Z'],
    ]);
  });

  it('a breach of 2025 first seen in 2026, its discovery not recorded yet: the days run from the first signal', () => {
    expect(california(null, '2026-02-10T20:00:00Z')).toEqual([
      ['us-ca-individuals', '2026-01-01', '2026-03-13T06:59:59.000Z'],
      ['us-ca-ag', '2026-01-01', null],
    ]);
  });
});
