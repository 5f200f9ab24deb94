import { breach, company, noPersonalData, pattern, people, when } from './fact-pattern.ts';

const GB = (trades = ['none'], answers = {}) => company('GB', 'Europe/London', trades, answers);
const A = { aware: when('2026-11-02T10:15:00Z'), detected: when('2026-11-02T08:00:00Z') };
const R = { risk_to_people: 'risk' };
const H = { risk_to_people: 'high_risk' };
const PT = GB(['uk_communications_provider']);
const C = { communications_service_breach: true, privacy_adverse_effect: true };
const CH = (trades = ['none'], answers = {}) => company('CH', 'Europe/Zurich', trades, answers);
const IS = CH(['ch_critical_infrastructure']);
const SH = { serious_harm_likely: true };
const NH = { serious_harm_likely: false };
const CA = company('CA', 'America/Toronto', ['none'], { does_business_in: ['CA'] });
const BR = (trades = ['none']) => company('BR', 'America/Sao_Paulo', trades, { does_business_in: ['BR'] });
const BA = { aware: when('2026-11-19T15:00:00-03:00') };
const sens = { categories: ['name', 'health'] };

describe('the United Kingdom', () => {
  pattern('a risk is unlikely', GB(), breach([people('GB')], { risk_to_people: 'unlikely' }, A), {
    'uk-gdpr-art33-1': 'NOT_REQUIRED',
    'uk-gdpr-art34': 'NOT_REQUIRED',
  });
  pattern('the risk is not judged yet', GB(), breach([people('GB')], {}, A), {
    'uk-gdpr-art33-1': 'REQUIRED',
    'uk-gdpr-art34': 'UNDECIDED ?risk_to_people',
  });
  pattern(
    'a company in London and Dublin tells both authorities',
    company(['GB', 'IE'], 'Europe/London'),
    breach([people('GB'), people('IE')], H, A),
    {
      'uk-gdpr-art33-1': 'REQUIRED 2026-11-05T10:15:00Z sa:GB',
      'eu-gdpr-art33-1': 'REQUIRED 2026-11-05T10:15:00Z sa:IE',
      'uk-gdpr-art34': 'REQUIRED',
      'eu-gdpr-art34': 'REQUIRED',
    },
  );
  pattern(
    'a French company that offers its goods there',
    company('FR', 'Europe/Paris', ['none'], { targets_people_in_uk: true }),
    breach([people('GB')], R, A),
    { 'uk-gdpr-art33-1': 'REQUIRED 2026-11-05T10:15:00Z sa:GB', 'eu-gdpr-art33-1': 'REQUIRED' },
  );
  pattern(
    'a French company that does not',
    company('FR', 'Europe/Paris', ['none'], { targets_people_in_uk: false }),
    breach([people('GB')], R, A),
    { 'uk-gdpr-art33-1': 'NOT_REQUIRED', 'eu-gdpr-art33-1': 'REQUIRED' },
  );
  pattern(
    'a provider on 19 August 2025 had 24 hours',
    PT,
    breach(
      [people('GB')],
      { ...C, ...R },
      { detected: when('2025-08-19T22:30:00Z'), aware: when('2025-08-19T22:30:00Z') },
    ),
    {
      'uk-pecr-reg5a-commissioner': 'REQUIRED 2025-08-20T22:30:00Z sa:GB',
      'uk-pecr-reg5a-subscribers': 'REQUIRED -',
      'uk-gdpr-art33-1': 'NOT_REQUIRED',
    },
  );
  pattern(
    'half an hour into 20 August 2025, summer time, it has 72',
    PT,
    breach(
      [people('GB')],
      { ...C, ...R },
      { detected: when('2025-08-19T23:30:00Z'), aware: when('2025-08-19T23:30:00Z') },
    ),
    {
      'uk-pecr-reg5a-commissioner': 'REQUIRED 2025-08-22T23:30:00Z sa:GB',
      'uk-pecr-reg5a-subscribers': 'REQUIRED -',
      'uk-gdpr-art33-1': 'NOT_REQUIRED',
    },
  );
  pattern(
    'a provider reports without any threshold of risk',
    PT,
    breach(
      [people('GB')],
      { communications_service_breach: true, privacy_adverse_effect: false, risk_to_people: 'unlikely' },
      A,
    ),
    {
      'uk-pecr-reg5a-commissioner': 'REQUIRED',
      'uk-pecr-reg5a-subscribers': 'NOT_REQUIRED',
      'uk-gdpr-art33-1': 'NOT_REQUIRED',
    },
  );
  pattern(
    'the Cyber Security and Resilience Bill is not in force',
    GB(['uk_operator_of_essential_services']),
    breach([], { uk_nis_significant_incident: true }, A, noPersonalData),
    { 'uk-csr-24h': 'ABSENT', 'uk-csr-72h': 'ABSENT', 'uk-nis-2018-72h': 'REQUIRED 2026-11-05T10:15:00Z' },
  );
  pattern(
    '72 hours over the end of British summer time',
    GB(),
    breach([people('GB')], R, { aware: when('2026-10-24T10:00:00+01:00') }),
    { 'uk-gdpr-art33-1': 'REQUIRED 2026-10-27T09:00:00Z' },
  );
});

describe('Switzerland', () => {
  pattern(
    'a risk that is not high',
    CH(),
    breach(
      [people('CH')],
      { ...R, ch_notice_needed_for_protection: false, ch_fdpic_demands_notice: false },
      A,
    ),
    { 'ch-fadp-art24-fdpic': 'NOT_REQUIRED', 'ch-fadp-art24-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'a high risk, and the people can protect themselves',
    CH(),
    breach([people('CH')], { ...H, ch_notice_needed_for_protection: true }, A),
    { 'ch-fadp-art24-fdpic': 'REQUIRED - sa:CH', 'ch-fadp-art24-individuals': 'REQUIRED -' },
  );
  pattern(
    'a duty of secrecy forbids telling the people',
    CH(),
    breach([people('CH')], { ...H, ch_notice_needed_for_protection: true, ch_notice_limited: true }, A),
    { 'ch-fadp-art24-fdpic': 'REQUIRED', 'ch-fadp-art24-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'Swiss people of a German company',
    company('DE-BY', 'Europe/Berlin', ['none'], { does_business_in: ['DE', 'CH'] }),
    breach([people('CH'), people('DE')], { ...H, ch_notice_needed_for_protection: true }, A),
    {
      'ch-fadp-art24-fdpic': 'REQUIRED -',
      'ch-fadp-art24-individuals': 'REQUIRED',
      'eu-gdpr-art33-1': 'REQUIRED',
      'eu-gdpr-art34': 'REQUIRED',
    },
  );
  pattern(
    'a cyberattack on critical infrastructure',
    IS,
    breach(
      [],
      { ch_attack_manipulated_or_leaked: true, suspected_malicious: true, ch_isa_report_incomplete: true },
      A,
      noPersonalData,
    ),
    { 'ch-isa-24h': 'REQUIRED 2026-11-03T08:00:00Z csirt:CH', 'ch-isa-14d': 'REQUIRED' },
  );
  pattern(
    'undetected for 91 days',
    IS,
    breach(
      [],
      { suspected_malicious: true, ch_attack_undetected_days: 91, ch_isa_report_incomplete: false },
      A,
      noPersonalData,
    ),
    { 'ch-isa-24h': 'REQUIRED', 'ch-isa-14d': 'NOT_REQUIRED' },
  );
  pattern(
    'nobody did it on purpose: no cyberattack, and nothing more is asked',
    IS,
    breach([], { suspected_malicious: false }, A, noPersonalData),
    { 'ch-isa-24h': 'NOT_REQUIRED', 'ch-isa-14d': 'NOT_REQUIRED' },
  );
});

describe('Canada', () => {
  pattern(
    'a real risk of significant harm',
    CA,
    breach([people('CA-ON')], { ...SH, ca_others_can_reduce_harm: false }, A),
    {
      'ca-pipeda-opc': 'REQUIRED - sa:CA',
      'ca-pipeda-individuals': 'REQUIRED -',
      'ca-pipeda-orgs': 'NOT_REQUIRED',
      'ca-pipeda-record': 'REQUIRED',
    },
  );
  pattern('no such risk: the record alone', CA, breach([people('CA-ON')], NH, A), {
    'ca-pipeda-opc': 'NOT_REQUIRED',
    'ca-pipeda-individuals': 'NOT_REQUIRED',
    'ca-pipeda-orgs': 'NOT_REQUIRED',
    'ca-pipeda-record': 'REQUIRED',
  });
  pattern(
    'within Quebec alone',
    CA,
    breach([people('CA-QC')], { ...SH, ca_within_one_province: true, ca_others_can_reduce_harm: false }, A),
    {
      'ca-qc-cai': 'REQUIRED - sa:CA-QC',
      'ca-qc-individuals': 'REQUIRED -',
      'ca-qc-register': 'REQUIRED',
      'ca-pipeda-opc': 'NOT_REQUIRED',
    },
  );
  pattern(
    'Quebec and perhaps beyond',
    CA,
    breach([people('CA-QC')], { ...SH, ca_others_can_reduce_harm: false }, A),
    {
      'ca-qc-cai': 'REQUIRED',
      'ca-qc-individuals': 'REQUIRED',
      'ca-pipeda-opc': 'REQUIRED',
      'ca-pipeda-individuals': 'REQUIRED',
    },
  );
});

describe('Brazil', () => {
  pattern(
    'six business days for a small agent',
    BR(['br_small_scale_agent']),
    breach([people('BR')], { ...SH, br_incident_criteria: ['none'], br_integrity_at_risk: false }, BA, sens),
    {
      'br-lgpd-anpd': 'REQUIRED 2026-11-30T23:59:59-03:00',
      'br-lgpd-titulares': 'REQUIRED 2026-11-30T23:59:59-03:00',
      'br-lgpd-supplement': 'REQUIRED',
    },
  );
  pattern(
    'sensitive data, but nobody is affected significantly',
    BR(),
    breach([people('BR')], NH, BA, sens),
    { 'br-lgpd-anpd': 'NOT_REQUIRED', 'br-lgpd-titulares': 'NOT_REQUIRED' },
  );
  pattern(
    'children among them',
    BR(),
    breach(
      [people('BR', 100, { minors: 'YES', minorCount: 10 })],
      { ...SH, br_incident_criteria: ['none'] },
      BA,
    ),
    { 'br-lgpd-anpd': 'REQUIRED', 'br-lgpd-titulares': 'REQUIRED', 'br-lgpd-supplement': 'REQUIRED' },
  );
  pattern(
    'data that opens accounts',
    BR(),
    breach([people('BR')], SH, BA, { categories: ['email_address', 'password'] }),
    { 'br-lgpd-anpd': 'REQUIRED', 'br-lgpd-titulares': 'REQUIRED', 'br-lgpd-supplement': 'REQUIRED' },
  );
  pattern(
    'a large scale',
    BR(),
    breach([people('BR', 900000)], { ...SH, br_incident_criteria: ['large_scale'] }, BA),
    { 'br-lgpd-anpd': 'REQUIRED', 'br-lgpd-titulares': 'REQUIRED', 'br-lgpd-supplement': 'REQUIRED' },
  );
  pattern(
    'known on a Saturday: Monday is the first day',
    BR(),
    breach([people('BR')], SH, { aware: when('2026-06-13T15:00:00-03:00') }, sens),
    {
      'br-lgpd-anpd': 'REQUIRED 2026-06-17T23:59:59-03:00',
      'br-lgpd-titulares': 'REQUIRED',
      'br-lgpd-supplement': 'REQUIRED',
    },
  );
  pattern(
    'a complete communication needs no supplement',
    BR(),
    breach([people('BR')], { ...SH, br_communication_complete: true }, BA, sens),
    { 'br-lgpd-supplement': 'NOT_REQUIRED', 'br-lgpd-anpd': 'REQUIRED', 'br-lgpd-titulares': 'REQUIRED' },
  );
});
