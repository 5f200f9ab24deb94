import { buildMessage, type OutgoingMessage } from './message.ts';
import { ConnectionRefused, type MailConnection, type MailTransport, type SendOutcome } from './transport.ts';

/** Sends one message over its own connection: for mail to staff, where nothing is committed between the phases. */
export async function sendOne(
  transport: MailTransport,
  message: OutgoingMessage,
  deliveryKey: string,
): Promise<SendOutcome> {
  const raw = await buildMessage(message);
  let connection: MailConnection;
  try {
    connection = await transport.open();
  } catch (error) {
    if (error instanceof ConnectionRefused) return error.outcome;
    throw error;
  }
  try {
    return await connection.send(
      { from: message.from.address, to: message.to, raw, deliveryKey },
      () => undefined,
    );
  } finally {
    await connection.close();
  }
}
