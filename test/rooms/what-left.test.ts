import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leavingTypes } from '../../src/exports/what-left.ts';
import { stayingTypes } from '../../src/exports/what-stays.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { type Breach, done, playBreach, reportLeak } from '../support/breach.ts';

/** The types of event that the source of the domain declares. */
function declaredIn(text: string): string[] {
  return [...text.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(([, type]) => type as string);
}

describe('Of every type of event it was decided whether something leaves the company by it', () => {
  const folder = new URL('../../src/domain/', import.meta.url);
  const declared = readdirSync(folder)
    .filter((file) => file.endsWith('event.ts'))
    .flatMap((file) => declaredIn(readFileSync(new URL(file, folder), 'utf8')));

  test('none is left out, none is named twice, and none is named that does not exist', () => {
    expect(declared.length).toBeGreaterThan(90);
    const decided = [...leavingTypes, ...stayingTypes];
    expect([...decided].sort()).toEqual([...new Set(decided)].sort());
    expect(declared.filter((type) => !(decided as string[]).includes(type))).toEqual([]);
    expect(decided.filter((type) => !declared.includes(type))).toEqual([]);
  });

  test('a type that somebody adds is found', () => {
    expect(
      declaredIn("  'incident.reported': {\n    version: number;\n  };\n  'data.sold': { price: number };\n"),
    ).toEqual(['incident.reported', 'data.sold']);
  });
});

describe('What left the company', () => {
  let api: TestApi;
  let team: TestOrganization;
  let breach: Breach;
  beforeAll(async () => {
    api = await startApi();
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    breach = await playBreach(api, team);
  });
  afterAll(() => api.close());

  const left = async (incidentId: string | null, token = team.token.AUDITOR): Promise<Json[]> =>
    (
      await api.ask(
        token,
        'query ($id: ID) { whatLeft(incidentId: $id, first: 200) { nodes { what count digest memberId incidentId } } }',
        { id: incidentId },
      )
    ).whatLeft.nodes;
  const words = async (incidentId: string | null, token?: string) =>
    (await left(incidentId, token)).map(({ what }) => what);
  const get = (path: string, token = team.token.RESPONDER) =>
    fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } }).then((reply) =>
      reply.text(),
    );

  test('a file that was downloaded, a person shown in clear and a letter that went out have left; what came in has not', async () => {
    const { incident: incidentId, person: personId, attachment } = breach;
    await get(`/incidents/${incidentId}/attachments/${attachment}`);
    await done(api, team.token.RESPONDER, 'revealPerson', { personId, reason: 'They called.' }, 'email');
    const out = { incidentId, direction: 'OUT', party: 'AUTHORITY', channel: 'MAIL', subject: 'Our answer' };
    await done(api, team.token.RESPONDER, 'logCorrespondence', out);
    const said = await words(incidentId);
    for (const what of [
      'file of the incident downloaded',
      'person shown in clear to a member',
      'correspondence to authority',
    ])
      expect(said).toContain(what);
    expect(said.filter((what) => what.startsWith('correspondence'))).toHaveLength(1);
    // The filing was only prepared.
    expect(said.filter((what) => what.endsWith('filing'))).toEqual([]);
    expect(said).toContain('sending of notices began');
  });

  test('a sending that was cancelled says how many had gone', async () => {
    const { dispatch, incident } = breach;
    await api.sql("update delivery set state = 'ACCEPTED' where dispatch_id = $1 and id = $2", [
      dispatch,
      breach.delivery,
    ]);
    await done(api, team.token.DECISION_MAKER, 'pauseDispatch', {
      dispatchId: dispatch,
      reason: 'A question.',
    });
    await api.ask(team.token.DECISION_MAKER, 'mutation ($id: ID!) { cancelDispatch(id: $id) { id } }', {
      id: dispatch,
    });
    expect((await left(incident)).find(({ what }) => what.includes('cancelled'))).toMatchObject({ count: 1 });
  });

  test('an export of the register is among what left of each incident in it, and of no other', async () => {
    await get('/register.csv');
    await get('/register.json?to=2020-01-01', team.token.DECISION_MAKER);
    expect((await words(breach.incident)).filter((what) => what.startsWith('register'))).toEqual([
      'register of breaches as csv',
    ]);
    const drill = await reportLeak(api, team.token.RESPONDER, { exercise: true });
    const later = await reportLeak(api, team.token.RESPONDER);
    for (const { id } of [drill, later])
      expect((await words(id)).filter((what) => what.startsWith('register'))).toEqual([]);
  });

  test('of a restricted incident a register taken out by somebody not on its list holds nothing', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER, { restrictedTo: [team.member.RESPONDER] });
    await get('/register.csv', team.token.DECISION_MAKER);
    expect(await left(id, team.token.RESPONDER)).toEqual([]);
    await get('/register.csv', team.token.RESPONDER);
    expect(await words(id, team.token.RESPONDER)).toEqual(['register of breaches as csv']);
  });

  test('without an incident it is all that whoever asks may see', async () => {
    const hidden = await reportLeak(api, team.token.RESPONDER, { restrictedTo: [team.member.RESPONDER] });
    await get(`/incidents/${hidden.id}/report.md`);
    const all = await left(null);
    expect(all.some(({ incidentId }) => incidentId === breach.incident)).toBe(true);
    expect(all.some(({ what, incidentId }) => what.startsWith('register') && incidentId === null)).toBe(true);
    expect(all.some(({ incidentId }) => incidentId === hidden.id)).toBe(false);
    expect((await left(null, team.token.RESPONDER)).some(({ incidentId }) => incidentId === hidden.id)).toBe(
      true,
    );
  });
});
