import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { SmtpMailConnection } from './smtp-connection.ts';
import { connectOutcome } from './smtp-outcome.ts';
import { type Fault, SmtpSession } from './smtp-session.ts';
import { RFC_5321_TIMEOUTS, type SmtpTimeouts } from './smtp-timeouts.ts';
import type { SmtpServer } from './smtp-url.ts';
import { ConnectionRefused, type MailConnection, type MailTransport } from './transport.ts';

export interface SmtpOptions {
  readonly timeouts?: SmtpTimeouts;
  /** Certificates (PEM) trusted instead of the system's; for a private authority and for tests. */
  readonly trustedCertificates?: string;
}

/** Mail over SMTP through nodemailer's low-level connection: no pool, no retries, no address parsing of its own. */
export function smtpTransport(server: SmtpServer, options: SmtpOptions = {}): MailTransport {
  const timeouts = options.timeouts ?? RFC_5321_TIMEOUTS;
  return { kind: 'SMTP', open: () => openConnection(server, timeouts, options.trustedCertificates) };
}

async function openConnection(
  server: SmtpServer,
  timeouts: SmtpTimeouts,
  ca: string | undefined,
): Promise<MailConnection> {
  const session = new SmtpSession(connectionOptions(server, timeouts, ca));
  const refuse = (fault: Fault): never => {
    session.destroy();
    throw new ConnectionRefused(connectOutcome(fault));
  };
  const connected = await session.step<void>(timeouts.setup, (connection, done) => connection.connect(done));
  if (!connected.ok) return refuse(connected.fault);
  // The library has seen to it; what must never happen is worth a second look.
  if (server.requireTls && !session.encrypted) return refuse({ code: 'ETLS', command: 'STARTTLS' });
  const { auth } = server;
  if (auth !== undefined) {
    // Without an offer the library would try PLAIN all the same.
    if (!session.offersSignIn) return refuse({ code: 'EAUTH' });
    const signedIn = await session.step<boolean>(2 * timeouts.command, (connection, done) =>
      connection.login({ ...auth }, done),
    );
    if (!signedIn.ok) return refuse(signedIn.fault);
  }
  return new SmtpMailConnection(session, timeouts);
}

function connectionOptions(
  server: SmtpServer,
  timeouts: SmtpTimeouts,
  ca: string | undefined,
): SMTPConnectionOptions {
  return {
    host: server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: server.requireTls && !server.implicitTls,
    name: server.clientName,
    connectionTimeout: timeouts.setup,
    greetingTimeout: timeouts.setup,
    // Only a net under our own timers, which count each phase and not the silence between two bytes.
    socketTimeout: 2 * Math.max(...Object.values(timeouts)) + timeouts.finalDot,
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    logger: false,
  };
}
