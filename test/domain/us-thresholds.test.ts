import { asked, outcome, type Pattern, records, sealed } from './us-scene.ts';

/** Rule, number from which it is owed. "More than 500" begins at 501, "500 or more" at 500. */
const thresholds: [string, number][] = [
  ['us-al-ag', 1001],
  ['us-az-ag', 1001],
  ['us-ar-ag', 1001],
  ['us-ca-ag', 501],
  ['us-co-ag', 500],
  ['us-dc-ag', 50],
  ['us-de-ag', 501],
  ['us-fl-ag', 500],
  ['us-hi-ocp', 1001],
  ['us-ia-ag', 501],
  ['us-il-ag', 501],
  ['us-mo-ag', 1001],
  ['us-nd-ag', 251],
  ['us-nm-ag', 1001],
  ['us-ok-ag', 500],
  ['us-or-ag', 251],
  ['us-pa-ag', 501],
  ['us-ri-ag', 501],
  ['us-sc-dca', 1001],
  ['us-sd-ag', 251],
  ['us-tx-ag', 250],
  ['us-ut-ag', 500],
  ['us-wa-ag', 501],
  ...[
    'al',
    'ak',
    'az',
    'co',
    'dc',
    'fl',
    'hi',
    'in',
    'ks',
    'ky',
    'me',
    'mi',
    'mo',
    'nv',
    'nh',
    'nj',
    'nm',
  ].map((state): [string, number] => [`us-${state}-cra`, 1001]),
  ...['nc', 'oh', 'or', 'sc', 'tn', 'vt', 'va', 'wv'].map((state): [string, number] => [
    `us-${state}-cra`,
    1001,
  ]),
  ...['md', 'ut', 'wi'].map((state): [string, number] => [`us-${state}-cra`, 1000]),
  ...['mn', 'pa', 'ri'].map((state): [string, number] => [`us-${state}-cra`, 501]),
  ['us-ny-cra', 5001],
  ['us-tx-cra', 10_001],
];
const stateOf = (rule: string) => rule.slice(3, 5).toUpperCase();

describe('a number of residents, with its exact operator', () => {
  test.each(thresholds)('%s: owed from %i residents of that state, not of one fewer', async (rule, first) => {
    const state = stateOf(rule);
    expect(await outcome(rule, { people: { [state]: first - 1 } }, false)).toBe('NOT_REQUIRED');
    expect(await outcome(rule, { people: { [state]: first } }, false)).toBe('REQUIRED');
    // People of other states and countries never help to reach it.
    const elsewhere = { [state]: first - 1, [state === 'WY' ? 'MT' : 'WY']: 50_000, abroad: 90_000 };
    expect(await outcome(rule, { people: elsewhere }, false)).toBe('NOT_REQUIRED');
    const unknown = { people: { [state]: null } };
    expect(await outcome(rule, unknown, false)).toBe('UNDECIDED');
    expect(await asked(rule, unknown)).toContain('group.count');
  });

  test.each([
    'us-ct-ag',
    'us-in-ag',
    'us-la-ag',
    'us-md-ag',
    'us-ma-ag',
    'us-ma-ocabr',
    'us-me-ag',
    'us-mt-ag',
    'us-ne-ag',
  ])('%s: one resident is enough', async (rule) =>
    expect(await outcome(rule, { people: { [stateOf(rule)]: 1 } }, false)).toBe('REQUIRED'),
  );

  test.each([
    'us-nc-ag',
    'us-nh-ag',
    'us-nj-police',
    'us-ny-ag',
    'us-ny-dos-police',
    'us-pr-daco',
    'us-va-ag',
    'us-vt-ag',
    'us-sd-cra',
  ])('%s: one resident is enough', async (rule) =>
    expect(await outcome(rule, { people: { [stateOf(rule)]: 1 } }, false)).toBe('REQUIRED'),
  );

  test.each(['ar', 'ca', 'ct', 'de', 'id', 'il', 'ia', 'la', 'ma', 'ms', 'ne', 'nd', 'ok', 'wa', 'wy', 'pr'])(
    'the law of %s sends no word to the consumer reporting agencies, however many they are',
    async (state) => {
      const people = { [state.toUpperCase()]: 50_000 };
      expect(await outcome(`us-${state}-cra`, { people })).toBe('NOT_REQUIRED');
    },
  );
});

describe('how residents are counted', () => {
  const texas = (pattern: Pattern) => outcome('us-tx-ag', pattern, false);
  const two = (first: number, second: number, same?: boolean, given = {}): Pattern => ({
    sets: [records({ TX: first }), records({ TX: second }, { id: 'e', ...given })],
    ...(same === undefined ? {} : { answers: { same_people_in_all_data_sets: same } }),
  });

  test('those of two data sets add up when they are others, and not when they are the same', async () => {
    expect(await texas(two(200, 50, false))).toBe('REQUIRED');
    expect(await texas(two(200, 200, true))).toBe('NOT_REQUIRED');
  });

  test('whether they are the same is asked only where the threshold lies between', async () => {
    expect(await texas(two(200, 200))).toBe('UNDECIDED');
    expect(await asked('us-tx-ag', two(200, 200))).toContain('same_people_in_all_data_sets');
    expect(await texas(two(100, 100))).toBe('NOT_REQUIRED');
    expect(await texas(two(250, 100))).toBe('REQUIRED');
  });

  test('those whose data was encrypted, or of no kind the law lists, do not count', async () => {
    expect(await texas(two(100, 5000, false, { protection: sealed }))).toBe('NOT_REQUIRED');
    expect(await texas(two(100, 5000, false, { categories: ['name', 'email_address'] }))).toBe(
      'NOT_REQUIRED',
    );
  });

  test('a name in one data set and a number in another are not a name with a number', async () => {
    const sets = [
      records({ FL: 9 }, { categories: ['name'] }),
      records({ FL: 9 }, { id: 'e', categories: ['ssn'] }),
    ];
    expect(await outcome('us-fl-individuals', { sets })).toBe('NOT_REQUIRED');
  });

  test('people of the United States whose state nobody knows leave each state open, and the state is asked for', async () => {
    expect(await texas({ people: { US: 250 } })).toBe('UNDECIDED');
    expect(await asked('us-tx-individuals', { people: { US: 3 } })).toContain('group.jurisdiction');
    expect(await texas({ people: { US: 249 } })).toBe('NOT_REQUIRED');
  });

  test('Oklahoma counts 500, and 1,000 where it happened at a credit bureau', async () => {
    const bureau = { kind: ['us_credit_bureau'] };
    const oklahoma = (count: number) => ({ people: { OK: count }, ...bureau });
    expect(await outcome('us-ok-ag', oklahoma(999))).toBe('NOT_REQUIRED');
    expect(await outcome('us-ok-ag-credit-bureau', oklahoma(999))).toBe('NOT_REQUIRED');
    expect(await outcome('us-ok-ag-credit-bureau', oklahoma(1000), false)).toBe('REQUIRED');
  });

  test('a vendor tells the Attorney General of Oregon of more than 250, or where it cannot count, until the owner has', async () => {
    const vendor = (count: number | null, answers = {}) =>
      outcome(
        'us-or-vendor-ag',
        { people: { OR: count }, data: { role: 'PROCESSOR', controllers: ['Museum'] }, answers },
        false,
      );
    expect(await vendor(250)).toBe('NOT_REQUIRED');
    expect(await vendor(251)).toBe('REQUIRED');
    expect(await vendor(251, { or_owner_told_attorney_general: true })).toBe('NOT_REQUIRED');
    expect(await vendor(null)).toBe('UNDECIDED');
    expect(await vendor(null, { or_number_not_determined: true })).toBe('REQUIRED');
  });
});
