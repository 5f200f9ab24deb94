import { createHash } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { attachmentRoutes } from '../../src/incidents/evidence/attachment.route.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { rows } from '../../src/rows.ts';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { reportLeak } from '../support/breach.ts';
import { attach } from '../support/incident-room.ts';

const MB = 1024 * 1024;
const PIECE = 256 * 1024;

describe('Files that go wrong on their way (T-I06)', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let token: string;
  let incident: string;
  const opened: FastifyInstance[] = [];
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER');
    token = organization.token.RESPONDER;
  });
  afterAll(async () => {
    await Promise.all(opened.map((app) => app.close()));
    await api.close();
  });
  beforeEach(async () => {
    incident = (await reportLeak(api, token)).id;
  });

  /** The route alone, with limits and a pool of its own. */
  const routeWith = async (more: object, poolSize = 4) => {
    const settings = { url: api.database.applicationUrl, poolSize, applicationName: 'test-files' };
    const dataSource = await dataSourceFor(settings, rows).initialize();
    const app = Fastify();
    app.addHook('onClose', () => dataSource.destroy());
    app.register(attachmentRoutes({ ...api.installation, dataSource, ...more }));
    opened.push(app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    return {
      url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
      dataSource,
      server: app.server,
    };
  };
  const kept = async () => {
    const [count] = await api.sql(
      `select (select count(*)::int from attachment where incident_id = $1) as files,
              (select count(*)::int from attachment_piece where incident_id = $1) as pieces,
              (select count(*)::int from custody_entry where incident_id = $1) as links`,
      [incident],
    );
    return count;
  };
  const nothing = { files: 0, pieces: 0, links: 0 };
  /** Sends some pieces and does with the request what the test wants, without saying how long the file is. */
  const sending = (url: string, path = `/incidents/${incident}/attachments?name=a.bin`) =>
    request(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    });

  test.each([
    ['without a name', 'kind=PROOF', 'x', 400, 'INVALID_INPUT'],
    ['of an unknown kind', 'name=a&kind=VIRUS', 'x', 400, 'INVALID_INPUT'],
    ['with two names', 'name=a&name=b', 'x', 400, 'INVALID_INPUT'],
    ['in place of what is no id', 'name=a&supersedes=nobody', 'x', 400, 'INVALID_INPUT'],
    [
      'in place of one that is not there',
      'name=a&supersedes=00000000-0000-7000-8000-000000000000',
      'x',
      404,
      'NOT_FOUND',
    ],
    ['of 0 bytes', 'name=a', '', 400, 'INVALID_INPUT'],
  ])('one %s is refused, and nothing is kept', async (_what, query, content, status, code) => {
    expect(await attach(api, token, incident, content, { query })).toMatchObject({ status, body: { code } });
    expect(await kept()).toEqual(nothing);
  });

  test('one of exactly the limit is kept; one byte more is refused, announced or not, and nothing is kept', async () => {
    const limit = PIECE + 10;
    const base = await routeWith({ largestAttachment: limit });
    const tooMuch = await attach(base, token, incident, Buffer.alloc(limit + 1));
    expect(tooMuch).toMatchObject({ status: 413, body: { code: 'LIMIT_EXCEEDED', details: { limit } } });
    const unannounced = await new Promise((resolve, reject) => {
      const upload = sending(base.url).on('error', reject);
      upload.on('response', (response) => resolve(response.resume().statusCode));
      upload.write(Buffer.alloc(limit));
      upload.end(Buffer.alloc(1));
    });
    expect(unannounced).toBe(413);
    expect(await kept()).toEqual(nothing);
    expect(await attach(base, token, incident, Buffer.alloc(limit))).toMatchObject({ status: 200 });
    expect(await kept()).toEqual({ files: 1, pieces: 2, links: 1 });
  });

  test('one that is packed on the way is refused: it could unfold without end', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await attach(api, token, incident, 'x', { query: 'name=a', headers })).toMatchObject({
      status: 415,
    });
  });

  test.each([
    ['breaks off', {}],
    ['stands still', { idleMs: 50 }],
    ['never ends', { longestMs: 200 }],
  ])('one that %s leaves nothing behind, and its connection is given back', async (what, times) => {
    const { url, dataSource } = await routeWith(times, 2);
    await new Promise<void>((resolve) => {
      const upload = sending(url).on('error', () => resolve());
      const breakOff = () => what === 'breaks off' && upload.destroy(new Error('gone'));
      upload.write(Buffer.alloc(2 * PIECE), breakOff);
      const dripping = setInterval(() => what === 'never ends' && upload.write('drip'), 10);
      upload.on('close', () => clearInterval(dripping));
    });
    const both = await Promise.all([1, 2].map(() => dataSource.query('select 1 as one')));
    expect(both).toEqual([[{ one: 1 }], [{ one: 1 }]]);
    expect(await kept()).toEqual(nothing);
  });

  test('forty megabytes go in and out in pieces: no row and no statement holds more than one', async () => {
    const { url } = api;
    const whole = createHash('sha256');
    const answered = new Promise<string>((resolve, reject) => {
      const upload = sending(url).on('error', reject);
      upload.on('response', (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
      });
      const next = (n: number) => {
        if (n === 40) return void upload.end();
        const block = Buffer.alloc(MB, n);
        whole.update(block);
        upload.write(block, () => next(n + 1));
      };
      next(0);
    });
    const { attachmentId, size, sha256 } = JSON.parse(await answered);
    expect({ size, sha256 }).toEqual({ size: 40 * MB, sha256: whole.digest('hex') });
    const [stored] = await api.sql(
      `select count(*)::int as pieces, max(length(sealed)) as longest, min(seq) as first, max(seq) as last
         from attachment_piece where attachment_id = $1`,
      [attachmentId],
    );
    expect(stored).toEqual({ pieces: 160, longest: PIECE + 29, first: 0, last: 159 });

    api.statements.length = 0;
    const reply = await fetch(`${url}/incidents/${incident}/attachments/${attachmentId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const back = createHash('sha256');
    for await (const chunk of reply.body ?? []) back.update(chunk);
    expect(back.digest('hex')).toBe(sha256);
    expect(api.statements.filter((text) => /from attachment_piece/.test(text))).toHaveLength(160);
  });

  /** A client that has the headers and reads no further. */
  const stalled = (url: string, attachmentId: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const path = `${url}/incidents/${incident}/attachments/${attachmentId}`;
      const headers = { authorization: `Bearer ${token}` };
      request(path, { headers, agent: false }, resolve).on('error', reject).end();
    });

  test('a client that reads slowly holds no connection to the database', async () => {
    const { url, dataSource } = await routeWith({}, 2);
    const { body } = await attach({ url }, token, incident, Buffer.alloc(30 * MB));
    const replies = await Promise.all([1, 2, 3, 4].map(() => stalled(url, body.attachmentId)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    const both = await Promise.all([1, 2].map(() => dataSource.query('select 1 as one')));
    expect(both).toEqual([[{ one: 1 }], [{ one: 1 }]]);
    for (const reply of replies) reply.on('error', () => undefined).destroy();
  });

  test('a download that stands still is ended', async () => {
    const { url, server } = await routeWith({ idleMs: 200 });
    const { body } = await attach({ url }, token, incident, Buffer.alloc(30 * MB));
    const ended = new Promise((resolve) => {
      server.once('connection', (socket) => socket.once('close', resolve));
    });
    const reply = await stalled(url, body.attachmentId);
    await ended;
    reply.on('error', () => undefined).destroy();
  });

  test('a piece that was altered ends the download short of what was announced', async () => {
    const { body } = await attach(api, token, incident, Buffer.alloc(3 * PIECE));
    await api.sql("update attachment_piece set sealed = '\\x01' where attachment_id = $1 and seq = 1", [
      body.attachmentId,
    ]);
    const reply = await fetch(`${api.url}/incidents/${incident}/attachments/${body.attachmentId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await expect(reply.arrayBuffer()).rejects.toThrow();
  });

  test('the same key and file answer the first result; another file under the key is refused', async () => {
    const again = (content: string) =>
      attach(api, token, incident, content, { query: 'name=a', headers: { 'idempotency-key': 'once' } });
    const first = await again('the log');
    expect(await again('the log')).toEqual(first);
    expect(await again('another log')).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_MISMATCH' } });
    expect(await kept()).toEqual({ files: 1, pieces: 1, links: 1 });
  });

  test('uploads of files and of people share their slots: together they leave a connection free', async () => {
    const uploads = [1, 2, 3, 4].map(() => sending(api.url));
    // The fourth is refused: then three are in.
    const refused = await new Promise((resolve) => {
      for (const upload of uploads) {
        upload.on('error', () => undefined).on('response', (reply) => resolve(reply.resume().statusCode));
        upload.write('begun');
      }
    });
    expect(refused).toBe(503);
    const people = await fetch(`${api.url}/incidents/${incident}/people?dryRun=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: 'email\nanna@example.test\n',
    });
    expect(people.status).toBe(503);
    for (const upload of uploads) upload.destroy();
  });
});
