import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertOneRecipient } from './one-recipient.ts';
import {
  ConnectionRefused,
  type MailConnection,
  type MailToSend,
  type MailTransport,
  type OnPhase,
  type SendOutcome,
} from './transport.ts';

const DELIVERY_KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Writes each message as `<deliveryKey>.eml` into a folder; the same key again replaces the same file. */
export function fileTransport(folder: string): MailTransport {
  return {
    kind: 'FILE',
    async open(): Promise<MailConnection> {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
      } catch (error) {
        throw new ConnectionRefused(unwritable(error));
      }
      return {
        usable: true,
        send: (message, onPhase) => writeMessage(folder, message, onPhase),
        close: noClose,
      };
    },
  };
}

async function writeMessage(folder: string, message: MailToSend, onPhase: OnPhase): Promise<SendOutcome> {
  assertOneRecipient(message);
  if (!DELIVERY_KEY.test(message.deliveryKey)) throw new Error('the delivery key cannot name a file');
  await onPhase('body-started');
  const file = join(folder, `${message.deliveryKey}.eml`);
  // A reader lists *.eml and so never sees half a message; what a killed process leaves begins with a dot.
  const unfinished = join(folder, `.${message.deliveryKey}.${process.pid}.tmp`);
  try {
    await writeFile(unfinished, message.raw, { mode: 0o600 });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return unwritable(error);
  }
  await onPhase('body-handed-over');
  return { outcome: 'accepted', response: `written ${message.deliveryKey}.eml` };
}

function unwritable(error: unknown): {
  outcome: 'channel-refused';
  reason: 'outbox-unwritable';
  response: string;
} {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return { outcome: 'channel-refused', reason: 'outbox-unwritable', response: String(code ?? 'UNKNOWN') };
}

async function noClose(): Promise<void> {}
