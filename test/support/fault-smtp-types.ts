/** Where in the dialogue a fault strikes; BODY is in the middle of the message, DOT after its end. */
export type FaultPoint =
  | 'CONNECT'
  | 'EHLO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'BODY'
  | 'DOT'
  | 'RSET';

/** What happens instead of, or before, the right answer. */
export type Fault =
  | { readonly kind: 'reply'; readonly line: string }
  | { readonly kind: 'drop' }
  /** No answer, connection left open. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The right answer, one byte at a time, never finished. */
  | { readonly kind: 'tarpit'; readonly everyMs: number };

export interface StoredMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As received, without the doubled dots; parse it with mailparser when a test needs to. */
  readonly raw: Buffer;
}

export interface FaultSmtpOptions {
  readonly port?: number;
  /** 'all' stores messages and commands; 'ids' counts and keeps Message-IDs only, for speed. */
  readonly keep?: 'all' | 'ids';
  /** What EHLO offers; 'stripped' is a server whose STARTTLS somebody on the way removed. */
  readonly tls?: 'none' | 'starttls' | 'stripped' | 'implicit';
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** Credentials asked for; AUTH is offered only when given. */
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly pipelining?: boolean;
  /** SIZE announced in EHLO. */
  readonly maxSize?: number;
  /** Behaviour by recipient, at RCPT and at every later point of the same message. */
  readonly recipient?: (address: string, point: FaultPoint) => Fault | undefined;
}

export const reply = (line: string): Fault => ({ kind: 'reply', line });
export const DROP: Fault = { kind: 'drop' };
export const SILENCE: Fault = { kind: 'silence' };

const MESSAGE_ID = Buffer.from('\r\nMessage-ID:');

export function messageIdOf(raw: Buffer): string {
  const at = raw.indexOf(MESSAGE_ID);
  if (at < 0) return '';
  const start = at + MESSAGE_ID.length;
  return raw.toString('latin1', start, raw.indexOf('\r\n', start)).trim();
}
