import { asked, FOUND, judge, open, outcome, type Pattern, sealed } from './us-scene.ts';

const D60 = 'REQUIRED 2026-11-09 23:59:59';
const health: Pattern['data'] = { categories: ['name', 'health'] };
const records = (people: Pattern['people'], kind: string, more: Partial<Pattern> = {}): Pattern => ({
  ...{ people: people ?? {}, kind: [kind], data: health },
  ...more,
});
/** An incident without any data set, and what the organization answered. */
const event = (
  kind: string,
  milestones: Pattern['milestones'],
  answers: Pattern['answers'] = {},
): Pattern => ({
  ...{ sets: [], kind: [kind], milestones: milestones ?? {}, answers: answers ?? {} },
});

describe('HIPAA', () => {
  const clinic = (people: Pattern['people'], more: Partial<Pattern> = {}) =>
    records(people, 'hipaa_covered_entity', more);

  test.each<[string, Pattern['people'], string, string]>([
    ['500 in all, wherever they live', { TX: 299, abroad: 201 }, 'us-hipaa-hhs-500', D60],
    ['499 in all', { TX: 299, OK: 200 }, 'us-hipaa-hhs-500', 'NOT_REQUIRED'],
    ['499 in all', { TX: 299, OK: 200 }, 'us-hipaa-hhs-annual', 'REQUIRED 2027-03-01 23:59:59'],
    ['500 of one State', { TX: 500 }, 'us-hipaa-media', 'NOT_REQUIRED'],
    ['501 of one State', { TX: 501 }, 'us-hipaa-media', D60],
    ['600 whose State nobody knows', { US: 600 }, 'us-hipaa-media', 'UNDECIDED'],
    ['500 whose State nobody knows', { US: 500 }, 'us-hipaa-media', 'NOT_REQUIRED'],
    ['an unknown number', { TX: null }, 'us-hipaa-hhs-500', 'UNDECIDED'],
    ['an unknown number', { TX: null }, 'us-hipaa-individuals', D60],
  ])('%s (%j), %s: %s', async (_what, people, rule, expected) => {
    expect(await outcome(rule, clinic(people))).toBe(expected);
  });

  test('the yearly list is due on the sixtieth day of the next year, by the date where the entity is', async () => {
    const list = (at: string) => outcome('us-hipaa-hhs-annual', clinic({ TX: 1 }, { at }));
    expect(await list('2023-06-01T15:00:00Z')).toBe('REQUIRED 2024-02-29 23:59:59');
    expect(await list('2026-01-01T04:30:00Z')).toBe('REQUIRED 2026-03-01 23:59:59');
    expect(await list('2026-01-01T05:30:00Z')).toBe('REQUIRED 2027-03-01 23:59:59');
  });

  test('paper and the spoken word count, and so does what was only seen', async () => {
    for (const data of [{ medium: 'PAPER' }, { medium: 'ORAL' }, { acquired: 'NO' }] as const) {
      const protection = 'medium' in data ? { ...open, encrypted: 'UNKNOWN' as const } : open;
      const pattern = clinic({ TX: 3 }, { data: { ...health, ...data, protection } });
      expect(await outcome('us-hipaa-individuals', pattern)).toBe(D60);
    }
  });

  test('sealed records, or a low probability of compromise, leave nothing to tell', async () => {
    for (const more of [
      { data: { ...health, protection: sealed } },
      { answers: { low_probability_of_compromise: true } },
    ]) {
      const owed = (await judge(clinic({ TX: 900 }, more))).filter(
        ({ verdict }) => verdict !== 'NOT_REQUIRED',
      );
      expect(owed.filter(({ ruleId }) => ruleId.startsWith('us-hipaa'))).toEqual([]);
    }
  });

  test('a business associate tells the covered entity, and nobody else', async () => {
    const data: Pattern['data'] = { ...health, role: 'PROCESSOR', controllers: ['Clinic'] };
    const associate = records({ TX: 900 }, 'hipaa_business_associate', { data });
    expect(await outcome('us-hipaa-ba', associate)).toBe(D60);
    expect(await outcome('us-hipaa-individuals', associate)).toBe('NOT_REQUIRED');
  });

  test('New York hears of it within five business days of the word to the Secretary', async () => {
    const told = { 'us-hipaa-hhs-500': '2026-10-01T15:00:00Z' };
    expect(await outcome('us-ny-ag-hipaa', clinic({ NY: 700 }, { told }))).toBe(
      'REQUIRED 2026-10-08 23:59:59',
    );
  });
});

describe('the Federal Trade Commission', () => {
  test.each<[Pattern['people'], string, string]>([
    [{ TX: 250, CA: 250 }, 'us-ftc-hbnr-ftc-500', D60],
    [{ TX: 250, CA: 250 }, 'us-ftc-hbnr-media', 'NOT_REQUIRED'],
    [{ TX: 500 }, 'us-ftc-hbnr-media', D60],
    [{ TX: 499 }, 'us-ftc-hbnr-ftc-500', 'NOT_REQUIRED'],
    [{ TX: 499 }, 'us-ftc-hbnr-ftc-annual', 'REQUIRED 2027-03-01 23:59:59'],
  ])('health apps: %j, %s: %s', async (people, rule, expected) => {
    expect(await outcome(rule, records(people, 'phr_vendor'))).toBe(expected);
  });

  const lender = (count: number, data: Pattern['data'] = {}, at = FOUND) =>
    outcome('us-ftc-safeguards', {
      ...{ people: { TX: count - 1, CA: 1 }, kind: ['us_nonbank_financial_institution'], at },
      data: { categories: ['name', 'bank_account'], ...data },
    });
  test('lenders: 500 consumers in all, not encrypted, within thirty days of discovery since 13 May 2024', async () => {
    expect(await lender(500)).toBe('REQUIRED 2026-10-10 23:59:59');
    expect(await lender(499)).toBe('NOT_REQUIRED');
    expect(await lender(500, { protection: sealed })).toBe('NOT_REQUIRED');
    expect(await lender(500, { protection: { ...sealed, keySafe: 'NO' } })).toBe(
      'REQUIRED 2026-10-10 23:59:59',
    );
    expect(await lender(500, {}, '2024-05-12T15:00:00Z')).toBe('NOT_REQUIRED');
    expect(await lender(500, {}, '2024-05-13T15:00:00Z')).toBe('REQUIRED 2024-06-12 23:59:59');
  });

  test('lenders: what was seen counts as taken until evidence shows otherwise', async () => {
    expect(await lender(500, { accessed: 'YES', acquired: 'UNKNOWN' })).toBe('REQUIRED 2026-10-10 23:59:59');
    expect(await lender(500, { accessed: 'YES', acquired: 'NO' })).toBe('NOT_REQUIRED');
  });
});

describe('Form 8-K: four business days from the finding that it is material, in Washington', () => {
  test.each([
    ['a Monday', '2026-09-14T15:00:00Z', '2026-09-18'],
    ['a Friday', '2026-09-18T15:00:00Z', '2026-09-24'],
    ['a Saturday', '2026-09-19T15:00:00Z', '2026-09-24'],
    ['a Sunday', '2026-09-20T15:00:00Z', '2026-09-24'],
    ['Labor Day', '2026-09-07T15:00:00Z', '2026-09-11'],
    ['the Saturday before Labor Day', '2026-09-05T15:00:00Z', '2026-09-11'],
    ['the Tuesday before Thanksgiving', '2026-11-24T15:00:00Z', '2026-12-01'],
    ['two days before Christmas', '2026-12-23T15:00:00Z', '2026-12-30'],
  ])('%s (%s): the end of %s', async (_day, at, due) => {
    const found = event('sec_domestic_registrant', { materiality_determined: at });
    expect(await outcome('us-sec-8k-105', found)).toBe(`REQUIRED ${due} 23:59:59`);
    const elsewhere = { ...found, zone: 'Asia/Tokyo' };
    const [there] = (await judge(elsewhere)).filter(({ ruleId }) => ruleId === 'us-sec-8k-105');
    expect(there?.due?.dueAt?.setZone('America/New_York').toFormat('yyyy-MM-dd')).toBe(due);
  });
});

describe('hours that run through nights and weekends', () => {
  test.each<[string, string, Pattern, string]>([
    [
      'a bank, 36 from its determination on the eve of winter time',
      'us-banking-36h',
      event(
        'us_banking_organization',
        { determined: '2026-10-31T22:00:00Z' },
        { bank_notification_incident: true },
      ),
      'REQUIRED 2026-11-02 05:00:00',
    ],
    [
      'a credit union, 72 from its belief',
      'us-ncua-72h',
      event(
        'us_credit_union',
        { reasonable_belief: '2026-10-30T21:00:00Z' },
        { credit_union_reportable_incident: true },
      ),
      'REQUIRED 2026-11-02 16:00:00',
    ],
    [
      'an insurer of New York, 72 from its determination',
      'us-nydfs-500-17-incident',
      event(
        'nydfs_covered_entity',
        { determined: '2026-10-30T15:00:00Z' },
        { other_supervisor_notice_required: true },
      ),
      'REQUIRED 2026-11-02 10:00:00',
    ],
    [
      'its payment, 24 from it',
      'us-nydfs-500-17-extortion-24h',
      event('nydfs_covered_entity', { payment_made: '2026-10-31T15:00:00Z' }),
      'REQUIRED 2026-11-01 10:00:00',
    ],
  ])('%s', async (_who, rule, pattern, expected) => expect(await outcome(rule, pattern)).toBe(expected));

  test('the law that is only proposed, or has no date yet, makes no duty', async () => {
    const infrastructure = event(
      'us_critical_infrastructure',
      { reasonable_belief: FOUND },
      { circia_covered_incident: true },
    );
    expect(await outcome('us-circia-72h', infrastructure)).toBe('NOT_REQUIRED');
    const carrier = records({ TX: 600 }, 'us_telecom_carrier', { data: { categories: ['cpni'] } });
    expect(await outcome('us-fcc-breach', carrier)).toBe('NOT_REQUIRED');
    expect(await outcome('us-fcc-breach-legacy', carrier)).toBe('REQUIRED 2026-09-21 23:59:59');
  });
});

describe('Regulation S-P by the day of awareness', () => {
  const adviser = (at: string, kind: string[]) =>
    outcome('us-sec-reg-sp-individuals', {
      people: { TX: 5 },
      at,
      kind,
      answers: { customer_information_concerned: true },
    });
  test('larger entities since 3 December 2025, all since 3 June 2026', async () => {
    const larger = ['reg_sp_covered_institution', 'reg_sp_larger_entity'];
    expect(await adviser('2025-12-02T15:00:00Z', larger)).toBe('NOT_REQUIRED');
    expect(await adviser('2025-12-03T15:00:00Z', larger)).toBe('REQUIRED 2026-01-02 23:59:59');
    expect(await adviser('2026-06-02T15:00:00Z', ['reg_sp_covered_institution'])).toBe('NOT_REQUIRED');
    expect(await adviser('2026-06-03T15:00:00Z', ['reg_sp_covered_institution'])).toBe(
      'REQUIRED 2026-07-03 23:59:59',
    );
  });
});

describe('an organization that says what kind it is', () => {
  const registrant = event('sec_domestic_registrant', { materiality_determined: '2026-09-16T15:00:00Z' });

  test('is bound wherever it is established, and while that is not known', async () => {
    for (const seat of ['US', 'IE', null])
      expect(await outcome('us-sec-8k-105', { ...registrant, seat })).toBe('REQUIRED 2026-09-22 23:59:59');
  });

  test('and one that has not said is asked, if anything ties it to the United States', async () => {
    expect(await outcome('us-hipaa-individuals', { people: { TX: 3 }, data: health, kind: null })).toBe(
      'UNDECIDED',
    );
    expect(await asked('us-hipaa-individuals', { people: { TX: 3 }, data: health, kind: null })).toContain(
      'regulated_as',
    );
    const abroad = { people: { abroad: 3 }, data: health, kind: null, seat: 'DE' };
    expect(await outcome('us-hipaa-individuals', abroad)).toBe('NOT_REQUIRED');
  });
});
