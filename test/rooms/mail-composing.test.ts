import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { buildMessage, messageBuilder } from '../../src/platform/mail/message.ts';
import { notice } from '../support/mail.ts';

// Whole code points without control characters, which a subject or name turns into spaces.
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.lorem(),
      fc.constantFrom('=?', '=_', '"', '\\', 'é'.repeat(90), 'x'.repeat(990)),
    ),
  )
  .map((parts) =>
    parts
      .join(' ')
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .trim(),
  )
  .filter((text) => text !== '');
const body = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom(
        '',
        '.',
        '..',
        '--=_x',
        'From here',
        'trailing \t',
        '= =3D',
        '\t',
        'í'.repeat(200),
        '名前'.repeat(60),
      ),
    ),
  )
  .map((lines) => `Dear\n${lines.join('\n')}`);
const reader = async (raw: Buffer): Promise<unknown> => {
  const { subject, from, to, text, html, date, messageId } = await simpleParser(raw);
  const [sender] = from?.value ?? [];
  return { subject, name: sender?.name, address: sender?.address, to, text, html, date, messageId };
};

describe('a composed message', () => {
  test('reads back as the mail library itself would have written it', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, body, async (name, subject, text) => {
        const message = notice('anna@people.test', {
          from: { name, address: 'privacy@controller.test' },
          subject,
          text,
          html: `<p>${text}</p>`,
        });
        const raw = await buildMessage(message);
        const oracle = await new MailComposer({ ...message, date: message.date.toJSDate() })
          .compile()
          .build();
        const mine = await reader(raw);
        expect(mine).toMatchObject({ subject, name, to: { value: [{ address: 'anna@people.test' }] } });
        expect({ ...(mine as object), text: '', html: '' }).toEqual({
          ...((await reader(oracle)) as object),
          text: '',
          html: '',
        });
        const parsed = await simpleParser(raw);
        // The reader gives back no line ends at the end.
        expect(parsed.text?.trimEnd()).toBe(text.trimEnd());
        expect(parsed.html).toBe(`<p>${text}</p>`);
      }),
      { numRuns: 300 },
    );
  });

  test('has no line a mail server may cut or change', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, body, async (name, subject, text) => {
        const raw = await buildMessage(
          notice('anna@people.test', { from: { name, address: 'p@c.test' }, subject, text }),
        );
        const lines = raw.toString('latin1').split('\r\n');
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
        expect(lines.filter((line) => /[^\t\x20-\x7e]|[\r\n]/.test(line))).toEqual([]);
        expect(raw.subarray(-2).toString()).toBe('\r\n');
      }),
      { numRuns: 1_000 },
    );
  });

  test('written again for a retry, it is the same to the byte', async () => {
    const [first, again] = [
      await buildMessage(notice('anna@people.test')),
      await buildMessage(notice('anna@people.test')),
    ];
    expect(first.equals(again)).toBe(true);
  });

  test('nothing of one recipient is left when the same frame is filled for the next', () => {
    const build = messageBuilder(notice('nobody@people.test'));
    for (let i = 0; i < 1_000; i += 1) {
      const token = `token-${i}-only`;
      const raw = build(
        notice(`person-${i}@people.test`, { subject: token, text: token, html: token }),
      ).toString();
      expect(raw.match(/token-\d+-only|person-\d+@/g)).toEqual([`person-${i}@`, token, token, token]);
    }
  });
});
