import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { type Breach, done, dutyOf, incidentOf, playBreach, reportLeak } from '../support/breach.ts';

const ADVICE = 'Say nothing of the vendor before the contract was read.';
const COMMENT = 'Between us: the key was in the repository.';
const OPINION = 'It says too little of the consequences.';
const DRAFT_WORDS = 'A sentence that nobody was ever sent';

describe('The report of one incident holds all of it, and only what may leave (rule 14)', () => {
  let api: TestApi;
  let team: TestOrganization;
  let breach: Breach;
  beforeAll(async () => {
    api = await startApi();
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER', 'AUDITOR');
    breach = await playBreach(api, team);
    const { RESPONDER: responder, DECISION_MAKER: decider, APPROVER: approver } = team.token;
    const { incident: incidentId, obligation, notice: noticeId } = breach;
    const inputs = {
      data: [
        { group: 'SIMPLE', categories: ['name'], adjustment: 'PROFILING', justification: 'Years of orders.' },
      ],
      identifiers: [{ kind: 'EMAIL', level: 'MAXIMUM', justification: 'The address is the name.' }],
      ...{
        confidentiality: 'UNKNOWN_RECIPIENTS',
        integrity: 'NOT_LOST',
        availability: 'NOT_LOST',
        malice: 'NO',
      },
      circumstances: 'A search engine listed it.',
    };
    const found = { incidentId, inputs, verdict: 'HIGH_RISK', rationale: 'Passwords are used elsewhere.' };
    await done(api, responder, 'assessRisk', found);
    await done(api, responder, 'addComment', { incidentId, text: ADVICE, privileged: true });
    await done(api, responder, 'addComment', { incidentId, text: COMMENT });
    const opinion = { noticeId, version: 1, capacity: 'DPO', stance: 'DISSENT', text: OPINION };
    await done(api, approver, 'giveOpinion', opinion);
    const out = { incidentId, direction: 'OUT', party: 'PRESS', channel: 'PHONE' };
    await done(api, responder, 'logCorrespondence', {
      ...out,
      subject: 'We have nothing to add',
      body: 'So we said.',
    });
    const agency = { agency: 'Cybercrime unit', officer: 'Sergeant Amsel', reason: 'A suspect is watched.' };
    await done(api, decider, 'placeHold', { incidentId, ...agency, written: true });
    const asked = { incidentId, title: 'Answers to six questions', askedBy: 'CNIL' };
    await done(api, responder, 'setClock', { ...asked, dueAt: '2099-01-08T12:00:00Z' });
    const logs = { incidentId, what: 'Edge logs of 21 October', where: 'edge proxy, fra-2' };
    const watched = await done(api, responder, 'watchEvidence', {
      ...logs,
      expiresAt: '2099-01-09T12:00:00Z',
    });
    const lost = { obligationId: watched.id, outcome: 'LOST', note: 'Rotated before anybody looked.' };
    await done(api, responder, 'settleClock', lost);
    const known = await incidentOf(api, responder, incidentId);
    const people = dutyOf(known, 'eu-gdpr-art34').id;
    await done(api, decider, 'decideNotRequired', {
      obligationId: people,
      rationale: 'Nothing was read, by the logs.',
    });
    await done(api, decider, 'amendFacts', {
      incidentId,
      reason: 'The logs say otherwise.',
      facts: [{ key: 'risk_to_people', text: 'risk' }],
    });
    await done(api, decider, 'recordFiling', {
      obligationId: obligation,
      channel: 'PORTAL',
      reference: 'CNIL-77',
    });
    const draft = {
      incidentId,
      obligationIds: [breach.promise],
      elements: [{ element: 'nature', text: DRAFT_WORDS }],
    };
    await done(api, responder, 'draftNotice', draft);
    await done(api, decider, 'eraseStatement', {
      statementId: breach.statement,
      reason: 'A name was in it.',
    });
  });
  afterAll(() => api.close());

  const get = async (query = '', token = team.token.DECISION_MAKER, id = breach.incident, format = 'md') => {
    const headers = { authorization: `Bearer ${token}` };
    const reply = await fetch(`${api.url}/incidents/${id}/report.${format}${query}`, { headers });
    return { status: reply.status, name: reply.headers.get('content-disposition'), text: await reply.text() };
  };
  const section = (text: string, heading: string) =>
    text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

  test('the verdict on the risk stands before the number, with inputs and their justification', async () => {
    const risk = section((await get()).text, 'Risk to people');
    expect(risk.indexOf('### High risk')).toBeGreaterThan(-1);
    expect(risk.indexOf('Number beside it')).toBeGreaterThan(risk.indexOf('### High risk'));
    for (const said of [
      'Changed since: The fact risk_to_people is now risk',
      'Passwords are used elsewhere.',
      'Years of orders.',
      'The address is the name.',
      'by RESPONDER',
    ])
      expect(risk).toContain(said);
  });

  test('a decision on a duty stands with who, when, why, the facts it was bound to, and how it ended', async () => {
    const duties = section((await get()).text, 'Duties');
    expect(duties).toMatch(/\*\*Decision\*\* by DECISION_MAKER, /);
    expect(duties).toContain('Rationale: Nothing was read, by the logs.');
    expect(duties).toMatch(/Bound to version \d+ of the facts: .*risk_to_people = "high_risk"/);
    expect(duties).toMatch(/Ended: reopened, .*changed: .*risk_to_people/);
  });

  test('holds with their effect on each duty, clocks set by hand, and evidence that was lost are in it', async () => {
    const { text } = await get();
    const holds = section(text, 'Law-enforcement holds');
    for (const said of ['Cybercrime unit', 'Sergeant Amsel', 'A suspect is watched.'])
      expect(holds).toContain(said);
    expect(holds).toMatch(/Art\. 33\(1\): The hold has no effect on this duty/);
    expect(holds).toMatch(/incident clause: Held until the hold is lifted/);
    const clocks = section(text, 'Clocks set by hand');
    expect(clocks).toMatch(/Answers to six questions \| CNIL .* it runs/);
    expect(clocks).toMatch(
      /Edge logs of 21 October \| edge proxy, fra-2 .* lost, .*Rotated before anybody looked\./,
    );
    expect(section(text, 'Duties')).not.toContain('Edge logs');
  });

  test('decisions, correspondence, evidence with its digest and custody, and the history name who acted', async () => {
    const { text } = await get();
    expect(section(text, 'Decisions')).toMatch(/RESPONDER \| Take the bucket offline \| It is still read\./);
    expect(section(text, 'Correspondence')).toMatch(
      /to press \| phone \| We have nothing to add \| So we said\./,
    );
    const [file] = await api.sql('select encode(sha256, $2) as sha256 from attachment where id = $1', [
      breach.attachment,
      'hex',
    ]);
    const evidence = section(text, 'Evidence and files');
    expect(evidence).toContain(`SHA-256 ${file.sha256}`);
    expect(evidence).toMatch(/\| added \| .* \| RESPONDER \|/);
    const history = section(text, 'History');
    expect(history).toMatch(/The logs say otherwise\./);
    expect(history).toMatch(/obligation\.decided \| DECISION_MAKER/);
    expect(history).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('a text that was sent is shown as its readers saw it, with its approval', async () => {
    const notices = section((await get()).text, 'Notices that were sent or filed');
    expect(notices).toMatch(/APPROVED by DECISION_MAKER, .*, for 3 people\./);
    expect(notices).toContain('> Change your password wherever you use the same one.');
    expect(notices).toContain('Hello \\[name\\],');
    expect(notices).not.toContain(':::');
  });

  test('comments, advice, opinions and drafts are not in it, by default', async () => {
    for (const format of ['md', 'html']) {
      const { text, name } = await get('', team.token.AUDITOR, breach.incident, format);
      for (const inside of [ADVICE, COMMENT, OPINION, DRAFT_WORDS, 'Since when was it public'])
        expect(text).not.toContain(inside);
      expect(text).not.toContain('DISSENT');
      expect(name).not.toContain('privileged');
    }
  });

  test('counsel includes them by asking for it, which needs a permission of its own and stays on record', async () => {
    const { text, name } = await get('?privileged=true');
    for (const inside of [ADVICE, COMMENT, OPINION, DRAFT_WORDS, 'Since when was it public'])
      expect(text).toContain(inside);
    expect(text).toContain('**Privileged and confidential');
    expect(name).toContain('-privileged.md');
    const [last] = await api.sql(
      `select details from event where incident_id = $1 and type = 'report.exported' order by seq desc limit 1`,
      [breach.incident],
    );
    expect(last.details).toMatchObject({ privileged: true, format: 'md' });
    const { nodes } = (
      await api.ask(
        team.token.AUDITOR,
        'query ($id: ID!) { whatLeft(incidentId: $id, first: 200) { nodes { what } } }',
        {
          id: breach.incident,
        },
      )
    ).whatLeft;
    expect(nodes.at(-1).what).toBe('report of the incident as md, privileged material included');
    for (const token of [team.token.RESPONDER, team.token.APPROVER, team.token.AUDITOR])
      expect((await get('?privileged=true', token)).status).toBe(403);
    expect((await get('?privileged=yes')).status).toBe(400);
  });

  test('words that were erased show as erased, never as blank', async () => {
    const [row] = await api.sql('select ground_id from awareness where incident_id = $1', [breach.incident]);
    await done(api, team.token.DECISION_MAKER, 'eraseStatement', {
      statementId: row.ground_id,
      reason: 'A name.',
    });
    const times = section((await get()).text, 'Times');
    expect(times).toContain('(erased)');
    expect(times).not.toContain('The mail was clear.');
  });

  test('of a restricted incident only the members listed get it; for everybody else there is nothing', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER, { restrictedTo: [team.member.RESPONDER] });
    const register = async (token: string) => {
      const reply = await fetch(`${api.url}/register.json`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await reply.json()) as { entries: unknown[] }).entries.length;
    };
    expect((await get('', team.token.RESPONDER, id)).status).toBe(200);
    const outside = await get('', team.token.DECISION_MAKER, id);
    expect(outside).toEqual({
      ...(await get('', team.token.DECISION_MAKER, uuid())),
      text: expect.any(String),
    });
    expect(outside.status).toBe(404);
    expect((await get('?privileged=true', team.token.DECISION_MAKER, id)).status).toBe(404);
    expect(await register(team.token.RESPONDER)).toBe((await register(team.token.DECISION_MAKER)) + 1);
  });
});
