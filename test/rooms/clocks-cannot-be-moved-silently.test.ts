import { tick } from '../../src/platform/jobs/wakeup.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { dutyOf, incidentOf, reportLeak } from '../support/breach.ts';
import { handlersOf } from '../support/pager-room.ts';

let api: TestApi;
let team: TestOrganization;
const NOW = '2026-11-10T12:00:00.000Z';

beforeAll(async () => {
  api = await startApi({ now: NOW });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'ADMINISTRATOR');
});
afterAll(() => api.close());

const amend = (input: object) =>
  api.call(team.token.RESPONDER, 'mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { id } }', {
    input,
  });
const file = (input: object) =>
  api.call(
    team.token.RESPONDER,
    'mutation ($input: RecordFilingInput!) { recordFiling(input: $input) { id state dueAt } }',
    { input },
  );
const answer = (input: object) =>
  api.call(
    team.token.RESPONDER,
    'mutation ($input: AnswerFilingInput!) { answerFiling(input: $input) { id state } }',
    { input },
  );

test('awareness is declared by a named person, never claimed as a milestone', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);

  for (const key of ['AWARE', 'aware', 'DETECTED', 'INITIAL_SUBMITTED']) {
    expect(
      (await amend({ incidentId: id, milestones: [{ key, time: { at: '2026-11-01T00:00:00Z' } }] })).code,
    ).toBe('BAD_USER_INPUT');
  }
  const stated = await amend({
    incidentId: id,
    milestones: [{ key: 'DETERMINED', time: { at: '2026-11-09T00:00:00Z' } }],
  });

  expect(stated.errors).toEqual([]);
  expect((await incidentOf(api, team.token.RESPONDER, id)).aware).toBeNull();
});

test('no time of an incident lies in the future: a clock cannot be moved years away', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  const later = { at: '2031-01-01T00:00:00Z' };

  const tried = [
    { detected: later, reason: 'typo' },
    { occurredFrom: later },
    { occurredTo: later },
    { contained: later },
    { milestones: [{ key: 'DETERMINED', time: later }] },
  ];
  for (const change of tried) expect((await amend({ incidentId: id, ...change })).code).toBe('INVALID_INPUT');
});

test('a first signal moves later only with a reason that stays on record', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER, { detected: { at: '2026-11-09T08:00:00Z' } });
  const later = { incidentId: id, detected: { at: '2026-11-09T10:00:00Z' } };

  expect((await amend(later)).code).toBe('REASON_REQUIRED');
  expect((await amend({ ...later, reason: 'The first mail was about another incident.' })).errors).toEqual(
    [],
  );
  expect(dutyOf(await incidentOf(api, team.token.RESPONDER, id), 'eu-gdpr-art33-1').dueAt).toBe(
    '2026-11-12T10:00:00.000Z',
  );
  expect((await amend({ incidentId: id, detected: { at: '2026-11-09T07:00:00Z' } })).errors).toEqual([]);
});

test('a filing older than the incident, with somebody else, or by a dispatch does not answer an authority', async () => {
  const incident = await reportLeak(api, team.token.RESPONDER, { detected: { at: '2026-11-09T08:00:00Z' } });
  const { id: obligationId } = dutyOf(incident, 'eu-gdpr-art33-1');

  for (const wrong of [
    { channel: 'PORTAL', submittedAt: '1999-01-01T00:00:00Z' },
    { channel: 'PORTAL', filedWith: 'my grandmother' },
    { channel: 'DISPATCH' },
  ]) {
    expect((await file({ obligationId, ...wrong })).code).toBe('INVALID_INPUT');
  }
  expect(dutyOf(await incidentOf(api, team.token.RESPONDER, incident.id), 'eu-gdpr-art33-1').state).toBe(
    'OPEN',
  );
});

test('nobody can answer a filing that was prepared and never left', async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  const { id: obligationId } = dutyOf(incident, 'eu-gdpr-art33-1');
  const prepared = await file({ obligationId, channel: 'PORTAL', state: 'PREPARED' });

  const answered = await answer({ filingId: prepared.data.recordFiling.id, state: 'ACKNOWLEDGED' });

  expect(answered.code).toBe('CONFLICT');
  expect(dutyOf(await incidentOf(api, team.token.RESPONDER, incident.id), 'eu-gdpr-art33-1').state).toBe(
    'OPEN',
  );
});

test('what was filed while the authority was a question stays filed once it is known', async () => {
  const other = await api.organizationOf('pipo360', 'RESPONDER', 'ADMINISTRATOR');
  const token = other.token.RESPONDER;
  const incident = await reportLeak(api, token);
  const { id: obligationId, recipientKey } = dutyOf(incident, 'eu-gdpr-art33-1');
  expect(recipientKey).toBe('sa:undecided');
  await api.ask(token, 'mutation ($input: RecordFilingInput!) { recordFiling(input: $input) { id } }', {
    input: { obligationId, channel: 'PORTAL', filedWith: 'Data Protection Commission (Ireland)' },
  });

  await api.ask(
    other.token.ADMINISTRATOR,
    'mutation { amendOrganization(input: { establishments: ["IE"], mainEstablishment: "IE" }) { id } }',
  );
  await judgeAgain();

  const duty = dutyOf(await incidentOf(api, token, incident.id), 'eu-gdpr-art33-1');
  expect([duty.id, duty.recipientKey, duty.state]).toEqual([obligationId, 'sa:IE', 'MET']);
});

test('an incident is not closed in the moment in which its facts change', async () => {
  let closedOpen = 0;
  for (let round = 0; round < 6; round += 1) {
    const { id } = await reportLeak(api, team.token.RESPONDER, { dataSets: [] });
    for (const move of ['INVESTIGATE', 'CONTAIN']) {
      await api.ask(
        team.token.RESPONDER,
        'mutation ($input: MoveIncidentInput!) { moveIncident(input: $input) { id } }',
        { input: { incidentId: id, move } },
      );
    }
    await amend({
      incidentId: id,
      dataSets: [
        {
          name: 'nothing',
          role: 'CONTROLLER',
          personalData: 'NO',
          confidentiality: 'NO',
          integrity: 'NO',
          availability: 'NO',
        },
      ],
    });
    await Promise.all([
      amend({
        incidentId: id,
        dataSets: [
          {
            name: 'all',
            role: 'CONTROLLER',
            personalData: 'YES',
            confidentiality: 'YES',
            groups: [{ jurisdiction: 'FR', count: 9 }],
          },
        ],
      }),
      api.call(
        team.token.DECISION_MAKER,
        'mutation ($input: CloseIncidentInput!) { closeIncident(input: $input) { id } }',
        { input: { incidentId: id } },
      ),
    ]);
    const { state, obligations } = await incidentOf(api, team.token.RESPONDER, id);
    if (state === 'CLOSED' && obligations.some((duty: Json) => duty.state === 'OPEN')) closedOpen += 1;
  }
  expect(closedOpen).toBe(0);
});

/** What the worker does with the wakeups that a change of the organization leaves. */
async function judgeAgain(): Promise<void> {
  api.clock.now = at(NOW).plus({ seconds: 1 });
  const failures: unknown[] = [];
  const handlers = handlersOf(api, { reminders: () => Promise.resolve() });
  await tick(api.installation, handlers, (error) => failures.push(error));
  expect(failures).toEqual([]);
}
