import type { DataSetFacts, FactValue, Tri } from '../../src/domain/facts.ts';
import type { RiskVerdict } from '../../src/domain/risk.ts';
import { suggestRisk } from '../../src/domain/risk-guidance.ts';
import type { RiskWeights } from '../../src/domain/risk-weights.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group } from './given.ts';

let weights: RiskWeights;
beforeAll(async () => {
  weights = (await shippedCatalog()).riskWeights;
});

const contact = ['name', 'email_address', 'phone_number', 'postal_address'];
const safe = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' } as const;
const bare = { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'YES' } as const;
const seen = { confidentiality: 'YES', integrity: 'NO', availability: 'NO' } as const;
const locked = { confidentiality: 'NO', integrity: 'NO', availability: 'YES' } as const;
const copy = (availableElsewhere: Tri) => ({ encrypted: 'NO', keySafe: 'NO', availableElsewhere }) as const;

const suggest = (set: Partial<DataSetFacts>, count: number | null, answers: Record<string, FactValue> = {}) =>
  suggestRisk(
    { dataSets: [dataSet({ personalData: 'YES', groups: [group('DE', count)], ...set })], answers },
    weights,
  );
const patients = (count: number) => [{ ...group('DE', count), kind: 'patients' }];

type Case = readonly [string, RiskVerdict, Partial<DataSetFacts>, number | null, Record<string, FactValue>?];
const cases: readonly Case[] = [
  [
    'a plant locked by ransomware, nothing taken, restored from a copy within hours',
    'UNLIKELY',
    { ...locked, categories: contact, protection: safe },
    400,
    { cause: ['ransomware'] },
  ],
  [
    'ransomware without a copy, nothing taken, typed in again over days',
    'RISK',
    { ...locked, categories: contact, protection: copy('NO') },
    60,
    { cause: ['ransomware'], availability_restored: 'with_delay' },
  ],
  [
    'a hospital locked by ransomware: copies at hand, operations put off for two days',
    'HIGH_RISK',
    { ...locked, categories: [...contact, 'health'], protection: copy('YES'), groups: patients(8000) },
    8000,
    { cause: ['ransomware'], availability_restored: 'with_delay' },
  ],
  [
    'ransomware without a copy, and identity and card data taken',
    'HIGH_RISK',
    {
      ...seen,
      availability: 'YES',
      categories: [...contact, 'government_id', 'payment_card'],
      protection: copy('NO'),
    },
    5000,
    { cause: ['ransomware'] },
  ],
  [
    'job applications taken from a website by malicious code',
    'HIGH_RISK',
    {
      ...seen,
      acquired: 'YES',
      categories: [...contact, 'date_of_birth', 'education_records', 'employer'],
      protection: bare,
    },
    200,
    { cause: ['malware'] },
  ],
  [
    'slowly hashed passwords with freely chosen user names taken from a forum',
    'UNLIKELY',
    {
      ...seen,
      categories: ['username', 'password'],
      protection: { ...bare, passwordsRecoverable: 'NO' },
    },
    1200,
    { cause: ['exploited_vulnerability'] },
  ],
  [
    'accounts of a bank opened with passwords stolen elsewhere',
    'HIGH_RISK',
    { ...seen, categories: ['name', 'date_of_birth', 'bank_account', 'transactions'], protection: bare },
    2000,
    { cause: ['stolen_credentials'] },
  ],
  [
    'a customer list carried off by an employee who left',
    'RISK',
    { ...seen, categories: contact, protection: bare },
    300,
    { cause: ['insider_misuse'] },
  ],
  [
    'a list sent to a trusted partner by mistake, who deleted it',
    'UNLIKELY',
    { ...seen, categories: [...contact, 'transactions'], protection: bare },
    24,
    {
      cause: ['misdirected_message'],
      recipients_of_data: 'trusted_recipient',
      remedial_action: ['deletion_confirmed'],
    },
  ],
  [
    'stolen tablets, encrypted, with a strong password and a copy elsewhere',
    'UNLIKELY',
    { ...seen, categories: [...contact, 'children_data', 'health'], protection: safe },
    80,
    { cause: ['stolen_device'] },
  ],
  [
    'a stolen computer, not encrypted: names, addresses and birth dates of very many',
    'HIGH_RISK',
    { ...seen, categories: ['name', 'date_of_birth', 'postal_address'], protection: bare },
    100_000,
    { cause: ['stolen_device'] },
  ],
  [
    'a paper book with health data stolen from a clinic, no copy of it',
    'HIGH_RISK',
    {
      ...seen,
      availability: 'YES',
      medium: 'PAPER',
      categories: ['name', 'health'],
      protection: copy('NO'),
      groups: patients(40),
    },
    40,
    { cause: ['stolen_device'] },
  ],
  [
    'two parcels swapped: each customer sees the other one name and address',
    'UNLIKELY',
    { ...seen, medium: 'PAPER', categories: ['name', 'postal_address'] },
    2,
    { cause: ['misdirected_message'], recipients_of_data: 'known_recipients' },
  ],
  [
    'social security numbers of all job seekers mailed to all of them',
    'HIGH_RISK',
    { ...seen, categories: [...contact, 'ssn'] },
    60_000,
    { cause: ['misdirected_message'], recipients_of_data: 'many_recipients' },
  ],
  [
    'a list of course participants with their wishes for lunch sent to fifteen others',
    'UNLIKELY',
    { ...seen, categories: ['name', 'email_address', 'preferences'] },
    15,
    { cause: ['misdirected_message'], recipients_of_data: 'known_recipients' },
  ],
  [
    'a letter about an insurance policy in the envelope of somebody else',
    'RISK',
    { ...seen, medium: 'PAPER', categories: ['name', 'postal_address', 'date_of_birth', 'transactions'] },
    1,
    { cause: ['misdirected_message'], recipients_of_data: 'known_recipients' },
  ],
  [
    'a caller who passed for a customer and had the bills sent to another address',
    'HIGH_RISK',
    { ...seen, categories: ['name', 'billing_address', 'transactions'] },
    1,
    { cause: ['phishing'], recipients_of_data: 'attacker' },
  ],
  [
    'mail about pay forwarded to a stranger for months',
    'HIGH_RISK',
    { ...seen, categories: ['name', 'employment_data', 'family_situation'] },
    99,
    { cause: ['unauthorised_access'] },
  ],
  [
    'an encrypted archive on a stick, lost, with a copy and the key safe',
    'UNLIKELY',
    { ...seen, categories: [...contact, 'health'], protection: safe },
    5000,
    { cause: ['lost_device'] },
  ],
  [
    'a power cut of some minutes at a call centre',
    'UNLIKELY',
    { ...locked, categories: contact, protection: copy('YES') },
    10_000,
    { cause: ['hardware_failure'], availability_restored: 'without_effect' },
  ],
  [
    'medical records of a hospital out of reach for thirty hours',
    'HIGH_RISK',
    { ...locked, categories: ['name', 'health'], protection: copy('YES'), groups: patients(3000) },
    3000,
    { availability_restored: 'prolonged_with_effects' },
  ],
  [
    'passwords and purchases of a shop published by an attacker',
    'HIGH_RISK',
    {
      ...seen,
      categories: ['username', 'password', 'transactions'],
      protection: { ...bare, passwordsRecoverable: 'YES' },
    },
    10_000,
    { cause: ['unauthorised_access'], recipients_of_data: 'published' },
  ],
  [
    'a newsletter with all addresses in sight of a few dozen readers',
    'UNLIKELY',
    { ...seen, categories: ['email_address'] },
    40,
    { cause: ['misdirected_message'], recipients_of_data: 'known_recipients' },
  ],
  [
    'a lost computer, not encrypted, with contact data only',
    'RISK',
    {
      confidentiality: 'UNKNOWN',
      integrity: 'NO',
      availability: 'NO',
      categories: contact,
      protection: bare,
    },
    500,
    { cause: ['lost_device'] },
  ],
  [
    'a database open to the web, logs show that nobody looked',
    'UNLIKELY',
    { ...seen, confidentiality: 'UNKNOWN', categories: [...contact, 'health'] },
    500,
    { cause: ['misconfiguration'], recipients_of_data: 'nobody' },
  ],
];

describe('a suggested level of risk', () => {
  it.each(cases.map((one) => [one[0], one[1], one] as const))('of %s is %s', (_what, level, one) => {
    const [, , set, count, answers] = one;
    expect(suggest(set, count, answers).level).toBe(level);
  });

  it('gives its reasons as factors, and never without one', () => {
    for (const [, , set, count, answers] of cases) {
      expect(suggest(set, count, answers).reasons.length).toBeGreaterThan(0);
    }
  });

  it('shows beside it what the unknowns leave possible, and is one of them', () => {
    const order = ['UNLIKELY', 'RISK', 'HIGH_RISK'];
    for (const [, , set, count, answers] of cases) {
      const { level, lowest, highest } = suggest(set, count, answers);
      expect(order.indexOf(lowest)).toBeLessThanOrEqual(order.indexOf(level));
      expect(order.indexOf(highest)).toBeGreaterThanOrEqual(order.indexOf(level));
    }
    const open = suggest({ ...locked, confidentiality: 'UNKNOWN', categories: ['name', 'ssn'] }, 900, {
      cause: ['ransomware'],
    });
    expect(open).toMatchObject({ lowest: 'UNLIKELY', highest: 'HIGH_RISK' });
  });
});

describe('factors that move it', () => {
  const stolen = { ...seen, categories: ['name', 'email_address', 'date_of_birth'], protection: bare };
  const level = (set: Partial<DataSetFacts>, answers: Record<string, FactValue>) =>
    suggest(set, 500, answers).level;

  it('children among the people raise it', () => {
    const children = [{ ...group('DE', 500), minors: 'YES' as const }];
    expect(level(stolen, { cause: ['lost_device'] })).toBe('RISK');
    expect(level({ ...stolen, groups: children }, { cause: ['lost_device'] })).toBe('HIGH_RISK');
  });

  it('encryption counts only while the key is safe, and never for what was lost', () => {
    const taken = { ...stolen, categories: ['name', 'ssn'] };
    const attack = { cause: ['unauthorised_access'] };
    expect(level({ ...taken, protection: safe }, attack)).toBe('UNLIKELY');
    expect(level({ ...taken, protection: { ...safe, keySafe: 'NO' } }, attack)).toBe('HIGH_RISK');
    const gone = {
      ...taken,
      availability: 'YES',
      protection: { ...safe, availableElsewhere: 'NO' },
    } as const;
    expect(level(gone, attack)).toBe('RISK');
  });

  it('measures that averted a high risk leave a risk', () => {
    const facts = { cause: ['unauthorised_access'], high_risk_averted: true };
    expect(level({ ...stolen, categories: ['name', 'ssn'] }, facts)).toBe('RISK');
  });
});
