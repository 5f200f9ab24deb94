import { cleanResponse } from './smtp-response.ts';
import type { Fault } from './smtp-session.ts';
import type { ChannelReason, LostReason, NotTaken, SendOutcome } from './transport.ts';

/** Authentication required, mechanism too weak, credentials invalid: about us, whichever command drew it. */
const SIGN_IN_CODES = new Set([530, 534, 535, 538]);
const TOO_LARGE = 552;
const BAD_SEQUENCE = 503;
const CERTIFICATE =
  /CERT|SELF_SIGNED|ISSUER|SIGNATURE|CRL|CHAIN|HOSTNAME|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH/;
const HANDSHAKE = /^(?:ERR_SSL|EPROTO$)/;
const UNREACHABLE = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENOTFOUND|EAI_)/;

/** What it means that no signed-in connection could be had. */
export function connectOutcome(fault: Fault): NotTaken {
  const response = cleanResponse(fault.response);
  const deferred = (reason: LostReason | 'unreachable' | 'server-deferred'): NotTaken => ({
    outcome: 'deferred',
    reason,
    response,
  });
  const channel = (reason: ChannelReason): NotTaken => ({ outcome: 'channel-refused', reason, response });
  const status = statusOf(fault);
  if (status >= 400 && status < 500) return deferred('server-deferred');
  if (fault.code === 'EAUTH') return channel('sign-in-refused');
  // STARTTLS answered with anything but 2xx or 4xx, refused or stripped on the way: nothing more is sent.
  if (fault.command === 'STARTTLS') return channel('tls-unavailable');
  if (status >= 500) return channel(SIGN_IN_CODES.has(status) ? 'sign-in-refused' : 'greeting-refused');
  if (fault.code === 'EDNS' || UNREACHABLE.test(fault.systemCode ?? '')) return deferred('unreachable');
  if (CERTIFICATE.test(fault.systemCode ?? '')) return channel('certificate-invalid');
  if (HANDSHAKE.test(fault.systemCode ?? '')) return channel('tls-unavailable');
  return deferred(lostReason(fault));
}

/** What it means that a message did not get its 250; `handedOver` once the whole body was given to the socket. */
export function sendOutcome(fault: Fault, handedOver: boolean, recipient: string): SendOutcome {
  const response = cleanResponse(fault.response, recipient);
  const status = statusOf(fault);
  if (status >= 400 && status < 500) return { outcome: 'deferred', reason: deferredAt(fault), response };
  if (status < 500 || status > 599) return lost(fault, handedOver, response);
  if (SIGN_IN_CODES.has(status)) return { outcome: 'channel-refused', reason: 'sign-in-refused', response };
  if (fault.command === 'MAIL FROM') {
    const reason = status === TOO_LARGE ? 'message-too-large' : 'sender-refused';
    return { outcome: 'channel-refused', reason, response };
  }
  // A command out of sequence is the session's fault: the same message can go through on a new connection.
  if (status === BAD_SEQUENCE) return { outcome: 'deferred', reason: 'protocol-error', response };
  if (fault.command === 'RCPT TO') return { outcome: 'failed', reason: 'recipient-refused', response };
  return { outcome: 'failed', reason: 'message-refused', response };
}

function lost(fault: Fault, handedOver: boolean, response: string): SendOutcome {
  if (fault.code === 'EMESSAGE' && fault.command === 'MAIL FROM')
    return { outcome: 'channel-refused', reason: 'message-too-large', response };
  return { outcome: handedOver ? 'uncertain' : 'deferred', reason: lostReason(fault), response };
}

function lostReason(fault: Fault): LostReason {
  if (fault.code === 'SILENT' || fault.code === 'ETIMEDOUT') return 'silent';
  return fault.code === 'EPROTOCOL' || fault.response !== undefined ? 'protocol-error' : 'dropped';
}

function deferredAt(fault: Fault): 'server-deferred' | 'recipient-deferred' | 'message-deferred' {
  // 421 answers no command in particular: the server is closing.
  if (statusOf(fault) === 421) return 'server-deferred';
  if (fault.command === 'RCPT TO') return 'recipient-deferred';
  return fault.code === 'EMESSAGE' ? 'message-deferred' : 'server-deferred';
}

function statusOf(fault: Fault): number {
  return Number(/^\d{3}/.exec(fault.response ?? '')?.[0] ?? 0);
}
