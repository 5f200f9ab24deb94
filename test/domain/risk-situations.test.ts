import type { AffectedGroupFacts, DataSetFacts, FactValue, IncidentFacts } from '../../src/domain/facts.ts';
import type { RiskVerdict } from '../../src/domain/risk.ts';
import { suggestRisk } from '../../src/domain/risk-guidance.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { dataSet, group, time } from './given.ts';

const weights = shippedCatalog().then((catalog) => catalog.riskWeights);
const contact = ['name', 'email_address', 'phone_number', 'postal_address'];
const lost = { confidentiality: 'NO', availability: 'YES' } as const;
const unseen = { confidentiality: 'UNKNOWN' } as const;
const clear = { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' } as const;
const copied = { ...clear, availableElsewhere: 'YES' } as const;
const single = { ...clear, availableElsewhere: 'NO' } as const;
const sealed = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' } as const;

type About = Partial<Pick<IncidentFacts, 'occurredFrom' | 'occurredTo'>>;
interface Told {
  readonly set?: Partial<DataSetFacts>;
  readonly answers?: Readonly<Record<string, FactValue>>;
  readonly people?: Partial<AffectedGroupFacts>;
  readonly times?: About;
}

/** Only what a person would have entered; everything else is unknown. */
function situation(
  level: RiskVerdict,
  what: string,
  categories: readonly string[],
  count: number,
  { set, answers, people, times }: Told = {},
): void {
  it(`${what}: ${level.toLowerCase().replace('_', ' ')}`, async () => {
    const groups = [{ ...group('DE', count), kind: 'customers', ...people }];
    const seen = {
      personalData: 'YES',
      confidentiality: 'YES',
      integrity: 'NO',
      availability: 'NO',
    } as const;
    const dataSets = [dataSet({ ...seen, categories, groups, ...set })];
    const found = suggestRisk({ dataSets, answers: answers ?? {}, ...times }, await weights);
    expect(found).toMatchObject({ level });
  });
}

const U = 'UNLIKELY';
const R = 'RISK';
const H = 'HIGH_RISK';
const patients = { kind: 'patients' };
const cause = (...causes: string[]) => ({ cause: causes });
const astray = cause('misdirected_message');

describe('ransomware as an authority would see it', () => {
  situation(U, 'a copy at hand, nothing taken', contact, 400, { set: { ...lost, protection: copied } });
  situation(R, 'no copy, nothing taken', contact, 60, { set: { ...lost, protection: single } });
  situation(H, 'a hospital with a copy', ['name', 'health'], 5000, {
    set: { ...lost, protection: copied },
    people: patients,
  });
  situation(H, 'identity data taken too', [...contact, 'government_id'], 5000, {
    set: { availability: 'YES', acquired: 'YES', protection: copied },
  });
  situation(R, 'contact data, perhaps taken', contact, 2000, {
    set: { ...unseen, availability: 'YES', protection: copied },
    answers: cause('ransomware'),
  });
  situation(H, 'health data, perhaps taken', ['name', 'health'], 2000, {
    set: { ...unseen, availability: 'YES', protection: copied },
    answers: cause('ransomware'),
  });
});

describe('accounts and websites', () => {
  situation(
    H,
    'accounts of a bank opened, the cause not entered',
    ['name', 'bank_account', 'transactions'],
    2000,
    { answers: { suspected_malicious: true } },
  );
  situation(
    H,
    'accounts of a shop opened with stolen passwords',
    ['name', 'email_address', 'transactions'],
    800,
    { answers: cause('stolen_credentials') },
  );
  situation(R, 'names and addresses seen with stolen passwords', ['name', 'email_address'], 300, {
    answers: cause('stolen_credentials'),
  });
  situation(U, 'well hashed passwords alone', ['username', 'password'], 1200, {
    set: { protection: { ...clear, passwordsRecoverable: 'NO' } },
    answers: cause('exploited_vulnerability'),
  });
  situation(H, 'passwords that can be recovered', ['email_address', 'password'], 1200, {
    set: { protection: { ...clear, passwordsRecoverable: 'YES' } },
    answers: cause('exploited_vulnerability'),
  });
  situation(H, 'passwords, how they were kept not entered', ['email_address', 'password'], 1200, {
    answers: cause('exploited_vulnerability'),
  });
  situation(H, 'cards skimmed at the checkout', ['name', 'payment_card'], 6000, {
    set: { acquired: 'YES' },
    answers: cause('malware'),
  });
  situation(H, 'tokens in a public repository', ['email_address', 'api_token'], 70, {
    answers: { recipients_of_data: 'published' },
  });
  situation(U, 'device identifiers of nobody in particular', ['device_identifier', 'usage_data'], 90_000, {
    answers: cause('misconfiguration'),
  });
});

describe('storage that stood open', () => {
  situation(U, 'logs show that nobody looked', [...contact, 'health'], 500, {
    set: unseen,
    answers: { ...cause('misconfiguration'), recipients_of_data: 'nobody' },
  });
  situation(H, 'identity documents, and no logs', [...contact, 'government_id'], 5000, {
    set: unseen,
    answers: cause('misconfiguration'),
  });
  situation(R, 'contact data, and no logs', contact, 5000, {
    set: unseen,
    answers: cause('misconfiguration'),
  });
  situation(H, 'passport numbers fetched by strangers', ['name', 'passport'], 5000, {
    set: { acquired: 'YES' },
    answers: cause('misconfiguration'),
  });
  situation(H, 'tax numbers published', ['name', 'tax_id'], 50, {
    answers: { recipients_of_data: 'published' },
  });
});

describe('devices and paper', () => {
  situation(U, 'a stolen computer, well encrypted', [...contact, 'health'], 80, {
    set: { protection: sealed },
    answers: cause('stolen_device'),
  });
  situation(
    H,
    'a stolen computer in clear, the cause not entered',
    ['name', 'date_of_birth', 'postal_address'],
    100_000,
    { set: { protection: clear } },
  );
  situation(R, 'a lost computer in clear with contact data', contact, 500, {
    set: { ...unseen, protection: clear },
    answers: cause('lost_device'),
  });
  situation(H, 'a lost stick in clear with health data', ['name', 'health'], 300, {
    set: { ...unseen, protection: clear },
    answers: cause('lost_device'),
  });
  situation(H, 'the paper files of a clinic', ['name', 'health'], 40, {
    set: { medium: 'PAPER', availability: 'YES', protection: single },
    answers: cause('stolen_device'),
  });
});

describe('messages gone astray', () => {
  situation(U, 'two parcels swapped', ['name', 'postal_address'], 2, {
    set: { medium: 'PAPER' },
    answers: astray,
  });
  situation(U, 'a list of fifteen to the fifteen', ['name', 'email_address', 'preferences'], 15, {
    answers: astray,
  });
  situation(R, 'a bank statement to another customer', ['name', 'bank_account', 'transactions'], 1, {
    answers: astray,
  });
  situation(R, 'a medical report to another patient', ['name', 'health'], 1, { answers: astray });
  situation(H, 'medical reports of two hundred to one stranger', ['name', 'health'], 200, {
    answers: astray,
  });
  situation(U, 'a medical report to another doctor, who deleted it', ['name', 'health'], 1, {
    answers: { ...astray, recipients_of_data: 'trusted_recipient', data_recovered: true },
  });
  situation(H, 'numbers of sixty thousand people, to whom not entered', [...contact, 'ssn'], 60_000, {
    answers: astray,
  });
  situation(H, 'the payroll of all to all', ['name', 'employment_data', 'bank_account'], 3000, {
    answers: { ...astray, recipients_of_data: 'many_recipients' },
  });
  situation(U, 'forty addresses in sight', ['email_address'], 40, { answers: astray });
  situation(R, 'three thousand addresses in sight', ['email_address'], 3000, {
    answers: { ...astray, recipients_of_data: 'many_recipients' },
  });
  situation(H, 'the members of a support group in sight of each other', ['email_address', 'health'], 60, {
    answers: astray,
  });
});

describe('people inside, identities, children', () => {
  situation(R, 'customers taken along to a new employer', contact, 300, { answers: cause('insider_misuse') });
  situation(H, 'the health of neighbours looked up', ['name', 'health'], 12, {
    set: { accessed: 'YES', acquired: 'NO' },
    answers: cause('insider_misuse'),
  });
  situation(H, 'a caller who passed for a customer', ['name', 'billing_address', 'transactions'], 1, {
    answers: cause('phishing'),
  });
  situation(H, 'pupils in the hands of an intruder', ['name', 'date_of_birth', 'education_records'], 400, {
    answers: cause('unauthorised_access'),
    people: { minors: 'YES' },
  });
  situation(H, 'where asylum seekers live, published', ['name', 'postal_address'], 30, {
    answers: { recipients_of_data: 'published' },
    people: { vulnerable: 'YES' },
  });
});

describe('out of reach', () => {
  const minutes: About = {
    occurredFrom: time('2026-11-02T10:00:00Z'),
    occurredTo: time('2026-11-02T10:20:00Z'),
  };
  const day: About = { ...minutes, occurredTo: time('2026-11-03T16:00:00Z') };
  const cut = cause('hardware_failure');
  situation(U, 'a power cut of twenty minutes, by the recorded times', contact, 10_000, {
    set: lost,
    answers: cut,
    times: minutes,
  });
  situation(R, 'thirty hours, and no copy is known', contact, 10_000, {
    set: lost,
    answers: cut,
    times: day,
  });
  situation(
    H,
    'twenty minutes at a hospital, and nobody has said that care went on',
    ['name', 'health'],
    300,
    { set: lost, answers: cut, times: minutes, people: patients },
  );
  situation(U, 'deleted by accident and restored', contact, 900, {
    set: { ...lost, protection: copied },
    answers: cause('accidental_deletion'),
  });
  situation(R, 'deleted by accident for good', contact, 900, {
    set: { ...lost, protection: single },
    answers: cause('accidental_deletion'),
  });
});
