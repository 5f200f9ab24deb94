import { DateTime } from 'luxon';
import { buildMessage, type OutgoingMessage } from '../../src/platform/mail/message.ts';
import { RFC_5321_TIMEOUTS, type SmtpTimeouts } from '../../src/platform/mail/smtp-timeouts.ts';
import {
  ConnectionRefused,
  type MailConnection,
  type MailToSend,
  type MailTransport,
  type SendOutcome,
  type SendPhase,
} from '../../src/platform/mail/transport.ts';

/** The RFC's timeouts but for the phases named, which end soon: only where silence is what the test is about. */
export function impatientAt(...phases: (keyof SmtpTimeouts)[]): SmtpTimeouts {
  return { ...RFC_5321_TIMEOUTS, ...Object.fromEntries(phases.map((phase) => [phase, 300])) };
}

export function notice(to: string, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId: `<${to.replace(/[^A-Za-z0-9.]/g, '-')}@notices.test>`,
    from: { name: 'Privacy team', address: 'privacy@controller.test' },
    to,
    subject: 'Notice about your data',
    text: 'On 3 March somebody read your data.\n.\nA line of one dot precedes this one.\n',
    html: '<p>On 3 March somebody read your data – Größe, 名前.</p>',
    date: DateTime.fromISO('2026-03-27T09:00:00Z'),
    ...changes,
  };
}

export async function mailTo(to: string, changes: Partial<OutgoingMessage> = {}): Promise<MailToSend> {
  const raw = await buildMessage(notice(to, changes));
  return { from: 'privacy@controller.test', to, raw, deliveryKey: `delivery-${to.replace(/\W/g, '-')}` };
}

export interface Attempt {
  readonly outcome: SendOutcome;
  readonly phases: readonly SendPhase[];
  /** Undefined when no connection could be had. */
  readonly connection?: MailConnection;
}

/** One attempt as the sender loop makes it: on the given connection or a new one. */
export async function attempt(on: MailTransport | MailConnection, mail: MailToSend): Promise<Attempt> {
  const phases: SendPhase[] = [];
  try {
    const connection = 'open' in on ? await on.open() : on;
    const outcome = await connection.send(mail, async (phase) => {
      await new Promise((resolve) => setImmediate(resolve));
      phases.push(phase);
    });
    return { outcome, phases, connection };
  } catch (error) {
    if (error instanceof ConnectionRefused) return { outcome: error.outcome, phases };
    throw error;
  }
}
