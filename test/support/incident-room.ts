import type { Json, TestApi, TestOrganization } from './api.ts';
import { done } from './breach.ts';

/** Ids of what a war room holds, one of every kind. */
export interface Room {
  readonly task: string;
  readonly question: string;
  readonly comment: string;
  readonly decision: string;
  readonly statement: string;
  readonly attachment: string;
  readonly correspondence: string;
}

/** Sends a file to an incident, under a name unless the query says more. */
export async function attach(
  api: Pick<TestApi, 'url'>,
  token: string,
  incidentId: string,
  body: string | Buffer,
  { query = 'name=edge-2.log', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Json }> {
  const reply = await fetch(`${api.url}/incidents/${incidentId}/attachments?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers },
    body,
  });
  return { status: reply.status, body: await reply.json() };
}

/** Puts one thing of every kind into the room of an incident. Needs a responder. */
export async function furnishRoom(
  api: TestApi,
  { id, token, member }: TestOrganization,
  incidentId: string,
): Promise<Room> {
  const make = async (name: string, input: object) =>
    (await done(api, token.RESPONDER, name, { incidentId, ...input })).id;
  const task = await make('addTask', { title: 'Rotate the keys', ownerId: member.RESPONDER });
  const question = await make('askQuestion', { text: 'Since when was it public?' });
  const comment = await make('addComment', { text: 'The bucket was listed by a search engine.' });
  const decision = await make('logDecision', { what: 'Take the bucket offline', why: 'It is still read.' });
  const { body: file } = await attach(api, token.RESPONDER, incidentId, 'GET /backup.sql 200');
  const attachment = file.attachmentId;
  const letter = { direction: 'IN', party: 'AUTHORITY', channel: 'MAIL', subject: 'Your notification' };
  const correspondence = await make('logCorrespondence', { ...letter, attachmentIds: [attachment] });
  const [{ text_id: statement }] = await api.sql(
    'select text_id from incident_comment where organization_id = $1 and id = $2',
    [id, comment],
  );
  return { task, question, comment, decision, statement, attachment, correspondence };
}
