import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { done } from '../support/breach.ts';
import { type Approved, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';

const HEADER =
  'email,name,country,age band,guardian email,guardian name,do not contact,address line 1,postal code,city\n';

describe('The list of people not reached, to write letters from', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  beforeAll(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtp();
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  const list = async ({ promise }: Approved, token = room.responder): Promise<Record<string, string>[]> => {
    const reply = await fetch(`${room.api.url}/obligations/${promise}/unreached.csv?reason=Letters`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (reply.status !== 200) throw new Error(`${reply.status}: ${await reply.text()}`);
    return parse(await reply.text(), { columns: true, bom: true });
  };
  const sent = async (breach: Approved) => {
    const id = await room.start(breach.notice);
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
  };

  test('whoever was withheld from the mail is in it: do not contact, no guardian known, no mail address', async () => {
    const people = [
      'dan@people.test,Dan,FR,ADULT,,,yes,Rue A 1,75001,Paris',
      'kim@people.test,Kim,FR,UNDER_13,,,,Rue B 2,75002,Paris',
      ',Post Only,FR,ADULT,,,,Rue C 3,75003,Paris',
      'told@people.test,Told,FR,ADULT,,,,,,',
    ];
    const breach = await room.approved(`${HEADER}${people.join('\n')}\n`);
    await sent(breach);
    const rows = await list(breach);
    expect(rows.map(({ name, answer }) => [name, answer]).sort()).toEqual([
      ['Dan', 'DO_NOT_CONTACT'],
      ['Kim', 'GUARDIAN_UNKNOWN'],
      ['Post Only', 'NO_MAIL_ADDRESS'],
    ]);
    expect(rows.find(({ name }) => name === 'Dan')?.['do not contact']).toBe('yes');
    expect(rows.find(({ name }) => name === 'Post Only')).toMatchObject({
      'letter to': 'PERSON',
      'name on the letter': 'Post Only',
      'address 1': 'Rue C 3',
      'address 2': '75003 Paris',
      'address 3': 'FR',
      'address 5': '',
    });
  });

  test('a letter goes to the guardian where the guardian was not reached, to both where neither was', async () => {
    const people = [
      'mia@people.test,Mia Berg,FR,13-17,,,,Rue D 4,75004,Paris',
      ',Tom Roux,FR,13-17,tom-mum@people.test,Ada Roux,,Rue E 5,75005,Paris',
    ];
    const breach = await room.approved(`${HEADER}${people.join('\n')}\n`);
    await sent(breach);
    const rows = await list(breach);
    expect(rows.find(({ name }) => name === 'Mia Berg')).toMatchObject({
      'letter to': 'GUARDIAN',
      'name on the letter': 'parent or guardian of Mia',
      'address 1': 'Rue D 4',
    });
    expect(rows.find(({ name }) => name === 'Tom Roux')).toMatchObject({
      'letter to': 'PERSON',
      'name on the letter': 'Tom Roux',
      guardian: 'Ada Roux',
    });
  });

  test('whoever may not see a person in clear does not get it, and it is among what left', async () => {
    const breach = await room.approved(`${HEADER}dnc@people.test,Nia,FR,ADULT,,,yes,Rue F 6,75006,Paris\n`);
    await sent(breach);
    for (const token of [room.organization.token.APPROVER, room.organization.token.AUDITOR])
      await expect(list(breach, token)).rejects.toThrow('403');
    await list(breach);
    const { nodes } = (
      await room.api.ask(
        room.decider,
        'query ($id: ID!) { whatLeft(incidentId: $id, first: 200) { nodes { what count memberId } } }',
        { id: breach.incident },
      )
    ).whatLeft;
    expect(nodes.at(-1)).toEqual({
      what: 'list of people not reached, in clear',
      count: 1,
      memberId: room.organization.member.RESPONDER,
    });
    // Told by letter, nobody is left.
    await done(
      room.api,
      room.decider,
      'tellOtherwise',
      { noticeId: breach.notice, channel: 'LETTER' },
      'count',
    );
    expect(await list(breach)).toEqual([]);
    const report = await fetch(`${room.api.url}/incidents/${breach.incident}/report.md`, {
      headers: { authorization: `Bearer ${room.decider}` },
    });
    expect(await report.text()).toMatch(/Told another way:[^#]*\| letter \| FR \| 1 \|/);
  });
});
