import { breach, company, noPersonalData, pattern, when } from './fact-pattern.ts';

const _R = { risk_to_people: 'risk' };
const S = { nis2_severe_disruption_or_loss: true };
const NA = { aware: when('2026-01-30T23:30:00+01:00') };
const N = company('DE', 'Europe/Berlin', ['nis2_essential_entity']);
const T = company('AT', 'Europe/Vienna', ['eu_qualified_trust_service']);
const CL = company('DE', 'Europe/Berlin', ['nis2_cloud_service']);
const quietNis = { nis2_incident_ongoing: false, nis2_recipients_affected: false };
const cloudNo = {
  ...{ nis2_direct_loss_eur: 500000, nis2_direct_loss_turnover_percent: 5, nis2_trade_secrets_taken: false },
  ...{
    nis2_death: false,
    nis2_health_damage: false,
    nis2_malicious_access: false,
    nis2_recurring_incidents: 1,
  },
  ...{
    nis2_outage_minutes: 30,
    nis2_limited_minutes: 0,
    nis2_users_affected: 0,
    nis2_users_affected_percent: 0,
  },
  ...{
    nis2_data_compromised: 'not_compromised',
    nis2_physical_access: false,
    nis2_service_specific_other: false,
  },
};
const K = company('DE', 'Europe/Berlin', ['eu_digital_product_manufacturer']);
const V = { cra_actively_exploited_vulnerability: true, cra_severe_incident: false };

describe('essential and important entities (NIS2) and trust services', () => {
  pattern(
    '24 hours, 72 hours, and one month after the second: January ends in February',
    N,
    breach(
      [],
      {
        ...S,
        nis2_recipients_affected: true,
        nis2_incident_ongoing: false,
        nis2_intermediate_requested: false,
      },
      NA,
      noPersonalData,
    ),
    {
      'eu-nis2-early-warning': 'REQUIRED 2026-01-31T23:30:00+01:00 csirt:DE',
      'eu-nis2-notification': 'REQUIRED 2026-02-02T23:30:00+01:00 csirt:DE',
      'eu-nis2-final': 'REQUIRED 2026-02-28T23:59:59+01:00 csirt:DE',
      'eu-nis2-recipients': 'REQUIRED -',
      'eu-nis2-intermediate': 'NOT_REQUIRED',
      'eu-nis2-progress': 'NOT_REQUIRED',
      'eu-nis2-final-after-handling': 'NOT_REQUIRED',
    },
    { acts: [['eu-nis2-notification', '2026-01-31T10:00:00+01:00', 'csirt:DE']] },
  );
  pattern(
    'it goes on: a progress report, and the final one a month after it was handled',
    N,
    breach(
      [],
      { ...S, nis2_incident_ongoing: true, nis2_recipients_affected: false },
      { ...NA, milestones: { incident_handled: when('2026-03-31T10:00:00+02:00') } },
      noPersonalData,
    ),
    {
      'eu-nis2-progress': 'REQUIRED 2026-02-28T23:59:59+01:00',
      'eu-nis2-final': 'NOT_REQUIRED',
      'eu-nis2-final-after-handling': 'REQUIRED 2026-04-30T23:59:59+02:00',
      'eu-nis2-early-warning': 'REQUIRED',
      'eu-nis2-notification': 'REQUIRED',
      'eu-nis2-recipients': 'NOT_REQUIRED',
      'eu-nis2-intermediate': 'NOT_REQUIRED',
    },
    { acts: [['eu-nis2-notification', '2026-01-31T10:00:00+01:00', 'csirt:DE']] },
  );
  pattern(
    'an incident that is not significant',
    N,
    breach([], { nis2_severe_disruption_or_loss: false, nis2_damage_to_others: false }, NA, noPersonalData),
    {
      'eu-nis2-early-warning': 'NOT_REQUIRED',
      'eu-nis2-notification': 'NOT_REQUIRED',
      'eu-nis2-final': 'NOT_REQUIRED',
    },
  );
  pattern(
    'an Irish company that says its law is in force',
    company('IE', 'Europe/Dublin', ['nis2_important_entity'], { nis2_national_law_applies: true }),
    breach(
      [],
      {
        ...S,
        nis2_incident_ongoing: false,
        nis2_intermediate_requested: false,
        nis2_recipients_affected: false,
      },
      NA,
      noPersonalData,
    ),
    {
      'eu-nis2-early-warning': 'REQUIRED 2026-01-31T23:30:00+01:00 csirt:IE',
      'eu-nis2-notification': 'REQUIRED',
      'eu-nis2-final': 'REQUIRED',
    },
  );
  pattern(
    'a trust service reports within 24 hours, to both of its authorities',
    T,
    breach(
      [],
      {
        nis2_direct_loss_eur: 600000,
        nis2_affects_trust_services: true,
        trust_service_significant_impact: true,
        nis2_incident_ongoing: false,
        nis2_intermediate_requested: false,
        nis2_recipients_affected: false,
      },
      NA,
      noPersonalData,
    ),
    {
      'eu-nis2-early-warning': 'REQUIRED 2026-01-31T23:30:00+01:00 csirt:AT',
      'eu-nis2-notification': 'REQUIRED 2026-01-31T23:30:00+01:00 csirt:AT',
      'eu-eidas-trust': 'REQUIRED 2026-01-31T23:30:00+01:00 trust:AT',
      'eu-nis2-final': 'REQUIRED',
    },
  );
  pattern(
    'a trust service whose other services alone were hit has 72 hours',
    T,
    breach(
      [],
      {
        nis2_direct_loss_eur: 600000,
        nis2_affects_trust_services: false,
        trust_service_significant_impact: false,
        nis2_incident_ongoing: false,
        nis2_intermediate_requested: false,
        nis2_recipients_affected: false,
      },
      NA,
      noPersonalData,
    ),
    {
      'eu-nis2-notification': 'REQUIRED 2026-02-02T23:30:00+01:00',
      'eu-eidas-trust': 'NOT_REQUIRED',
      'eu-nis2-early-warning': 'REQUIRED',
      'eu-nis2-final': 'REQUIRED',
    },
  );
  pattern(
    'a cloud service loses EUR 500,001',
    CL,
    breach([], { nis2_direct_loss_eur: 500001, ...quietNis }, NA, noPersonalData),
    { 'eu-nis2-early-warning': 'REQUIRED', 'eu-nis2-notification': 'REQUIRED', 'eu-nis2-final': 'REQUIRED' },
  );
  pattern('a cloud service stays exactly at every threshold', CL, breach([], cloudNo, NA, noPersonalData), {
    'eu-nis2-early-warning': 'NOT_REQUIRED',
  });
  pattern(
    'a cloud service is out for 31 minutes',
    CL,
    breach([], { ...cloudNo, nis2_outage_minutes: 31, ...quietNis }, NA, noPersonalData),
    { 'eu-nis2-early-warning': 'REQUIRED', 'eu-nis2-notification': 'REQUIRED', 'eu-nis2-final': 'REQUIRED' },
  );
  pattern(
    'two incidents alike within six months count together',
    CL,
    breach(
      [],
      { ...cloudNo, nis2_recurring_incidents: 2, nis2_recurring_loss_eur: 500001, ...quietNis },
      NA,
      noPersonalData,
    ),
    { 'eu-nis2-early-warning': 'REQUIRED', 'eu-nis2-notification': 'REQUIRED', 'eu-nis2-final': 'REQUIRED' },
  );
  pattern(
    'a bank reports under DORA instead',
    company('DE', 'Europe/Berlin', ['nis2_essential_entity', 'dora_credit_institution']),
    breach([], { ...S, dora_major_incident: false }, NA, noPersonalData),
    {
      'eu-nis2-early-warning': 'NOT_REQUIRED',
      'eu-nis2-notification': 'NOT_REQUIRED',
      'eu-dora-initial': 'NOT_REQUIRED',
    },
  );
  pattern(
    'before the directive nothing was due',
    N,
    breach([], S, { aware: when('2022-06-01T10:00:00+02:00') }, noPersonalData),
    { 'eu-nis2-early-warning': 'ABSENT', 'eu-nis2-notification': 'ABSENT' },
  );
});

describe('manufacturers of products with digital elements, and artificial intelligence', () => {
  pattern(
    'an exploited vulnerability: 14 days after a measure is there',
    K,
    breach(
      [],
      V,
      {
        aware: when('2026-09-12T10:00:00+02:00'),
        milestones: { corrective_measure_available: when('2026-09-20T22:30:00Z') },
      },
      noPersonalData,
    ),
    {
      'eu-cra-vuln-early-warning': 'REQUIRED 2026-09-13T10:00:00+02:00',
      'eu-cra-vuln-notification': 'REQUIRED 2026-09-15T10:00:00+02:00',
      'eu-cra-vuln-final': 'REQUIRED 2026-10-05T23:59:59+02:00',
    },
  );
  pattern(
    'no measure yet: no date of the final report',
    K,
    breach([], V, { aware: when('2026-09-12T10:00:00+02:00') }, noPersonalData),
    {
      'eu-cra-vuln-early-warning': 'REQUIRED',
      'eu-cra-vuln-notification': 'REQUIRED',
      'eu-cra-vuln-final': 'REQUIRED -',
    },
  );
  pattern(
    'aware in the first minute of 11 September 2026',
    K,
    breach([], V, { aware: when('2026-09-11T00:00:00+02:00') }, noPersonalData),
    {
      'eu-cra-vuln-early-warning': 'REQUIRED 2026-09-12T00:00:00+02:00',
      'eu-cra-vuln-notification': 'REQUIRED',
      'eu-cra-vuln-final': 'REQUIRED',
    },
  );
  pattern(
    'aware in the last minute of 10 September 2026',
    K,
    breach([], V, { aware: when('2026-09-10T23:59:00+02:00') }, noPersonalData),
    {
      'eu-cra-vuln-early-warning': 'ABSENT',
      'eu-cra-vuln-notification': 'ABSENT',
      'eu-cra-vuln-final': 'ABSENT',
      'eu-cra-vuln-users': 'ABSENT',
    },
  );
  pattern(
    'a severe incident: one month after the notification',
    K,
    breach(
      [],
      { cra_actively_exploited_vulnerability: false, cra_severe_incident: true },
      { aware: when('2026-11-02T10:00:00+01:00') },
      noPersonalData,
    ),
    {
      'eu-cra-incident-early-warning': 'REQUIRED 2026-11-03T10:00:00+01:00',
      'eu-cra-incident-notification': 'REQUIRED 2026-11-05T10:00:00+01:00',
      'eu-cra-incident-final': 'REQUIRED 2026-12-04T23:59:59+01:00',
      'eu-cra-incident-users': 'REQUIRED -',
      'eu-cra-vuln-early-warning': 'NOT_REQUIRED',
    },
    { acts: [['eu-cra-incident-notification', '2026-11-04T09:00:00+01:00', 'cra:DE']] },
  );
  pattern(
    'high-risk AI has no duty yet',
    company('DE', 'Europe/Berlin', ['eu_high_risk_ai_provider']),
    breach(
      [],
      { ai_serious_incident: true, ai_incident_kind: 'death' },
      { aware: when('2026-11-02T10:00:00+01:00') },
      noPersonalData,
    ),
    { 'eu-ai-act-art73': 'ABSENT' },
  );
});
