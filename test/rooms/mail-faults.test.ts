import { RFC_5321_TIMEOUTS, type SmtpTimeouts } from '../../src/platform/mail/smtp-timeouts.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { startFaultSmtp } from '../support/fault-smtp.ts';
import { DROP, type Fault, type FaultPoint, reply, SILENCE } from '../support/fault-smtp-types.ts';
import { attempt, impatientAt, mailTo } from '../support/mail.ts';

const TARPIT: Fault = { kind: 'tarpit', everyMs: 20 };
const SOFT = reply('450 4.2.1 busy, try later');
const HARD = reply('550 5.1.1 no such thing here');
const CLOSING = reply('421 4.3.2 shutting down');

const WAITED_FOR_IN: Record<FaultPoint, (keyof SmtpTimeouts)[]> = {
  CONNECT: ['setup'],
  EHLO: ['setup'],
  STARTTLS: ['setup'],
  AUTH: ['command'],
  MAIL: ['command', 'data'],
  RCPT: ['command', 'data'],
  DATA: ['command', 'data'],
  RSET: ['command'],
  BODY: ['block'],
  DOT: ['finalDot'],
};

describe.each([true, false])('mail server with pipelining: %s', (pipelining) => {
  // [where, what, outcome, reason, was the body handed over, may the connection carry the next message]
  const matrix: [FaultPoint, string, Fault, string, string, boolean, boolean][] = [
    ['CONNECT', '4xx', SOFT, 'deferred', 'server-deferred', false, false],
    ['CONNECT', '5xx', HARD, 'channel-refused', 'greeting-refused', false, false],
    ['CONNECT', '421', CLOSING, 'deferred', 'server-deferred', false, false],
    ['CONNECT', 'drop', DROP, 'deferred', 'dropped', false, false],
    ['CONNECT', 'silence', SILENCE, 'deferred', 'silent', false, false],
    ['CONNECT', 'one byte at a time', TARPIT, 'deferred', 'silent', false, false],
    ['EHLO', '421', CLOSING, 'deferred', 'server-deferred', false, false],
    ['EHLO', '4xx', SOFT, 'deferred', 'server-deferred', false, false],
    ['EHLO', '5xx', HARD, 'channel-refused', 'greeting-refused', false, false],
    ['EHLO', 'drop', DROP, 'deferred', 'dropped', false, false],
    ['EHLO', 'silence', SILENCE, 'deferred', 'silent', false, false],
    ['EHLO', 'one byte at a time', TARPIT, 'deferred', 'silent', false, false],
    ['MAIL', '4xx', SOFT, 'deferred', 'server-deferred', false, true],
    ['MAIL', '5xx', HARD, 'channel-refused', 'sender-refused', false, true],
    ['MAIL', '552', reply('552 5.3.4 too big'), 'channel-refused', 'message-too-large', false, true],
    ['MAIL', '421', CLOSING, 'deferred', 'server-deferred', false, false],
    ['MAIL', 'drop', DROP, 'deferred', 'dropped', false, false],
    ['MAIL', 'silence', SILENCE, 'deferred', 'silent', false, false],
    ['MAIL', 'one byte at a time', TARPIT, 'deferred', 'silent', false, false],
    ['RCPT', '4xx', SOFT, 'deferred', 'recipient-deferred', false, true],
    ['RCPT', '5xx', HARD, 'failed', 'recipient-refused', false, true],
    ['RCPT', '530', reply('530 5.7.0 sign in'), 'channel-refused', 'sign-in-refused', false, true],
    ['RCPT', '421', CLOSING, 'deferred', 'server-deferred', false, false],
    ['RCPT', 'drop', DROP, 'deferred', 'dropped', false, false],
    ['RCPT', 'silence', SILENCE, 'deferred', 'silent', false, false],
    ['DATA', '4xx', SOFT, 'deferred', 'server-deferred', false, true],
    ['DATA', '5xx', HARD, 'failed', 'message-refused', false, true],
    ['DATA', '421', CLOSING, 'deferred', 'server-deferred', false, false],
    ['DATA', 'drop', DROP, 'deferred', 'dropped', false, false],
    ['DATA', 'silence', SILENCE, 'deferred', 'silent', false, false],
    ['DOT', '4xx', SOFT, 'deferred', 'message-deferred', true, true],
    ['DOT', '5xx', HARD, 'failed', 'message-refused', true, true],
    ['DOT', '421', CLOSING, 'deferred', 'server-deferred', true, false],
    ['DOT', 'drop', DROP, 'uncertain', 'dropped', true, false],
    ['DOT', 'silence', SILENCE, 'uncertain', 'silent', true, false],
    ['DOT', 'one byte at a time', TARPIT, 'uncertain', 'silent', true, false],
  ];

  test.concurrent.each(matrix)(
    '%s answered with %s',
    async (point, _what, fault, outcome, reason, handedOver, usable) => {
      const sink = await startFaultSmtp({ pipelining });
      sink.fault(point, fault);
      const timeouts = reason === 'silent' ? impatientAt(...WAITED_FOR_IN[point]) : RFC_5321_TIMEOUTS;
      const transport = smtpTransport(parseSmtpUrl(sink.url), { timeouts });
      const faulty = await attempt(transport, await mailTo('anna@people.test'));
      expect(faulty.outcome).toMatchObject({ outcome, reason });
      expect(faulty.phases).toEqual(handedOver ? ['body-started', 'body-handed-over'] : []);
      expect(faulty.connection?.usable ?? false).toBe(usable);

      sink.clear();
      const before = sink.counts.messages;
      const fresh = smtpTransport(parseSmtpUrl(sink.url));
      const next = await attempt(
        usable && faulty.connection ? faulty.connection : fresh,
        await mailTo('bela@people.test'),
      );
      expect(next.outcome.outcome).toBe('accepted');
      expect(sink.counts.messages).toBe(before + 1);
      await next.connection?.close();
      await sink.close();
    },
  );
});

describe('one connection, many recipients', () => {
  test('a refused recipient does not touch the one before or the one after', async () => {
    const sink = await startFaultSmtp({
      recipient: (address, point) => (point === 'RCPT' && address === 'gone@people.test' ? HARD : undefined),
    });
    const connection = await smtpTransport(parseSmtpUrl(sink.url)).open();
    const outcomes: string[] = [];
    for (const to of ['anna@people.test', 'gone@people.test', 'bela@people.test'])
      outcomes.push((await attempt(connection, await mailTo(to))).outcome.outcome);
    expect(outcomes).toEqual(['accepted', 'failed', 'accepted']);
    expect(sink.messages.map(({ to }) => to)).toEqual([['anna@people.test'], ['bela@people.test']]);
    expect(sink.counts.connections).toBe(1);
    await connection.close();
    await sink.close();
  });

  test('a message cut off in its middle is deferred, because the server cannot have it', async () => {
    const sink = await startFaultSmtp();
    sink.fault('BODY', DROP);
    const text = 'A long explanation of what happened.\n'.repeat(400_000);
    const { outcome, phases } = await attempt(
      smtpTransport(parseSmtpUrl(sink.url)),
      await mailTo('anna@people.test', { text }),
    );
    expect(outcome).toMatchObject({ outcome: 'deferred', reason: 'dropped' });
    expect(phases).toEqual(['body-started']);
    await sink.close();
  });

  test('no byte of the body leaves before the caller has committed, and none at all if the commit fails', async () => {
    const sink = await startFaultSmtp();
    const connection = await smtpTransport(parseSmtpUrl(sink.url)).open();
    const refusal = new Error('the fence moved on');
    await expect(
      connection.send(await mailTo('anna@people.test'), async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(connection.usable).toBe(false);
    expect(sink.commands.at(-1)).toBe('DATA');
    expect(sink.counts.messages).toBe(0);
    await sink.close();
  });

  test('the outcome never overtakes the commit of SENDING, even when the server hangs up meanwhile', async () => {
    const sink = await startFaultSmtp();
    const connection = await smtpTransport(parseSmtpUrl(sink.url)).open();
    const order: string[] = [];
    const outcome = await connection.send(await mailTo('anna@people.test'), async (phase) => {
      sink.dropAll();
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push(phase);
    });
    order.push(outcome.outcome);
    expect(order).toEqual(['body-started', 'deferred']);
    await sink.close();
  });

  test('what a server says is kept without the address it quotes', async () => {
    const sink = await startFaultSmtp();
    sink.fault('RCPT', reply(`550 5.1.1 <anna.kovacs@people.test>: Anna.Kovacs unknown ${'x'.repeat(400)}`));
    const { outcome } = await attempt(
      smtpTransport(parseSmtpUrl(sink.url)),
      await mailTo('anna.kovacs@people.test'),
    );
    expect(outcome.response).toMatch(/^550 5\.1\.1 \[address\] \[address\] unknown x+$/);
    expect(outcome.response).toHaveLength(200);
    await sink.close();
  });

  test('a server nobody listens on is unreachable, not refused', async () => {
    const { outcome } = await attempt(
      smtpTransport(parseSmtpUrl('smtp://127.0.0.1:9')),
      await mailTo('anna@people.test'),
    );
    expect(outcome).toMatchObject({ outcome: 'deferred', reason: 'unreachable' });
  });
});
