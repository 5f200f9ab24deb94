import { checkAddress } from './address.ts';
import type { MailToSend } from './transport.ts';

const HEADER_LIMIT = 64 * 1024;
const RECIPIENT_HEADER = /^(?:resent-)?(?:to|cc|bcc):.*$/gim;

/**
 * The last wall before a message leaves: the envelope is one validated address, and the message's only recipient
 * header names the same one. A message built for somebody else must stop here, whoever mixed them up.
 */
export function assertOneRecipient(message: MailToSend): void {
  for (const address of [message.to, message.from]) {
    const checked = checkAddress(address);
    if (!checked.ok || checked.address !== address) throw new Error('the envelope is not one plain address');
  }
  const end = message.raw.subarray(0, HEADER_LIMIT).indexOf('\r\n\r\n');
  if (end < 0) throw new Error('the message has no end of headers');
  const header = message.raw.toString('latin1', 0, end).replace(/\r\n[ \t]+/g, ' ');
  const recipients = header.match(RECIPIENT_HEADER) ?? [];
  const [only = ''] = recipients;
  if (recipients.length !== 1 || only.replace(/^to: +/i, '') !== message.to)
    throw new Error('the message is not addressed to its envelope recipient alone');
}
