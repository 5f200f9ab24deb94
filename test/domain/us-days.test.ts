import { FOUND, outcome, type Pattern } from './us-scene.ts';

const D30 = 'REQUIRED 2026-10-10 23:59:59';
const D45 = 'REQUIRED 2026-10-25 23:59:59';
const D60 = 'REQUIRED 2026-11-09 23:59:59';
const NONE = 'REQUIRED no date';
const people = (rule: string, count = 20_000) => ({ [rule.slice(3, 5).toUpperCase()]: count });

describe('found and determined on Thursday 10 September 2026, days that end in the zone of the organization', () => {
  test.each<[string, string]>([
    ...['ca', 'co', 'fl', 'me', 'ny', 'wa'].map((state): [string, string] => [
      `us-${state}-individuals`,
      D30,
    ]),
    ...['al', 'az', 'in', 'md', 'nm', 'oh', 'or', 'ri', 'tn', 'vt', 'wi'].map((state): [string, string] => [
      `us-${state}-individuals`,
      D45,
    ]),
    ...['ct', 'de', 'la', 'sd', 'tx'].map((state): [string, string] => [`us-${state}-individuals`, D60]),
    ...['ak', 'ar', 'dc', 'hi', 'id', 'il', 'ia', 'ks', 'ky', 'ma', 'mi', 'mn', 'ms', 'mo', 'mt', 'ne'].map(
      (state): [string, string] => [`us-${state}-individuals`, NONE],
    ),
    ...['nv', 'nh', 'nj', 'nc', 'nd', 'ok', 'pa', 'sc', 'ut', 'va', 'wv', 'wy', 'pr'].map(
      (state): [string, string] => [`us-${state}-individuals`, NONE],
    ),
    ...['us-co-ag', 'us-fl-ag', 'us-ny-ag', 'us-ny-dos-police', 'us-tx-ag', 'us-wa-ag'].map(
      (rule): [string, string] => [rule, D30],
    ),
    ...['us-al-ag', 'us-ar-ag', 'us-az-ag', 'us-in-ag', 'us-md-ag', 'us-nm-ag', 'us-nm-cra', 'us-or-ag'].map(
      (rule): [string, string] => [rule, D45],
    ),
    ...['us-ct-ag', 'us-de-ag'].map((rule): [string, string] => [rule, D60]),
    ['us-pr-daco', 'REQUIRED 2026-09-20 23:59:59'],
    ['us-mn-cra', 'REQUIRED 2026-09-12 11:00:00'],
    ['us-vt-ag', 'REQUIRED 2026-09-30 23:59:59'],
  ])('%s: %s', async (rule, due) => expect(await outcome(rule, { people: people(rule) })).toBe(due));

  test('an evening in Texas is still that day there, though it is the next in London', async () => {
    const evening = { people: { TX: 250 }, at: '2026-09-11T03:00:00Z' };
    expect(await outcome('us-tx-ag', { ...evening, zone: 'America/Chicago' })).toBe(D30);
    expect(await outcome('us-tx-ag', { ...evening, zone: 'Europe/London' })).toBe(
      'REQUIRED 2026-10-11 23:59:59',
    );
  });

  test('Texas counts from the determination: 30 days for the Attorney General, 60 for the people', async () => {
    const milestones = { discovered: FOUND, determined: '2026-09-20T15:00:00Z' };
    const later = { people: { TX: 250 }, milestones };
    expect(await outcome('us-tx-ag', later)).toBe('REQUIRED 2026-10-20 23:59:59');
    expect(await outcome('us-tx-individuals', later)).toBe('REQUIRED 2026-11-19 23:59:59');
  });

  test('a public body of Rhode Island has thirty days', async () => {
    const body = { people: { RI: 1 }, kind: ['us_public_body'] };
    expect(await outcome('us-ri-individuals', body)).toBe(D30);
  });
});

describe('vendors', () => {
  const vendor = (state: string, answers = {}) =>
    outcome(`us-${state}-owner`, {
      people: { [state.toUpperCase()]: 5 },
      data: { role: 'PROCESSOR', controllers: ['Owner'] },
      answers,
    });
  test.each([
    ['al', 'REQUIRED 2026-09-20 23:59:59'],
    ['fl', 'REQUIRED 2026-09-20 23:59:59'],
    ['or', 'REQUIRED 2026-09-20 23:59:59'],
    ['ny', D30],
    ['ca', NONE],
  ])('%s: %s', async (state, due) => expect(await vendor(state)).toBe(due));

  test('in Georgia within 24 hours, where the customer is a broker or a public body', async () => {
    expect(await vendor('ga', { ga_customer_covered: true })).toBe('REQUIRED 2026-09-11 11:00:00');
    expect(await vendor('ga', { ga_customer_covered: false })).toBe('NOT_REQUIRED');
  });
});

describe('clocks that wait for the word to the residents', () => {
  const onceTold = (rule: string, told: string, zone?: string) =>
    outcome(rule, {
      people: people(rule),
      told: { [`${rule.slice(0, 5)}-individuals`]: told },
      ...(zone && { zone }),
    });

  test('California: a copy for the Attorney General 15 days later, by the date in California', async () => {
    expect(await onceTold('us-ca-ag', '2026-09-12T06:59:59Z', 'America/Los_Angeles')).toBe(
      'REQUIRED 2026-09-26 23:59:59',
    );
    expect(await onceTold('us-ca-ag', '2026-09-12T07:00:00Z', 'America/Los_Angeles')).toBe(
      'REQUIRED 2026-09-27 23:59:59',
    );
  });

  test('Iowa: five business days; Louisiana: ten days; Oklahoma: sixty', async () => {
    const told = '2026-10-02T15:00:00Z';
    expect(await onceTold('us-ia-ag', told)).toBe('REQUIRED 2026-10-09 23:59:59');
    expect(await onceTold('us-la-ag', told)).toBe('REQUIRED 2026-10-12 23:59:59');
    expect(await onceTold('us-ok-ag', told)).toBe('REQUIRED 2026-12-01 23:59:59');
  });

  test.each([
    'us-il-ag',
    'us-ct-ag',
    'us-de-ag',
    'us-dc-ag',
    'us-ne-ag',
    'us-mt-ag',
    'us-pa-ag',
    'us-md-ag',
    'us-nj-police',
    'us-nh-ag',
    'us-vt-ag',
  ])('%s: not later than the residents are told', async (rule) =>
    expect(await onceTold(rule, '2026-09-20T15:00:00Z')).toBe('REQUIRED 2026-09-20 11:00:00'),
  );

  test('Vermont: residents told after the fourteenth business day move nothing', async () => {
    expect(await onceTold('us-vt-ag', '2026-10-20T15:00:00Z')).toBe('REQUIRED 2026-09-30 23:59:59');
  });
});

describe('the law by the day of the event it names', () => {
  const on = (rule: string, at: string, more: Partial<Pattern> = {}) =>
    outcome(rule, { people: people(rule, 900), at, ...more });
  const noon = (day: string) => `${day}T17:00:00Z`;

  test('California counts days since 1 January 2026', async () => {
    expect(await on('us-ca-individuals', noon('2025-12-31'))).toBe(NONE);
    expect(await on('us-ca-individuals', noon('2026-01-01'))).toBe('REQUIRED 2026-01-31 23:59:59');
  });

  test('New York: days since 21 December 2024; the Department of Financial Services for all until 13 February 2025; health since 21 March', async () => {
    expect(await on('us-ny-individuals', noon('2024-12-20'))).toBe(NONE);
    expect(await on('us-ny-individuals', noon('2024-12-21'))).toBe('REQUIRED 2025-01-20 23:59:59');
    expect(await on('us-ny-dfs', noon('2024-12-20'))).toBe('NOT_REQUIRED');
    expect(await on('us-ny-dfs', noon('2025-02-13'))).toBe('REQUIRED 2025-03-15 23:59:59');
    expect(await on('us-ny-dfs', noon('2025-02-14'))).toBe('NOT_REQUIRED');
    expect(await on('us-ny-dfs', noon('2025-02-14'), { kind: ['nydfs_covered_entity'] })).toBe(
      'REQUIRED 2025-03-16 23:59:59',
    );
    const health: Partial<Pattern> = { data: { categories: ['name', 'health'] } };
    expect(await on('us-ny-individuals', noon('2025-03-20'), health)).toBe('NOT_REQUIRED');
    expect(await on('us-ny-individuals', noon('2025-03-21'), health)).toBe('REQUIRED 2025-04-20 23:59:59');
  });

  test('Pennsylvania: its Attorney General, and 500 instead of 1,000 for the agencies, since 26 September 2024', async () => {
    expect(await on('us-pa-ag', noon('2024-09-25'))).toBe('NOT_REQUIRED');
    expect(await on('us-pa-cra', noon('2024-09-25'))).toBe('NOT_REQUIRED');
    expect(await on('us-pa-ag', noon('2024-09-26'))).toBe(NONE);
    expect(await on('us-pa-cra', noon('2024-09-26'))).toBe(NONE);
  });

  test('Oklahoma by the later of discovery and determination; North Dakota’s financial corporations since August 2025', async () => {
    const milestones = (determined: string) => ({
      discovered: noon('2025-12-20'),
      determined: noon(determined),
    });
    expect(await on('us-ok-ag', noon('2025-12-20'), { milestones: milestones('2025-12-31') })).toBe(
      'NOT_REQUIRED',
    );
    expect(await on('us-ok-ag', noon('2025-12-20'), { milestones: milestones('2026-01-01') })).toBe(NONE);
    const kind = ['us_nd_financial_corporation'];
    expect(await on('us-nd-dfi', noon('2025-07-31'), { kind })).toBe('NOT_REQUIRED');
    expect(await on('us-nd-dfi', noon('2025-08-01'), { kind })).toBe('REQUIRED 2025-09-15 23:59:59');
  });

  test('a bill of Connecticut makes no duty', async () => {
    expect(await outcome('us-ct-forensic-report', { people: { CT: 200_000 } })).toBe('NOT_REQUIRED');
  });
});
