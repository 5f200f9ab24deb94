import { v7 as uuid } from 'uuid';
import type { Json, TestApi, TestOrganization } from './api.ts';
import { furnishRoom, type Room } from './incident-room.ts';
import { words } from './notices-room.ts';

/** Ids of one breach played through the API, one of every kind. */
export interface Breach extends Room {
  readonly incident: string;
  readonly dataSet: string;
  readonly obligation: string;
  readonly promise: string;
  readonly filing: string;
  readonly preparedFiling: string;
  readonly notice: string;
  readonly approval: string;
  readonly changeRequest: string;
  readonly dispatch: string;
  readonly delivery: string;
  readonly person: string;
  readonly hold: string;
  readonly litigationHold: string;
  readonly rule: string;
  readonly policy: string;
  readonly contact: string;
  readonly processor: string;
}

/** Accounts with e-mail addresses and passwords were read by strangers. */
export const accounts = (...jurisdictions: string[]) => ({
  name: 'accounts',
  role: 'CONTROLLER',
  personalData: 'YES',
  categories: ['name', 'email_address', 'password'],
  confidentiality: 'YES',
  protection: { encrypted: 'NO', algorithm: 'unsalted MD5' },
  groups: jurisdictions.map((jurisdiction) => ({
    kind: 'users',
    jurisdiction,
    count: 431,
    countKind: 'EXACT',
  })),
});

const OBLIGATION = `
  id ruleId source citation title recipientKey recipientKind verdict state provisional startEvent startAt dueAt dueLocal
  remaining overdueBy incidentVersion openQuestions { key } otherReadings { startEvent dueAt }
  answeredAt filings { id state dueAt lateBy submittedAt }`;
export const INCIDENT = `
  id reference title state exercise version warnings detected { at } aware { at earliest }
  dataSets { id } obligations { ${OBLIGATION} }`;

export async function reportLeak(api: TestApi, token: string, more: object = {}): Promise<Json> {
  const { reportIncident } = await api.ask(
    token,
    `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { ${INCIDENT} } }`,
    { input: { title: 'Public backup', dataSets: [accounts('FR')], ...more } },
  );
  return reportIncident;
}

export async function incidentOf(api: TestApi, token: string, id: string): Promise<Json> {
  return (await api.ask(token, `query ($id: ID!) { incident(id: $id) { ${INCIDENT} } }`, { id })).incident;
}

/** The one obligation of a rule; an error if there is none or more. */
export function dutyOf(incident: Json, ruleId: string): Json {
  const found = incident.obligations.filter((duty: Json) => duty.ruleId === ruleId);
  if (found.length !== 1) throw new Error(`${found.length} obligations of ${ruleId}`);
  return found[0];
}

/** A mutation with one input, whatever it selects. */
export function act(
  api: TestApi,
  token: string,
  name: string,
  input: object,
  select = 'id',
): ReturnType<TestApi['call']> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return api.call(token, `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} } }`, { input });
}

/** The same, for one that must succeed: answers its payload. */
export async function done(
  api: TestApi,
  token: string,
  name: string,
  input: object,
  select = 'id',
): Promise<Json> {
  const answer = await act(api, token, name, input, select);
  if (answer.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  return answer.data[name];
}

const PEOPLE =
  'email,name,country,age band\nanna@example.test,Anna,FR,ADULT\nbert@example.test,Bert,FR,\ncara@example.test,,FR,\n';

/** Plays a breach up to a running dispatch and a filing; nobody sends. Needs a responder and a decision-maker. */
export async function playBreach(api: TestApi, organization: TestOrganization): Promise<Breach> {
  const { administrator, token } = organization;
  const { RESPONDER: responder, DECISION_MAKER: decider } = token;
  const card = await done(
    api,
    administrator,
    'setContact',
    { kind: 'PRIVACY', email: 'privacy@codecraft.test' },
    'contacts { id } processors { id }',
  );
  const { policies } = (await api.ask(decider, '{ organization { policies { id } } }')).organization;
  const insured = { partyKind: 'INSURER', partyName: 'Nordlicht', hours: 24, start: 'AWARE', key: uuid() };
  const contract = {
    title: 'Tell the insurer',
    citation: 'Cyber policy, section 4',
    effectiveFrom: '2030-01-01',
  };
  const rule = (await done(api, decider, 'addContractDuty', { ...contract, ...insured })).id;
  const incident = await reportLeak(api, responder);
  const aware = { at: incident.detected.at };
  const declared = { incidentId: incident.id, aware, ground: 'The mail was clear.' };
  const known = await done(api, decider, 'declareAwareness', declared, INCIDENT);
  const promise = dutyOf(known, 'codecraft-promise-users-72h').id;
  const obligation = dutyOf(known, 'eu-gdpr-art33-1').id;
  await done(api, responder, 'importPeople', { incidentId: incident.id, csv: PEOPLE }, 'added');
  const draft = { incidentId: incident.id, obligationIds: [promise], elements: words };
  const notice = (await done(api, responder, 'draftNotice', draft)).id;
  const approved = await done(
    api,
    decider,
    'approveNotice',
    { noticeId: notice, version: 1 },
    'approval { id }',
  );
  const change = { noticeId: notice, version: 1, text: 'Say when.' };
  const { changeRequests } = await done(api, decider, 'requestChange', change, 'changeRequests { id }');
  // Something that has left the company.
  const colleague = { noticeId: notice, memberIds: [organization.member.RESPONDER] };
  await done(api, decider, 'sendTest', colleague, 'sentTo');
  const started = await done(
    api,
    decider,
    'startDispatch',
    { noticeId: notice },
    'id deliveries(first: 1) { nodes { id personId } }',
  );
  const [delivery] = started.deliveries.nodes;
  const filed = { obligationId: obligation, channel: 'PORTAL', state: 'PREPARED' };
  const filing = (await done(api, decider, 'recordFiling', filed)).id;
  const preparedFiling = (await done(api, responder, 'prepareFiling', { obligationId: obligation })).id;
  // About a regime of no concern here: it holds nothing back.
  const agency = { agency: 'State police', officer: 'Inspector Vogel', reason: 'They asked.' };
  const asked = { incidentId: incident.id, ...agency, written: true, regimes: ['uk-gdpr'] };
  const hold = (await done(api, decider, 'placeHold', asked)).id;
  const claims = { incidentId: incident.id, reason: 'A claim is announced.' };
  const litigationHold = (await done(api, decider, 'placeLitigationHold', claims)).id;
  // Lifted: what is erased in a test may be.
  await done(api, decider, 'liftLitigationHold', {
    litigationHoldId: litigationHold,
    reason: 'It is settled.',
  });
  return {
    ...{ hold, litigationHold, rule, policy: policies[0].id },
    ...(await furnishRoom(api, organization, incident.id)),
    ...{
      incident: incident.id,
      dataSet: incident.dataSets[0].id,
      obligation,
      promise,
      filing,
      notice,
      preparedFiling,
    },
    approval: approved.approval.id,
    changeRequest: changeRequests[0].id,
    ...{ dispatch: started.id, delivery: delivery.id, person: delivery.personId },
    ...{ contact: card.contacts[0].id, processor: card.processors[0].id },
  };
}
