import { breach, company, noPersonalData, pattern, people, sealed, when } from './fact-pattern.ts';

const A = { aware: when('2026-11-02T02:00:00Z'), detected: when('2026-11-01T22:00:00Z') };
const SH = { serious_harm_likely: true };
const NH = { serious_harm_likely: false };
const AU = (turnover: number, trades = ['none'], zone = 'Australia/Sydney') =>
  company('AU', zone, trades, { does_business_in: ['AU'], au_annual_turnover: turnover });
const AS = { suspected: when('2026-11-02T02:00:00Z') };
const NZ = company('NZ', 'Pacific/Auckland', ['none'], { does_business_in: ['NZ'] });
const SG = company('SG', 'Asia/Singapore', ['none'], { does_business_in: ['SG'] });
const SA = (at: string) => ({
  ...A,
  milestones: { suspected: when('2026-11-01T02:00:00Z'), assessment_completed: when(at) },
});
const JP = company('JP', 'Asia/Tokyo', ['none'], { does_business_in: ['JP'] });
const JA = { aware: when('2026-11-02T10:00:00+09:00') };
const jpall = { 'jp-appi-preliminary': 'REQUIRED - sa:JP', 'jp-appi-individuals': 'REQUIRED -' };
const jno = {
  ...{ 'jp-appi-preliminary': 'NOT_REQUIRED', 'jp-appi-final': 'NOT_REQUIRED' },
  'jp-appi-individuals': 'NOT_REQUIRED',
};
const jq = { external_unauthorised_access: false, suspected_malicious: false };

describe('Australia', () => {
  pattern(
    'a suspicion: 30 days in Sydney',
    AU(5e6),
    breach([people('AU')], { high_risk_averted: false }, { detected: A.detected, milestones: AS }),
    {
      'au-ndb-assessment': 'REQUIRED 2026-12-02T12:59:59Z',
      'au-ndb-oaic': 'UNDECIDED ?serious_harm_likely',
      'au-ndb-individuals': 'UNDECIDED',
    },
  );
  pattern(
    '30 days on Lord Howe, where half an hour is put on in October',
    AU(5e6, ['none'], 'Australia/Lord_Howe'),
    breach([people('AU')], SH, { ...A, milestones: { suspected: when('2026-09-10T02:00:00Z') } }),
    {
      'au-ndb-assessment': 'REQUIRED 2026-10-10T23:59:59+11:00',
      'au-ndb-oaic': 'REQUIRED',
      'au-ndb-individuals': 'REQUIRED',
    },
  );
  pattern(
    'remedial action in time',
    AU(5e6),
    breach([people('AU')], { ...SH, high_risk_averted: true }, { ...A, milestones: AS }),
    { 'au-ndb-oaic': 'NOT_REQUIRED', 'au-ndb-individuals': 'NOT_REQUIRED', 'au-ndb-assessment': 'REQUIRED' },
  );
  pattern(
    'a turnover of exactly three million',
    AU(3e6),
    breach([people('AU')], SH, { ...A, milestones: AS }),
    {
      'au-ndb-oaic': 'NOT_REQUIRED',
      'au-ndb-individuals': 'NOT_REQUIRED',
      'au-ndb-assessment': 'NOT_REQUIRED',
    },
  );
  pattern(
    'a small law firm since July 2026',
    AU(1e6, ['au_aml_reporting']),
    breach([people('AU')], SH, { ...A, milestones: AS }),
    { 'au-ndb-oaic': 'REQUIRED', 'au-ndb-individuals': 'REQUIRED', 'au-ndb-assessment': 'REQUIRED' },
  );
  pattern(
    'a ransom, and a turnover of exactly three million',
    AU(3000000),
    breach(
      [],
      { ransom_paid: true },
      { ...A, milestones: { payment_made: when('2026-11-05T04:30:00Z') } },
      noPersonalData,
    ),
    { 'au-ransom-payment-72h': 'NOT_REQUIRED' },
  );
  pattern(
    'a ransom, and critical infrastructure of any size',
    AU(1000, ['au_soci_responsible_entity']),
    breach(
      [],
      { ransom_paid: true, au_soci_impact: 'none' },
      { ...A, milestones: { payment_made: when('2026-11-05T04:30:00Z') } },
      noPersonalData,
    ),
    { 'au-ransom-payment-72h': 'REQUIRED 2026-11-08T04:30:00Z' },
  );
  pattern(
    'a ransom paid for the company, of which it learned a day later',
    AU(4e6),
    breach(
      [],
      { ransom_paid: true },
      { ...A, milestones: { payment_learned: when('2026-11-06T04:30:00Z') } },
      noPersonalData,
    ),
    { 'au-ransom-payment-72h': 'REQUIRED 2026-11-09T04:30:00Z' },
  );
  pattern(
    'a ransom before 30 May 2025',
    AU(4e6),
    breach(
      [],
      { ransom_paid: true },
      { aware: when('2025-05-28T00:00:00Z'), milestones: { payment_made: when('2025-05-29T00:30:00Z') } },
      noPersonalData,
    ),
    { 'au-ransom-payment-72h': 'ABSENT' },
  );
  pattern(
    'a significant impact on critical infrastructure',
    AU(4e6, ['au_soci_responsible_entity']),
    breach([], { au_soci_impact: 'significant', ransom_paid: false }, A, noPersonalData),
    { 'au-soci-12h': 'REQUIRED 2026-11-02T14:00:00Z', 'au-soci-72h': 'NOT_REQUIRED' },
  );
});

describe('New Zealand', () => {
  pattern('serious harm', NZ, breach([people('NZ')], SH, A), {
    'nz-privacy-commissioner': 'REQUIRED - sa:NZ',
    'nz-privacy-individuals': 'REQUIRED -',
  });
  pattern('nobody has judged the harm', NZ, breach([people('NZ')], {}, A), {
    'nz-privacy-commissioner': 'UNDECIDED',
    'nz-privacy-individuals': 'UNDECIDED',
  });
});

describe('Singapore', () => {
  pattern(
    'exactly 500 people, and no harm',
    SG,
    breach([people('SG', 500)], { ...NH, only_within_organization: false }, SA('2026-11-20T10:00:00+08:00')),
    {
      'sg-pdpa-pdpc': 'REQUIRED 2026-11-23T23:59:59+08:00 sa:SG',
      'sg-pdpa-individuals': 'NOT_REQUIRED',
    },
  );
  pattern(
    '499 people, and no harm',
    SG,
    breach([people('SG', 499)], { ...NH, only_within_organization: false }, SA('2026-11-20T10:00:00+08:00')),
    { 'sg-pdpa-pdpc': 'NOT_REQUIRED', 'sg-pdpa-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'assessed in the first minute of the next day',
    SG,
    breach([people('SG', 500)], { ...NH, only_within_organization: false }, SA('2026-11-20T16:00:00Z')),
    { 'sg-pdpa-pdpc': 'REQUIRED 2026-11-24T23:59:59+08:00', 'sg-pdpa-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'harm to three people',
    SG,
    breach([people('SG', 3)], { ...SH, only_within_organization: false }, SA('2026-11-20T10:00:00+08:00')),
    { 'sg-pdpa-pdpc': 'REQUIRED', 'sg-pdpa-individuals': 'REQUIRED -' },
  );
  pattern(
    'within the organization, never',
    SG,
    breach([people('SG', 5000)], { ...SH, only_within_organization: true }, SA('2026-11-20T10:00:00+08:00')),
    { 'sg-pdpa-pdpc': 'NOT_REQUIRED', 'sg-pdpa-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'later remedial action spares the people, not the authority',
    SG,
    breach(
      [people('SG', 5)],
      { ...SH, high_risk_averted: true, only_within_organization: false },
      SA('2026-11-20T10:00:00+08:00'),
    ),
    { 'sg-pdpa-pdpc': 'REQUIRED', 'sg-pdpa-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'the assessment is still open: no date',
    SG,
    breach(
      [people('SG', 5000)],
      { ...SH, only_within_organization: false },
      { ...A, milestones: { suspected: when('2026-11-01T02:00:00Z') } },
    ),
    { 'sg-pdpa-pdpc': 'REQUIRED -', 'sg-pdpa-individuals': 'REQUIRED' },
  );
});

describe('Japan', () => {
  pattern('exactly 1,000 people by mistake', JP, breach([people('JP', 1000)], jq, JA), jno);
  pattern('1,001 people by mistake', JP, breach([people('JP', 1001)], jq, JA), {
    ...jpall,
    'jp-appi-final': 'REQUIRED 2026-12-02T23:59:59+09:00',
  });
  pattern('one health record', JP, breach([people('JP', 1)], jq, JA, { categories: ['name', 'health'] }), {
    ...jpall,
    'jp-appi-final': 'REQUIRED 2026-12-02T23:59:59+09:00',
  });
  pattern(
    'one payment card',
    JP,
    breach([people('JP', 1)], jq, JA, { categories: ['name', 'payment_card'] }),
    { ...jpall, 'jp-appi-final': 'REQUIRED 2026-12-02T23:59:59+09:00' },
  );
  pattern(
    'an intruder from outside: 60 days, and no question whether he meant it',
    JP,
    breach([people('JP', 1)], { external_unauthorised_access: true }, JA),
    { ...jpall, 'jp-appi-final': 'REQUIRED 2027-01-01T23:59:59+09:00' },
  );
  pattern(
    'advanced encryption',
    JP,
    breach([people('JP', 5000)], { ...jq, encryption_state_of_the_art: true }, JA, { protection: sealed }),
    jno,
  );
  pattern(
    'a contractor that has told whose data it is',
    JP,
    breach([people('JP', 5000)], { ...jq, jp_principal_told: true }, JA, {
      role: 'PROCESSOR',
      controllers: ['Alder'],
    }),
    jno,
  );
});
