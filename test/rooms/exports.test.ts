import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { done, reportLeak } from '../support/breach.ts';
import { crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { readPdf } from '../support/pdf-text.ts';

describe('What an authority is handed', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  let incident: string;
  let auditor: string;
  beforeAll(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtp();
    auditor = room.organization.token.AUDITOR;
    const breach = await room.approved(crowd(4));
    incident = breach.incident;
    await room.api.ask(
      room.responder,
      'mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { id } }',
      { input: { incidentId: incident, title: '=cmd|"<script>alert(1)</script>" | *bold* # one 😀' } },
    );
    const dispatch = await room.start(breach.notice);
    const worker = await room.sender(sink.url);
    await room.reaches(dispatch, 'COMPLETED');
    await worker.stop();
    const { obligations } = (
      await room.api.ask(
        room.decider,
        'query ($id: ID!) { incident(id: $id) { obligations { id ruleId } } }',
        {
          id: incident,
        },
      )
    ).incident;
    const duty = obligations.find(({ ruleId }: { ruleId: string }) => ruleId === 'eu-gdpr-art33-1').id;
    const filed = { obligationId: duty, channel: 'PORTAL', state: 'SUBMITTED', reference: 'CNIL-77' };
    await done(room.api, room.decider, 'recordFiling', filed);
    await done(room.api, room.responder, 'draftNotice', {
      incidentId: incident,
      obligationIds: [breach.promise],
    });
    await reportLeak(room.api, room.responder, { title: 'Drill', exercise: true });
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  const get = async (path: string, token = auditor) => {
    const reply = await fetch(`${room.api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };

  test('the report of one incident says times, duties with their filings, what was sent, what left, and its history', async () => {
    const { status, text, headers } = await get(`/incidents/${incident}/report.md`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    for (const heading of [
      'Times',
      'Data concerned',
      'People concerned',
      'Duties',
      'Sending',
      'What left the company',
      'History',
    ])
      expect(text).toContain(`## ${heading}`);
    expect(text).toContain('CNIL-77');
    expect(text).toContain('notices accepted by mail servers | 4');
    expect(text).toMatch(/Due: \w{3} \d+ \w{3} \d{4} \d\d:\d\d/);
    // One version was sent; the draft beside it stays in the house.
    expect(text.match(/^### To people/gm)).toHaveLength(1);
    expect(text).not.toContain('people.test');
  });

  test('what somebody typed is text in it, never markup, in HTML as in Markdown', async () => {
    const { text, headers } = await get(`/incidents/${incident}/report.html`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<em>bold');
    expect(text).toContain('<table>');
  });

  test('the register as CSV and as JSON has every breach, who was told and why late, and no exercise (GDPR Art. 33(5))', async () => {
    const csv: Record<string, string>[] = parse((await get('/register.csv')).text, {
      columns: true,
      bom: true,
    });
    expect(csv).toHaveLength(1);
    const [line] = csv;
    expect(line?.['title']).toMatch(/^'=cmd/);
    expect(line?.['authorityDuties']).toContain('reference CNIL-77');
    expect(line?.['peopleDuties']).toContain('MET');
    expect(line?.['dataCategories']).toBe('email_address; name; password');
    const json = JSON.parse((await get('/register.json')).text);
    expect(json.entries).toHaveLength(1);
    expect(json.entries[0]).toMatchObject({ people: 431, jurisdictions: ['FR'], roles: ['CONTROLLER'] });
    expect(JSON.parse((await get('/register.json?to=2020-01-01')).text).entries).toEqual([]);
    expect((await get('/register.json?from=yesterday')).status).toBe(400);
  });

  test('report and register are handed out as accessible PDF, what was typed as text, what no font has as codes', async () => {
    const bytes = async (path: string) => {
      const reply = await fetch(`${room.api.url}${path}`, {
        headers: { authorization: `Bearer ${auditor}` },
      });
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      return Buffer.from(await reply.arrayBuffer());
    };
    const report = readPdf(await bytes(`/incidents/${incident}/report.pdf`));
    expect(report).toMatchObject({ accessible: true, language: 'en' });
    const said = report.pages.join('\n').replace(/\s+/g, ' ');
    for (const words of [
      'Times',
      'People concerned',
      'CNIL-77',
      'What left the company',
      '<script>alert(1)</script>',
      '[U+1F600]',
    ])
      expect(said).toContain(words);
    expect(said).toContain('Characters for which there is no font stand as codes');
    expect(said).not.toContain('people.test');
    const register = readPdf(await bytes('/register.pdf?from=2020-01-01'));
    expect(register).toMatchObject({ accessible: true, title: 'Register of personal data breaches' });
    expect(register.tags.has('Table')).toBe(true);
    const listed = register.pages.join('\n').replace(/\s+/g, ' ');
    for (const words of [
      'Effects',
      'Remedial action',
      '=cmd',
      'reference CNIL-77',
      'email address, name, password',
    ])
      expect(listed).toContain(words);
    expect(readPdf(await bytes('/register.pdf?to=2020-01-01')).pages).toHaveLength(1);
  });

  test('each export is on record with the digest of what left, and shown as something that left', async () => {
    const { nodes } = (
      await room.api.ask(
        auditor,
        'query ($id: ID!) { whatLeft(incidentId: $id, first: 200) { nodes { what count digest memberId at } } }',
        { id: incident },
      )
    ).whatLeft;
    const words = nodes.map(({ what }: { what: string }) => what);
    expect(words).toContain('notices accepted by mail servers');
    expect(words).toContain('INITIAL filing');
    expect(words).toContain('report of the incident as html');
    expect(nodes.find(({ what }: { what: string }) => what.startsWith('report'))).toMatchObject({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      memberId: room.organization.member.AUDITOR,
    });
  });

  test('nobody gets it without the permission, and not of another organization', async () => {
    const other = await room.api.organizationWith('AUDITOR');
    expect((await get(`/incidents/${incident}/report.md`, other.token.AUDITOR)).status).toBe(404);
    expect((await get(`/incidents/${incident}/report.md`, room.organization.administrator)).status).toBe(403);
    expect((await get('/register.csv', room.organization.administrator)).status).toBe(403);
    expect(JSON.parse((await get('/register.json', other.token.AUDITOR)).text).entries).toEqual([]);
  });
});
