import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { words } from '../support/notices-room.ts';

const PROMISE = 'codecraft-promise-users-72h';
const AWARE = '2026-03-06T21:40:00Z';

const records = (...places: string[]) => ({
  ...{ name: 'applicants', role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' },
  ...{
    medium: 'ELECTRONIC',
    categories: ['name', 'email_address', 'driver_license'],
    protection: { encrypted: 'NO' },
  },
  groups: places.map((jurisdiction) => ({ kind: 'applicants', jurisdiction, count: 3, countKind: 'EXACT' })),
});

describe('rules 8 and 11: word that reaches somebody is word to them, whatever it was written for', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom({ now: '2026-03-07T09:00:00Z' });
  });
  afterAll(() => room.close());

  /** A notice that answers the promise alone, approved for people of these places. */
  const promised = async (places: string[]): Promise<{ incident: Json; notice: string }> => {
    const { id } = await reportLeak(room.api, room.responder, {
      detected: { at: AWARE },
      dataSets: [records(...places)],
    });
    const aware = { incidentId: id, aware: { at: AWARE }, ground: 'The log was read.' };
    const incident = await done(room.api, room.decider, 'declareAwareness', aware, INCIDENT);
    const rows = places.map((place, i) => {
      const [country, state = ''] = place.split('-');
      return `p${i}@people.test,Person ${i},${country},${state}`;
    });
    await room.importPeople(id, `email,name,country,state\n${rows.join('\n')}\n`);
    const draft = {
      incidentId: id,
      obligationIds: [dutyOf(incident, PROMISE).id],
      elements: [
        ...words,
        { element: 'data_categories', text: 'Names, e-mail addresses and driving licences.' },
      ],
    };
    const notice = (await done(room.api, room.responder, 'draftNotice', draft)).id;
    await room.approve(notice);
    return { incident, notice };
  };
  const start = (noticeId: string, more: object = {}) =>
    act(room.api, room.decider, 'startDispatch', { noticeId, ...more }, 'id state');
  const hold = (incidentId: string, more: object) =>
    done(room.api, room.decider, 'placeHold', {
      ...{
        incidentId,
        agency: 'Harbour police',
        officer: 'Sergeant Lund',
        reason: 'A search.',
        written: true,
      },
      ...more,
    });

  test('rule 8: a notice that keeps a promise does not go to residents of Maryland before their attorney general is told', async () => {
    const { incident, notice } = await promised(['FR', 'US-MD']);
    const general = dutyOf(incident, 'us-md-ag').id;
    const refused = await start(notice);
    expect(refused.code).toBe('CONFLICT');
    expect(refused.errors[0]?.extensions).toMatchObject({ field: 'outOfOrderReason', waitsFor: [general] });
    expect(await room.api.sql('select 1 from dispatch where incident_id = $1', [incident.id])).toEqual([]);

    await done(room.api, room.responder, 'recordFiling', { obligationId: general, channel: 'POST' });
    expect((await start(notice)).errors).toEqual([]);
  });

  test('rule 8: with a written reason it does, and the reason names the duty towards the residents as answered out of order', async () => {
    const { incident, notice } = await promised(['US-MD']);
    const said = await start(notice, {
      outOfOrderReason: 'The state office is closed, and the data is for sale.',
    });
    expect(said.errors).toEqual([]);
    const [{ details }] = await room.api.sql(
      `select details from event where incident_id = $1 and type = 'obligation.answered-out-of-order'`,
      [incident.id],
    );
    expect(details.waitedFor).toEqual([dutyOf(incident, 'us-md-ag').id]);
    expect(details.obligationIds).toEqual([dutyOf(incident, 'us-md-individuals').id]);
  });

  test('rule 8: where nobody written to lives in Maryland, nobody there is waited for', async () => {
    const { incident } = await promised(['US-MD', 'FR']);
    const draft = {
      ...{ incidentId: incident.id, obligationIds: [dutyOf(incident, PROMISE).id], elements: words },
      notIn: ['US-MD'],
    };
    const elsewhere = (await done(room.api, room.responder, 'draftNotice', draft)).id;
    await room.approve(elsewhere);
    expect((await start(elsewhere)).errors).toEqual([]);
  });

  test('rule 11: what the police of one state ask to hold back is not sent to its residents under another name', async () => {
    const { incident, notice } = await promised(['FR', 'US-MD']);
    await done(room.api, room.responder, 'recordFiling', {
      ...{ obligationId: dutyOf(incident, 'us-md-ag').id, channel: 'PORTAL' },
    });
    const { id } = await hold(incident.id, { regimes: ['us-md-14-3504'] });
    const refused = await start(notice);
    expect(refused.errors[0]?.extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'LAW_ENFORCEMENT_HOLD', holds: [id] },
      obligations: [dutyOf(incident, 'us-md-individuals').id],
    });
    await done(room.api, room.decider, 'liftHold', { holdId: id, reason: 'The search is over.' });
    const { data } = await start(notice);
    expect(data.startDispatch.state).toBe('RUNNING');

    await hold(incident.id, { regimes: ['us-md-14-3504'] });
    const running = await room.dispatch(data.startDispatch.id);
    expect(running).toMatchObject({ state: 'PAUSED', pauseReason: /Law enforcement/ });
  });

  test('rule 11: a hold of one state leaves people elsewhere to be told, and an authority is told all the same', async () => {
    const { incident, notice } = await promised(['FR', 'PL']);
    await hold(incident.id, { regimes: ['us-md-14-3504'] });
    expect((await start(notice)).data.startDispatch.state).toBe('RUNNING');
    await hold(incident.id, {});
    const toPoland = (of: Json) => of.obligations.find(({ recipientKey }: Json) => recipientKey === 'sa:PL');
    const filed = { obligationId: toPoland(incident).id, channel: 'PORTAL' };
    expect(
      (await act(room.api, room.responder, 'recordFiling', filed, 'state')).data.recordFiling.state,
    ).toBe('SUBMITTED');
    expect(toPoland(await incidentOf(room.api, room.responder, incident.id)).state).toBe('MET');
  });
});
