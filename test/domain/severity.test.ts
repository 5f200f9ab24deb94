import { bandOf, type SeverityInputs, severityOf } from '../../src/domain/severity.ts';
import { severityProblems } from '../../src/domain/severity-problems.ts';
import { flagTable } from '../../src/domain/severity-tables.ts';

type Data = SeverityInputs['data'][number];
type Identifier = SeverityInputs['identifiers'][number];

/** The least: simple data nobody is found by, exposed and nothing more. */
const least: SeverityInputs = {
  data: [{ group: 'SIMPLE' }],
  identifiers: [{ kind: 'FULL_NAME', level: 'NEGLIGIBLE' }],
  confidentiality: 'EXPOSED',
  integrity: 'NOT_LOST',
  availability: 'NOT_LOST',
  malice: 'NO',
  flags: { OVER_100: 'UNKNOWN', UNINTELLIGIBLE: 'UNKNOWN' },
};
const known = (more: Partial<SeverityInputs>): number => {
  const inputs = { ...least, ...more };
  expect(severityProblems(inputs)).toEqual([]);
  const { score, open } = severityOf(inputs);
  expect([score.highest, open]).toEqual([score.lowest, []]);
  return score.lowest;
};
const contextOf = (...data: Data[]) => severityOf({ ...least, data }).context;

describe('ENISA data processing context: every cell of the table', () => {
  test.each<[string, Data, number]>([
    ['simple data', { group: 'SIMPLE' }, 1],
    ['simple data that allow profiling', { group: 'SIMPLE', adjustment: 'PROFILING' }, 2],
    [
      'simple data that allow sensitive assumptions',
      { group: 'SIMPLE', adjustment: 'SENSITIVE_ASSUMPTIONS' },
      3,
    ],
    ['simple data of undercover officers', { group: 'SIMPLE', adjustment: 'SAFETY_OF_VULNERABLE' }, 4],
    ['behavioural data', { group: 'BEHAVIOURAL' }, 2],
    ['behaviour without insight', { group: 'BEHAVIOURAL', adjustment: 'BEHAVIOUR_NO_INSIGHT' }, 1],
    ['a profile of everyday life', { group: 'BEHAVIOURAL', adjustment: 'EVERYDAY_PROFILE' }, 3],
    ['a profile based on sensitive data', { group: 'BEHAVIOURAL', adjustment: 'SENSITIVE_PROFILE' }, 4],
    ['financial data', { group: 'FINANCIAL' }, 3],
    ['a customer of some bank', { group: 'FINANCIAL', adjustment: 'FINANCES_NO_INSIGHT' }, 1],
    ['a bare account number', { group: 'FINANCIAL', adjustment: 'FINANCES_SOME_INSIGHT' }, 2],
    ['full card data', { group: 'FINANCIAL', adjustment: 'FINANCES_FULL' }, 4],
    ['sensitive data', { group: 'SENSITIVE' }, 4],
    ['sensitive data without insight', { group: 'SENSITIVE', adjustment: 'SENSITIVE_NO_INSIGHT' }, 1],
    ['general assumptions', { group: 'SENSITIVE', adjustment: 'SENSITIVE_GENERAL' }, 2],
    ['assumptions about sensitive information', { group: 'SENSITIVE', adjustment: 'SENSITIVE_INDIRECT' }, 3],
  ])('%s', (_name, data, dpc) => {
    expect(contextOf(data)).toEqual({ lowest: dpc, highest: dpc });
  });

  test.each<[string, Data, number]>([
    ['volume takes behaviour to a year of calls', { group: 'BEHAVIOURAL', adjustment: 'VOLUME', to: 3 }, 3],
    ['the controller is a helpline', { group: 'BEHAVIOURAL', adjustment: 'CONTROLLER', to: 4 }, 4],
    ['the individuals are children', { group: 'SIMPLE', adjustment: 'INDIVIDUALS', to: 2 }, 2],
    ['old, invalid cards', { group: 'FINANCIAL', adjustment: 'INVALID', to: 1 }, 1],
    ['it was public before', { group: 'SENSITIVE', adjustment: 'PUBLIC', to: 1 }, 1],
    ['by its nature it says little', { group: 'BEHAVIOURAL', adjustment: 'NATURE' }, 1],
  ])('the context may take any data anywhere, justified: %s', (_name, data, dpc) => {
    expect(severityProblems({ ...least, data: [data] })).toEqual([]);
    expect(contextOf(data)).toEqual({ lowest: dpc, highest: dpc });
  });

  test('of several categories each is scored and the highest kept', () => {
    const all: Data[] = [
      { group: 'SIMPLE' },
      { group: 'FINANCIAL', adjustment: 'FINANCES_SOME_INSIGHT' },
      { group: 'BEHAVIOURAL' },
    ];
    expect(contextOf(...all)).toEqual({ lowest: 2, highest: 2 });
    expect(contextOf(...all, { group: 'SENSITIVE' })).toEqual({ lowest: 4, highest: 4 });
  });

  test.each<[string, Data, RegExp]>([
    [
      'a step of another group',
      { group: 'FINANCIAL', adjustment: 'PROFILING' },
      /no step from FINANCIAL.*FINANCES_FULL/,
    ],
    ['down from the lowest base', { group: 'SIMPLE', adjustment: 'PUBLIC' }, /no step from SIMPLE/],
    [
      'up from the highest base',
      { group: 'SENSITIVE', adjustment: 'VOLUME', to: 4 },
      /no step from SENSITIVE/,
    ],
    [
      'a value the step does not permit',
      { group: 'SIMPLE', adjustment: 'PROFILING', to: 3 },
      /leads from SIMPLE to 2, not to 3/,
    ],
    [
      'a value below the base for a step up',
      { group: 'FINANCIAL', adjustment: 'VOLUME', to: 2 },
      /to 4, not to 2/,
    ],
    ['a fifth step', { group: 'SIMPLE', adjustment: 'VOLUME', to: 5 }, /not to 5/],
    ['several values and none said', { group: 'SIMPLE', adjustment: 'VOLUME' }, /say in to which/],
    ['a value without a step', { group: 'SIMPLE', to: 2 }, /base of the group stands/],
    ['a step without a group', { group: null, adjustment: 'VOLUME', to: 2 }, /name the group/],
  ])('is refused, with what would do: %s', (_name, data, words) => {
    const [problem] = severityProblems({ ...least, data: [data] });
    expect(problem?.input).toMatch(/^data\.0\./);
    expect(problem?.message).toMatch(words);
  });
});

describe('ENISA ease of identification: every cell of the table', () => {
  test.each<[Identifier['kind'], readonly (number | null)[]]>([
    ['FULL_NAME', [0.25, 0.5, 0.75, 1]],
    ['ID_NUMBER', [0.25, null, 0.75, 1]],
    ['PHONE_OR_ADDRESS', [0.25, 0.5, null, 1]],
    ['EMAIL', [0.25, null, 0.75, 1]],
    ['PICTURE', [0.25, 0.5, 0.75, 1]],
    ['CODE_OR_ALIAS', [0.25, null, 0.75, 1]],
    ['OTHER', [0.25, 0.5, 0.75, 1]],
  ])('%s', (kind, row) => {
    const levels = ['NEGLIGIBLE', 'LIMITED', 'SIGNIFICANT', 'MAXIMUM'] as const;
    const scored = levels.map((level) => {
      const inputs = { ...least, identifiers: [{ kind, level }] };
      return severityProblems(inputs).length > 0 ? null : severityOf(inputs).identification.lowest;
    });
    expect(scored).toEqual(row);
  });

  test('of several identifiers the most telling counts', () => {
    const identifiers: Identifier[] = [
      { kind: 'FULL_NAME', level: 'LIMITED' },
      { kind: 'EMAIL', level: 'MAXIMUM' },
    ];
    expect(known({ identifiers })).toBe(1);
  });
});

describe('ENISA circumstances: every cell of the table is added', () => {
  test.each<[Partial<SeverityInputs>, number]>([
    [{ confidentiality: 'NOT_LOST' }, 0],
    [{ confidentiality: 'EXPOSED' }, 0],
    [{ confidentiality: 'KNOWN_RECIPIENTS' }, 0.25],
    [{ confidentiality: 'UNKNOWN_RECIPIENTS' }, 0.5],
    [{ integrity: 'ALTERED_UNUSED' }, 0],
    [{ integrity: 'ALTERED_RECOVERABLE' }, 0.25],
    [{ integrity: 'NOT_RECOVERABLE' }, 0.5],
    [{ availability: 'RECOVERABLE' }, 0],
    [{ availability: 'TEMPORARY' }, 0.25],
    [{ availability: 'LOST' }, 0.5],
    [{ malice: 'NO' }, 0],
    [{ malice: 'YES' }, 0.5],
  ])('%j adds %d', (more, added) => {
    expect(known(more)).toBe(0.25 + added);
  });
});

describe('the score and its bands', () => {
  const worst = {
    confidentiality: 'UNKNOWN_RECIPIENTS',
    integrity: 'NOT_RECOVERABLE',
    availability: 'LOST',
    malice: 'YES',
  } as const;

  test('runs from 0.25 to 6.0', () => {
    expect(known({})).toBe(0.25);
    const all = {
      data: [{ group: 'SENSITIVE' as const }],
      identifiers: [{ kind: 'EMAIL' as const, level: 'MAXIMUM' as const }],
    };
    expect(known({ ...all, ...worst })).toBe(6);
  });

  test.each([
    [0.25, 'LOW'],
    [1.75, 'LOW'],
    [2, 'MEDIUM'],
    [2.75, 'MEDIUM'],
    [3, 'HIGH'],
    [3.75, 'HIGH'],
    [4, 'VERY_HIGH'],
    [6, 'VERY_HIGH'],
  ])('%d is %s', (score, band) => {
    expect(bandOf(score)).toBe(band);
  });

  test('2, 3 and 4 are reached exactly, and belong to the band above', () => {
    const card: Partial<SeverityInputs> = { identifiers: [{ kind: 'FULL_NAME', level: 'MAXIMUM' }] };
    expect(known({ ...card, data: [{ group: 'BEHAVIOURAL' }] })).toBe(2);
    expect(known({ ...card, data: [{ group: 'FINANCIAL' }] })).toBe(3);
    expect(known({ ...card, data: [{ group: 'SENSITIVE' }] })).toBe(4);
  });

  test('what stands beside the score does not enter it, and says what it does', () => {
    const flags = { OVER_100: 'YES', UNINTELLIGIBLE: 'YES' } as const;
    expect(known({ flags })).toBe(known({}));
    expect(flagTable.UNINTELLIGIBLE.effect).toMatch(/never excuses lost data/);
  });
});

describe('what is not known makes a range, and says what decides', () => {
  test('nothing known: anything from the least to the most', () => {
    const nothing = {
      confidentiality: null,
      integrity: null,
      availability: null,
      malice: null,
      data: [],
      identifiers: [],
    };
    const { score, bands, open } = severityOf({ ...least, ...nothing });
    expect([score, bands]).toEqual([
      { lowest: 0.25, highest: 6 },
      { lowest: 'LOW', highest: 'VERY_HIGH' },
    ]);
    expect(open.map(({ input }) => input).sort()).toEqual(
      ['data.0', 'identifiers.0', 'confidentiality', 'integrity', 'availability', 'malice'].sort(),
    );
    expect(open[0]?.input).toMatch(/^(data|identifiers)\.0$/);
  });

  test('the input that moves the band is named first; one that cannot is marked so', () => {
    const { score, open } = severityOf({
      ...least,
      data: [{ group: 'SENSITIVE' }, { group: null }],
      identifiers: [{ kind: 'FULL_NAME', level: null }],
      availability: null,
    });
    expect(score).toEqual({ lowest: 1, highest: 4.5 });
    expect(open).toEqual([
      { input: 'identifiers.0', moves: 3, decides: true },
      { input: 'availability', moves: 0.5, decides: false },
      { input: 'data.1', moves: 0, decides: false },
    ]);
  });

  test('an identifier of unknown level spans what the table has for it', () => {
    const { identification } = severityOf({
      ...least,
      identifiers: [{ kind: 'PHONE_OR_ADDRESS', level: null }],
    });
    expect(identification).toEqual({ lowest: 0.25, highest: 1 });
  });
});
