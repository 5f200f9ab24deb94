import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { addressIndexForm, checkAddress } from '../../src/platform/mail/address.ts';
import { buildMessage, messageBuilder } from '../../src/platform/mail/message.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { startFaultSmtp } from '../support/fault-smtp.ts';
import { hostileAddress, hostileText, TRAPS } from '../support/hostile-strings.ts';
import { attempt, mailTo, notice } from '../support/mail.ts';

describe('an address', () => {
  test.each(TRAPS)('%j is refused', (input) => {
    expect(checkAddress(input).ok).toBe(false);
  });

  test.each([
    ['Anna.Kovacs@People.TEST', 'Anna.Kovacs@people.test'],
    ["o'neil+notices@sub.people.test", "o'neil+notices@sub.people.test"],
    ['b@münchen.test', 'b@xn--mnchen-3ya.test'],
    ['b@例え.test', 'b@xn--r8jz45g.test'],
  ])('%s is mailed as %s', (input, address) => {
    expect(checkAddress(input)).toEqual({ ok: true, address });
  });

  test('two spellings of one address are one person', () => {
    expect(addressIndexForm('Anna@people.test')).toBe(addressIndexForm('aNNa@people.test'));
  });

  test('of 10,000 hostile strings, whatever passes is one plain mailbox and passes unchanged again', () => {
    let passed = 0;
    fc.assert(
      fc.property(hostileAddress, (input) => {
        const checked = checkAddress(input);
        if (!checked.ok) return;
        passed += 1;
        expect(checked.address).toMatch(/^[!-~]{1,64}@[a-z0-9.-]+$/);
        expect(checked.address).not.toMatch(/[,;:"<>()[\]\\]/);
        expect(checked.address.length).toBeLessThanOrEqual(254);
        expect(checkAddress(checked.address)).toEqual(checked);
      }),
      { numRuns: 10_000 },
    );
    expect(passed).toBeGreaterThan(500);
  });
});

describe('a message has one recipient whatever its texts say', () => {
  const headersOf = (raw: Buffer): string[] =>
    raw
      .toString('latin1')
      .split('\r\n\r\n', 1)
      .join('')
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':', 1).join(''));

  test('10,000 hostile names, subjects and texts change no header and no recipient', () => {
    const build = (name: string, subject: string, body: string): Buffer => {
      const message = notice('anna@people.test', {
        from: { name, address: 'privacy@controller.test' },
        subject: `Notice ${subject}`,
        text: `Dear ${body}`,
      });
      return messageBuilder(message)(message);
    };
    const plain = headersOf(build('', '', ''));
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (name, subject, body) => {
        const raw = build(name, subject, body);
        expect(headersOf(raw)).toEqual(plain);
        const header = raw.toString('latin1').split('\r\n\r\n', 1).join('');
        expect(header).not.toMatch(/[^\x20-\x7e\r\n]|\r(?!\n)|[^\r]\n/);
        expect(header.split('\r\n').filter((line) => line.startsWith('To:'))).toEqual([
          'To: anna@people.test',
        ]);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each(TRAPS)('%j is no recipient, sender, answer address or envelope', async (trap) => {
    await expect(buildMessage(notice(trap))).rejects.toThrow();
    await expect(buildMessage(notice('a@people.test', { from: { address: trap } }))).rejects.toThrow();
    await expect(buildMessage(notice('a@people.test', { replyTo: trap }))).rejects.toThrow();
  });

  test.each(['Bcc', 'cc', 'To', 'Resent-To', 'Content-Type', 'X Y', 'X:', 'X\r\nBcc'])(
    'the header %j may not be added',
    async (name) => {
      await expect(buildMessage(notice('a@people.test', { headers: { [name]: 'x' } }))).rejects.toThrow();
    },
  );

  test('mailparser reads back what was written, for one person', async () => {
    const message = notice('anna@people.test', {
      from: { name: 'Größe, "Ltd" <x@y.test>', address: 'privacy@controller.test' },
      replyTo: 'dpo@controller.test',
      subject: 'Értesítés – 通知\r\nBcc: evil@e.test',
      headers: { 'X-Tocsin-Kind': 'notice' },
    });
    const parsed = await simpleParser(await buildMessage(message));
    expect(parsed.to).toMatchObject({ value: [{ address: 'anna@people.test' }] });
    expect([parsed.cc, parsed.bcc]).toEqual([undefined, undefined]);
    expect(parsed.from?.value).toEqual([
      { name: 'Größe, "Ltd" <x@y.test>', address: 'privacy@controller.test' },
    ]);
    expect(parsed.subject).toBe('Értesítés – 通知 Bcc: evil@e.test');
    expect(parsed.messageId).toBe(message.messageId);
    expect(parsed.date).toEqual(message.date.toJSDate());
    expect(parsed.text?.trim()).toBe(message.text.trim());
    expect(parsed.html).toBe(message.html);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect(parsed.attachments).toEqual([]);
  });
});

describe('the envelope', () => {
  test('hostile envelopes and mixed-up messages never reach the server', async () => {
    const sink = await startFaultSmtp();
    const connection = await smtpTransport(parseSmtpUrl(sink.url)).open();
    const mail = await mailTo('anna@people.test');
    const withExtraHeader = Buffer.concat([Buffer.from('Bcc: evil@e.test\r\n'), mail.raw]);
    const wrong = [
      ...TRAPS.map((trap) => ({ ...mail, to: trap })),
      ...TRAPS.map((trap) => ({ ...mail, from: trap })),
      { ...mail, to: 'Anna@PEOPLE.test' },
      { ...mail, to: 'bela@people.test' },
      { ...mail, raw: withExtraHeader },
      { ...mail, raw: Buffer.from('To: anna@people.test') },
    ];
    for (const each of wrong) {
      const fresh = connection.usable ? connection : await smtpTransport(parseSmtpUrl(sink.url)).open();
      await expect(attempt(fresh, each)).rejects.toThrow();
    }
    expect(sink.commands.filter((line) => !line.startsWith('EHLO'))).toEqual([]);

    expect((await attempt(connection, mail)).outcome.outcome).toBe('accepted');
    expect(sink.commands.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<anna@people.test>']);
    const [taken] = sink.messages;
    expect(taken?.raw.toString()).toBe(mail.raw.toString());
    await connection.close();
    await sink.close();
  });

  test('the longest address there may be arrives as it is', async () => {
    const to = `${'b'.repeat(64)}@${`${'t'.repeat(60)}.`.repeat(3)}test`;
    const sink = await startFaultSmtp();
    expect(
      (await attempt(smtpTransport(parseSmtpUrl(sink.url)), await mailTo(to, { messageId: '<1@n.test>' })))
        .outcome.outcome,
    ).toBe('accepted');
    expect(sink.messages.map((mail) => mail.to)).toEqual([[to]]);
    await sink.close();
  });
});
