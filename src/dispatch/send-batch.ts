import { DateTime } from 'luxon';
import { type FilledNotice, fillFor, UnfilledSlot } from '../notices/fill-for.ts';
import { readPeople } from '../people/read-people.ts';
import type { OpenPerson } from '../people/sealed-person.ts';
import { blindIndex } from '../platform/keys/seal.ts';
import { addressIndexForm } from '../platform/mail/address.ts';
import { ConnectionRefused, type MailConnection, type SendOutcome } from '../platform/mail/transport.ts';
import type { GroupCommit } from './group-commit.ts';
import { type Claim, claimDeliveries, type LedgerChange } from './ledger.ts';
import { pauseByWorker } from './pause-dispatch.ts';
import type { Prepared } from './prepare-dispatch.ts';
import type { SenderTools } from './sender-tools.ts';
import { changeFor } from './settle-outcome.ts';

export interface Batch {
  readonly prepared: Prepared;
  readonly workerId: string;
  readonly ledger: GroupCommit;
  readonly size: number;
  readonly isStopping: () => boolean;
}

/** The row was taken over by another worker: nothing of this attempt may be written or sent. */
class FenceLost extends Error {}

/** Claims a batch and sends it over several connections; answers how many rows were claimed. */
export async function sendBatch(tools: SenderTools, batch: Batch): Promise<number> {
  const { prepared, workerId, size } = batch;
  const { dataSource, masterKey, settings } = tools;
  const claims = await claimDeliveries(dataSource, prepared, workerId, size);
  if (claims.length === 0) return 0;
  const personIds = claims.flatMap(({ personId }) => personId ?? []);
  const people = await readPeople(dataSource, masterKey, prepared, personIds);

  const queue = [...claims];
  let refused: SendOutcome | null = null;
  const lanes = Array.from({ length: Math.min(settings.concurrency, claims.length) }, async () => {
    const lane: { connection: MailConnection | null } = { connection: null };
    try {
      for (let claim = queue.shift(); claim; claim = queue.shift()) {
        if (refused || batch.isStopping()) {
          await giveBack(batch, claim, refused);
          continue;
        }
        const person = claim.personId ? (people.get(claim.personId) ?? null) : null;
        if (!person) {
          await write(batch, claim, { state: 'SUPPRESSED', response: 'erased before it was sent' });
          continue;
        }
        const outcome = await attempt(batch, claim, person, async () => {
          if (!lane.connection?.usable) {
            await lane.connection?.close();
            lane.connection = null;
            lane.connection = await prepared.transport.open();
          }
          return lane.connection;
        });
        if (outcome?.outcome === 'channel-refused') refused = outcome;
      }
    } finally {
      await lane.connection?.close();
    }
  });
  await Promise.all(lanes);
  if (refused) await pauseByWorker(tools, prepared, refused);
  return claims.length;
}

/** One message to one person; null when the fence was lost. */
async function attempt(
  batch: Batch,
  claim: Claim,
  person: OpenPerson,
  connect: () => Promise<MailConnection>,
): Promise<SendOutcome | null> {
  const { prepared } = batch;
  let filled: FilledNotice;
  try {
    filled = fillFor(prepared.rendered, { name: person.name });
  } catch (error) {
    if (!(error instanceof UnfilledSlot)) throw error;
    await write(batch, claim, { state: 'FAILED', response: `recipient.${error.key} is not known` });
    return null;
  }
  const addressDigest = blindIndex(prepared.addressDigestKey, addressIndexForm(person.email));
  const raw = prepared.compose({
    ...filled,
    messageId: `<${claim.id}@${prepared.messageHost}>`,
    to: person.email,
    date: DateTime.fromJSDate(claim.claimedAt, { zone: 'utc' }),
  });
  try {
    const connection = await connect();
    const message = { from: prepared.from, to: person.email, raw, deliveryKey: claim.id };
    const outcome = await connection.send(message, async (phase) => {
      // Durable before the first byte of the body leaves: after a crash this row is uncertain, and no other.
      if (phase === 'body-started' && !(await write(batch, claim, { state: 'SENDING', addressDigest })))
        throw new FenceLost();
    });
    await write(batch, claim, changeFor(outcome, claim, prepared.uncertainPolicy));
    return outcome;
  } catch (error) {
    if (error instanceof FenceLost) return null;
    if (!(error instanceof ConnectionRefused)) throw error;
    await write(batch, claim, changeFor(error.outcome, claim, prepared.uncertainPolicy));
    return error.outcome;
  }
}

async function giveBack(batch: Batch, claim: Claim, refused: SendOutcome | null): Promise<void> {
  await write(batch, claim, { state: 'PENDING', ...(refused && { response: refused.response }) });
}

function write(
  { prepared, ledger }: Batch,
  { id, attempt: fence }: Claim,
  change: Pick<LedgerChange, 'state'> & Partial<LedgerChange>,
): Promise<boolean> {
  const { organizationId, dispatchId } = prepared;
  return ledger.commit({ organizationId, dispatchId, id, attempt: fence, ...change });
}
