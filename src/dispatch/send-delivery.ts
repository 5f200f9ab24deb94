import { DateTime } from 'luxon';
import { fillFor, UnfilledSlot } from '../notices/render/fill-for.ts';
import type { RenderedNotice } from '../notices/render/render-notice.ts';
import type { OpenPerson } from '../people/sealed-person.ts';
import { blindIndex } from '../platform/keys/seal.ts';
import { addressIndexForm, checkAddress } from '../platform/mail/address.ts';
import {
  ConnectionRefused,
  type MailConnection,
  type MailToSend,
  type SendOutcome,
} from '../platform/mail/transport.ts';
import { type Addressee, addresseeOf } from './addressee-of.ts';
import { type Connections, Interrupted } from './connections.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Claim, LedgerChange } from './ledger.ts';
import type { Prepared } from './prepare-dispatch.ts';
import { changeFor, type RetryPolicy, retryLater } from './settle-outcome.ts';

/** What a worker sends with. */
export interface Sending {
  readonly prepared: Prepared;
  readonly ledger: GroupCommit;
  readonly connections: Connections;
  readonly retry: RetryPolicy;
}

/** One connection of a batch; null until it is needed, and after the server closed it. */
export interface Lane {
  connection: MailConnection | null;
}

/**
 * How it went: `answered` by the mail server or settled without it; `unconnected`: no connection could be had; `halted`:
 * the dispatch was paused or cancelled, or this worker was taken for dead or must end; or the server refuses us.
 */
export type Sent = 'answered' | 'unconnected' | 'halted' | (SendOutcome & { outcome: 'channel-refused' });

/** Paused, cancelled, or taken over by another worker: nothing of this attempt may be sent. */
class NotOurs extends Error {}

/** One message to one person, and in the ledger what became of it. Throws only what nobody foresaw. */
export async function sendDelivery(
  sending: Sending,
  claim: Claim,
  person: OpenPerson | null,
  lane: Lane,
): Promise<Sent> {
  const { prepared, retry } = sending;
  const { locale, rendered } = prepared.textFor(person?.locale ?? null);
  const addressee = prepared.mailbox ?? (person && addresseeOf(person, claim.recipient, locale));
  if (!addressee) {
    await write(sending, claim, { state: 'SUPPRESSED', response: 'erased or removed before it was sent' });
    return 'answered';
  }
  if ('withheld' in addressee) {
    await write(sending, claim, { state: 'WITHHELD', response: addressee.withheld });
    return 'answered';
  }
  const mail = mailFor(prepared, rendered, claim, addressee);
  if ('unsendable' in mail) {
    await write(sending, claim, { state: 'FAILED', response: mail.unsendable });
    return 'answered';
  }
  const addressDigest = blindIndex(prepared.addressDigestKey, addressIndexForm(addressee.email));
  let bodyLeft = false;
  try {
    const connection = await connect(sending, lane);
    const outcome = await connection.send(mail, async (phase) => {
      if (phase !== 'body-started') return;
      // Durable before the first byte of the body leaves: after a crash this row is uncertain, and no other.
      if (!(await write(sending, claim, { state: 'SENDING', addressDigest }))) throw new NotOurs();
      bodyLeft = true;
    });
    await write(sending, claim, changeFor(outcome, claim, { ...prepared, retry }));
    return outcome.outcome === 'channel-refused' ? outcome : 'answered';
  } catch (error) {
    if (error instanceof ConnectionRefused) {
      const { outcome } = error;
      if (outcome.outcome === 'channel-refused') {
        await giveBack(sending, claim, outcome.response);
        return outcome;
      }
      await write(sending, claim, retryLater(claim, retry, outcome.response || outcome.reason));
      return 'unconnected';
    }
    // Once the body may have left, the row stays in SENDING: the next turn takes it for what it is, uncertain.
    if (!bodyLeft) await giveBack(sending, claim).catch(() => undefined);
    if (error instanceof NotOurs || error instanceof Interrupted) return 'halted';
    throw error;
  }
}

/** Returns a claim unsent; where that fails too, this worker's next turn finds it. */
export async function giveBack(sending: Sending, claim: Claim, response?: string): Promise<void> {
  await write(sending, claim, { state: 'PENDING', ...(response !== undefined && { response }) });
}

function mailFor(
  { compose, from, messageHost }: Prepared,
  rendered: RenderedNotice,
  { id, claimedAt }: Claim,
  { email, name }: Addressee,
): MailToSend | { unsendable: string } {
  const checked = checkAddress(email);
  if (!checked.ok || checked.address !== email) return { unsendable: 'the address is not one plain address' };
  try {
    const raw = compose({
      ...fillFor(rendered, { name, email }),
      messageId: `<${id}@${messageHost}>`,
      to: email,
      date: DateTime.fromJSDate(claimedAt, { zone: 'utc' }),
    });
    return { from, to: email, raw, deliveryKey: id };
  } catch (error) {
    if (error instanceof UnfilledSlot) return { unsendable: `recipient.${error.key} is not known` };
    throw error;
  }
}

async function connect({ connections, prepared }: Sending, lane: Lane): Promise<MailConnection> {
  if (lane.connection?.usable) return lane.connection;
  if (lane.connection) await connections.put(prepared.transport, lane.connection);
  lane.connection = null;
  lane.connection = await connections.take(prepared.transport);
  return lane.connection;
}

function write(
  { prepared, ledger }: Sending,
  { id, attempt }: Claim,
  change: Pick<LedgerChange, 'state'> & Partial<LedgerChange>,
): Promise<boolean> {
  const { organizationId, dispatchId } = prepared;
  return ledger.commit({ organizationId, dispatchId, id, attempt, ...change });
}
