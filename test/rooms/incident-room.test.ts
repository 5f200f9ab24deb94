import { exportableComments } from '../../src/incidents/room/exportable-comments.ts';
import { inWork } from '../../src/platform/database/work.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, reportLeak } from '../support/breach.ts';

const COMMENT = 'id text privileged aboutKind aboutId correctsId erasedAt author { name }';
const QUESTION = 'id text answer state wantedBy owner { name } askedBy { name } settledBy { name } settledAt';

describe('The war room of an incident', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let token: TestOrganization['token'];
  let incident: Json;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('REPORTER', 'RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    ({ token } = organization);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.now = at('2026-10-24T04:00:00Z');
    incident = await reportLeak(api, token.RESPONDER);
  });

  const roomOf = async (id: string, fields: string, whose = token.RESPONDER) =>
    (await api.ask(whose, `query ($id: ID!) { incident(id: $id) { ${fields} } }`, { id })).incident;
  const recorded = (type: string) =>
    api.sql('select details from event where organization_id = $1 and incident_id = $2 and type = $3', [
      organization.id,
      incident.id,
      type,
    ]);
  const say = (text: string, more: object = {}, whose = token.RESPONDER) => {
    api.clock.now = api.clock.now?.plus({ seconds: 1 }) ?? null;
    return done(api, whose, 'addComment', { incidentId: incident.id, text, ...more }, COMMENT);
  };

  test('a question has an owner and a time by which the answer is wanted, and its owner answers it', async () => {
    const asked = await done(
      api,
      token.RESPONDER,
      'askQuestion',
      {
        ...{ incidentId: incident.id, text: 'Was the copy encrypted?' },
        ...{ ownerId: organization.member.REPORTER, wantedBy: '2026-10-24T09:00:00Z' },
      },
      QUESTION,
    );
    expect(asked).toMatchObject({ state: 'OPEN', owner: { name: 'REPORTER' }, wantedBy: expect.any(String) });
    const input = { questionId: asked.id, answer: 'No: it was a plain dump.' };
    expect(await done(api, token.REPORTER, 'answerQuestion', input, QUESTION)).toMatchObject({
      ...{ state: 'ANSWERED', answer: 'No: it was a plain dump.', settledBy: { name: 'REPORTER' } },
      settledAt: '2026-10-24T04:00:00.000Z',
    });
    expect(await act(api, token.RESPONDER, 'amendQuestion', { questionId: asked.id })).toMatchObject({
      code: 'CONFLICT',
    });
    const [answered] = await recorded('question.answered');
    expect(answered.details).toEqual({
      questionId: asked.id,
      answer: { statementId: expect.any(String), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test('somebody else without work in the room neither answers a question nor closes a task', async () => {
    const question = await done(api, token.REPORTER, 'askQuestion', {
      incidentId: incident.id,
      text: 'Who?',
    });
    const answer = { questionId: question.id, answer: 'Me' };
    expect((await act(api, token.REPORTER, 'answerQuestion', answer)).code).toBe('FORBIDDEN');
    const task = await done(api, token.RESPONDER, 'addTask', { incidentId: incident.id, title: 'Look' });
    const closing = { taskId: task.id, state: 'DONE' };
    expect((await act(api, token.REPORTER, 'amendTask', closing)).code).toBe('FORBIDDEN');
    expect((await act(api, token.AUDITOR, 'amendTask', closing)).code).toBe('FORBIDDEN');
  });

  test('a question that matters no more is withdrawn with a reason, once', async () => {
    const { id } = await done(api, token.RESPONDER, 'askQuestion', { incidentId: incident.id, text: 'Why?' });
    const withdraw = (reason: string) =>
      act(api, token.RESPONDER, 'withdrawQuestion', { questionId: id, reason }, QUESTION);
    expect((await withdraw(' ')).code).toBe('INVALID_INPUT');
    expect((await withdraw('Asked twice.')).data.withdrawQuestion).toMatchObject({
      state: 'WITHDRAWN',
      answer: 'Asked twice.',
    });
    expect((await withdraw('Again.')).code).toBe('CONFLICT');
  });

  test('my open tasks stand in the order in which they are due, across incidents', async () => {
    const other = await reportLeak(api, token.RESPONDER);
    const { REPORTER: ownerId } = organization.member;
    const add = (incidentId: string, title: string, more: object = {}) =>
      done(api, token.RESPONDER, 'addTask', { incidentId, title, ...more });
    await add(incident.id, 'some day', { ownerId });
    await add(other.id, 'first', { ownerId, dueAt: '2026-10-24T05:00:00Z' });
    await add(incident.id, 'second', { ownerId, dueAt: '2026-10-24T06:00:00Z' });
    await add(incident.id, 'not mine', { dueAt: '2026-10-24T04:30:00Z' });
    const { id } = await add(incident.id, 'done', { ownerId, dueAt: '2026-10-24T04:10:00Z' });
    const closed = { taskId: id, state: 'DONE' };
    expect(await done(api, token.REPORTER, 'amendTask', closed, 'state closedBy { name } closedAt')).toEqual({
      state: 'DONE',
      closedBy: { name: 'REPORTER' },
      closedAt: '2026-10-24T04:00:00.000Z',
    });

    const mine = async (first: number, after: string | null = null, filter: object = {}) =>
      (
        await api.ask(
          token.REPORTER,
          `query ($filter: TaskFilterInput, $first: Int!, $after: String) {
             tasks(filter: $filter, first: $first, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }`,
          { filter: { mine: true, ...filter }, first, after },
        )
      ).tasks;
    const page = await mine(2);
    const titles = ({ nodes }: Json) => nodes.map(({ title }: Json) => title);
    expect(titles(page)).toEqual(['first', 'second']);
    expect(titles(await mine(2, page.pageInfo.endCursor))).toEqual(['some day']);
    expect(titles(await mine(9, null, { dueBefore: '2026-10-24T06:00:00Z' }))).toEqual(['first']);
    expect(titles(await mine(9, null, { states: ['DONE'] }))).toEqual(['done']);
    expect(titles(await mine(9, null, { incidentId: incident.id }))).toEqual(['second', 'some day']);
  });

  test('a task keeps its history: who owned it, when it was due, and that it was opened again', async () => {
    const { id } = await done(api, token.RESPONDER, 'addTask', { incidentId: incident.id, title: 'Ask' });
    const amend = (change: object) =>
      done(
        api,
        token.RESPONDER,
        'amendTask',
        { taskId: id, ...change },
        'state closedAt owner { name } dueAt',
      );
    await amend({ ownerId: organization.member.RESPONDER, dueAt: '2026-10-25T00:00:00Z' });
    await amend({ state: 'DROPPED' });
    expect(await amend({ state: 'OPEN', dueAt: null })).toEqual({
      ...{ state: 'OPEN', closedAt: null, dueAt: null, owner: { name: 'RESPONDER' } },
    });
    const history = await recorded('task.amended');
    expect(history.map(({ details: { fields, state } }) => ({ fields, state }))).toEqual([
      { fields: ['ownerId', 'dueAt'], state: 'OPEN' },
      { fields: ['state'], state: 'DROPPED' },
      { fields: ['dueAt', 'state'], state: 'OPEN' },
    ]);
    const stranger = await api.organizationWith('RESPONDER');
    const foreign = { taskId: id, ownerId: stranger.member.RESPONDER };
    expect((await act(api, token.RESPONDER, 'amendTask', foreign)).code).toBe('NOT_FOUND');
  });

  test('closing with open tasks warns and goes ahead; what was learned is written down afterwards', async () => {
    const quiet = await done(api, token.RESPONDER, 'reportIncident', { title: 'A lost badge' });
    for (const title of ['Ask the guard', 'Order a badge'])
      await done(api, token.RESPONDER, 'addTask', { incidentId: quiet.id, title });
    await done(api, token.RESPONDER, 'askQuestion', { incidentId: quiet.id, text: 'Whose?' });
    for (const move of ['INVESTIGATE', 'CONTAIN'])
      await done(api, token.RESPONDER, 'moveIncident', { incidentId: quiet.id, move });
    await api.sql("update obligation set state = 'MET' where incident_id = $1", [quiet.id]);
    const closed = await done(
      api,
      token.DECISION_MAKER,
      'closeIncident',
      { incidentId: quiet.id },
      'state leftOpen',
    );
    expect(closed).toEqual({ state: 'CLOSED', leftOpen: ['2 tasks are open.', '1 question is open.'] });
    await done(api, token.RESPONDER, 'addComment', { incidentId: quiet.id, text: 'Badges need a list.' });
  });

  test('a comment is about a part of its own incident, and nothing else', async () => {
    const duty = dutyOf(incident, 'eu-gdpr-art33-1').id;
    expect(await say('Ask for the portal login.', { about: { kind: 'OBLIGATION', id: duty } })).toMatchObject(
      {
        ...{ aboutKind: 'OBLIGATION', aboutId: duty, privileged: false, author: { name: 'RESPONDER' } },
      },
    );
    const other = await reportLeak(api, token.RESPONDER);
    for (const about of [
      { kind: 'DATA_SET', id: other.dataSets[0].id },
      { kind: 'NOTICE', id: duty },
    ]) {
      const input = { incidentId: incident.id, text: 'x', about };
      expect((await act(api, token.RESPONDER, 'addComment', input)).code).toBe('NOT_FOUND');
    }
    expect((await act(api, token.RESPONDER, 'addComment', { incidentId: incident.id, text: ' ' })).code).toBe(
      'INVALID_INPUT',
    );
  });

  test('a comment is corrected by adding; its author alone takes it back, and the trace stays', async () => {
    const wrong = await say('It was 431,000 people.', {}, token.REPORTER);
    const right = await say('It was 431 people.', { correctsId: wrong.id });
    expect(right.correctsId).toBe(wrong.id);
    const input = { commentId: wrong.id };
    expect(await act(api, token.DECISION_MAKER, 'retractComment', input)).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { text, erasedAt } = await done(api, token.REPORTER, 'retractComment', input, COMMENT);
    expect({ text, erasedAt }).toEqual({ text: null, erasedAt: '2026-10-24T04:00:02.000Z' });
    expect((await act(api, token.REPORTER, 'retractComment', input)).code).toBe('CONFLICT');
    const { comments } = await roomOf(incident.id, 'comments { nodes { id text author { name } } }');
    expect(comments.nodes).toEqual([
      { id: right.id, text: 'It was 431 people.', author: { name: 'RESPONDER' } },
      { id: wrong.id, text: null, author: { name: 'REPORTER' } },
    ]);
  });

  test('rule 14: advice is listed apart, kept from auditors, and what puts it right is advice', async () => {
    await say('The bucket is closed.');
    const advice = await say('Say nothing to the press yet.', { privileged: true });
    const better = await say('Say nothing to anybody yet.', { correctsId: advice.id });
    expect(better.privileged).toBe(true);
    const lists = 'comments { nodes { text } } advice { nodes { text } }';
    const { comments, advice: told } = await roomOf(incident.id, lists);
    expect(comments.nodes).toEqual([{ text: 'The bucket is closed.' }]);
    expect(told.nodes.map(({ text }: Json) => text)).toEqual([
      'Say nothing to anybody yet.',
      'Say nothing to the press yet.',
    ]);
    const query = `query ($id: ID!) { incident(id: $id) { ${lists} } }`;
    const { data, code } = await api.call(token.AUDITOR, query, { id: incident.id });
    expect({ code, data: JSON.stringify(data).includes('press') }).toEqual({
      code: 'FORBIDDEN',
      data: false,
    });
  });

  test('rule 14: exports leave out advice unless counsel includes it, and what was taken back for good', async () => {
    await say('Open to all.');
    await say('Counsel says wait.', { privileged: true });
    const gone = await say('Never mind.');
    await done(api, token.RESPONDER, 'retractComment', { commentId: gone.id });
    const texts = (includePrivileged?: boolean) => {
      const { id: organizationId } = organization;
      const order = { organizationId, actor: { kind: 'system', name: 'console' } as const, reactions: {} };
      const asked = { organizationId, incidentId: incident.id };
      return inWork(api.source, order, async ({ db }) =>
        (await exportableComments(db, { ...asked, ...(includePrivileged && { includePrivileged }) })).map(
          ({ text }) => text,
        ),
      );
    };
    expect(await texts()).toEqual(['Open to all.']);
    expect(await texts(true)).toEqual(['Open to all.', 'Counsel says wait.']);
  });

  test('a decision has a name, a time and a reason, and a later one replaces it without changing it', async () => {
    const log = (more: object) =>
      done(
        api,
        token.RESPONDER,
        'logDecision',
        { incidentId: incident.id, what: 'Shop offline', why: 'Still being read', ...more },
        'id what why decidedBy decidedAt loggedBy { name } correctsId',
      );
    const first = await log({ decidedById: organization.member.DECISION_MAKER });
    expect(first).toMatchObject({ decidedBy: 'DECISION_MAKER', loggedBy: { name: 'RESPONDER' } });
    const more = { deciderName: 'Vera Kraft, managing director', decidedAt: '2026-10-24T03:10:00Z' };
    expect(await log({ ...more, what: 'Shop online', correctsId: first.id })).toMatchObject({
      ...{ what: 'Shop online', decidedBy: more.deciderName, correctsId: first.id },
      decidedAt: '2026-10-24T03:10:00.000Z',
    });
    const refused = { incidentId: incident.id, what: 'x', why: 'y' };
    for (const fault of [
      { ...refused, why: ' ' },
      { ...refused, decidedAt: '2026-10-24T04:00:01Z' },
      { ...refused, deciderName: 'Vera', decidedById: organization.member.RESPONDER },
    ])
      expect((await act(api, token.RESPONDER, 'logDecision', fault)).code).toBe('INVALID_INPUT');
    expect((await act(api, token.REPORTER, 'logDecision', refused)).code).toBe('FORBIDDEN');
  });

  test('rule 14: words are erased for a reason, nothing confirms a guess of them, and the record verifies', async () => {
    await say('Anna Berg lost her laptop.');
    const [{ details }] = await recorded('comment.added');
    const { statementId } = details.text;
    const erase = (reason: string, whose = token.DECISION_MAKER) =>
      act(api, whose, 'eraseStatement', { statementId, reason }, 'id erasedAt');
    expect((await erase('x', token.RESPONDER)).code).toBe('FORBIDDEN');
    expect((await erase(' ')).code).toBe('REASON_REQUIRED');
    expect((await erase('She asked for it.')).data.eraseStatement).toEqual({
      ...{ id: statementId, erasedAt: '2026-10-24T04:00:01.000Z' },
    });
    expect((await erase('Again.')).code).toBe('CONFLICT');
    const [kept] = await api.sql('select text, salt from statement where id = $1', [statementId]);
    expect(kept).toEqual({ text: null, salt: null });
    const { verifyRecord } = await api.ask(token.AUDITOR, '{ verifyRecord { intact } }');
    expect(verifyRecord).toEqual({ intact: true });
    const texts = await api.sql("select 1 from event t where t::text like '%Berg%'");
    expect(texts).toEqual([]);
  });
});
