import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import { assertOneRecipient } from './one-recipient.ts';
import { SmtpBody } from './smtp-body.ts';
import { sendOutcome } from './smtp-outcome.ts';
import { cleanResponse } from './smtp-response.ts';
import type { Fault, SmtpSession } from './smtp-session.ts';
import type { SmtpTimeouts } from './smtp-timeouts.ts';
import type { MailConnection, MailToSend, OnPhase, SendOutcome } from './transport.ts';

const QUIT_LIMIT_MS = 2_000;

/** One signed-in connection that carries one message after another, each to one recipient. */
export class SmtpMailConnection implements MailConnection {
  readonly #session: SmtpSession;
  readonly #timeouts: SmtpTimeouts;
  #busy = false;

  constructor(session: SmtpSession, timeouts: SmtpTimeouts) {
    this.#session = session;
    this.#timeouts = timeouts;
  }

  get usable(): boolean {
    return this.#session.open;
  }

  async send(message: MailToSend, onPhase: OnPhase): Promise<SendOutcome> {
    if (this.#busy) throw new Error('one message at a time on a connection');
    assertOneRecipient(message);
    this.#busy = true;
    try {
      return await this.#transact(message, onPhase);
    } catch (error) {
      // Whatever the caller threw, half a message may be open on the wire: no later message may continue it.
      this.#session.destroy();
      throw error;
    } finally {
      this.#busy = false;
    }
  }

  async #transact(message: MailToSend, onPhase: OnPhase): Promise<SendOutcome> {
    const body = new SmtpBody(message.raw, onPhase, this.#session, this.#timeouts);
    const envelope = { from: message.from, to: message.to, size: message.raw.length };
    const { command, data } = this.#timeouts;
    const sent = await this.#session.step<SMTPConnectionSendInfo>(2 * command + data, (connection, done) =>
      connection.send(envelope, body, done),
    );
    await body.settled();
    if (sent.ok) {
      const { accepted } = sent.value;
      if (accepted.length !== 1 || accepted[0] !== message.to)
        throw new Error('the mail library addressed the message to somebody else');
      if (body.handedOver)
        return { outcome: 'accepted', response: cleanResponse(sent.value.response, message.to) };
      // A server that answers 250 before the final dot is out of step: it cannot have the message.
      this.#session.destroy();
      return { outcome: 'deferred', reason: 'protocol-error', response: '' };
    }
    const outcome = sendOutcome(sent.fault, body.handedOver, message.to);
    if (isCleanRefusal(sent.fault, body)) await this.#reset();
    else this.#session.destroy();
    return outcome;
  }

  /** A refused envelope leaves its transaction open; without RSET the next MAIL would be a nested one. */
  async #reset(): Promise<void> {
    const reset = await this.#session.step<boolean>(this.#timeouts.command, (connection, done) =>
      connection.reset(done),
    );
    if (!reset.ok) this.#session.destroy();
  }

  async close(): Promise<void> {
    if (!this.#session.open) return;
    // A send in flight then ends as what it is: deferred, or uncertain once its body was handed over.
    if (this.#busy) {
      this.#session.destroy();
      return;
    }
    await this.#session.step(QUIT_LIMIT_MS, (connection) => connection.quit());
    this.#session.destroy();
  }
}

/** A 4xx or 5xx in its place, after which the server waits for the next command; anything else ends the connection. */
function isCleanRefusal(fault: Fault, body: SmtpBody): boolean {
  if (!/^(?!421|503)[45]\d\d/.test(fault.response ?? '')) return false;
  return fault.code === 'EENVELOPE' || (fault.code === 'EMESSAGE' && body.handedOver);
}
