import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { AffectedGroupFacts, DataSetFacts, FactValue, IncidentFacts } from '../../src/domain/facts.ts';
import { afterHolds, type Hold } from '../../src/domain/hold.ts';
import { type Catalog, familiesFor } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, incident, instant, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

const DISCOVERED = '2026-10-24T01:10:00Z';
const zone = 'America/New_York';

/** What a kind of organization owes in New York; `told`: when it answered other duties, by rule id. */
function owed(
  kind: string,
  facts: Partial<IncidentFacts>,
  told: Readonly<Record<string, string>> = {},
): readonly Verdict[] {
  const who = organization({ timeZone: zone, representatives: [], answers: { regulated_as: [kind] } });
  const acts = Object.entries(told).map(([ruleId, at]) => ({ ruleId, recipientKey: 'people', at }));
  const context = { ...catalog.context, at: instant('2026-11-20T00:00:00Z'), acts };
  return assessAll(familiesFor(catalog, 'codecraft'), incident(facts), who, context);
}
const of = (verdicts: readonly Verdict[], id: string): readonly Verdict[] =>
  verdicts.filter((one) => one.ruleId === id);
const recipients = (verdicts: readonly Verdict[], id: string): readonly string[] =>
  of(verdicts, id)
    .filter(({ verdict }) => verdict === 'REQUIRED')
    .map(({ recipient }) => recipient.key);
const due = (verdicts: readonly Verdict[], id: string): string | null | undefined =>
  of(verdicts, id)[0]?.due?.dueAt?.toISO({ suppressMilliseconds: true }) ?? null;

const plain = { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' } as const;
const records = (
  groups: AffectedGroupFacts[],
  given: Partial<DataSetFacts> = {},
): Partial<IncidentFacts> => ({
  milestones: { discovered: time(DISCOVERED) },
  dataSets: [
    dataSet({
      ...{ personalData: 'YES', confidentiality: 'YES', medium: 'ELECTRONIC', protection: plain },
      ...{ categories: ['name', 'health'], groups, ...given },
    }),
  ],
});
const determined = (event: string, at: string, answers: Record<string, FactValue>) => ({
  milestones: { [event]: time(at) },
  answers,
});

describe('HIPAA', () => {
  const clinic = (...groups: AffectedGroupFacts[]) => owed('hipaa_covered_entity', records(groups));

  test('the media hear of more than 500 residents of one State, not of 500', () => {
    expect(recipients(clinic(group('US-TX', 500)), 'us-hipaa-media')).toEqual([]);
    expect(recipients(clinic(group('US-TX', 501)), 'us-hipaa-media')).toEqual(['media:US-TX']);
    const several = clinic(group('US-TX', 501), group('US-OK', 500), group('US-NY', 700));
    expect(recipients(several, 'us-hipaa-media')).toEqual(['media:US-NY', 'media:US-TX']);
  });

  test('where two bodies of data may be about the same people, the media of a State stay a question', () => {
    const [billing] = records([group('US-TX', 300)]).dataSets as [DataSetFacts];
    const files = { ...billing, id: 'files', groups: [group('US-TX', 300), group('US-NY', 501)] };
    const facts = { ...records([]), dataSets: [billing, files] };
    const media = of(owed('hipaa_covered_entity', facts), 'us-hipaa-media');
    expect(media.map(({ recipient, verdict }) => [recipient.key, verdict])).toEqual([
      ['media:US-NY', 'REQUIRED'],
      ['media:US-TX', 'UNDECIDED'],
    ]);
  });

  test('the Secretary hears of 500 in all, wherever they live, at once with them; of fewer after the end of the year', () => {
    const many = clinic(group('US-TX', 300), group('US-OK', 200));
    expect(recipients(many, 'us-hipaa-hhs-500')).toEqual(['us:hhs']);
    expect(recipients(many, 'us-hipaa-hhs-annual')).toEqual([]);
    expect(recipients(many, 'us-hipaa-media')).toEqual([]);
    const few = clinic(group('US-TX', 300), group('US-OK', 199));
    expect(recipients(few, 'us-hipaa-hhs-500')).toEqual([]);
    expect(recipients(few, 'us-hipaa-hhs-annual')).toEqual(['us:hhs']);
    expect(due(few, 'us-hipaa-hhs-annual')).toBe('2027-03-02T04:59:59Z');
  });

  test('whoever tells the people on the 17th day tells the Secretary that day, and does not wait for the 60th', () => {
    const facts = records([group('US-TX', 500)]);
    expect(due(owed('hipaa_covered_entity', facts), 'us-hipaa-hhs-500')).toBe('2026-12-23T04:59:59Z');
    const told = { 'us-hipaa-individuals': '2026-11-09T15:00:00.000Z' };
    expect(due(owed('hipaa_covered_entity', facts, told), 'us-hipaa-hhs-500')).toBe('2026-11-09T15:00:00Z');
  });

  test('where the people are owed nothing, nobody is', () => {
    const groups = [group('US-TX', 9000)];
    const low = { ...records(groups), answers: { low_probability_of_compromise: true } };
    const sealed = records(groups, { protection: { ...plain, encrypted: 'YES', keySafe: 'YES' } });
    for (const facts of [low, sealed]) {
      const verdicts = owed('hipaa_covered_entity', facts).filter(({ regime }) => regime === 'us-hipaa');
      expect(verdicts.filter(({ verdict }) => verdict !== 'NOT_REQUIRED')).toEqual([]);
    }
  });
});

describe('the FTC health rule', () => {
  test('tells the media of 500 residents of one State, where HIPAA wants one more', () => {
    const app = (n: number) => owed('phr_vendor', records([group('US-TX', n)]));
    expect(recipients(app(499), 'us-ftc-hbnr-media')).toEqual([]);
    expect(recipients(app(500), 'us-ftc-hbnr-media')).toEqual(['media:US-TX']);
    expect(recipients(app(500), 'us-ftc-hbnr-ftc-500')).toEqual(['us:ftc']);
    expect(recipients(app(500), 'us-hipaa-individuals')).toEqual([]);
  });

  test('takes what was seen as taken until reliable evidence shows otherwise', () => {
    const seen = (acquired: 'UNKNOWN' | 'NO') =>
      owed('phr_vendor', records([group('US-TX', 5)], { accessed: 'YES', acquired }));
    expect(recipients(seen('UNKNOWN'), 'us-ftc-hbnr-individuals')).toEqual(['people']);
    expect(recipients(seen('NO'), 'us-ftc-hbnr-individuals')).toEqual([]);
  });
});

describe('Form 8-K, Item 1.05', () => {
  const answers = { material_to_investors: true, us_attorney_general_delay: 'none' };
  const filing = (at: string, more: Record<string, FactValue> = {}) =>
    owed('sec_domestic_registrant', determined('materiality_determined', at, { ...answers, ...more }));

  test('counts from a Saturday as from the Friday before: Monday is the first of the four days', () => {
    expect(due(filing('2026-09-19T15:00:00Z'), 'us-sec-8k-105')).toBe('2026-09-25T03:59:59Z');
    expect(due(filing('2026-09-18T15:00:00Z'), 'us-sec-8k-105')).toBe('2026-09-25T03:59:59Z');
    expect(due(filing('2026-09-21T15:00:00Z'), 'us-sec-8k-105')).toBe('2026-09-26T03:59:59Z');
  });

  test('leaves out the days on which the Commission takes no filings', () => {
    expect(due(filing('2026-11-21T15:00:00Z'), 'us-sec-8k-105')).toBe('2026-11-28T04:59:59Z');
    expect(due(filing('2025-01-06T15:00:00Z'), 'us-sec-8k-105')).toBe('2025-01-14T04:59:59Z');
  });

  test('runs from the finding that it is material and from nothing else', () => {
    const open = { detected: time(DISCOVERED), answers: { material_to_investors: true } };
    expect(due(owed('sec_domestic_registrant', open), 'us-sec-8k-105')).toBeNull();
  });

  test('waits for the Attorney General of the United States and for no other agency', () => {
    const [verdict] = of(filing('2026-09-16T15:00:00Z'), 'us-sec-8k-105') as [Verdict];
    const hold: Hold = {
      ...{ id: 'h', written: true, statedAt: instant('2026-09-17T12:00:00Z'), liftedAt: null },
      ...{ until: instant('2026-12-01T12:00:00Z'), endsAt: instant('2026-12-01T12:00:00Z') },
      scope: { everything: true, jurisdictions: [], regimes: [] },
    };
    expect(afterHolds(verdict, [hold], zone).due?.dueAt).toEqual(instant('2026-09-23T03:59:59Z'));
    const delayed = filing('2026-09-16T15:00:00Z', { us_attorney_general_delay: 'thirty_days' });
    expect(due(delayed, 'us-sec-8k-105')).toBe('2026-10-23T03:59:59Z');
  });
});

describe('hours that no weekend and no change of the clocks moves', () => {
  test('a bank has 36 of them from its determination, over the night on which an hour comes twice', () => {
    const answers = { bank_notification_incident: true };
    const bank = owed('us_banking_organization', determined('determined', '2026-10-31T22:00:00Z', answers));
    expect(due(bank, 'us-banking-36h')).toBe('2026-11-02T10:00:00Z');
  });

  test('an insurer in New York has 72 from its determination; a payment starts 24 of its own, and 30 days for the reasons', () => {
    const facts = {
      milestones: { determined: time('2026-11-18T15:00:00Z'), payment_made: time('2026-11-20T22:00:00Z') },
      answers: { ransomware_in_material_part: true, ransom_paid: true },
    };
    const insurer = owed('nydfs_covered_entity', facts);
    expect(due(insurer, 'us-nydfs-500-17-incident')).toBe('2026-11-21T15:00:00Z');
    expect(due(insurer, 'us-nydfs-500-17-extortion-24h')).toBe('2026-11-21T22:00:00Z');
    expect(due(insurer, 'us-nydfs-500-17-extortion-30d')).toBe('2026-12-21T04:59:59Z');
  });

  test('a company without such a licence owes the superintendent nothing', () => {
    const facts = { answers: { ransomware_in_material_part: true, ransom_paid: true } };
    const verdicts = owed('none', facts).filter(({ regime }) => regime === 'us-nydfs-500-17');
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(verdicts.map(() => 'NOT_REQUIRED'));
  });
});

describe('what is not in force', () => {
  test('gives no duty: CIRCIA, and the text of the FCC that waits for its date', () => {
    const facts = { answers: { circia_covered_incident: true, ransom_paid: true } };
    const works = owed('us_critical_infrastructure', { detected: time(DISCOVERED), ...facts });
    expect(works.filter(({ regime }) => regime === 'us-circia')).toEqual([]);
    const calls = records([group('US-GA', 900)], { categories: ['name', 'cpni'] });
    const carrier = owed('us_telecom_carrier', calls);
    expect(of(carrier, 'us-fcc-breach')).toEqual([]);
    expect(recipients(carrier, 'us-fcc-breach-legacy')).toEqual(['us:secret-service', 'us:fbi']);
  });

  test('Regulation S-P bound larger entities half a year before the others, by the day of awareness', () => {
    const adviser = (kind: string, aware: string) =>
      recipients(
        owed(kind, { ...records([group('US-IL', 12)], { categories: ['name', 'ssn'] }), aware: time(aware) }),
        'us-sec-reg-sp-individuals',
      );
    expect(adviser('reg_sp_covered_institution', '2026-06-02T16:00:00Z')).toEqual([]);
    expect(adviser('reg_sp_covered_institution', '2026-06-03T16:00:00Z')).toEqual(['people']);
    expect(adviser('reg_sp_larger_entity', '2026-06-02T16:00:00Z')).toEqual(['people']);
    expect(adviser('reg_sp_larger_entity', '2025-12-02T16:00:00Z')).toEqual([]);
  });
});
