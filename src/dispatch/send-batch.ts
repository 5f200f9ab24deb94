import { readPeople } from '../people/read-people.ts';
import type { OpenPerson } from '../people/sealed-person.ts';
import type { SendOutcome } from '../platform/mail/transport.ts';
import { type Claim, claimDeliveries } from './ledger.ts';
import { pauseByWorker } from './pause-dispatch.ts';
import { giveBack, type Lane, type Sending, sendDelivery } from './send-delivery.ts';
import type { SenderTools } from './sender-tools.ts';

export interface Batch extends Sending {
  readonly workerId: string;
  readonly size: number;
  readonly isStopping: () => boolean;
}

export interface BatchResult {
  readonly claimed: number;
  /** No connection could be had for any of it: the server is down or full, and the rest waits as it was. */
  readonly blocked: boolean;
}

/** What the lanes of one batch share. */
interface Run {
  readonly queue: Claim[];
  readonly people: ReadonlyMap<string, OpenPerson>;
  halted: boolean;
  refused: (SendOutcome & { outcome: 'channel-refused' }) | null;
  answered: number;
  unconnected: number;
  readonly errors: unknown[];
}

/** Claims a batch and sends it over several connections. When it returns or throws, nothing of it is under way. */
export async function sendBatch(tools: SenderTools, batch: Batch): Promise<BatchResult> {
  const { prepared, workerId, size } = batch;
  const { dataSource, masterKey, settings } = tools;
  const claims = await claimDeliveries(dataSource, prepared, workerId, size);
  if (claims.length === 0) return { claimed: 0, blocked: false };
  const personIds = claims.flatMap(({ personId }) => personId ?? []);
  let people: Map<string, OpenPerson>;
  try {
    people = await readPeople(dataSource, masterKey, prepared, personIds);
  } catch (error) {
    await giveBackAll(batch, claims);
    throw error;
  }
  const run: Run = {
    ...{ queue: [...claims], people, halted: false, refused: null },
    ...{ answered: 0, unconnected: 0, errors: [] },
  };
  const lanes = Math.min(settings.concurrency, claims.length);
  await Promise.all(Array.from({ length: lanes }, () => runLane(batch, run)));
  await giveBackAll(batch, run.queue, run.refused?.response);
  if (run.refused) {
    const { reason, response } = run.refused;
    await pauseByWorker(tools, prepared, {
      code: reason,
      text: `mail server: ${reason}${response && ` (${response})`}`,
    });
  }
  if (run.errors.length > 0) throw run.errors[0];
  return { claimed: claims.length, blocked: run.unconnected > 0 && run.answered === 0 };
}

/** Sends from the queue over one connection until it is empty or something stops all lanes; never throws. */
async function runLane(batch: Batch, run: Run): Promise<void> {
  const lane: Lane = { connection: null };
  try {
    while (!run.halted && !batch.isStopping()) {
      const claim = run.queue.shift();
      if (!claim) break;
      const person = claim.personId ? (run.people.get(claim.personId) ?? null) : null;
      const sent = await sendDelivery(batch, claim, person, lane);
      if (sent === 'answered') run.answered += 1;
      else if (sent === 'unconnected') {
        // The other lanes go on with the connections they have.
        run.unconnected += 1;
        break;
      } else {
        run.halted = true;
        if (sent !== 'halted') run.refused = sent;
      }
    }
    if (lane.connection) await batch.connections.put(batch.prepared.transport, lane.connection);
  } catch (error) {
    run.halted = true;
    run.errors.push(error);
    if (lane.connection) await batch.connections.put(batch.prepared.transport, lane.connection);
  }
}

/** Best effort: what cannot be given back now is found by this worker's next turn, or by others once it is dead. */
async function giveBackAll(batch: Batch, claims: readonly Claim[], response?: string): Promise<void> {
  await Promise.allSettled(claims.map((claim) => giveBack(batch, claim, response)));
}
