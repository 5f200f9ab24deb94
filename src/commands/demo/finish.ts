import { dutyInWords } from '../../exports/register-words.ts';
import { dutiesOf, showDuties } from './duties.ts';
import { keepDocument } from './keep-document.ts';
import { act, chapter, note } from './screen.ts';
import type { Stage, Told } from './stage.ts';
import { story } from './story.ts';

/** H+66, afterwards: coverage, letters to those without a mailbox, and a new clock from our own act. */
export async function coverAndPost(stage: Stage, told: Told): Promise<void> {
  const { client } = stage;
  const { decisionMaker } = told.cast;
  const { dispatch, incident } = await client.ask<{
    dispatch: { progress: { state: string; count: number }[] };
    incident: { obligations: { title: string; state: string; recipientKind: string }[] };
  }>(
    decisionMaker,
    'query ($dispatch: ID!, $incident: ID!) { dispatch(id: $dispatch) { progress { state count } } incident(id: $incident) { obligations { title state recipientKind } } }',
    { dispatch: told.dispatchId, incident: told.incidentId },
  );
  note(dispatch.progress.map(({ state, count }) => `${count} ${state}`).join(', '));
  for (const { title, state, recipientKind } of incident.obligations)
    if (recipientKind === 'INDIVIDUALS' && state !== 'LAPSED') note(`${state}: ${title}`);
  act('Sofia', 'has letters set and posted to those without a mailbox.');
  const why = encodeURIComponent('Letters to those whose mailbox is gone.');
  await keepDocument(
    stage,
    decisionMaker,
    `/notices/${told.noticeId}/letters.pdf?reason=${why}`,
    'letters.pdf',
  );
  const { count } = await client.tell<{ count: number }>(
    decisionMaker,
    'tellOtherwise',
    { noticeId: told.noticeId, channel: 'LETTER', note: 'Posted on Monday evening.' },
    'count',
  );
  note(`${count} people told by letter: everybody is reached or in a recorded alternative.`);
  note('From our own notice to the residents, 15 days run to the Attorney General:');
  showDuties(await dutiesOf(client, decisionMaker, told.incidentId), 'us-ca-ag');
}

/** Two days later: what is left is filed, the incident is closed, and the auditor asks for proof. */
export async function closeAndProve(stage: Stage, told: Told): Promise<void> {
  const { client, clock, url } = stage;
  clock.to(story.end);
  const { responder, decisionMaker, auditor } = told.cast;
  const { incidentId } = told;
  chapter(
    'H+112',
    'The sample goes to the Attorney General; the incident is closed; the auditor asks for proof.',
  );
  const [sample] = (await dutiesOf(client, responder, incidentId)).filter(
    ({ ruleId }) => ruleId === 'us-ca-ag',
  );
  const early = await client.refused(decisionMaker, 'closeIncident', { incidentId, reason: 'Done.' });
  note(`Closing is refused (${early.code}): ${early.message}`);
  await client.tell(responder, 'recordFiling', {
    ...{ obligationId: sample?.id, channel: 'PORTAL', state: 'SUBMITTED', reference: 'DEMO-AG' },
  });
  act('Sofia', 'closes: effects and remedial action are on record, so the register is complete.');
  await client.tell(decisionMaker, 'closeIncident', {
    incidentId,
    reason: 'Everybody is told; the bucket is gone.',
  });
  const { verifyRecord, register } = await client.ask<{
    verifyRecord: { intact: boolean; entries: number };
    register: { nodes: { reference: string; duties: string[] }[] };
  }>(auditor, '{ verifyRecord { intact entries } register(first: 1) { nodes { reference duties } } }');
  const state = verifyRecord.intact ? 'intact' : 'NOT INTACT';
  note(`The record: ${verifyRecord.entries} entries, numbered without gaps, chained by hash: ${state}.`);
  for (const { reference, duties } of register.nodes) {
    note(`The register (GDPR Art. 33(5)) says of ${reference}:`);
    for (const duty of duties) note(`  ${dutyInWords(duty)}`);
  }
  note(`The report of the incident: ${url}/incidents/${incidentId}/report.html`);
  await keepDocument(stage, auditor, `/incidents/${incidentId}/report.pdf`, 'report.pdf');
  await keepDocument(stage, auditor, '/register.pdf', 'register.pdf');
}

/** After the story, in real time: an incident that began five hours ago, so that counters move. */
export async function leaveOneAlive({ client, clock }: Stage, told: Told): Promise<void> {
  clock.toReality();
  chapter('now', 'The story is over. One invented incident is live: its counters move.');
  const detected = clock.now().minus({ hours: 5 }).toISO();
  const reported = await client.tell<{ id: string; reference: string }>(
    told.cast.responder,
    'reportIncident',
    {
      title: 'A laptop with an export of support tickets was stolen from a car',
      detected: { at: detected },
      dataSets: [
        {
          ...{ name: 'support tickets', role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' },
          ...{ categories: ['name', 'email_address', 'support_messages'], medium: 'ELECTRONIC' },
          groups: [{ kind: 'customers', jurisdiction: 'FR', count: 120, countKind: 'ESTIMATED' }],
        },
      ],
    },
    'id reference',
  );
  told.liveId = reported.id;
  await client.tell(told.cast.decisionMaker, 'declareAwareness', {
    ...{ incidentId: reported.id, aware: { at: detected }, ground: 'The owner saw the broken window.' },
  });
  note(`Incident ${reported.reference}:`);
  showDuties(await dutiesOf(client, told.cast.responder, reported.id));
}
