import { readFile } from 'node:fs/promises';
import { assess, type Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { IncidentFacts, OrganizationFacts } from '../../src/domain/facts.ts';
import { regionOwed } from '../../src/domain/recipients.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, incident, instant, organization, time } from './given.ts';
import { rule } from './made-up-rule.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

const judged = (
  facts: Partial<IncidentFacts>,
  who: Partial<OrganizationFacts>,
  at = '2026-11-20T00:00:00Z',
): ReadonlyMap<string, Verdict> => {
  const context = { ...catalog.context, at: instant(at), acts: [] };
  const verdicts = assessAll(catalog.families, incident(facts), organization(who), context);
  return new Map(verdicts.map((one) => [one.ruleId, one]));
};
const taken = (...places: ReturnType<typeof group>[]) =>
  dataSet({
    personalData: 'YES',
    confidentiality: 'YES',
    integrity: 'NO',
    availability: 'NO',
    categories: ['name', 'email_address'],
    groups: places,
  });

describe('the law of the rest of the world', () => {
  it.each([
    'ca-pipeda-opc ca-pipeda-individuals ca-pipeda-orgs ca-pipeda-record ca-qc-cai ca-qc-individuals ca-qc-register',
    'ca-ab-commissioner ca-ab-individuals br-lgpd-anpd br-lgpd-titulares br-lgpd-supplement br-lgpd-register',
    'au-ndb-assessment au-ndb-oaic au-ndb-individuals au-ransom-payment-72h au-soci-12h au-soci-72h au-apra-cps234',
    'nz-privacy-commissioner nz-privacy-individuals sg-pdpa-pdpc sg-pdpa-individuals sg-pdpa-assessment',
    'sg-pdpa-intermediary jp-appi-preliminary jp-appi-final jp-appi-individuals kr-pipa-individuals kr-pipa-pipc',
    'in-certin-6h in-dpdp-individuals in-dpdp-board-initial in-dpdp-board-72h cn-incident-report-cii',
    'cn-incident-report-operator cn-incident-report-summary cn-pipl-57 cn-pipl-57-individuals th-pdpa-pdpc',
    'th-pdpa-individuals ph-dpa-npc ph-dpa-individuals ph-dpa-full-report my-pdpa-commissioner my-pdpa-individuals',
    'za-popia-regulator za-popia-individuals ng-ndpa-ndpc ng-ndpa-individuals ng-ndpa-processor ke-dpa-odpc',
    'ke-dpa-individuals ke-dpa-processor tr-kvkk-board tr-kvkk-individuals sa-pdpl-sdaia sa-pdpl-individuals',
    'ae-difc-commissioner ae-difc-individuals ae-difc-processor ae-adgm-commissioner ae-adgm-individuals',
    'ae-adgm-processor id-pdp-agency id-pdp-individuals cl-apdp-agency cl-apdp-individuals cl-apdp-processor',
    'cl-apdp-register il-ppa tw-pdpa-individuals tw-pdpa-pdpc mx-individuals vn-a05',
  ])('is there: %s', (ids) => {
    const known = new Set(catalog.families.map(({ id }) => id));
    expect(ids.split(' ').filter((id) => !known.has(id))).toEqual([]);
  });

  it('says of Hong Kong, Argentina and the federal law of the Emirates why no duty is there', async () => {
    const page = await readFile('docs/regimes-absent.md', 'utf8');
    for (const place of ['Hong Kong', 'Argentina', 'United Arab Emirates, federal']) {
      expect(page).toContain(place);
    }
  });

  it('asks nothing of a company in Germany that lost data of people in Germany alone', () => {
    const verdicts = judged(
      { aware: time('2026-10-24T01:10:00Z'), dataSets: [taken(group('DE', 20_000))] },
      { establishments: ['DE'] },
    );
    const abroad = /^(ca|br|au-ndb|nz|sg|jp|kr|in-dpdp|cn-pipl|th|ph|my|za|ng|ke|tr|sa|id|cl|il|tw|mx|vn)-/;
    const asked = [...verdicts.values()].filter(
      ({ ruleId, verdict }) => abroad.test(ruleId) && verdict !== 'NOT_REQUIRED',
    );
    expect(asked.map(({ ruleId }) => ruleId)).toEqual([]);
  });

  it.each([
    ['2026-11-30T20:00:00-03:00', undefined],
    ['2026-12-01T20:00:00-03:00', 'REQUIRED'],
  ])('begins in Chile on 1 December 2026: awareness at %s', (aware, verdict) => {
    const facts = {
      aware: time(new Date(aware).toISOString()),
      dataSets: [taken(group('CL', 1))],
      answers: { risk_to_people: 'risk' },
    };
    const who = { establishments: ['CL'], timeZone: 'America/Santiago' };
    expect(judged(facts, who).get('cl-apdp-agency')?.verdict).toBe(verdict);
  });

  it.each([
    ['2027-05-12T20:00:00+05:30', undefined],
    ['2027-05-13T00:00:00+05:30', '2027-05-15T18:30:00.000Z'],
  ])('begins for the Data Protection Board of India on 13 May 2027: awareness at %s', (aware, due) => {
    const facts = {
      aware: time(new Date(aware).toISOString()),
      dataSets: [{ ...taken(group('IN', 1)), medium: 'ELECTRONIC' as const }],
    };
    const board = judged(facts, { establishments: ['IN'], timeZone: 'Asia/Kolkata' }).get(
      'in-dpdp-board-72h',
    );
    expect(board?.due?.dueAt?.toISO()).toBe(due);
  });

  it.each([
    ['2026-09-10T23:59:00+09:00', 'NOT_REQUIRED'],
    ['2026-09-11T00:00:00+09:00', 'REQUIRED'],
  ])(
    'counts data locked up but not leaked in Korea since 11 September 2026: awareness at %s',
    (aware, verdict) => {
      const locked = {
        ...taken(group('KR', 1)),
        confidentiality: 'NO' as const,
        availability: 'YES' as const,
      };
      const facts = { aware: time(new Date(aware).toISOString()), dataSets: [locked] };
      const who = { establishments: ['KR'], timeZone: 'Asia/Seoul' };
      expect(judged(facts, who).get('kr-pipa-individuals')?.verdict).toBe(verdict);
    },
  );

  it('does not begin in Taiwan before the Executive Yuan has set the day', () => {
    const facts = { aware: time('2027-10-24T16:00:00Z'), dataSets: [taken(group('TW', 5000))] };
    expect(judged(facts, { establishments: ['TW'] }).has('tw-pdpa-pdpc')).toBe(false);
  });
});

describe('a law that binds its own companies as a whole', () => {
  const told = rule({
    recipient: {
      kind: 'individuals',
      resolver: { kind: 'affected_people', in: 'SG', kinds: [], everybodyIfEstablished: true },
    },
  });
  const owedTo = (establishments: readonly string[] | null): readonly (string | null)[] => {
    const context = { ...catalog.context, at: instant('2026-11-20T00:00:00Z'), acts: [] };
    const [verdict] = assess(told, incident({}), organization({ establishments }), context);
    const key = verdict?.recipient.key ?? '';
    return [key, regionOwed(told.recipient, key)];
  };

  it('owes word to everybody if established there, else to the people there', () => {
    expect(owedTo(['SG', 'DE'])).toEqual(['people', null]);
    expect(owedTo(['DE'])).toEqual(['people:SG', 'SG']);
    expect(owedTo(null)).toEqual(['people:SG', 'SG']);
  });
});

describe('a fact that names places', () => {
  const reach = rule({
    jurisdiction: 'CA-QC',
    actor: { roles: ['CONTROLLER'], predicates: [{ fact: { key: 'does_business_in', within: 'CA-QC' } }] },
  });
  it.each([
    [['CA-QC'], 'REQUIRED'],
    [['CA-ON', 'FR'], 'NOT_REQUIRED'],
    [['CA'], 'UNDECIDED'],
    [[], 'NOT_REQUIRED'],
  ])('is tested by region: %s', (places, verdict) => {
    const context = { ...catalog.context, at: instant('2026-11-20T00:00:00Z'), acts: [] };
    const facts = incident({ answers: { does_business_in: places } });
    expect(assess(reach, facts, organization({}), context)[0]?.verdict).toBe(verdict);
  });
});
