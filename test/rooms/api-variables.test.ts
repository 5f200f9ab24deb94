import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApi } from '../../src/api.ts';
import { tocsinSchema } from '../../src/schema.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

const REPORT = 'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }';

describe('a variable that does not fit its type', () => {
  let room: PeopleRoom;
  let app: FastifyInstance;
  let token: string;
  beforeAll(async () => {
    room = await peopleRoom();
    const { source: dataSource, tools } = room;
    app = await buildApi({
      ...tools,
      ...{ dataSource, reactions: {}, templates: [], mail: { kind: 'FILE', filesReach: false } },
      pager: { allowPrivate: true },
      revealsPerHour: 5,
      ...{ publicUrl: null, pages: [] },
      catalog: await shippedCatalog(),
      schema: await tocsinSchema(),
      log: pino({ level: 'silent' }),
    });
    token = await room.tokenFor('RESPONDER');
  });
  afterAll(async () => {
    await app.close();
    await room.close();
  });

  test('is a mistake of the client: 400, BAD_USER_INPUT, and words that say which one and why', async () => {
    const input = { title: 'Leak', detected: { at: '2026-10-24T03:10:00' } };
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${token}` },
      payload: { query: REPORT, variables: { input } },
    });
    expect({ statusCode, ...JSON.parse(body) }).toMatchObject({
      statusCode: 400,
      errors: [
        { message: expect.stringMatching(/"\$input".*offset/), extensions: { code: 'BAD_USER_INPUT' } },
      ],
    });
  });
});
