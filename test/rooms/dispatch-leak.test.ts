import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import mailparser from 'mailparser';
import { type DispatchRoom, dispatchRoom, tokenOf, until } from '../support/dispatch-room.ts';
import { type FaultSmtpProcess, startFaultSmtpProcess } from '../support/fault-smtp-process.ts';
import { CONCURRENCY, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

const PEOPLE = 1_000;
const TOKEN = /[ghjkmnpqvz]{6}/g;

/** The words that are this person's and nobody else's: in the local part, the domain and the name. */
const tokensOf = (i: number) => [tokenOf(i), tokenOf(PEOPLE + i), tokenOf(2 * PEOPLE + i)];
const addressOf = (i: number) => `p-${tokensOf(i)[0]}@${tokensOf(i)[1]}.people.test`;

describe('A message carries the data of its one recipient and of nobody else (T-D09)', () => {
  let room: DispatchRoom;
  let sink: FaultSmtpProcess;
  let worker: WorkerProcess | undefined;
  beforeEach(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtpProcess();
  });
  afterEach(async () => {
    await worker?.kill();
    await sink.stop();
    await room.close();
  });

  test('in each of a thousand messages, also after the worker crashed in the middle', async () => {
    const people = Array.from({ length: PEOPLE }, (_, i) => `${addressOf(i)},Mx ${tokensOf(i)[2]},FR`);
    const { notice } = await room.approved(`email,name,country\n${people.join('\n')}\n`);
    const id = await room.start(notice);
    await sink.fault('DOT', { kind: 'delay', ms: 20 });
    worker = await startWorkerProcess(room.api, sink.url);
    await until(async () => (await room.count(id, 'ACCEPTED')) >= PEOPLE / 3);
    await worker.kill();
    await sink.clear();
    worker = await startWorkerProcess(room.api, sink.url);
    await room.reaches(id, 'COMPLETED');
    expect(await room.count(id, 'ACCEPTED')).toBe(PEOPLE);

    const { messages, messageIds } = await sink.report();
    expect(messageIds.length).toBe(PEOPLE);
    expect(messages.length - PEOPLE).toBeLessThanOrEqual(CONCURRENCY);
    const byAddress = new Map(Array.from({ length: PEOPLE }, (_, i) => [addressOf(i), i]));
    const idsByPerson = new Map<number, Set<string | undefined>>();
    for (const { to, from, raw } of messages) {
      expect(from).toBe('notices@codecraft.test');
      expect(to).toHaveLength(1);
      const person = byAddress.get(to[0] ?? '') ?? -1;
      const bytes = Buffer.from(raw, 'base64');
      const mail = await mailparser.simpleParser(bytes);
      const recipients = mail.headerLines.filter(({ key }) => /^(resent-)?(to|cc|bcc)$/.test(key));
      expect(recipients.map(({ line }) => line)).toEqual([`To: ${to[0]}`]);
      // As sent, and as read once the line breaks of its encoding are gone.
      const read = [bytes.toString('latin1'), mail.subject, mail.text, String(mail.html)].join('\n');
      const found = new Set(read.match(TOKEN));
      expect([...found].filter((token) => !tokensOf(person).includes(token))).toEqual([]);
      expect(mail.text).toContain(tokensOf(person)[2]);
      idsByPerson.set(person, (idsByPerson.get(person) ?? new Set()).add(mail.messageId));
    }
    expect(idsByPerson.size).toBe(PEOPLE);
    expect([...idsByPerson.values()].filter(({ size }) => size !== 1)).toEqual([]);
  }, 120_000);
});
