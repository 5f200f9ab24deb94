import { createHash } from 'node:crypto';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, reportLeak } from '../support/breach.ts';
import { attach } from '../support/incident-room.ts';

const FILE = 'id name kind size sha256 supersedesId supersededById withdrawnAt downloadPath addedBy { name }';
const CUSTODY = `custody(first: 50) {
  nodes { act person place note intact happened { at toleranceMinutes } recordedBy { name } } }`;
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('Evidence of an incident', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let token: TestOrganization['token'];
  let incident: Json;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('REPORTER', 'RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    ({ token } = organization);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    incident = await reportLeak(api, token.RESPONDER);
  });

  const add = async (content: string | Buffer, query?: string) =>
    (await attach(api, token.RESPONDER, incident.id, content, { ...(query && { query }) })).body;
  const files = async (fields = FILE): Promise<Json[]> =>
    (
      await api.ask(
        token.RESPONDER,
        `query ($id: ID!) { incident(id: $id) { attachments(first: 5) { nodes { ${fields} } } } }`,
        { id: incident.id },
      )
    ).incident.attachments.nodes;
  const take = (id: string, whose = token.RESPONDER, of = incident.id) =>
    fetch(`${api.url}/incidents/${of}/attachments/${id}`, { headers: { authorization: `Bearer ${whose}` } });
  const verify = (attachmentId: string) =>
    done(api, token.RESPONDER, 'verifyAttachment', { attachmentId }, 'intact reason');

  test('a file is kept with its hash, and comes back to the byte, as data and nothing else (T-I06)', async () => {
    const page = '<script>alert(1)</script>';
    const kept = await add(page, `name=${encodeURIComponent('../../„Übersicht“.html')}&kind=PROOF`);
    expect(kept).toEqual({
      ...{ attachmentId: expect.any(String), name: '„Übersicht“.html', kind: 'PROOF' },
      ...{ size: page.length, sha256: sha256(page) },
    });
    const reply = await take(kept.attachmentId);
    expect(await reply.text()).toBe(page);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition':
        'attachment; filename="__bersicht_.html"; filename*=UTF-8\'\'%E2%80%9E%C3%9Cbersicht%E2%80%9C.html',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-length': String(page.length),
    });
    const [shown] = await files();
    expect(shown).toMatchObject({ name: '„Übersicht“.html', sha256: sha256(page), size: page.length });
    expect(shown.downloadPath).toBe(`/incidents/${incident.id}/attachments/${kept.attachmentId}`);
  });

  test('who took a copy is written down before the first byte goes out; asking for its head is no download', async () => {
    const { attachmentId } = await add('evidence');
    await (await take(attachmentId, token.AUDITOR)).arrayBuffer();
    const head = await fetch(`${api.url}/incidents/${incident.id}/attachments/${attachmentId}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token.AUDITOR}` },
    });
    expect(head.status).toBe(404);
    const [{ custody }] = await files(CUSTODY);
    expect(custody.nodes.map(({ act, recordedBy }: Json) => [act, recordedBy.name])).toEqual([
      ['ADDED', 'RESPONDER'],
      ['DOWNLOADED', 'AUDITOR'],
    ]);
    const recorded = await api.sql(
      "select actor ->> 'memberId' as who from event where type = 'attachment.downloaded' and incident_id = $1",
      [incident.id],
    );
    expect(recorded).toEqual([{ who: organization.member.AUDITOR }]);
  });

  test('a reporter adds what they saw, and takes nothing out', async () => {
    const { status, body } = await attach(api, token.REPORTER, incident.id, 'a screenshot');
    expect(status).toBe(200);
    expect((await take(body.attachmentId, token.REPORTER)).status).toBe(403);
    expect(await attach(api, token.AUDITOR, incident.id, 'x')).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN', details: { permission: 'room:add' } },
    });
  });

  test('the chain of custody: collected by whom and where, handed over, verified, in the order of events', async () => {
    const { attachmentId } = await add('GET / 200');
    const write = (input: object) => act(api, token.RESPONDER, 'recordCustody', { attachmentId, ...input });
    const happened = { at: '2026-01-05T03:10:00Z', toleranceMinutes: 15 };
    expect((await write({ act: 'COLLECTED', happened })).code).toBe('INVALID_INPUT');
    expect((await write({ act: 'NOTED', note: ' ' })).code).toBe('INVALID_INPUT');
    expect((await write({ act: 'NOTED', note: 'x', happened: { at: '2999-01-01T00:00:00Z' } })).code).toBe(
      'INVALID_INPUT',
    );
    await write({ act: 'HANDED_OVER', person: 'Forensik Nord', note: 'Sealed bag 17' });
    await write({ act: 'COLLECTED', person: 'Ida Lund', place: 'edge-2, /var/log', happened });
    expect(await verify(attachmentId)).toEqual({ intact: true, reason: null });
    const { custody } = (
      await api.ask(token.AUDITOR, `query ($id: ID!) { attachment(id: $id) { ${CUSTODY} } }`, {
        id: attachmentId,
      })
    ).attachment;
    expect(custody.nodes).toMatchObject([
      { act: 'COLLECTED', person: 'Ida Lund', place: 'edge-2, /var/log', happened: { toleranceMinutes: 15 } },
      { act: 'ADDED', intact: null },
      { act: 'HANDED_OVER', person: 'Forensik Nord', note: 'Sealed bag 17' },
      { act: 'VERIFIED', intact: true, recordedBy: { name: 'RESPONDER' } },
    ]);
    const names = await api.sql("select 1 from event t where t::text ~ 'Lund|Forensik|edge-2'");
    expect(names).toEqual([]);
  });

  test('a file is superseded once and withdrawn with a reason, and never altered', async () => {
    const first = await add('draft');
    const second = await add('final', `name=final.txt&supersedes=${first.attachmentId}`);
    const again = { query: `name=x.txt&supersedes=${first.attachmentId}` };
    expect(await attach(api, token.RESPONDER, incident.id, 'other', again)).toMatchObject({
      status: 409,
      body: { details: { supersededById: second.attachmentId } },
    });
    const input = { attachmentId: second.attachmentId, reason: "Another customer's file." };
    await done(api, token.RESPONDER, 'withdrawAttachment', input);
    expect((await act(api, token.RESPONDER, 'withdrawAttachment', input)).code).toBe('CONFLICT');
    expect((await take(second.attachmentId)).status).toBe(409);
    expect(await verify(second.attachmentId)).toEqual({ intact: true, reason: null });
    const shown = await files();
    expect(shown.map(({ supersededById, withdrawnAt }) => [supersededById, withdrawnAt !== null])).toEqual([
      [null, true],
      [second.attachmentId, false],
    ]);
    for (const table of ['attachment', 'attachment_piece', 'custody_entry', 'correspondence'])
      expect(
        await api.sql(
          `select privilege_type as may from information_schema.role_table_grants
            where grantee = 'tocsin_app' and table_name = $1 order by 1`,
          [table],
        ),
      ).toEqual([{ may: 'INSERT' }, { may: 'SELECT' }]);
  });

  test.each([
    [
      'a byte of it changed',
      'update attachment_piece set sealed = set_byte(sealed, 40, 1 - get_byte(sealed, 40) % 2) where attachment_id = $1',
      'piece 0 of it is altered',
    ],
    [
      'a piece of it is gone',
      'delete from attachment_piece where attachment_id = $1',
      'piece 0 of it is missing',
    ],
    [
      'its hash was rewritten',
      "update attachment set sha256 = decode(repeat('00', 32), 'hex') where id = $1",
      'its content is not what was added',
    ],
  ])('verification notices behind the walls that %s', async (_what, sql, reason) => {
    const { attachmentId } = await add('a line of a log that nobody may change');
    await api.sql(sql, [attachmentId]);
    expect(await verify(attachmentId)).toEqual({ intact: false, reason });
    const [{ custody }] = await files(CUSTODY);
    expect(custody.nodes.at(-1)).toMatchObject({ act: 'VERIFIED', intact: false });
  });

  test('content that was exchanged together with its hash is betrayed by the record', async () => {
    const genuine = await add('the genuine log');
    const forged = await add('a forged log!!!');
    await api.sql(
      'update attachment set sha256 = (select sha256 from attachment where id = $2) where id = $1',
      [genuine.attachmentId, forged.attachmentId],
    );
    expect((await verify(genuine.attachmentId)).intact).toBe(false);
    await api.sql(
      'update event set details = details || \'{"digest": "00"}\' where details ->> \'attachmentId\' = $1',
      [forged.attachmentId],
    );
    expect(await verify(forged.attachmentId)).toEqual({
      intact: false,
      reason: 'the record names other content',
    });
    await api.sql("update event set details = '{}' where type = 'attachment.added'");
  });

  test('what lies in the database is sealed, name and digest give nothing away once erased', async () => {
    const { attachmentId } = await add('the password is swordfish', 'name=Anna%20Berg.txt');
    const [piece] = await api.sql(
      'select encode(sealed, $2) as text from attachment_piece where attachment_id = $1',
      [attachmentId, 'escape'],
    );
    expect(piece.text).not.toContain('swordfish');
    const [{ name_id: statementId }] = await api.sql('select name_id from attachment where id = $1', [
      attachmentId,
    ]);
    await done(api, token.DECISION_MAKER, 'eraseStatement', { statementId, reason: 'She asked.' });
    expect((await files('name'))[0].name).toBeNull();
    expect((await take(attachmentId)).headers.get('content-disposition')).toContain('filename="file"');
    const plain = sha256('the password is swordfish');
    expect(await api.sql('select 1 from event t where t::text like $1', [`%${plain}%`])).toEqual([]);
  });

  test('a letter is written down with its time, its files and the duty it belongs to', async () => {
    const { attachmentId } = await add('Dear Sir or Madam', 'name=letter.pdf&kind=CORRESPONDENCE');
    const duty = dutyOf(incident, 'eu-gdpr-art33-1').id;
    const letter = {
      ...{ incidentId: incident.id, direction: 'IN', party: 'AUTHORITY', partyName: 'Ms Adler, Berlin' },
      ...{ channel: 'MAIL', happened: { at: '2026-01-05T12:00:00Z', toleranceMinutes: 30 } },
      ...{ subject: 'Questions until Friday', body: 'How many people?' },
      ...{ obligationId: duty, attachmentIds: [attachmentId] },
    };
    const log = (more: object) =>
      act(api, token.RESPONDER, 'logCorrespondence', { ...letter, ...more }, LETTER);
    const LETTER =
      'id subject body partyName obligationId happened { earliest } attachments { id } correctsId';
    const { logCorrespondence: first } = (await log({})).data;
    expect(first).toMatchObject({
      ...{ subject: 'Questions until Friday', partyName: 'Ms Adler, Berlin', obligationId: duty },
      ...{ happened: { earliest: '2026-01-05T11:30:00.000Z' }, attachments: [{ id: attachmentId }] },
    });
    expect((await log({ correctsId: first.id, body: null })).data.logCorrespondence).toMatchObject({
      correctsId: first.id,
      body: null,
    });
    expect((await log({ subject: ' ' })).code).toBe('INVALID_INPUT');
    const other = await reportLeak(api, token.RESPONDER);
    const elsewhere = { obligationId: dutyOf(other, 'eu-gdpr-art33-1').id };
    expect((await log(elsewhere)).code).toBe('NOT_FOUND');
    expect((await log({ incidentId: other.id, obligationId: null })).code).toBe('NOT_FOUND');
  });

  test('neither the file of another organization nor one of another incident is found', async () => {
    const { attachmentId } = await add('ours');
    const stranger = await api.organizationWith('RESPONDER');
    const theirs = await reportLeak(api, stranger.token.RESPONDER);
    expect((await take(attachmentId, stranger.token.RESPONDER)).status).toBe(404);
    expect((await take(attachmentId, stranger.token.RESPONDER, theirs.id)).status).toBe(404);
    expect((await take(attachmentId, token.RESPONDER, theirs.id)).status).toBe(404);
    expect((await attach(api, stranger.token.RESPONDER, incident.id, 'x')).status).toBe(404);
    const { id: mine } = await reportLeak(api, token.RESPONDER);
    expect((await take(attachmentId, token.RESPONDER, mine)).status).toBe(404);
  });

  test('of a restricted incident, nobody off the list finds a file, a task or a word', async () => {
    incident = await reportLeak(api, token.RESPONDER, { restrictedTo: [organization.member.RESPONDER] });
    const { attachmentId } = await add('the suspect is an administrator');
    const task = { incidentId: incident.id, title: 'Image her laptop', ownerId: organization.member.AUDITOR };
    await done(api, token.RESPONDER, 'addTask', task);
    expect((await take(attachmentId)).status).toBe(200);
    expect((await take(attachmentId, token.AUDITOR)).status).toBe(404);
    expect((await attach(api, token.REPORTER, incident.id, 'x')).status).toBe(404);
    const query =
      'query ($id: ID!) { attachment(id: $id) { id } tasks(filter: { mine: true }) { nodes { id } } }';
    expect(await api.ask(token.AUDITOR, query, { id: attachmentId })).toEqual({
      attachment: null,
      tasks: { nodes: [] },
    });
  });
});
