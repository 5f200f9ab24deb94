import { Agent, request as httpRequest } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { AffectedPersonRow } from '../../src/people/affected-person.row.ts';
import { peopleRoutes } from '../../src/people/people.route.ts';
import { EventRow } from '../../src/platform/audit/event.row.ts';
import { uploadSlots } from '../../src/platform/graphql/upload-slots.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

const CSV = 'email,name\nanna@example.test,Anna\nbert@example.test,Bert\n';

describe('Uploading affected people over HTTP', () => {
  let room: PeopleRoom;
  let app: FastifyInstance;
  let base: string;
  let token: string;
  beforeAll(async () => {
    room = await peopleRoom();
    app = Fastify();
    const { source: dataSource, tools } = room;
    app.register(
      peopleRoutes({ dataSource, reactions: {}, ...tools, largestFile: 200_000, inSlot: uploadSlots(5) }),
    );
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    token = await room.tokenFor('RESPONDER');
  });
  afterAll(async () => {
    await app.close();
    await room.close();
  });

  const post = async (path: string, body: string | Buffer, headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}/incidents/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', ...headers },
      body,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const peopleOf = (incidentId: string) =>
    room.work(({ db }) => db.countBy(AffectedPersonRow, { incidentId }));

  test('takes the file in and answers the figures; a dry run only answers them', async () => {
    const incidentId = await room.newIncident();
    const dry = await post(`${incidentId}/people?dryRun=true`, CSV);
    expect(dry).toMatchObject({ status: 200, body: { added: 2, importId: null } });
    expect(await peopleOf(incidentId)).toBe(0);
    const real = await post(`${incidentId}/people`, CSV, { 'content-type': 'text/csv; charset=utf-8' });
    expect(real).toMatchObject({ status: 200, body: { added: 2, importId: expect.any(String) } });
    expect(await peopleOf(incidentId)).toBe(2);
  });

  test('reads a column of any name', async () => {
    const incidentId = await room.newIncident();
    const column = encodeURIComponent('email:Kontakt Adresse');
    const { body } = await post(
      `${incidentId}/people?column=${column}`,
      'Kontakt Adresse\nanna@example.test',
    );
    expect(body).toMatchObject({ added: 1 });
    expect(await post(`${incidentId}/people?column=shoe:size`, CSV)).toMatchObject({ status: 400 });
  });

  test('each refusal has its status, and the connection stays usable', async () => {
    const incidentId = await room.newIncident();
    const stranger = await room.newIncident(await room.newOrganization());
    const big = `email,name\n${'anna@example.test,Anna\n'.repeat(40_000)}`;
    const cases: [string, string | Buffer, Record<string, string>, number, string][] = [
      [`${incidentId}/people`, CSV, { authorization: 'Bearer nonsense' }, 401, 'UNAUTHENTICATED'],
      [`${stranger}/people`, CSV, {}, 404, 'NOT_FOUND'],
      ['not-an-id/people', CSV, {}, 400, 'INVALID_INPUT'],
      [`${incidentId}/people?dryRun=perhaps`, CSV, {}, 400, 'INVALID_INPUT'],
      [`${incidentId}/people`, Buffer.from(CSV, 'utf16le'), {}, 400, 'INVALID_INPUT'],
      [`${incidentId}/people`, big, {}, 413, 'LIMIT_EXCEEDED'],
      [`${incidentId}/people`, '{}', { 'content-type': 'application/json' }, 415, 'INVALID_INPUT'],
      [`${incidentId}/people`, CSV, { 'content-encoding': 'gzip' }, 415, 'INVALID_INPUT'],
    ];
    for (const [path, body, headers, status, code] of cases) {
      expect(await post(path, body, headers)).toMatchObject({
        status,
        body: { code, message: expect.any(String), details: expect.any(Object) },
      });
    }
    expect(await peopleOf(incidentId)).toBe(0);
    expect(await post(`${incidentId}/people`, CSV)).toMatchObject({ status: 200 });
  });

  test('a role that may not import and a reach for another organization are refused and recorded', async () => {
    const approver = await room.tokenFor('APPROVER');
    const headers = { authorization: `Bearer ${approver}` };
    expect(await post(`${room.incidentId}/people`, CSV, headers)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN', details: { permission: 'person:import' } },
    });
    const stranger = await room.newIncident(await room.newOrganization());
    expect(await post(`${stranger}/people`, CSV)).toMatchObject({ status: 404 });
    const denied = await room.work(({ db }) =>
      db.find(EventRow, { where: { type: 'access.denied' }, order: { seq: 'DESC' }, take: 2 }),
    );
    const field = 'POST /incidents/:incidentId/people';
    expect(denied.map(({ details }) => details)).toEqual([
      { field, code: 'NOT_FOUND', permission: null },
      { field, code: 'FORBIDDEN', permission: 'person:import' },
    ]);
  });

  test('the same key and file answer the first result; another file under the key is refused', async () => {
    const incidentId = await room.newIncident();
    const headers = { 'idempotency-key': 'once' };
    const first = await post(`${incidentId}/people`, CSV, headers);
    const second = await post(`${incidentId}/people`, CSV, headers);
    expect(second).toEqual(first);
    expect(await post(`${incidentId}/people`, `${CSV}cara@example.test,Cara\n`, headers)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_MISMATCH' },
    });
    expect(await peopleOf(incidentId)).toBe(2);
    const imports = await room.work(({ db }) =>
      db.countBy(EventRow, { incidentId, type: 'people.imported' }),
    );
    expect(imports).toBe(1);
  });

  test('an upload that breaks off leaves nothing behind', async () => {
    const incidentId = await room.newIncident();
    await new Promise<void>((resolve) => {
      const broken = httpRequest(`${base}/incidents/${incidentId}/people`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      });
      broken.on('error', () => resolve());
      broken.write(CSV, () => broken.destroy(new Error('gone')));
    });
    // The pool has its connection back: as many imports as it has connections still work.
    const counts = await Promise.all([0, 1, 2, 3].map(() => post(`${incidentId}/people?dryRun=true`, CSV)));
    expect(counts.map(({ body }) => body['added'])).toEqual([2, 2, 2, 2]);
    expect(await peopleOf(incidentId)).toBe(0);
  });

  test('a file refused half-way is answered, and the next request goes over the same connection', async () => {
    const incidentId = await room.newIncident();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = (parts: readonly string[]) =>
      new Promise<{ status: number | undefined; text: string; port: number | undefined }>(
        (resolve, reject) => {
          const upload = httpRequest(`${base}/incidents/${incidentId}/people?dryRun=true`, {
            ...{ method: 'POST', agent },
            headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
          });
          upload.on('error', reject).on('response', (response) => {
            const port = response.socket.localPort;
            let text = '';
            response.on('data', (chunk) => (text += chunk));
            response.on('end', () => resolve({ status: response.statusCode, text, port }));
          });
          for (const part of parts) upload.write(part);
          upload.end();
        },
      );
    const rest = Array.from({ length: 60 }, () => 'anna@example.test,Anna\n'.repeat(3_000));
    const first = await send(['email,name\nbert@example.test,B"e"rt\n', ...rest]);
    expect(first).toMatchObject({ status: 400, text: expect.stringContaining('quote') });
    const tooLong = await send(['email,name\n', ...rest]);
    expect(tooLong).toMatchObject({ status: 413, port: first.port });
    expect(await send([CSV])).toMatchObject({ status: 200, port: first.port });
    agent.destroy();
  });

  test('an upload that stands still is ended and leaves nothing behind', async () => {
    const impatient = Fastify();
    const { source: dataSource, tools, incidentId } = room;
    impatient.register(peopleRoutes({ dataSource, reactions: {}, ...tools, idleMs: 50 }));
    const address = await impatient.listen({ port: 0, host: '127.0.0.1' });
    await new Promise<void>((resolve) => {
      const stalled = httpRequest(`${address}/incidents/${incidentId}/people`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      });
      stalled.on('error', () => resolve());
      stalled.write(CSV);
    });
    expect(await peopleOf(incidentId)).toBe(0);
    await impatient.close();
  });
});
