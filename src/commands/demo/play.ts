import { DateTime } from 'luxon';
import { say } from '../say.ts';
import { castOf } from './cast.ts';
import { clientOf } from './client.ts';
import { fileWithAuthorities } from './file-with-authorities.ts';
import { findOut } from './find-out.ts';
import { act, note } from './screen.ts';
import { tellThePeople } from './tell-the-people.ts';

export interface Stage {
  readonly url: string;
  readonly operatorToken: string;
  readonly outbox: string;
}

/** Plays the breach from the first phone call to the proof, as clients of the API. */
export async function play({ url, operatorToken, outbox }: Stage): Promise<void> {
  const call = clientOf(url);
  const cast = await castOf(call, operatorToken);
  const { serverTime } = await call<{ serverTime: string }>(cast.responder, '{ serverTime }');
  const incidentId = await findOut(
    call,
    cast,
    DateTime.fromISO(serverTime, { zone: 'utc' }) as DateTime<true>,
  );
  await tellThePeople(call, cast, incidentId, outbox);
  await fileWithAuthorities(call, cast, incidentId);

  act('Ravi, auditor,', 'asks for proof.');
  const { verifyRecord, register, timeline } = await call<Proof>(
    cast.auditor,
    `query ($id: ID!) {
      verifyRecord { intact entries }
      register(first: 1) { nodes { reference peopleCount dataCategories duties } }
      timeline(incidentId: $id, first: 200) { nodes { type } }
    }`,
    { id: incidentId },
  );
  note(
    `The record: ${verifyRecord.entries} entries, numbered without gaps, chained by hash: ${verifyRecord.intact ? 'intact' : 'NOT INTACT'}.`,
  );
  note(`${timeline.nodes.length} of them belong to this incident. Every one names who did it and when.`);
  for (const { reference, duties } of register.nodes) {
    note(`The register (GDPR Art. 33(5)) says of ${reference}:`);
    for (const duty of duties) note(`  ${duty}`);
  }

  say(`\nLook around:`);
  say(`  API explorer   ${url}/`);
  say(`  mails          ${outbox}`);
  say('  tokens of this play, one per role (paste one into the explorer):');
  for (const [role, token] of Object.entries(cast)) say(`    ${role.padEnd(14)} ${token}`);
  say('This is no legal advice; the rules say how sure they are of themselves.');
}

interface Proof {
  readonly verifyRecord: { intact: boolean; entries: number };
  readonly register: { nodes: { reference: string; duties: string[] }[] };
  readonly timeline: { nodes: { type: string }[] };
}
