import type { Act } from '../../src/domain/anchors.ts';
import type { Verdict } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import type { FactValue, IncidentFacts, OrganizationFacts } from '../../src/domain/facts.ts';
import { type Catalog, familiesFor } from '../../src/rules/catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { context, dataSet, incident, organization, time } from './given.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await shippedCatalog();
});

const entity = (kinds: string[], country: string, timeZone: string, more: Partial<OrganizationFacts> = {}) =>
  organization({
    ...{ timeZone, establishments: [country], representatives: [], answers: { regulated_as: kinds } },
    ...more,
  });
const judged = (
  facts: IncidentFacts,
  who: OrganizationFacts,
  acts: readonly Act[] = [],
): readonly Verdict[] =>
  assessAll(familiesFor(catalog, null), facts, who, context({ ...catalog.context, acts }));
const dues = (verdicts: readonly Verdict[], start: string) =>
  verdicts
    .filter(({ ruleId, verdict }) => ruleId.startsWith(start) && verdict !== 'NOT_REQUIRED')
    .map(({ ruleId, due }) => [ruleId, due?.dueAt?.toISO() ?? null]);
const verdictOf = (verdicts: readonly Verdict[], id: string) =>
  verdicts.filter(({ ruleId }) => ruleId === id).map(({ verdict }) => verdict);
const sent = (ruleId: string, recipientKey: string, at: string | null): Act => ({ ruleId, recipientKey, at });

const taken = dataSet({ personalData: 'YES', confidentiality: 'YES' });
const known = (aware: string, answers: Record<string, FactValue> = {}) =>
  incident({ detected: time(aware), aware: time(aware), dataSets: [taken], answers });

describe('rule 4: the law in force at the event applies', () => {
  const carrier = () => entity(['uk_communications_provider'], 'GB', 'Europe/London');
  const ofPecr = (at: string) =>
    judged(known(at, { communications_service_breach: true }), carrier())
      .filter(({ ruleId }) => ruleId === 'uk-pecr-reg5a-commissioner')
      .map(({ ruleVersion, due }) => [ruleVersion, due?.dueAt?.toISO()]);

  it('a communications provider in London has 24 hours for what it saw on the evening of 19 August 2025', () => {
    expect(ofPecr('2025-08-19T22:59:59Z')).toEqual([['2013-08-25', '2025-08-20T22:59:59.000Z']]);
  });

  it('and 72 hours for what it saw a second later, on 20 August there', () => {
    expect(ofPecr('2025-08-19T23:00:00Z')).toEqual([['2025-08-20', '2025-08-22T23:00:00.000Z']]);
  });

  it('manufacturers report exploited holes since 11 September 2026, not for what they knew the day before', () => {
    const maker = entity(['eu_digital_product_manufacturer'], 'DE', 'Europe/Berlin');
    const hole = (at: string) =>
      judged(known(at, { cra_actively_exploited_vulnerability: true }), maker).filter(({ ruleId }) =>
        ruleId.startsWith('eu-cra-vuln'),
      );
    expect(hole('2026-09-10T21:59:59Z')).toEqual([]);
    expect(hole('2026-09-10T22:00:00Z').map(({ ruleId }) => ruleId)).toContain('eu-cra-vuln-early-warning');
  });

  it('proposals and laws without a first day give no duty', () => {
    const everything = ['uk_operator_of_essential_services', 'eu_high_risk_ai_provider'];
    const answers = {
      uk_nis_significant_incident: true,
      ai_serious_incident: true,
      risk_to_people: 'high_risk',
    };
    const verdicts = judged(
      known('2026-11-16T09:00:00Z', answers),
      entity(everything, 'GB', 'Europe/London'),
    );
    const ids = verdicts.map(({ ruleId }) => ruleId);
    for (const id of ['eu-digital-omnibus-96h', 'uk-csr-24h', 'uk-csr-72h', 'eu-ai-act-art73']) {
      expect(ids).not.toContain(id);
    }
    expect(verdictOf(verdicts, 'uk-nis-2018-72h')).toEqual(['REQUIRED']);
  });
});

describe('rule 8: the reports of a bank under DORA chain on one another', () => {
  const bank = () => entity(['dora_credit_institution', 'nis2_essential_entity'], 'FR', 'Europe/Paris');
  const facts = () => ({
    ...known('2026-11-16T08:00:00Z', { dora_major_incident: true, nis2_severe_disruption_or_loss: true }),
    milestones: { classified_major: time('2026-11-16T10:00:00Z') },
  });

  it('at first only the initial notification has a date', () => {
    expect(dues(judged(facts(), bank()), 'eu-dora')).toEqual(
      expect.arrayContaining([
        ['eu-dora-initial', '2026-11-16T14:00:00.000Z'],
        ['eu-dora-intermediate', null],
        ['eu-dora-final', null],
      ]),
    );
  });

  it('72 hours from its submission, then a month from the intermediate report', () => {
    const acts = [
      sent('eu-dora-initial', 'dora:FR', '2026-11-16T13:00:00Z'),
      sent('eu-dora-intermediate', 'dora:FR', '2026-11-18T09:00:00Z'),
    ];
    expect(dues(judged(facts(), bank(), acts), 'eu-dora')).toEqual(
      expect.arrayContaining([
        ['eu-dora-intermediate', '2026-11-19T13:00:00.000Z'],
        ['eu-dora-final', '2026-12-18T22:59:59.000Z'],
      ]),
    );
  });

  it('displace those of NIS2', () => {
    expect(dues(judged(facts(), bank()), 'eu-nis2')).toEqual([]);
  });
});

describe('NIS2 after the notification', () => {
  const hospital = () => entity(['nis2_essential_entity'], 'DE', 'Europe/Berlin');
  const acts = [sent('eu-nis2-notification', 'csirt:DE', '2026-09-30T10:00:00Z')];
  const ongoing = (value: boolean) =>
    known('2026-09-28T09:00:00Z', { nis2_severe_disruption_or_loss: true, nis2_incident_ongoing: value });

  it('a month later the final report is due, or a progress report while the incident goes on', () => {
    expect(dues(judged(ongoing(false), hospital(), acts), 'eu-nis2-final')).toEqual([
      ['eu-nis2-final', '2026-10-30T22:59:59.000Z'],
    ]);
    const later = judged(ongoing(true), hospital(), acts);
    expect(dues(later, 'eu-nis2-progress')).toEqual([['eu-nis2-progress', '2026-10-30T22:59:59.000Z']]);
    expect(dues(later, 'eu-nis2-final')).toEqual([['eu-nis2-final-after-handling', null]]);
  });
});

describe('communications providers', () => {
  it('in the United Kingdom report under PECR instead of Art. 33, and still tell people under Art. 34', () => {
    const answers = {
      communications_service_breach: true,
      risk_to_people: 'high_risk',
      privacy_adverse_effect: true,
    };
    const carrier = entity(['uk_communications_provider'], 'GB', 'Europe/London');
    const verdicts = judged(known('2026-11-16T09:00:00Z', answers), carrier);
    expect(verdictOf(verdicts, 'uk-gdpr-art33-1')).toEqual(['NOT_REQUIRED']);
    for (const id of ['uk-pecr-reg5a-commissioner', 'uk-pecr-reg5a-subscribers', 'uk-gdpr-art34']) {
      expect(verdictOf(verdicts, id)).toEqual(['REQUIRED']);
    }
  });

  it('in the Union send a second notification three days after the first, where something was missing', () => {
    const answers = { communications_service_breach: true, eprivacy_initial_incomplete: true };
    const carrier = entity(['eu_communications_provider'], 'DE', 'Europe/Berlin');
    const acts = [sent('eu-611-2013-authority-initial', 'eprivacy:DE', '2026-11-16T20:00:00Z')];
    const verdicts = judged(known('2026-11-16T09:00:00Z', answers), carrier, acts);
    expect(dues(verdicts, 'eu-611-2013-authority')).toEqual([
      ['eu-611-2013-authority-initial', '2026-11-17T09:00:00.000Z'],
      ['eu-611-2013-authority-second', '2026-11-19T22:59:59.000Z'],
    ]);
    // GDPR Art. 95: no second notice of the same breach of the service.
    expect(verdictOf(verdicts, 'eu-gdpr-art33-1')).toEqual(['NOT_REQUIRED']);
  });
});
