import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { incidentOf, reportLeak } from '../support/breach.ts';

let api: TestApi;
let team: TestOrganization;

beforeAll(async () => {
  api = await startApi();
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
});
afterAll(() => api.close());

const move = (incidentId: string, step: string, reason?: string) =>
  api.call(
    team.token.RESPONDER,
    'mutation ($input: MoveIncidentInput!) { moveIncident(input: $input) { state } }',
    {
      input: { incidentId, move: step, reason },
    },
  );
const close = (incidentId: string) =>
  api.call(
    team.token.DECISION_MAKER,
    'mutation ($input: CloseIncidentInput!) { closeIncident(input: $input) { state } }',
    { input: { incidentId } },
  );
const amend = (input: object) =>
  api.ask(team.token.RESPONDER, 'mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { id } }', {
    input,
  });

test('an incident with a duty undecided or not met cannot be closed, and the refusal names each', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  await move(id, 'INVESTIGATE');
  await move(id, 'CONTAIN');

  const refused = await close(id);

  expect(refused.code).toBe('CONFLICT');
  expect(refused.errors[0]?.message).toMatch(/Art\. 33\(1\) \(not met\).*Art\. 34\(1\) \(undecided\)/);
  expect((await incidentOf(api, team.token.RESPONDER, id)).state).toBe('CONTAINED');
});

test('to dismiss an incident takes a named person and a reason; its clocks lapse, and run again when it is reopened', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);

  expect((await move(id, 'DISMISS')).code).toBe('REASON_REQUIRED');
  expect(
    (await move(id, 'DISMISS', 'A drill of the hosting firm, no data was there.')).data.moveIncident.state,
  ).toBe('DISMISSED');
  expect(states(await incidentOf(api, team.token.RESPONDER, id))).toEqual(['LAPSED']);
  const changed = await api.call(
    team.token.RESPONDER,
    'mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { id } }',
    {
      input: { incidentId: id, title: 'x' },
    },
  );
  expect(changed.code).toBe('CONFLICT');

  expect((await move(id, 'REOPEN')).code).toBe('REASON_REQUIRED');
  expect((await move(id, 'REOPEN', 'There was data after all.')).data.moveIncident.state).toBe(
    'INVESTIGATING',
  );
  expect(states(await incidentOf(api, team.token.RESPONDER, id))).toEqual(['OPEN']);
});

test('a step that is not possible says which are', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);

  const refused = await move(id, 'CONTAIN');

  expect([refused.code, refused.errors[0]?.extensions.possible]).toEqual([
    'CONFLICT',
    ['INVESTIGATE', 'DISMISS'],
  ]);
});

test('where it is open which authority is competent, a filing says which one was told, or it is refused', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  await amend({
    incidentId: id,
    dataSets: [
      {
        name: 'more',
        role: 'CONTROLLER',
        personalData: 'YES',
        confidentiality: 'YES',
        groups: [{ jurisdiction: 'DE', count: 3 }],
      },
    ],
  });
  const german = (await incidentOf(api, team.token.RESPONDER, id)).obligations.find(
    (duty: Json) => duty.recipientKey === 'sa:DE',
  );
  const file = (more: object) =>
    api.call(
      team.token.RESPONDER,
      'mutation ($input: RecordFilingInput!) { recordFiling(input: $input) { filedWith state } }',
      {
        input: { obligationId: german.id, channel: 'PORTAL', reference: 'X-1', ...more },
      },
    );

  const refused = await file({});
  expect([refused.code, refused.errors[0]?.extensions.field]).toEqual(['REASON_REQUIRED', 'filedWith']);
  const filed = await file({ filedWith: 'Berlin data protection authority' });
  expect(filed.data.recordFiling).toEqual({
    filedWith: 'Berlin data protection authority',
    state: 'SUBMITTED',
  });
});

function states(incident: Json): string[] {
  return [...new Set<string>(incident.obligations.map(({ state }: Json) => state))];
}
