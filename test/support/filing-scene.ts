import type { IncidentFacts } from '../../src/domain/facts.ts';
import type { FilingScene } from '../../src/domain/filing/scene.ts';

export const typed = (at: string) => ({ at, toleranceMinutes: 0, zone: 'Europe/Paris' });
export const filingFacts: IncidentFacts = {
  exercise: false,
  occurredFrom: typed('2026-10-23T20:00:00.000Z'),
  occurredTo: null,
  detected: typed('2026-10-24T01:10:00.000Z'),
  aware: typed('2026-10-24T01:10:00.000Z'),
  contained: typed('2026-10-24T02:00:00.000Z'),
  milestones: {},
  dataSets: [
    {
      ...{
        id: 'd',
        name: 'accounts',
        role: 'CONTROLLER',
        controllers: [],
        personalData: 'YES',
        medium: 'ELECTRONIC',
      },
      ...{ confidentiality: 'YES', integrity: 'NO', availability: 'NO', accessed: 'YES', acquired: 'YES' },
      categories: ['name', 'password'],
      protection: { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'YES' },
      groups: [{ id: 'g', kind: 'users', jurisdiction: 'FR', count: 431, countKind: 'EXACT' }],
    },
  ],
  answers: {
    ...{ cause: ['stolen_credentials'], how_discovered: 'own_detection', recipients_of_data: 'attacker' },
    ...{ records_concerned: 862, measures_before: ['training'], breach_effects: ['loss_of_control'] },
    ...{ remedial_action: ['passwords_reset'], planned_action: ['mfa_introduced'], risk_to_people: 'risk' },
  },
};
/** A leak of which a complete notification can be written. */
export const filingScene: FilingScene = {
  ...{ now: '2026-10-24T12:00:00.000Z', kind: 'INITIAL', reference: '2026-1', policeInformed: false },
  facts: filingFacts,
  organization: {
    ...{
      name: 'CodeCraft',
      legalName: 'CodeCraft SAS',
      postalAddress: '1 rue du Test',
      timeZone: 'Europe/Paris',
    },
    establishments: ['FR'],
  },
  contacts: [
    { kind: 'DPO', name: 'Dora Orme', ways: ['dpo@codecraft.test'] },
    { kind: 'PRIVACY', name: 'Privacy team', ways: ['privacy@codecraft.test'] },
  ],
  reporter: { name: 'Dora Orme', email: 'dpo@codecraft.test' },
  processors: [],
  risk: { verdict: 'RISK', rationale: 'Weighed.', method: 'By severity.', band: 'MEDIUM' },
  gapReason: null,
  duty: {
    ...{ ruleId: 'eu-gdpr-art33-1', regime: 'eu-gdpr', recipientName: 'CNIL', recipientPlace: 'FR' },
    ...{ dueAt: '2026-10-27T01:10:00.000Z', concerned: [] },
  },
  duties: [
    {
      ...{ ruleId: 'eu-gdpr-art34', citation: 'Art. 34', regime: 'eu-gdpr', recipientKind: 'individuals' },
      ...{
        recipientName: 'people',
        verdict: 'NOT_REQUIRED',
        state: 'OPEN',
        answeredAt: null,
        references: [],
        exemptions: [],
      },
    },
  ],
  ...{ told: null, first: null, stageReference: null, lateReason: null, reason: null },
  label: (_, key) => key,
  follows: new Map(),
  answerLabel: (_, key) => key,
};
