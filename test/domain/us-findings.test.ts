import { asked, judge, outcome, type Pattern } from './us-scene.ts';

const NO_HARM = { misuse_likely: false };

describe('a duty that only one’s own finding of no harm brings about', () => {
  test.each([
    ['Alaska', 'us-ak-ag', { AK: 60 }],
    ['Florida', 'us-fl-harm-determination', { FL: 600 }],
    ['New York', 'us-ny-ag-determination', { NY: 501 }],
    ['South Dakota', 'us-sd-ag-no-harm', { SD: 60 }],
    ['Vermont', 'us-vt-ag-no-harm', { VT: 60 }],
  ])('%s: does not arise, and asks nothing, while nobody has found so', async (_state, rule, people) => {
    expect(await outcome(rule, { people })).toBe('NOT_REQUIRED');
    expect(await asked(rule, { people })).toEqual([]);
  });

  test.each<[string, string, Pattern]>([
    ['Alaska', 'us-ak-ag', { people: { AK: 60 }, answers: NO_HARM }],
    ['South Dakota', 'us-sd-ag-no-harm', { people: { SD: 60 }, answers: NO_HARM }],
    [
      'Florida, after consulting law enforcement',
      'us-fl-harm-determination',
      { people: { FL: 600 }, answers: { ...NO_HARM, law_enforcement_consulted: true } },
    ],
    [
      'New York, an inadvertent disclosure of 501',
      'us-ny-ag-determination',
      { people: { NY: 501 }, answers: { ...NO_HARM, ny_inadvertent_disclosure: true } },
    ],
  ])('%s: arises with the finding', async (_state, rule, pattern) => {
    expect(await outcome(rule, pattern, false)).toBe('REQUIRED');
  });

  test('Florida: without law enforcement it is no such finding, and the residents are told', async () => {
    const pattern = { people: { FL: 600 }, answers: { ...NO_HARM, law_enforcement_consulted: false } };
    expect(await outcome('us-fl-harm-determination', pattern)).toBe('NOT_REQUIRED');
    expect(await outcome('us-fl-individuals', pattern)).toBe('REQUIRED 2026-10-10 23:59:59');
  });
});

describe('a finding that no harm is likely', () => {
  test.each(['al', 'co', 'wa', 'va'])('lifts every duty of the law of %s', async (state) => {
    const verdicts = await judge({ people: { [state.toUpperCase()]: 20_000 }, answers: NO_HARM });
    const owed = verdicts.filter(({ verdict }) => verdict !== 'NOT_REQUIRED');
    expect(owed.filter(({ ruleId }) => ruleId.startsWith(`us-${state}-`))).toEqual([]);
  });

  test.each(['ca', 'tx', 'il', 'mn', 'nd', 'nv'])(
    'lifts nothing where the law of %s has no test of harm',
    async (state) => {
      const pattern = { people: { [state.toUpperCase()]: 10 }, answers: NO_HARM };
      expect(await outcome(`us-${state}-individuals`, pattern, false)).toBe('REQUIRED');
    },
  );

  test('holds in the District of Columbia only after its Attorney General was consulted', async () => {
    const district = (more: Record<string, boolean>) =>
      outcome('us-dc-individuals', { people: { DC: 60 }, answers: { ...NO_HARM, ...more } }, false);
    expect(await district({})).toBe('REQUIRED');
    expect(await district({ attorney_general_consulted: true })).toBe('NOT_REQUIRED');
    expect(await district({ attorney_general_consulted: true, law_enforcement_consulted: false })).toBe(
      'REQUIRED',
    );
  });

  test('lifts nothing in Massachusetts once the data is known to have been taken', async () => {
    const held = (acquired: 'YES' | 'NO') =>
      outcome('us-ma-individuals', { people: { MA: 1 }, data: { acquired }, answers: NO_HARM }, false);
    expect(await held('YES')).toBe('REQUIRED');
    expect(await held('NO')).toBe('NOT_REQUIRED');
  });

  test('is never asked of a duty until it stands: it stands on the burden of the organization', async () => {
    for (const state of ['al', 'ma', 'oh', 'vt']) {
      const pattern = { people: { [state.toUpperCase()]: 5000 } };
      expect(await outcome(`us-${state}-individuals`, pattern, false)).toBe('REQUIRED');
    }
  });
});

describe('what an employee or agent acquired in good faith', () => {
  test.each(['ca', 'tx', 'ny', 'fl', 'oh', 'wa'])('is no breach in %s', async (state) => {
    const people = { [state.toUpperCase()]: 20_000 };
    const answers = { good_faith_acquisition: true };
    expect(await outcome(`us-${state}-individuals`, { people, answers })).toBe('NOT_REQUIRED');
    expect(await outcome(`us-${state}-ag`, { people, answers })).toBe('NOT_REQUIRED');
  });
});

describe('a recorded time answers the question whether it happened', () => {
  test('the finding that it is material: Form 8-K is owed without saying so twice', async () => {
    const registrant = { kind: ['sec_domestic_registrant'], sets: [] };
    const milestones = { materiality_determined: '2026-09-16T15:00:00Z' };
    expect(await outcome('us-sec-8k-105', { ...registrant, milestones })).toBe(
      'REQUIRED 2026-09-22 23:59:59',
    );
    const answers = { material_to_investors: false };
    expect(await outcome('us-sec-8k-105', { ...registrant, milestones, answers })).toBe('NOT_REQUIRED');
  });

  test('the payment of a ransom', async () => {
    const insurer = { kind: ['nydfs_covered_entity'], sets: [] };
    const milestones = { payment_made: '2026-11-01T03:00:00Z' };
    expect(await outcome('us-nydfs-500-17-extortion-24h', { ...insurer, milestones })).toBe(
      'REQUIRED 2026-11-01 22:00:00',
    );
    expect(await outcome('us-nydfs-500-17-extortion-24h', { ...insurer, milestones: {} })).toBe('UNDECIDED');
  });
});
