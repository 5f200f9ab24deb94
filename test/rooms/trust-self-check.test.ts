import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { act, done } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { reply } from '../support/fault-smtp-types.ts';
import { answersThatLeft, queueUntil } from '../support/self-check-room.ts';

const LIST = `email,name,country,age band,guardian email,guardian name,do not contact
anna@people.test,Anna Ahrens,FR,ADULT,,,
kim@people.test,Kim Lee,FR,UNDER_13,lo@people.test,Lo Lee,
teen@people.test,Tom Teen,FR,AGED_13_TO_17,mara@people.test,Mara Teen,
quiet@people.test,Quinn Quiet,FR,ADULT,,,yes
`;
const STATE = 'selfCheck { open path url closedAt }';

describe('“Am I affected?”', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  beforeAll(async () => {
    room = await dispatchRoom({ now: '2026-11-20T10:00:00Z', publicUrl: 'https://tocsin.example.test/x' });
    sink = await startFaultSmtp();
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });
  beforeEach(async () => {
    sink.messages.length = 0;
    await room.api.sql('delete from public_caller');
    await room.api.sql('delete from graphile_worker._private_jobs');
  });

  const open = (incidentId: string, isOpen = true) =>
    act(room.api, room.decider, 'setSelfCheck', { incidentId, open: isOpen }, STATE);
  const opened = async (more: Parameters<DispatchRoom['approved']>[1] = {}) => {
    const approved = await room.approved(LIST, more);
    await room.start(approved.notice);
    const { data } = await open(approved.incident);
    return { ...approved, path: data.setSelfCheck.selfCheck.path as string };
  };
  const form = (path: string) => fetch(`${room.api.url}${path}`);
  const ask = (path: string, email: string, headers: Record<string, string> = {}) =>
    fetch(`${room.api.url}${path}`, { method: 'POST', body: new URLSearchParams({ email }), headers });
  const answers = (incidentId: string) => answersThatLeft(room, sink, incidentId);
  const answerTo = async (incident: string, path: string, email: string, headers = {}) => {
    const soon = room.api.clock.now?.plus({ hours: 2 }).toJSDate();
    await room.api.sql('delete from public_caller where spent_until < $1', [soon]);
    expect((await ask(path, email, headers)).status).toBe(200);
    return answers(incident);
  };

  test('is off until a decision-maker opens it, and opens only once people were told', async () => {
    const { incident, notice } = await room.approved(LIST);
    const refused = await open(incident);
    expect([refused.code, refused.errors[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('No notice to people was issued'),
    ]);
    await room.start(notice);
    const query = `query ($id: ID!) { incident(id: $id) { ${STATE} } }`;
    expect((await room.api.ask(room.responder, query, { id: incident })).incident.selfCheck).toBeNull();
    const byResponder = act(room.api, room.responder, 'setSelfCheck', { incidentId: incident, open: true });
    expect((await byResponder).code).toBe('FORBIDDEN');
    const { selfCheck } = (await open(incident)).data.setSelfCheck;
    expect(selfCheck).toMatchObject({ open: true, closedAt: null });
    expect(selfCheck.url).toBe(`https://tocsin.example.test/x${selfCheck.path}`);
    expect(await (await form(selfCheck.path)).text()).toContain('Am I affected?');
    await open(incident, false);
    const closed = await form(selfCheck.path);
    const unknown = await form('/affected/00000000-0000-4000-8000-000000000000');
    expect([closed.status, await closed.text()]).toEqual([unknown.status, await unknown.text()]);
    const events = await room.api.sql(
      `select details from event where incident_id = $1 and type = 'self-check.set' order by seq`,
      [incident],
    );
    expect(events.map(({ details }) => details)).toEqual([{ open: true }, { open: false }]);
  });

  test('listed, unlisted, asked before, do not contact, a child: one page, the same to the byte, after the same statements', async () => {
    const { path } = await opened();
    const seen = new Set<string>();
    const ran = new Set<string>();
    for (const email of [
      'anna@people.test',
      'nobody@people.test',
      'anna@people.test',
      'quiet@people.test',
      'kim@people.test',
    ]) {
      await room.api.sql('delete from public_caller');
      room.api.statements.length = 0;
      const answer = await ask(path, email);
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      seen.add(JSON.stringify([answer.status, headers, await answer.text()]));
      ran.add(room.api.statements.join('\n'));
    }
    expect(seen.size).toBe(1);
    expect(ran.size).toBe(1);
    expect([...ran][0]).not.toContain('affected_person');
    expect([...seen][0]).not.toContain('people.test');
    const jobs = await room.api.sql(
      `select key from graphile_worker._private_jobs where key like 'self-check/%'`,
    );
    expect(jobs).toHaveLength(1);
    expect(sink.messages).toEqual([]);
  });

  test('who is listed gets the notice, unnamed, with its code; who is not learns that, and both nowhere else', async () => {
    const { incident, path, notice } = await opened();
    const [anna, ...none] = await answerTo(incident, path, ' Anna@People.test ');
    expect(none).toEqual([]);
    expect(anna?.to).toEqual(['Anna@people.test']);
    expect(anna?.text).toContain('Yes: this address is on our list.');
    expect(anna?.text).toContain('A backup at our hosting provider could be read by anybody');
    expect(anna?.text).toContain('privacy@codecraft.test');
    const [{ code }] = await room.api.sql('select code from notice where id = $1', [notice]);
    expect(anna?.text.replaceAll('-', '')).toContain(code);
    expect(`${anna?.text}${anna?.html}`).not.toMatch(/Anna Ahrens|Kim|Quinn/);
    const [stranger] = await answerTo(incident, path, 'nobody@people.test', { 'accept-language': 'de' });
    expect(stranger?.to).toEqual(['nobody@people.test']);
    expect(stranger?.text).toContain(
      'Nein: Mit Stand von heute steht diese Adresse nicht auf unserer Liste.',
    );
    expect(stranger?.text).not.toContain('hosting provider');
    const [english] = await answerTo(incident, path, 'other@people.test');
    expect(english?.subject).toBe(anna?.subject);
  });

  test('each address gets one answer a day, in whatever case it is asked for, and labels of one mailbox three between them', async () => {
    const { incident, path } = await opened();
    expect(await answerTo(incident, path, 'anna@people.test')).toHaveLength(1);
    expect(await answerTo(incident, path, 'ANNA@people.test')).toEqual([]);
    for (const [i, to] of ['x+a@b.test', 'x+b@b.test', 'X+C@b.test', 'x+d@b.test'].entries())
      expect(await answerTo(incident, path, to)).toHaveLength(i < 3 ? 1 : 0);
    room.api.clock.now = room.api.clock.now?.plus({ hours: 24 }) ?? null;
    expect(await answerTo(incident, path, 'anna@people.test')).toHaveLength(1);
  });

  test('no address stays in clear, none sealed once it is answered, and the digest goes after two days', async () => {
    const { incident, path } = await opened();
    await ask(path, 'anna@people.test');
    const rows = () =>
      room.api.sql('select q::text as row, sealed from self_check_question q where incident_id = $1', [
        incident,
      ]);
    const [waiting] = await rows();
    expect(waiting.sealed).not.toBeNull();
    const digests = await room.api.sql(
      `select encode(blind_index, 'hex') as digest from affected_person where incident_id = $1`,
      [incident],
    );
    for (const { digest } of digests) expect(waiting.row).not.toContain(digest);
    expect(Buffer.from(waiting.sealed).toString('latin1') + waiting.row).not.toContain('anna');
    await answers(incident);
    expect((await rows()).map(({ sealed }) => sealed)).toEqual([null]);
    const jobs = await room.api.sql('select payload::text as payload from graphile_worker._private_jobs');
    expect(JSON.stringify(jobs)).not.toContain('anna');
    room.api.clock.now = room.api.clock.now?.plus({ hours: 49 }) ?? null;
    await answers(incident);
    expect(await rows()).toEqual([]);
  });

  test('rule 16: a guardian is answered as guardian, a child under 13 is told to have one ask, who must not be contacted is not', async () => {
    const { incident, path } = await opened();
    const [lo] = await answerTo(incident, path, 'lo@people.test');
    expect(lo?.text).toContain('as that of a parent or guardian');
    expect(lo?.text).toContain('hosting provider');
    expect(lo?.text).not.toMatch(/Kim|Lo Lee/);
    const [kim] = await answerTo(incident, path, 'kim@people.test');
    expect(kim?.text).toContain('please have a parent or guardian write to us');
    expect(kim?.text).not.toMatch(/on our list|hosting provider/);
    const [teen] = await answerTo(incident, path, 'teen@people.test');
    expect(teen?.text).toContain('Yes: this address is on our list.');
    expect(await answerTo(incident, path, 'quiet@people.test')).toEqual([]);
  });

  test('people who are another controller’s to tell are not told by us', async () => {
    const { incident, path } = await opened();
    await room.api.sql(
      `with other as (insert into data_set select (d).* from (select jsonb_populate_record(d, jsonb_build_object('id', uuid_v7(), 'role', 'PROCESSOR')) as d from data_set d where incident_id = $1 limit 1) x returning id)
       update affected_person set data_set_ids = array(select id from other) where incident_id = $1`,
      [incident],
    );
    const [anna] = await answerTo(incident, path, 'anna@people.test');
    expect(anna?.text).toContain('We cannot answer this for your address by mail.');
  });

  test('what is no mail address is said so, on the page, and asks nothing', async () => {
    const { path } = await opened();
    for (const typed of ['', 'anna', 'a@b.test, c@d.test', 'a@b.test\r\nBcc: c@d.test']) {
      const answer = await ask(path, typed);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Please enter one complete mail address');
      await room.api.sql('delete from public_caller');
    }
    expect(
      await room.api.sql('select 1 from self_check_question where answered_at is null and asked_at > $1', [
        room.api.clock.now?.toISO(),
      ]),
    ).toEqual([]);
  });

  test('a network asks five times an hour, an organization answers a bounded number, and another site cannot ask for its visitors', async () => {
    const { path } = await opened();
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) statuses.push((await ask(path, `p${i}@elsewhere.test`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    await room.api.sql('delete from public_caller');
    expect((await ask(path, 'p8@elsewhere.test', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    // The organization's own bound is the one that is spent the least; as if it had answered all it may.
    await ask(path, 'p9@elsewhere.test');
    await room.api.sql(
      'delete from public_caller where spent_until > (select min(spent_until) from public_caller)',
    );
    expect((await ask(path, 'p10@elsewhere.test')).status).toBe(200);
    await room.api.sql(
      'delete from public_caller where spent_until > (select min(spent_until) from public_caller)',
    );
    await room.api.sql(`update public_caller set spent_until = spent_until + interval '1 hour'`);
    expect((await ask(path, 'p11@elsewhere.test')).status).toBe(429);
  });

  test('the queue of a worker answers a minute later, and one round answers all who asked', async () => {
    const { incident, path } = await opened();
    for (const email of ['anna@people.test', 'nobody@people.test']) await ask(path, email);
    const early = `select 1 from graphile_worker._private_jobs where key = $1 and run_at < now() + interval '30 s'`;
    expect(await room.api.sql(early, [`self-check/${incident}`])).toEqual([]);
    await room.api.sql('update graphile_worker._private_jobs set run_at = now()');
    await queueUntil(room, sink, () => sink.messages.length === 2);
    expect(sink.messages.flatMap(({ to }) => to).sort()).toEqual(['anna@people.test', 'nobody@people.test']);
  });

  test('a mail server that is down loses no answer, and one that took it is not asked again', async () => {
    const { incident, path } = await opened();
    await ask(path, 'anna@people.test');
    sink.fault('RCPT', reply('451 4.3.0 later'), 1);
    await expect(answers(incident)).rejects.toThrow('not taken');
    expect(await answers(incident)).toHaveLength(1);
    expect(await answers(incident)).toHaveLength(0);
  });

  test('an exercise answers to files alone, labelled', async () => {
    const { incident, path } = await opened({ exercise: true });
    expect(await (await form(path)).text()).toContain('This is an exercise');
    expect(await answerTo(incident, path, 'anna@people.test')).toEqual([]);
  });

  test('rule 11: a hold that keeps the notice back closes the form while it lasts', async () => {
    const { incident, path } = await opened();
    await ask(path, 'anna@people.test');
    const agency = { agency: 'State police', officer: 'Inspector Vogel', reason: 'They asked.' };
    const { id } = await done(room.api, room.responder, 'placeHold', {
      incidentId: incident,
      ...agency,
      written: true,
    });
    expect((await form(path)).status).toBe(404);
    expect((await ask(path, 'bert@people.test')).status).toBe(404);
    expect(await answers(incident)).toEqual([]);
    await done(room.api, room.responder, 'liftHold', { holdId: id, reason: 'They are done.' });
    expect(await answers(incident)).toHaveLength(1);
  });

  test('closes with the incident, and forgets what was not answered; reopening the incident leaves it closed', async () => {
    const { incident, path } = await opened();
    await ask(path, 'anna@people.test');
    await done(room.api, room.decider, 'moveIncident', {
      incidentId: incident,
      move: 'DISMISS',
      reason: 'A drill after all.',
    });
    expect((await form(path)).status).toBe(404);
    expect(
      await room.api.sql('select 1 from self_check_question where incident_id = $1', [incident]),
    ).toEqual([]);
    await done(room.api, room.decider, 'moveIncident', {
      incidentId: incident,
      move: 'REOPEN',
      reason: 'Not so.',
    });
    expect((await form(path)).status).toBe(404);
    await open(incident);
    expect((await form(path)).status).toBe(200);
  });

  test('that answers left is in the record, as a number, and among what left the company', async () => {
    const { incident, path } = await opened();
    await answerTo(incident, path, 'anna@people.test');
    const query = 'query ($id: ID!) { whatLeft(incidentId: $id, first: 50) { nodes { what count } } }';
    const answer = await room.api.call(room.decider, query, { id: incident });
    expect(JSON.stringify(answer.data ?? answer.errors)).toContain(
      'answers to who asked whether they are affected',
    );
    const [{ details }] = await room.api.sql(
      `select details from event where incident_id = $1 and type = 'self-check.answered'`,
      [incident],
    );
    expect(details).toEqual({ answers: 1 });
  });
});
