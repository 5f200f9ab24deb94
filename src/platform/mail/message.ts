import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import { checkAddress } from './address.ts';
import { type Flow, textFlow } from './flow-text.ts';
import { BOUNDARY_MARK, plainPart, textPart } from './mime-body.ts';
import { mailboxHeader, oneLine, textHeader } from './mime-header.ts';

/** What all messages of one dispatch share. */
export interface MessageFrame {
  readonly from: { readonly name?: string; readonly address: string };
  readonly replyTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What differs from recipient to recipient. */
export interface MessageSlots {
  /** With angle brackets, derived from the delivery id, so that a repeat is recognised as one. */
  readonly messageId: string;
  /** Exactly one address, in the form `checkAddress` returned. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly date: DateTime;
}

export type OutgoingMessage = MessageFrame & MessageSlots;

const MESSAGE_ID = /^<[A-Za-z0-9._%+-]{1,200}@[A-Za-z0-9.-]{1,200}>$/;
// What the message itself decides: who gets it, from whom, and how it is to be read.
const RESERVED =
  /^(?:to|cc|bcc|from|sender|reply-to|subject|date|message-id|return-path|auto-submitted|mime-version|received|resent-.*|content-.*)$/i;

/** The RFC 5322 bytes of one message to one recipient; rejects when a part could add a recipient or a header. */
export async function buildMessage(message: OutgoingMessage): Promise<Buffer> {
  return messageBuilder(message)(message);
}

/** Writes the shared headers once and returns the function that fills in one recipient. Same input, same bytes. */
export function messageBuilder(frame: MessageFrame): (slots: MessageSlots) => Buffer {
  const from = mailboxHeader(
    'From',
    oneLine(frame.from.name ?? ''),
    plainAddress('from', frame.from.address),
  );
  const shared = [
    ...(frame.replyTo === undefined
      ? []
      : [mailboxHeader('Reply-To', '', plainAddress('replyTo', frame.replyTo))]),
    ...extraHeaders(frame.headers ?? {}),
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
  ].join('\r\n');
  const flow = textFlow();
  return (slots) => {
    const subject = oneLine(slots.subject);
    if (subject === '' || slots.text === '') throw new Error('a message needs a subject and a text');
    if (!MESSAGE_ID.test(slots.messageId)) throw new Error('the Message-ID is not of the form <id@host>');
    const head = [
      `Date: ${slots.date.toJSDate().toUTCString().replace('GMT', '+0000')}`,
      from,
      mailboxHeader('To', '', plainAddress('to', slots.to)),
      `Message-ID: ${slots.messageId}`,
      textHeader('Subject', subject),
    ].join('\r\n');
    return Buffer.from(`${head}\r\n${shared}\r\n${content(slots, flow)}\r\n`, 'latin1');
  };
}

function content({ messageId, text, html }: MessageSlots, flow: Flow): string {
  const plain = plainPart(text, flow);
  if (html === undefined) return plain;
  const boundary = `${BOUNDARY_MARK}${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`;
  return [
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    plain,
    `--${boundary}`,
    textPart('html', html),
    `--${boundary}--`,
  ].join('\r\n');
}

function plainAddress(field: string, address: string): string {
  const checked = checkAddress(address);
  if (!checked.ok || checked.address !== address) throw new Error(`${field} is not one plain address`);
  return address;
}

function extraHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,50}$/.test(name) || RESERVED.test(name))
      throw new Error(`the header ${JSON.stringify(name)} may not be set`);
    if (oneLine(value) !== value || value === '') throw new Error(`the header ${name} is not one line`);
    return textHeader(name, value);
  });
}
