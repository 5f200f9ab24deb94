import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, done } from '../support/breach.ts';

const QUESTION =
  'rank key question askedBy couldFlip couldMove couldRedirect settles earliestDueAt answers { key type values { key } }';

describe('which question to answer first', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  });
  afterAll(() => api.close());

  const detected = { at: '2026-10-24T10:00:00Z' };
  const questionsOf = async (input: object): Promise<Json[]> => {
    const query = `query ($input: EvaluateInput!) { evaluate(input: $input) { questions { ${QUESTION} } } }`;
    return (await api.ask(team.token.RESPONDER, query, { input: { detected, ...input } })).evaluate.questions;
  };
  const ASKED = `id openQuestions { ${QUESTION} } obligations { ruleId verdict recipientKey state }`;
  const owed = ({ obligations }: Json) =>
    obligations
      .filter(({ verdict, state }: Json) => verdict !== 'NOT_REQUIRED' && state !== 'LAPSED')
      .map(({ ruleId, recipientKey, verdict }: Json) => `${ruleId} ${recipientKey} ${verdict}`)
      .sort();
  const lawsOf = (rules: string[]) => rules.map((id) => (id.split('-')[0] as string).toUpperCase());
  /** A value for each way to answer, by the form the question itself names; places, by the laws it says it could flip. */
  const valuesOf = ({ type, values }: Json, couldFlip: string[]): object[] => {
    const keys = values.map(({ key }: Json) => key);
    if (type === 'YES_NO') return [{ yes: true }, { yes: false }];
    if (type === 'CHOICE') return keys.map((text: string) => ({ text }));
    if (type === 'CHOICES') return keys.slice(0, 3).map((one: string) => ({ texts: [one] }));
    if (type === 'PLACES') return [...new Set(lawsOf(couldFlip))].map((place) => ({ texts: [place] }));
    if (type === 'GROUPS') return [{ groups: [{ kind: 'users', jurisdiction: 'DE', count: 9 }] }];
    return [{ text: 'AQ' }];
  };

  test.each<[string, object]>([
    ['accounts of people in France', accounts('FR')],
    ['accounts of people in California', { ...accounts('US-CA'), protection: {} }],
    ['data of nobody knows whom', { role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' }],
  ])('%s: an answer to the first question changes what is owed (M8)', async (_name, dataSet) => {
    const report = { title: 'x', detected, dataSets: [dataSet] };
    const incident = await done(api, team.token.RESPONDER, 'reportIncident', report, ASKED);
    const [first] = incident.openQuestions;
    expect(first).toMatchObject({ rank: 1 });
    expect(first.couldFlip.length).toBeGreaterThan(0);
    expect(incident.openQuestions.map(({ rank }: Json) => rank)).toEqual(
      incident.openQuestions.map((_: Json, nth: number) => nth + 1),
    );
    const before = owed(incident);
    const results: string[] = [];
    for (const value of valuesOf(first.answers[0], first.couldFlip)) {
      const answers = [{ key: first.answers[0].key, ...value }];
      const input = { incidentId: incident.id, answers };
      results.push(owed(await done(api, team.token.RESPONDER, 'answerOpenQuestions', input, ASKED)).join());
    }
    expect(results.some((after) => after !== before.join())).toBe(true);
  });

  test('each question is asked once, as the incident and the same facts tried ask it', async () => {
    const dataSets = [accounts('FR', 'US-CA')];
    const tried = await questionsOf({ dataSets });
    const saved = await done(
      api,
      team.token.RESPONDER,
      'reportIncident',
      { title: 'x', detected, dataSets },
      ASKED,
    );
    const plain = (all: Json[]) =>
      all.map(({ answers: _answers, ...one }) =>
        JSON.stringify(one).replaceAll(/(dataSet|group)\.[\w-]+/g, '$1.id'),
      );
    expect(plain(tried)).toEqual(plain(saved.openQuestions));
    expect(new Set(tried.map(({ key }) => key)).size).toBe(tried.length);
  });

  test('what two answers together would settle stands after what one settles alone', async () => {
    const questions = await questionsOf({
      dataSets: [{ role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' }],
    });
    const settles = questions.map((one) => one.settles);
    expect(settles).toEqual([...settles].sort((a, b) => b - a));
    expect(settles[0]).toBeGreaterThan(0);
    expect(settles.at(-1)).toBe(0);
    const encrypted = questions.find(({ key }) => key.endsWith('.encrypted'));
    expect(encrypted).toMatchObject({ couldFlip: [], settles: 0 });
    expect(encrypted.askedBy.length).toBeGreaterThan(0);
  });

  test('a number is tried just below, at and above where the law draws its line', async () => {
    const groups = [{ kind: 'users', jurisdiction: 'US-CA' }];
    const set = { ...accounts(), categories: ['name', 'ssn'], medium: 'ELECTRONIC', groups };
    const count = (await questionsOf({ dataSets: [set] })).find(({ key }) => key.endsWith('.count'));
    expect(count.couldFlip).toContain('us-ca-ag');
    const few = [{ ...groups[0], count: 500, countKind: 'EXACT' }];
    expect(
      (await questionsOf({ dataSets: [{ ...set, groups: few }] })).some(({ key }) => key.endsWith('.count')),
    ).toBe(false);
  });

  test('a question that changes only who is told says so', async () => {
    const organization = { another: true };
    const questions = await questionsOf({ organization, dataSets: [accounts('FR', 'DE')] });
    const seat = questions.find(({ key }) => key === 'organization.establishments');
    expect(seat.couldRedirect).toContain('eu-gdpr-art33-1');
  });

  test('a question that moves only a date says so', async () => {
    const set = { ...accounts('US-FL'), categories: ['name', 'ssn'], medium: 'ELECTRONIC' };
    const extension = (await questionsOf({ dataSets: [set] })).find(
      ({ key }) => key === 'fl_extension_requested',
    );
    expect(extension).toMatchObject({ couldFlip: [], settles: 0 });
    expect(extension.couldMove).toContain('us-fl-individuals');
  });

  test('a narrowed evaluation asks only what its rules ask', async () => {
    const questions = await questionsOf({ dataSets: [accounts('FR')], rules: ['eu-gdpr-art34'] });
    expect(questions.length).toBeGreaterThan(0);
    expect(new Set(questions.flatMap(({ askedBy }) => askedBy))).toEqual(new Set(['eu-gdpr-art34']));
  });
});
