import { inspect } from 'node:util';
import { RFC_5321_TIMEOUTS } from '../../src/platform/mail/smtp-timeouts.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { type FaultSmtpOptions, reply } from '../support/fault-smtp-types.ts';
import { attempt, impatientAt, mailTo } from '../support/mail.ts';
import { selfSigned } from '../support/self-signed.ts';

const certificate = selfSigned('127.0.0.1');
const auth = { user: 'relay-user', pass: 'relay-p:ss/word' };
const SIGNED_IN = `relay-user:${encodeURIComponent(auth.pass)}@`;

describe('the way to the mail server is encrypted or not taken', () => {
  let sink: FaultSmtp | undefined;
  const start = async (options: FaultSmtpOptions): Promise<FaultSmtp> => {
    sink = await startFaultSmtp({ certificate, ...options });
    return sink;
  };
  const sendTo = async (url: string, trusted = certificate.cert, timeouts = RFC_5321_TIMEOUTS) =>
    attempt(
      smtpTransport(parseSmtpUrl(url), { timeouts, trustedCertificates: trusted }),
      await mailTo('anna@people.test'),
    );
  const withUser = (url: string): string => url.replace('://', `://${SIGNED_IN}`);
  afterEach(async () => sink?.close());

  test('STARTTLS with a trusted certificate carries the message', async () => {
    const { url, messages } = await start({ tls: 'starttls', auth });
    expect((await sendTo(withUser(url))).outcome.outcome).toBe('accepted');
    expect(messages).toHaveLength(1);
  });

  test('TLS from the first byte carries the message', async () => {
    const { url } = await start({ tls: 'implicit', auth });
    expect((await sendTo(withUser(url))).outcome.outcome).toBe('accepted');
  });

  test('a STARTTLS offer removed on the way pauses the channel, and nothing is said in clear', async () => {
    const { url, commands, counts } = await start({ tls: 'stripped', auth });
    for (const target of [`${url}?tls=required`, withUser(url), `${withUser(url)}?tls=optional`]) {
      const { outcome } = await sendTo(target);
      expect(outcome).toMatchObject({ outcome: 'channel-refused', reason: 'tls-unavailable' });
    }
    expect(new Set(commands.map((line) => line.split(' ')[0]))).toEqual(new Set(['EHLO', 'STARTTLS']));
    expect(counts.messages).toBe(0);
  });

  test('a certificate nobody vouches for pauses the channel', async () => {
    for (const tls of ['starttls', 'implicit'] as const) {
      const { url, commands } = await start({ tls, auth });
      const { outcome } = await sendTo(withUser(url), selfSigned('127.0.0.1').cert);
      expect(outcome).toMatchObject({ outcome: 'channel-refused', reason: 'certificate-invalid' });
      expect(commands.join()).not.toMatch(/AUTH|MAIL/);
      await sink?.close();
      sink = undefined;
    }
  });

  test("another host's certificate pauses the channel", async () => {
    const other = selfSigned('elsewhere.test');
    const { url } = await start({ tls: 'starttls', certificate: other });
    const { outcome } = await sendTo(`${url}?tls=required`, other.cert);
    expect(outcome).toMatchObject({ outcome: 'channel-refused', reason: 'certificate-invalid' });
  });

  test('a server that speaks clear text where TLS is due is not believed', async () => {
    const { url } = await start({ tls: 'none' });
    const { outcome } = await sendTo(url.replace('smtp:', 'smtps:'));
    expect(outcome).toMatchObject({ outcome: 'channel-refused', reason: 'tls-unavailable' });
  });

  test.each([
    ['535 5.7.8 wrong password', 'channel-refused', 'sign-in-refused'],
    ['454 4.7.0 directory down', 'deferred', 'server-deferred'],
    ['421 4.3.2 shutting down', 'deferred', 'server-deferred'],
  ])('AUTH answered %s', async (line, outcome, reason) => {
    const server = await start({ tls: 'starttls', auth });
    server.fault('AUTH', reply(line));
    expect((await sendTo(withUser(server.url))).outcome).toMatchObject({ outcome, reason });
  });

  test.each([
    ['drop', 'dropped'],
    ['silence', 'silent'],
  ] as const)('AUTH answered with %s', async (kind, reason) => {
    const server = await start({ tls: 'starttls', auth });
    server.fault('AUTH', { kind });
    const timeouts = reason === 'silent' ? impatientAt('command') : RFC_5321_TIMEOUTS;
    expect((await sendTo(withUser(server.url), certificate.cert, timeouts)).outcome).toMatchObject({
      outcome: 'deferred',
      reason,
    });
  });

  test.each([
    [{ kind: 'drop' }, 'deferred', 'dropped'],
    [{ kind: 'silence' }, 'deferred', 'silent'],
    [reply('454 4.7.0 no entropy'), 'deferred', 'server-deferred'],
    [reply('501 5.5.4 no'), 'channel-refused', 'tls-unavailable'],
  ] as const)('STARTTLS answered with %j', async (fault, outcome, reason) => {
    const server = await start({ tls: 'starttls', auth });
    server.fault('STARTTLS', fault);
    const timeouts = reason === 'silent' ? impatientAt('setup') : RFC_5321_TIMEOUTS;
    expect((await sendTo(withUser(server.url), certificate.cert, timeouts)).outcome).toMatchObject({
      outcome,
      reason,
    });
  });

  test('a server that takes no password is not sent one', async () => {
    const { url, commands } = await start({ tls: 'starttls' });
    const { outcome } = await sendTo(withUser(url));
    expect(outcome).toMatchObject({ outcome: 'channel-refused', reason: 'sign-in-refused' });
    expect(commands.join()).not.toContain('AUTH');
  });

  test('a message larger than the server takes pauses the channel before it is sent', async () => {
    const { url } = await start({ maxSize: 100 });
    expect((await sendTo(url)).outcome).toMatchObject({
      outcome: 'channel-refused',
      reason: 'message-too-large',
    });
  });
});

describe('the SMTP URL', () => {
  test.each([
    ['smtp://relay.test', { port: 587, requireTls: true, implicitTls: false }],
    ['smtp://relay.test:25?tls=optional', { port: 25, requireTls: false }],
    ['smtp://u:p@relay.test?tls=optional', { requireTls: true }],
    ['smtp://127.0.0.1:2525', { port: 2525, requireTls: false }],
    ['smtp://[::1]:2525', { host: '::1', requireTls: false }],
    ['smtp://localhost:2525?tls=required', { requireTls: true }],
    ['smtps://relay.test', { port: 465, implicitTls: true }],
  ])('%s', (url, expected) => {
    expect(parseSmtpUrl(url)).toMatchObject(expected);
  });

  test.each([
    'http://relay.test',
    'smtp://',
    'smtp://geheim@relay.test',
    'smtp://r.test?tls=none',
    'smtp://r.test?pass=x',
    'geheim',
  ])('%s is refused without being quoted', (url) => {
    expect(() => parseSmtpUrl(url)).toThrow(/SMTP URL/);
    expect(() => parseSmtpUrl(url)).not.toThrow(/geheim/);
  });

  test('its password is in no log line, dump or copy', () => {
    const server = parseSmtpUrl(`smtp://${SIGNED_IN}relay.test`);
    expect(server.auth).toEqual(auth);
    expect(server.label).toBe('smtp://relay.test:587');
    for (const text of [JSON.stringify(server), inspect(server), JSON.stringify({ ...server })])
      expect(text).not.toMatch(/relay-user|relay-p/);
  });
});
