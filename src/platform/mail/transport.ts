/** What is known about one attempt to hand one message to a mail server: always data, never a throw. */
export type SendOutcome =
  /** The server answered 250 to the final dot: it now answers for the message. */
  | { readonly outcome: 'accepted'; readonly response: string }
  /** The message or this recipient was refused for good; other recipients are not concerned. */
  | { readonly outcome: 'failed'; readonly reason: FailReason; readonly response: string }
  /** The body was handed over and no answer came: the server may or may not have it (RFC 1047). */
  | { readonly outcome: 'uncertain'; readonly reason: LostReason; readonly response: string }
  | NotTaken;

/** The server does not have the message, and that is not the recipient's fault. */
export type NotTaken =
  /** The same attempt may succeed later: 4xx, 421, silence or a drop before the body was handed over. */
  | { readonly outcome: 'deferred'; readonly reason: DeferReason; readonly response: string }
  /** The server refused us: pause the channel and page a person; the recipient stays pending. */
  | { readonly outcome: 'channel-refused'; readonly reason: ChannelReason; readonly response: string };

export type LostReason = 'dropped' | 'silent' | 'protocol-error';
export type DeferReason =
  | LostReason
  | 'unreachable'
  | 'server-deferred'
  | 'recipient-deferred'
  | 'message-deferred';
export type FailReason = 'recipient-refused' | 'message-refused';
export type ChannelReason =
  | 'greeting-refused'
  | 'sign-in-refused'
  | 'sender-refused'
  | 'message-too-large'
  | 'tls-unavailable'
  | 'certificate-invalid'
  | 'outbox-unwritable';

/** One message for exactly one recipient; `from` and `to` are the envelope and went through `checkAddress`. */
export interface MailToSend {
  readonly from: string;
  readonly to: string;
  /** The complete RFC 5322 bytes from `buildMessage`; their only recipient header must be `To: <to>`. */
  readonly raw: Buffer;
  /** Stable over retries; names the file in the outbox. */
  readonly deliveryKey: string;
}

/**
 * `body-started` is awaited before the first byte of the body leaves: commit the state SENDING there.
 * `body-handed-over` is called when the whole body is given to the socket: from then on a lost answer is `uncertain`.
 */
export type SendPhase = 'body-started' | 'body-handed-over';
export type OnPhase = (phase: SendPhase) => Promise<void> | void;

export interface MailConnection {
  /**
   * Sends one message at a time. Throws only what `onPhase` throws and for a message that breaks the rules
   * of `MailToSend`; if `body-started` throws, no byte of the body has left.
   */
  send(message: MailToSend, onPhase: OnPhase): Promise<SendOutcome>;
  /** False when the next message needs a new connection. */
  readonly usable: boolean;
  close(): Promise<void>;
}

/** Where mail goes. `open` throws `ConnectionRefused`, and nothing else, when no connection can be had. */
export interface MailTransport {
  readonly kind: 'SMTP' | 'FILE';
  open(): Promise<MailConnection>;
}

/** No connection: `outcome` says whether to come back later or to pause the channel. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
  readonly outcome: NotTaken;

  constructor(outcome: NotTaken) {
    super(`no mail connection: ${outcome.outcome}, ${outcome.reason}`);
    this.outcome = outcome;
  }
}
