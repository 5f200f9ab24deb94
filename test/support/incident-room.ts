import type { TestApi, TestOrganization } from './api.ts';
import { done } from './breach.ts';

/** Ids of what a war room holds, one of every kind. */
export interface Room {
  readonly task: string;
  readonly question: string;
  readonly comment: string;
  readonly decision: string;
  readonly statement: string;
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
  const [{ text_id: statement }] = await api.sql(
    'select text_id from incident_comment where organization_id = $1 and id = $2',
    [id, comment],
  );
  return { task, question, comment, decision, statement };
}
