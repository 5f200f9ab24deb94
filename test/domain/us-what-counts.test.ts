import { asked, judge, open, outcome, type Pattern, sealed } from './us-scene.ts';

const states =
  'al ak az ar ca co ct de dc fl hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy pr';
const everyState = states.split(' ');
const residents = (state: string, data: Pattern['data'] = {}, more: Partial<Pattern> = {}) =>
  outcome(`us-${state}-individuals`, { people: { [state.toUpperCase()]: 20 }, data, ...more }, false);

describe('in every state', () => {
  test.each(everyState)(
    '%s: open names with numbers are told; with encryption and a safe key nobody is',
    async (state) => {
      expect(await residents(state)).toBe('REQUIRED');
      expect(await residents(state, { protection: sealed })).toBe('NOT_REQUIRED');
      expect(await residents(state, { protection: { ...sealed, keySafe: 'NO' } })).toBe('REQUIRED');
      expect(await residents(state, { categories: ['name', 'email_address'] })).toBe('NOT_REQUIRED');
      expect(await residents(state, { categories: ['name', 'driver_license'] })).toBe('REQUIRED');
      expect(await residents(state, { categories: ['name', 'payment_card', 'account_access_code'] })).toBe(
        'REQUIRED',
      );
      expect(await residents(state, { confidentiality: 'NO', availability: 'YES' })).toBe('NOT_REQUIRED');
    },
  );

  test.each(everyState)(
    '%s: what is not known of encryption and key is asked for, never decided',
    async (state) => {
      const people = { [state.toUpperCase()]: 20 };
      const rule = `us-${state}-individuals`;
      const keyOpen: Pattern = { people, data: { protection: { ...sealed, keySafe: 'UNKNOWN' } } };
      expect(await outcome(rule, keyOpen)).toBe('UNDECIDED');
      expect(await asked(rule, keyOpen)).toContain('dataSet.keySafe');
      const allOpen: Pattern = { people, data: { protection: { ...open, encrypted: 'UNKNOWN' } } };
      expect(await outcome(rule, allOpen)).toBe('UNDECIDED');
      expect(await asked(rule, allOpen)).toContain('dataSet.encrypted');
    },
  );

  test.each(everyState)('%s: the law of the state is silent on people of another', async (state) => {
    const verdicts = await judge({ people: { [state === 'oh' ? 'IN' : 'OH']: 20_000, abroad: 9 } });
    const owed = verdicts.filter(({ verdict }) => verdict !== 'NOT_REQUIRED');
    expect(owed.filter(({ ruleId }) => ruleId.startsWith(`us-${state}-`))).toEqual([]);
  });

  test.each(everyState)('%s: whoever holds data for others tells no residents', async (state) => {
    const data = { role: 'PROCESSOR', controllers: ['Owner'] } as const;
    expect(await residents(state, data)).toBe('NOT_REQUIRED');
    if (state === 'ri' || state === 'sd') return;
    const people = { [state.toUpperCase()]: 20 };
    expect(await outcome(`us-${state}-owner`, { people, data }, false)).toBe('REQUIRED');
  });
});

describe('access and acquisition', () => {
  const seenIsEnough = ['nj', 'fl', 'pr', 'ny', 'ct', 'ri'];
  const seen = { accessed: 'YES', acquired: 'NO' } as const;

  test.each(seenIsEnough)('%s: seen is enough', async (state) =>
    expect(await residents(state, seen)).toBe('REQUIRED'),
  );

  // Massachusetts asks for acquisition or use, or a substantial risk: it stands apart.
  test.each(everyState.filter((state) => ![...seenIsEnough, 'ma'].includes(state)))(
    '%s: seen and shown not to have been taken is not enough; whether it was taken is asked',
    async (state) => {
      expect(await residents(state, seen)).toBe('NOT_REQUIRED');
      expect(await residents(state, { accessed: 'YES', acquired: 'UNKNOWN' })).toBe('UNDECIDED');
    },
  );

  test.each(['az', 'hi', 'ks', 'mi', 'mo', 'nc', 'oh', 'ok', 'sc'])('%s: both are needed', async (state) => {
    expect(await residents(state, { accessed: 'NO', acquired: 'YES' })).toBe('NOT_REQUIRED');
    expect(await residents(state, { accessed: 'YES', acquired: 'YES' })).toBe('REQUIRED');
  });
});

describe('paper', () => {
  const paper = { medium: 'PAPER', protection: { ...open, encrypted: 'UNKNOWN' } } as const;
  const covered = ['ak', 'hi', 'nc', 'wa', 'wi', 'ma'];
  const printed = ['in', 'ia'];

  test.each(covered)('%s: is covered', async (state) =>
    expect(await residents(state, paper)).toBe('REQUIRED'),
  );

  test.each(everyState.filter((state) => ![...covered, ...printed].includes(state)))(
    '%s: is not covered',
    async (state) => expect(await residents(state, paper)).toBe('NOT_REQUIRED'),
  );

  test.each(printed)('%s: is covered when it came from a computer', async (state) => {
    const from = (answers: Pattern['answers']) => residents(state, paper, { answers: answers ?? {} });
    expect(await from({ paper_from_computer: true })).toBe('REQUIRED');
    expect(await from({ paper_from_computer: false })).toBe('NOT_REQUIRED');
    expect(await from({})).toBe('UNDECIDED');
  });
});

describe('whom the law binds', () => {
  test('Georgia binds information brokers and public bodies, and nobody else', async () => {
    expect(await residents('ga')).toBe('NOT_REQUIRED');
    expect(await residents('ga', {}, { kind: ['us_information_broker'] })).toBe('REQUIRED');
    expect(await residents('ga', {}, { kind: ['us_public_body'] })).toBe('REQUIRED');
  });

  test('the Attorney General of Idaho hears of public bodies alone', async () => {
    const idaho = (kind: string) => outcome('us-id-ag', { people: { ID: 1 }, kind: [kind] }, false);
    expect([await idaho('none'), await idaho('us_public_body')]).toEqual(['NOT_REQUIRED', 'REQUIRED']);
  });

  test('an insurer of Pennsylvania tells the residents, not the Attorney General', async () => {
    const insurer = { people: { PA: 501 }, kind: ['us_pa_insurance_licensee'] };
    expect(await outcome('us-pa-ag', insurer)).toBe('NOT_REQUIRED');
    expect(await outcome('us-pa-individuals', insurer, false)).toBe('REQUIRED');
  });

  test('no law of the United States is even open for a company of Germany and its customers there', async () => {
    const verdicts = await judge({ people: { abroad: 9000 }, kind: null, zone: 'Europe/Berlin', seat: 'DE' });
    const said = verdicts.filter(
      ({ ruleId, verdict }) => ruleId.startsWith('us-') && verdict !== 'NOT_REQUIRED',
    );
    expect(said.map(({ ruleId }) => ruleId)).toEqual([]);
  });
});
