import { breach, company, noPersonalData, onlyLost, pattern, people, sealed, when } from './fact-pattern.ts';

const A = { aware: when('2026-11-02T02:00:00Z'), detected: when('2026-11-02T02:00:00Z') };
const D72 = '2026-11-05T02:00:00Z';
const SH = { serious_harm_likely: true };
const NH = { serious_harm_likely: false };
const R = { risk_to_people: 'risk' };
const _H = { risk_to_people: 'high_risk' };
const U = { risk_to_people: 'unlikely' };
const hs = { categories: ['name', 'health'] };
const o = (country: string, zone: string, trades = ['none']) =>
  company(country, zone, trades, { does_business_in: [country] });
const KR = o('KR', 'Asia/Seoul');
const kq = { external_unauthorised_access: false, data_recovered: false };
const KA = { aware: when('2026-11-02T10:00:00+09:00') };
const IN = () => o('IN', 'Asia/Kolkata');
const CN = (trades = ['none']) => o('CN', 'Asia/Shanghai', trades);
const TH = o('TH', 'Asia/Bangkok');
const PH = o('PH', 'Asia/Manila');
const MY = o('MY', 'Asia/Kuala_Lumpur');
const ZA = o('ZA', 'Africa/Johannesburg');
const KE = o('KE', 'Africa/Nairobi');
const TR = o('TR', 'Europe/Istanbul');
const ID = o('ID', 'Asia/Jakarta');
const CL = o('CL', 'America/Santiago');
const IL = o('IL', 'Asia/Jerusalem');
const ADGM = company('AE', 'Asia/Dubai', ['ae_adgm_entity']);

describe('Korea, India and China', () => {
  pattern(
    '999 people in Korea: they are told, the Commission is not',
    KR,
    breach([people('KR', 999)], kq, KA),
    { 'kr-pipa-individuals': 'REQUIRED 2026-11-05T10:00:00+09:00', 'kr-pipa-pipc': 'NOT_REQUIRED' },
  );
  pattern('exactly 1,000 people in Korea', KR, breach([people('KR', 1000)], kq, KA), {
    'kr-pipa-individuals': 'REQUIRED',
    'kr-pipa-pipc': 'REQUIRED 2026-11-05T10:00:00+09:00 sa:KR',
  });
  pattern(
    'recovered before use in Korea',
    KR,
    breach([people('KR', 5000)], { external_unauthorised_access: false, data_recovered: true }, KA),
    { 'kr-pipa-pipc': 'NOT_REQUIRED', 'kr-pipa-individuals': 'REQUIRED' },
  );
  pattern(
    'ransomware without a leak before 11 September 2026',
    KR,
    breach(
      [people('KR', 5000)],
      { external_unauthorised_access: true },
      { aware: when('2026-09-10T10:00:00+09:00') },
      onlyLost,
    ),
    { 'kr-pipa-individuals': 'NOT_REQUIRED', 'kr-pipa-pipc': 'NOT_REQUIRED' },
  );
  pattern(
    'ransomware without a leak since then',
    KR,
    breach(
      [people('KR', 5000)],
      { external_unauthorised_access: true },
      { aware: when('2026-09-11T00:00:00+09:00') },
      { confidentiality: 'NO', availability: 'YES', integrity: 'YES' },
    ),
    { 'kr-pipa-individuals': 'REQUIRED 2026-09-14T00:00:00+09:00', 'kr-pipa-pipc': 'REQUIRED' },
  );
  pattern(
    'six hours after it was noticed in India',
    IN(),
    breach([people('IN')], {}, { ...A, milestones: { noticed: when('2026-11-02T10:00:00+05:30') } }),
    {
      'in-certin-6h': 'REQUIRED 2026-11-02T16:00:00+05:30 csirt:IN',
      'in-dpdp-individuals': 'ABSENT',
      'in-dpdp-board-72h': 'ABSENT',
      'in-dpdp-board-initial': 'ABSENT',
    },
  );
  pattern(
    'the data protection rules of India before 13 May 2027',
    IN(),
    breach(
      [people('IN')],
      {},
      { aware: when('2027-05-12T10:00:00+05:30'), detected: when('2027-05-12T10:00:00+05:30') },
    ),
    { 'in-dpdp-individuals': 'ABSENT', 'in-dpdp-board-72h': 'ABSENT', 'in-certin-6h': 'REQUIRED' },
    { at: '2027-06-01T00:00:00Z' },
  );
  pattern(
    'the same after it, whatever the risk',
    IN(),
    breach([people('IN')], U, {
      aware: when('2027-05-20T10:00:00+05:30'),
      detected: when('2027-05-20T10:00:00+05:30'),
    }),
    {
      'in-dpdp-individuals': 'REQUIRED -',
      'in-dpdp-board-initial': 'REQUIRED - sa:IN',
      'in-dpdp-board-72h': 'REQUIRED 2027-05-23T10:00:00+05:30',
      'in-certin-6h': 'REQUIRED',
    },
    { at: '2027-06-01T00:00:00Z' },
  );
  pattern(
    'one hour for critical infrastructure in China',
    CN(['cn_cii_operator']),
    breach(
      [],
      { cn_incident_grade: 'relatively_major' },
      { aware: A.aware, detected: A.aware },
      noPersonalData,
    ),
    {
      'cn-incident-report-cii': 'REQUIRED 2026-11-02T03:00:00Z',
      'cn-incident-report-operator': 'NOT_REQUIRED',
      'cn-incident-report-summary': 'REQUIRED',
    },
  );
  pattern(
    'two hours for a central body of China',
    CN(['cn_central_state_body']),
    breach(
      [],
      { cn_incident_grade: 'relatively_major' },
      { aware: A.aware, detected: A.aware },
      noPersonalData,
    ),
    {
      'cn-incident-report-operator': 'REQUIRED 2026-11-02T04:00:00Z',
      'cn-incident-report-summary': 'REQUIRED',
    },
  );
  pattern(
    'four hours for another operator in China',
    CN(),
    breach([], { cn_incident_grade: 'major' }, { aware: A.aware, detected: A.aware }, noPersonalData),
    {
      'cn-incident-report-operator': 'REQUIRED 2026-11-02T06:00:00Z',
      'cn-incident-report-cii': 'NOT_REQUIRED',
      'cn-incident-report-summary': 'REQUIRED',
    },
  );
  pattern(
    'a million people in China make it relatively major',
    CN(),
    breach([people('CN', 1000000)], {}, { aware: A.aware, detected: A.aware }),
    {
      'cn-incident-report-operator': 'REQUIRED',
      'cn-incident-report-summary': 'REQUIRED',
      'cn-pipl-57': 'REQUIRED - sa:CN',
      'cn-pipl-57-individuals': 'REQUIRED',
    },
  );
  pattern(
    'a summary 30 days after it was handled in China',
    CN(),
    breach(
      [],
      { cn_incident_grade: 'major' },
      {
        aware: A.aware,
        detected: A.aware,
        milestones: { incident_handled: when('2026-11-10T10:00:00+08:00') },
      },
      noPersonalData,
    ),
    {
      'cn-incident-report-summary': 'REQUIRED 2026-12-10T23:59:59+08:00',
      'cn-incident-report-operator': 'REQUIRED',
    },
  );
});

describe('South-East Asia', () => {
  pattern('the risk is not judged yet in Thailand', TH, breach([people('TH')], {}, A), {
    'th-pdpa-pdpc': `REQUIRED ${D72}`,
    'th-pdpa-individuals': 'UNDECIDED ?risk_to_people',
  });
  pattern('all three conditions in the Philippines', PH, breach([people('PH')], SH, A, hs), {
    'ph-dpa-npc': `REQUIRED ${D72} sa:PH`,
    'ph-dpa-individuals': `REQUIRED ${D72}`,
    'ph-dpa-full-report': 'REQUIRED',
  });
  pattern(
    'seen but not acquired in the Philippines',
    PH,
    breach([people('PH')], SH, A, { ...hs, acquired: 'NO' }),
    { 'ph-dpa-npc': 'NOT_REQUIRED', 'ph-dpa-individuals': 'NOT_REQUIRED' },
  );
  pattern('exactly 1,000 people in Malaysia, and no harm', MY, breach([people('MY', 1000)], NH, A), {
    'my-pdpa-commissioner': 'NOT_REQUIRED',
    'my-pdpa-individuals': 'NOT_REQUIRED',
  });
  pattern('1,001 people in Malaysia, and no harm', MY, breach([people('MY', 1001)], NH, A), {
    'my-pdpa-commissioner': `REQUIRED ${D72} sa:MY`,
    'my-pdpa-individuals': 'NOT_REQUIRED',
  });
  pattern(
    'seven days after the Commissioner of Malaysia',
    MY,
    breach([people('MY', 10)], SH, A),
    {
      'my-pdpa-commissioner': `REQUIRED ${D72}`,
      'my-pdpa-individuals': 'REQUIRED 2026-11-10T23:59:59+08:00',
    },
    { acts: [['my-pdpa-commissioner', '2026-11-03T09:00:00+08:00', 'sa:MY']] },
  );
  pattern('three times 24 hours in Indonesia, a loss alone too', ID, breach([people('ID')], U, A, onlyLost), {
    'id-pdp-agency': 'REQUIRED',
    'id-pdp-individuals': 'REQUIRED',
  });
});

describe('Africa, the Near East and Chile', () => {
  pattern('South Africa, whatever the risk', ZA, breach([people('ZA')], U, A), {
    'za-popia-regulator': 'REQUIRED - sa:ZA',
    'za-popia-individuals': 'REQUIRED -',
  });
  pattern(
    'nobody can say whose data it was in South Africa',
    ZA,
    breach([people('ZA')], { people_not_identifiable: true }, A),
    { 'za-popia-regulator': 'REQUIRED', 'za-popia-individuals': 'NOT_REQUIRED' },
  );
  pattern(
    'a processor in Kenya has 48 hours',
    KE,
    breach([people('KE')], SH, A, { role: 'PROCESSOR', controllers: ['Alder'] }),
    { 'ke-dpa-processor': 'REQUIRED 2026-11-04T02:00:00Z' },
  );
  pattern(
    'encrypted data in Kenya spares the people alone',
    KE,
    breach([people('KE')], { ...SH, encryption_state_of_the_art: true }, A, { protection: sealed }),
    { 'ke-dpa-odpc': 'REQUIRED', 'ke-dpa-individuals': 'NOT_REQUIRED' },
  );
  pattern('Türkiye, whatever the risk', TR, breach([people('TR')], U, A), {
    'tr-kvkk-board': `REQUIRED ${D72} sa:TR`,
    'tr-kvkk-individuals': 'REQUIRED -',
  });
  pattern('lost in Türkiye, and nobody has it', TR, breach([people('TR')], U, A, onlyLost), {
    'tr-kvkk-board': 'NOT_REQUIRED',
    'tr-kvkk-individuals': 'NOT_REQUIRED',
  });
  pattern('the Abu Dhabi Global Market', ADGM, breach([people('AE')], R, A), {
    'ae-adgm-commissioner': `REQUIRED ${D72} sa:AE-ADGM`,
    'ae-adgm-individuals': 'NOT_REQUIRED',
  });
  pattern(
    'a medium database in Israel, no material part',
    IL,
    breach([people('IL')], { il_database_level: 'medium', il_material_part: false }, A),
    { 'il-ppa': 'NOT_REQUIRED' },
  );
  pattern(
    'Chile on 30 November 2026',
    CL,
    breach([people('CL')], R, { aware: when('2026-11-30T10:00:00-03:00') }),
    { 'cl-apdp-agency': 'ABSENT', 'cl-apdp-individuals': 'ABSENT' },
    { at: '2026-12-05T00:00:00Z' },
  );
  pattern(
    'bank accounts in Chile on 1 December 2026',
    CL,
    breach(
      [people('CL')],
      R,
      { aware: when('2026-12-01T10:00:00-03:00') },
      { categories: ['name', 'bank_account'] },
    ),
    { 'cl-apdp-agency': 'REQUIRED', 'cl-apdp-individuals': 'REQUIRED' },
    { at: '2026-12-05T00:00:00Z' },
  );
});
