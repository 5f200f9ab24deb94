import { createHash } from 'node:crypto';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, reportLeak } from '../support/breach.ts';
import { clinic } from '../support/veris-records.ts';

describe('Export of an incident as VERIS', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let responder: string;
  let auditor: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-11-21T08:00:00Z' });
  });
  beforeEach(async () => {
    organization = await api.organizationWith('RESPONDER', 'REPORTER', 'DECISION_MAKER', 'AUDITOR');
    responder = organization.token.RESPONDER;
    auditor = organization.token.AUDITOR;
  });
  afterAll(() => api.close());

  const FIELDS = `outcome incident { id verisPath comments(first: 1) { nodes { id } } attachments(first: 1) { nodes { id } } }
    facts { answers occurredFrom { at toleranceMinutes } dataSets { name categories confidentiality availability groups { kind } } }`;
  const take = (record: string, token = responder) => done(api, token, 'importVeris', { record }, FIELDS);
  const get = async (path: string, token = auditor) => {
    const reply = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, text: await reply.text() };
  };
  const exported = async (path: string): Promise<Json> => JSON.parse((await get(path)).text);

  test('an imported record leaves as it came but for its words; taken in elsewhere it comes to the same facts', async () => {
    const first = await take(JSON.stringify(clinic()));
    const { text } = await get(first.incident.verisPath);
    expect(JSON.parse(text)).toMatchObject({ incident_id: clinic().incident_id, plus: { dbir_year: 2026 } });
    expect(text).not.toMatch(/Hillside|Example/);
    expect(await exported(`${first.incident.verisPath}?victim=true&words=true`)).toEqual(clinic());
    const again = await take(text);
    expect([again.outcome, again.incident.id]).toEqual(['UNCHANGED', first.incident.id]);
    const other = await api.organizationWith('RESPONDER', 'AUDITOR');
    const elsewhere = await take(text, other.token.RESPONDER);
    expect([elsewhere.outcome, elsewhere.facts]).toEqual(['CREATED', first.facts]);
    expect((await get(elsewhere.incident.verisPath, other.token.AUDITOR)).text).toBe(text);
  });

  test('it stands among what left the company, with its digest and what was in it', async () => {
    const { incident } = await take(JSON.stringify(clinic()));
    const { text } = await get(`${incident.verisPath}?victim=true`);
    const { nodes } = (
      await api.ask(
        auditor,
        'query ($id: ID!) { whatLeft(incidentId: $id, first: 5) { nodes { what digest memberId } } }',
        {
          id: incident.id,
        },
      )
    ).whatLeft;
    expect(nodes).toEqual([
      {
        what: 'incident as VERIS, with who the victim is',
        digest: createHash('sha256').update(text).digest('hex'),
        memberId: organization.member.AUDITOR,
      },
    ]);
  });

  test('words that were erased here leave no more, and once the original is withdrawn only the facts do', async () => {
    const { incident } = await take(JSON.stringify(clinic()));
    const [{ id: attachmentId }] = incident.attachments.nodes;
    const [{ text_id: statementId }] = await api.sql(
      'select text_id from incident_comment where incident_id = $1',
      [incident.id],
    );
    const erasure = { statementId, reason: 'It names a nurse.' };
    await done(api, organization.token.DECISION_MAKER, 'eraseStatement', erasure, 'id');
    expect((await exported(`${incident.verisPath}?words=true`)).summary).toBe('');
    await done(api, responder, 'withdrawAttachment', { attachmentId, reason: 'It names a nurse.' });
    const bare = await exported(`${incident.verisPath}?words=true&victim=true`);
    expect(bare).toMatchObject({
      incident_id: incident.id,
      timeline: { incident: { year: 2025, month: 3 } },
      action: { hacking: { variety: ['Use of stolen creds'] }, malware: { variety: ['Ransomware'] } },
      attribute: { confidentiality: { data_disclosure: 'Yes', data: [{ variety: 'Medical' }] } },
    });
    expect(bare).not.toHaveProperty('victim');
  });

  test('an incident of ours leaves without people, places, title or anything said in the room', async () => {
    const { id } = await reportLeak(api, responder, { title: 'Secret title' });
    await done(api, responder, 'addComment', {
      incidentId: id,
      text: 'Counsel says wait.',
      privileged: true,
    });
    const { status, text } = await get(`/incidents/${id}/veris.json?victim=true&words=true`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      attribute: { confidentiality: { data_victim: ['Customer'], state: ['Stored unencrypted'] } },
    });
    expect(text).not.toMatch(/Secret|Counsel|431|FR|MD5|accounts/);
    const back = await take(text);
    expect([back.outcome, back.incident.id]).toEqual(['UNCHANGED', id]);
  });

  test('it is refused to whom reports are refused, for incidents of others, and for what is not true or false', async () => {
    const { incident } = await take(JSON.stringify(clinic()));
    expect((await get(incident.verisPath, organization.token.REPORTER)).status).toBe(403);
    const other = await api.organizationWith('AUDITOR');
    expect((await get(incident.verisPath, other.token.AUDITOR)).status).toBe(404);
    expect((await get(`${incident.verisPath}?victim=yes`)).status).toBe(400);
  });
});
