import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { sendOne } from '../../src/platform/mail/send-one.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { type FaultSmtpProcess, startFaultSmtpProcess } from '../support/fault-smtp-process.ts';
import { SILENCE } from '../support/fault-smtp-types.ts';
import { attempt, mailTo, notice } from '../support/mail.ts';

describe('the outbox folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'outbox-')), 'mail');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  test('a message becomes one private .eml file for one recipient', async () => {
    const { outcome, phases } = await attempt(fileTransport(folder), await mailTo('anna@people.test'));
    expect(outcome.outcome).toBe('accepted');
    expect(phases).toEqual(['body-started', 'body-handed-over']);
    expect(await readdir(folder)).toEqual(['delivery-anna-people-test.eml']);
    const file = join(folder, 'delivery-anna-people-test.eml');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const parsed = await simpleParser(await readFile(file));
    expect(parsed.to).toMatchObject({ value: [{ address: 'anna@people.test' }] });
  });

  test('the same delivery again is the same file', async () => {
    for (let i = 0; i < 3; i += 1) await attempt(fileTransport(folder), await mailTo('anna@people.test'));
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('what a killed process left unfinished is not taken for a message, and the retry completes', async () => {
    const transport = fileTransport(folder);
    await transport.open();
    await writeFile(join(folder, `.delivery-anna-people-test.${process.pid}.tmp`), 'half a mess');
    expect((await readdir(folder)).filter((name) => name.endsWith('.eml'))).toEqual([]);
    await attempt(transport, await mailTo('anna@people.test'));
    expect(await readdir(folder)).toEqual(['delivery-anna-people-test.eml']);
  });

  test.each(['../x', 'a/b', '.hidden', '', 'a\0', 'x'.repeat(200)])(
    'the key %j names no file',
    async (deliveryKey) => {
      const mail = { ...(await mailTo('anna@people.test')), deliveryKey };
      await expect(attempt(fileTransport(folder), mail)).rejects.toThrow(/key/);
    },
  );

  test('nothing is written when the commit before it fails', async () => {
    const connection = await fileTransport(folder).open();
    const mail = await mailTo('anna@people.test');
    await expect(connection.send(mail, () => Promise.reject(new Error('fenced')))).rejects.toThrow('fenced');
    expect(await readdir(folder)).toEqual([]);
  });

  test('a folder that cannot be written pauses the channel', async () => {
    await writeFile(folder, 'a file where the folder should be');
    const { outcome } = await attempt(fileTransport(folder), await mailTo('anna@people.test'));
    expect(outcome).toMatchObject({ outcome: 'channel-refused', reason: 'outbox-unwritable' });
  });

  test('mail to staff is written with one call', async () => {
    const outcome = await sendOne(fileTransport(folder), notice('dpo@controller.test'), 'reminder-1');
    expect(outcome.outcome).toBe('accepted');
    expect(await readdir(folder)).toEqual(['reminder-1.eml']);
  });
});

describe('a mail server in another process', () => {
  let sink: FaultSmtpProcess;
  beforeAll(async () => {
    sink = await startFaultSmtpProcess({ keep: 'ids' });
  });
  afterAll(() => sink.stop());

  test('counts each Message-ID, repeats included, and takes orders', async () => {
    const transport = smtpTransport(parseSmtpUrl(sink.url));
    const mail = await mailTo('anna@people.test');
    await attempt(transport, mail);
    await attempt(transport, mail);
    expect((await sink.report()).messageIds).toEqual([['<anna-people.test@notices.test>', 2]]);

    await sink.fault('DOT', SILENCE, 1);
    const waiting = attempt(transport, await mailTo('bela@people.test'));
    while ((await sink.report()).counts.messages < 3);
    await sink.dropAll();
    expect((await waiting).outcome).toMatchObject({ outcome: 'uncertain', reason: 'dropped' });
  });

  test('mail to staff ends in data, not in a throw, when nobody answers', async () => {
    const outcome = await sendOne(
      smtpTransport(parseSmtpUrl('smtp://127.0.0.1:9')),
      notice('dpo@controller.test'),
      'reminder-2',
    );
    expect(outcome).toMatchObject({ outcome: 'deferred', reason: 'unreachable' });
  });
});
