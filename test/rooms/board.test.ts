import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, done, reportLeak } from '../support/breach.ts';

const BOARD = `query ($first: Int!, $after: String, $filter: IncidentBoardFilterInput) {
  serverTime
  board(first: $first, after: $after, filter: $filter) {
    nodes { open overdue undecided incident { id title } next { ruleId dueAt provisional remaining overdueBy } }
    pageInfo { hasNextPage endCursor } } }`;
const CLOCKS = `query ($filter: BoardFilterInput) { obligations(first: 200, filter: $filter) {
  nodes { incidentId ruleId source verdict recipientKind provisional dueAt } } }`;

describe('The board', () => {
  let api: TestApi;
  let house: TestOrganization;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    house = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'SERVICE_CLIENT');
    const report = async (title: string, at: string, more: object = {}) => {
      ids[title] = (await reportLeak(api, house.token.RESPONDER, { title, detected: { at }, ...more })).id;
    };
    await report('later', '2026-10-24T03:00:00Z');
    await report('first', '2026-10-22T03:00:00Z');
    await report('overdue', '2026-10-20T03:00:00Z');
    await report('drill', '2026-10-23T03:00:00Z', { exercise: true });
  });
  afterAll(() => api.close());

  const board = (filter: object | null = null, first = 50, after: string | null = null): Promise<Json> =>
    api.ask(house.token.SERVICE_CLIENT, BOARD, { first, after, filter });
  const titles = (answer: Json) => answer.board.nodes.map(({ incident }: Json) => incident.title as string);
  const clocks = async (filter: object): Promise<Json[]> =>
    (await api.ask(house.token.SERVICE_CLIENT, CLOCKS, { filter })).obligations.nodes;

  test('has one row per incident, by the clock that ends first, with the server’s time and provisional ones marked', async () => {
    const answer = await board();
    expect(answer.serverTime).toBe('2026-10-24T04:00:00.000Z');
    expect(titles(answer)).toEqual(['overdue', 'first', 'drill', 'later']);
    const [overdue, first] = answer.board.nodes;
    expect(overdue).toMatchObject({ next: { dueAt: '2026-10-23T03:00:00.000Z', remaining: null } });
    expect(overdue.next.overdueBy).toMatch(/^PT25H/);
    expect(overdue.overdue).toBeGreaterThan(0);
    expect(first).toMatchObject({ overdue: 0, next: { provisional: true } });
    expect(first.open).toBeGreaterThanOrEqual(2);
  });

  test('is paged without gap or repeat, also where nothing has a date', async () => {
    const quiet = await done(api, house.token.RESPONDER, 'reportIncident', {
      title: 'no date',
      dataSets: [{ ...accounts('FR'), confidentiality: 'NO', integrity: 'NO', availability: 'NO' }],
    });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { board: page }: Json = await board(null, 2, after);
      seen.push(...page.nodes.map(({ incident }: Json) => incident.title));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['overdue', 'first', 'drill', 'later', 'no date']);
    const [last] = (await board()).board.nodes.slice(-1);
    expect(last).toMatchObject({ incident: { id: quiet.id }, open: 0, next: null });
  });

  test('answers what a dashboard asks: overdue, undecided, exercises, due before', async () => {
    expect(titles(await board({ overdue: true }))).toEqual(['overdue']);
    expect(titles(await board({ exercise: true }))).toEqual(['drill']);
    expect(titles(await board({ dueBefore: '2026-10-25T12:00:00Z' }))).toEqual(['overdue', 'first']);
    expect(titles(await board({ undecided: true }))).not.toContain('no date');
    expect(titles(await board({ states: ['CLOSED'] }))).toEqual([]);
  });

  test('lists the clocks themselves by source, verdict, recipient, incident and certainty', async () => {
    const only = async (filter: object, field: string) =>
      new Set((await clocks(filter)).map((one) => one[field]));
    expect(await only({ sources: ['PROMISE'] }, 'source')).toEqual(new Set(['PROMISE']));
    expect(await only({ verdicts: ['UNDECIDED'] }, 'verdict')).toEqual(new Set(['UNDECIDED']));
    expect(await only({ recipientKinds: ['AUTHORITY'] }, 'recipientKind')).toEqual(new Set(['AUTHORITY']));
    expect(await only({ incidentIds: [ids['first']] }, 'incidentId')).toEqual(new Set([ids['first']]));
    expect(await only({ exercise: false }, 'incidentId')).not.toContain(ids['drill']);
    expect(await only({ provisional: true }, 'provisional')).toEqual(new Set([true]));
    const due = (await clocks({ dueAfter: '2026-10-25T00:00:00Z', dueBefore: '2026-10-26T12:00:00Z' })).map(
      ({ dueAt }) => dueAt,
    );
    expect(due.length).toBeGreaterThan(0);
    expect(due.every((at) => at >= '2026-10-25' && at < '2026-10-26T12')).toBe(true);
  });
});
