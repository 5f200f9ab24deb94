import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, incidentOf } from '../support/breach.ts';

const NOW = '2026-11-09T03:00:00.000Z';
let api: TestApi;
let team: TestOrganization;
let token: string;

beforeAll(async () => {
  api = await startApi({ now: NOW });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  token = team.token.RESPONDER;
});
afterAll(() => api.close());

beforeEach(() => {
  api.clock.now = at(NOW);
});

const report = (input: object, select = 'id') =>
  done(api, token, 'reportIncident', { title: 'Odd log-ins', ...input }, select);
const amend = (input: object, select = 'id') => done(api, token, 'amendFacts', input, select);

describe('report in under a minute: "don\'t know" is allowed on everything', () => {
  test('a title is enough, and the clock of the worst case runs from now', async () => {
    const { id } = await report({});
    const incident = await incidentOf(api, token, id);
    expect(incident).toMatchObject({ state: 'REPORTED', aware: null, detected: { at: NOW }, dataSets: [] });
    expect(incident.obligations.map((duty: Json) => [duty.verdict, duty.dueAt !== null])).toContainEqual([
      'UNDECIDED',
      true,
    ]);
  });

  test('every input but the title may be left out or null, one by one', async () => {
    const fields = Object.values(
      (api.schema.getType('DataSetInput') as Json).getFields() as Record<
        string,
        { name: string; type: object }
      >,
    );
    for (const { name } of fields) {
      if (name === 'id') continue;
      expect(
        (await act(api, token, 'reportIncident', { title: name, dataSets: [{ [name]: null }] })).errors,
      ).toEqual([]);
    }
    const nothing = {
      occurredFrom: null,
      occurredTo: null,
      detected: null,
      dataSets: [{}],
      exercise: null,
      restrictedTo: null,
    };
    const { dataSets } = await report(
      { ...nothing, dataSets: [{ groups: [{}] }] },
      'dataSets { name role personalData medium confidentiality protection { encrypted keySafe } groups { kind jurisdiction count countKind minors minorCount vulnerable vulnerableCount } }',
    );
    expect(dataSets).toEqual([
      {
        ...{ name: 'data not named yet', role: 'UNKNOWN', personalData: 'UNKNOWN', medium: 'UNKNOWN' },
        ...{ confidentiality: 'UNKNOWN', protection: { encrypted: 'UNKNOWN', keySafe: 'UNKNOWN' } },
        groups: [
          {
            ...{ kind: 'UNKNOWN', jurisdiction: null, count: null, countKind: 'UNKNOWN' },
            ...{ minors: 'UNKNOWN', minorCount: null, vulnerable: 'UNKNOWN', vulnerableCount: null },
          },
        ],
      },
    ]);
  });

  test('an unknown role keeps the duties of a controller and of a processor possible, and asks which it is', async () => {
    const known = { personalData: 'YES', confidentiality: 'YES', groups: [{ jurisdiction: 'FR', count: 9 }] };
    const { obligations } = await report(
      { dataSets: [{ name: 'tickets', ...known }] },
      'obligations { citation verdict openQuestions { question } }',
    );
    const of = (duties: Json, article: string) =>
      duties.find(({ citation }: Json) => citation === `Regulation (EU) 2016/679, Art. ${article}`);
    const art33 = of(obligations, '33(1)');
    expect(of(obligations, '33(2)').verdict).toBe('UNDECIDED');
    expect(art33.verdict).toBe('UNDECIDED');
    expect(JSON.stringify(art33.openQuestions)).toMatch(/for yourself \(controller\)/);
    const answered = await report(
      { dataSets: [{ name: 'tickets', role: 'CONTROLLER', ...known }] },
      'obligations { citation verdict }',
    );
    expect(answered.obligations.find((duty: Json) => duty.citation === art33.citation).verdict).toBe(
      'REQUIRED',
    );
  });
});

describe('times as people know them', () => {
  test('"about 02:40, ± 30 min" with its zone is kept on every time field, and clocks use the earliest bound', async () => {
    const about = { at: '2026-11-09T02:40:00+01:00', toleranceMinutes: 30, zone: 'Europe/Paris' };
    const times = { occurredFrom: about, occurredTo: about, detected: about };
    const { id } = await report(times);
    const KNOWN = '{ at toleranceMinutes zone earliest }';
    const shown = await amend(
      { incidentId: id, contained: about, milestones: [{ key: 'DETERMINED', time: about }] },
      `occurredFrom ${KNOWN} occurredTo ${KNOWN} detected ${KNOWN} contained ${KNOWN} versionAsOf(number: 2) { facts { milestones { key time ${KNOWN} } } }`,
    );
    const kept = { ...about, at: '2026-11-09T01:40:00.000Z', earliest: '2026-11-09T01:10:00.000Z' };
    const { versionAsOf, ...fields } = shown;
    expect(fields).toEqual({ occurredFrom: kept, occurredTo: kept, detected: kept, contained: kept });
    expect(versionAsOf.facts.milestones).toEqual([{ key: 'DETERMINED', time: kept }]);
  });

  test('odd times are kept with a warning; only what cannot be is refused', async () => {
    const odd = await report(
      { occurredFrom: { at: '2026-11-09T20:00:00Z' }, occurredTo: { at: '1999-01-01T00:00:00Z' } },
      'warnings',
    );
    expect(odd.warnings).toEqual([
      'The beginning lay in the future when it was recorded: check the time and its zone.',
      'The end lies more than ten years back: check the year.',
      'The first signal lies before the incident began: check both times.',
      'The incident ended before it began: check both times.',
    ]);
    for (const impossible of [
      { occurredFrom: { at: '2027-11-09T03:00:00Z' } },
      { occurredFrom: { at: '1926-11-09T03:00:00Z' } },
      { detected: { at: '2026-11-09T04:00:00Z' } },
    ])
      expect((await act(api, token, 'reportIncident', { title: 'x', ...impossible })).code).toBe(
        'INVALID_INPUT',
      );
  });

  test('a client whose clock runs a few minutes ahead is not refused at 3 a.m.: its now is ours', async () => {
    const { detected } = await report({ detected: { at: '2026-11-09T03:04:00Z' } }, 'detected { at }');
    expect(detected.at).toBe(NOW);
  });
});

describe('minors and others who need particular protection', () => {
  const group = async (more: object) =>
    (
      await report(
        { dataSets: [{ groups: [{ count: 40, ...more }] }] },
        'dataSets { groups { minors minorCount vulnerable vulnerableCount } }',
      )
    ).dataSets[0].groups[0];

  test('are counted, or known to be among them, or not known; a count says yes, zero says no', async () => {
    expect(await group({ minorCount: 12, vulnerable: 'YES' })).toEqual({
      ...{ minors: 'YES', minorCount: 12, vulnerable: 'YES', vulnerableCount: null },
    });
    expect(await group({ minorCount: 0, vulnerable: 'NO' })).toMatchObject({
      minors: 'NO',
      minorCount: null,
      vulnerable: 'NO',
    });
  });

  test.each([
    [{ count: 40, minorCount: 41 }],
    [{ count: 40, minorCount: 3, minors: 'NO' }],
    [{ count: 40, vulnerableCount: 0, vulnerable: 'YES' }],
    [{ minorCount: -1 }],
  ])('what contradicts itself is refused: %j', async (odd) => {
    expect(
      (await act(api, token, 'reportIncident', { title: 'x', dataSets: [{ groups: [odd] }] })).code,
    ).toBe('INVALID_INPUT');
  });
});

describe('reference numbers people can say aloud', () => {
  const byReference = (reference: string) =>
    api.call(token, 'query ($reference: String!) { incident(reference: $reference) { id } }', { reference });

  test('find the incident with or without dashes; a misheard one is said to be so, an unknown one is none', async () => {
    const { id, reference } = await report({}, 'id reference');
    expect(reference).toMatch(/^2026-\d{4,}-\d$/);
    for (const said of [reference, reference.replaceAll('-', ' '), ` ${reference.replaceAll('-', '')} `])
      expect((await byReference(said)).data.incident).toEqual({ id });
    const wrong = reference.replace(/\d$/, (digit: string) => String((Number(digit) + 1) % 10));
    expect((await byReference(wrong)).code).toBe('INVALID_INPUT');
    expect((await byReference('2025-0001')).data.incident).toBeNull();
    expect((await api.call(token, '{ incident { id } }')).code).toBe('INVALID_INPUT');
  });

  test('are unique, and do not tell how many incidents there are', async () => {
    const references = [];
    for (let i = 0; i < 30; i += 1) references.push((await report({}, 'reference')).reference);
    expect(new Set(references).size).toBe(30);
    const numbers = references.map((reference) => Number(reference.split('-')[1]));
    const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0));
    expect(new Set(steps).size).toBeGreaterThan(20);
  });
});

describe('amend with history', () => {
  test('each version says who, when and what changed, and shows the facts as they stood', async () => {
    const { id, dataSets } = await report({ dataSets: [{ name: 'accounts' }] }, 'id dataSets { id }');
    const set = dataSets[0].id;
    await amend({
      incidentId: id,
      dataSets: [{ id: set, name: 'accounts', personalData: 'YES', groups: [{ count: 7 }] }],
    });
    await amend({ incidentId: id, occurredFrom: { at: '2026-11-08T00:00:00Z' } });
    const { incident } = await api.ask(
      token,
      `query ($id: ID!) { incident(id: $id) {
         versions(first: 2) { nodes { number changed madeBy { name } madeAt } pageInfo { hasNextPage endCursor } }
         versionAsOf(number: 1) { facts { occurredFrom { at } dataSets { name personalData groups { count } } } }
         now: versionAsOf(number: 3) { facts { dataSets { personalData groups { count } } } }
         never: versionAsOf(number: 4) { number } } }`,
      { id },
    );
    expect(incident.versions.nodes).toEqual([
      { number: 3, changed: ['occurredFrom'], madeBy: { name: 'RESPONDER' }, madeAt: NOW },
      {
        ...{ number: 2, madeBy: { name: 'RESPONDER' }, madeAt: NOW },
        changed: [`dataSets.${set}.groups`, `dataSets.${set}.personalData`],
      },
    ]);
    expect(incident.versions.pageInfo.hasNextPage).toBe(true);
    expect(incident.versionAsOf.facts).toEqual({
      ...{ occurredFrom: null, dataSets: [{ name: 'accounts', personalData: 'UNKNOWN', groups: [] }] },
    });
    expect(incident.now.facts.dataSets).toEqual([{ personalData: 'YES', groups: [{ count: 7 }] }]);
    expect(incident.never).toBeNull();
  });

  test('declarations of awareness stand beside one another, each with ground, reason and the person', async () => {
    const { id } = await report({ detected: { at: '2026-11-08T20:00:00Z' } });
    const declare = (at: string, ground: string, gapReason: string) =>
      done(api, team.token.DECISION_MAKER, 'declareAwareness', {
        incidentId: id,
        aware: { at },
        ground,
        gapReason,
      });
    await declare('2026-11-09T01:00:00Z', 'The log was read.', 'It had to be found first.');
    api.clock.now = at('2026-11-09T03:01:00.000Z');
    await declare('2026-11-08T22:00:00Z', 'The mail was clear.', 'The mail was found later.');
    const { incident } = await api.ask(
      token,
      'query ($id: ID!) { incident(id: $id) { awarenessHistory { awareAt ground gapReason declaredBy { name } } } }',
      { id },
    );
    const by = { declaredBy: { name: 'DECISION_MAKER' } };
    expect(incident.awarenessHistory).toEqual([
      {
        awareAt: '2026-11-09T01:00:00.000Z',
        ground: 'The log was read.',
        gapReason: 'It had to be found first.',
        ...by,
      },
      {
        awareAt: '2026-11-08T22:00:00.000Z',
        ground: 'The mail was clear.',
        gapReason: 'The mail was found later.',
        ...by,
      },
    ]);
  });
});
