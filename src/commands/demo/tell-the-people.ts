import { setTimeout as sleep } from 'node:timers/promises';
import { dutiesOf } from './duties.ts';
import { act, chapter, note } from './screen.ts';
import type { Stage, Told } from './stage.ts';
import { comforting, counted, story, words } from './story.ts';
import { allWords, natureOf, tongues } from './tongues.ts';

interface Drafted {
  readonly id: string;
  readonly version: { readonly version: number };
  readonly problems: readonly { readonly severity: string; readonly message: string }[];
}
const DRAFTED = 'id version { version } problems { severity message }';

/** H+26, still: a first draft to the people, which what is found later will overtake. */
export async function draftToThePeople({ client }: Stage, told: Told): Promise<void> {
  const { responder } = told.cast;
  const duties = await dutiesOf(client, responder, told.incidentId);
  const owed = duties.filter(
    ({ recipientKind, verdict }) => recipientKind === 'INDIVIDUALS' && verdict === 'REQUIRED',
  );
  act(
    'Noor',
    `drafts one notice to the people for ${owed.length} duties: ${owed.map(({ citation }) => citation).join('; ')}.`,
  );
  const drafted = await client.tell<Drafted>(
    responder,
    'draftNotice',
    {
      ...{ incidentId: told.incidentId, obligationIds: owed.map(({ id }) => id) },
      locales: Object.keys(tongues),
      elements: allWords(counted.first),
    },
    DRAFTED,
  );
  told.noticeId = drafted.id;
  note(`Everybody is written to in their language, as the list has it: ${Object.keys(tongues).join(', ')}.`);
  show(drafted);
}

/** What the draft says that is not so any more. */
export async function showStale({ client }: Stage, { cast, noticeId }: Told): Promise<void> {
  const { notice } = await client.ask<{
    notice: { stale: { facts: { stated: string; now: string[] }[] } | null };
  }>(cast.responder, 'query ($id: ID!) { notice(id: $id) { stale { since facts { stated now } } } }', {
    id: noticeId,
  });
  for (const { stated, now } of notice.stale?.facts ?? [])
    note(`The draft is stale: it says "${stated}", and the record says ${now.join(', ')}.`);
}

/** H+60: the gate holds a sentence against the record; the author may not approve; an edit voids. */
export async function approveTheNotice({ client, clock }: Stage, told: Told): Promise<void> {
  clock.to(story.h60);
  const { responder, decisionMaker, officer } = told.cast;
  const { noticeId } = told;
  chapter('H+60', 'The notice to the people is held against the record, and approved.');
  const edit = (version: number, elements: readonly object[]) =>
    client.tell<Drafted>(responder, 'editNotice', { noticeId, version, elements }, DRAFTED);
  const { likely_consequences: likely, mitigation_for_individuals: advice } = words;
  const english = (element: string, text: string) => ({ element, locale: 'en', text });
  act('Noor', `brings the number up to date in every language, and adds: "${comforting}"`);
  show(
    await edit(1, [
      ...natureOf(counted.last),
      english('likely_consequences', likely.replace('You may also get', `${comforting} You may also get`)),
    ]),
  );
  const approve = { noticeId, version: 2 };
  const gate = await client.refused(decisionMaker, 'approveNotice', approve);
  note(`Refused (${gate.code}): ${gate.message}`);
  act('Noor', 'takes the sentence out, and tries to approve her own text.');
  show(await edit(2, [english('likely_consequences', likely)]));
  const own = await client.refused(responder, 'approveNotice', { noticeId, version: 3 });
  note(`Refused (${own.code}): ${own.message}`);
  act('Dana, data protection officer,', 'gives her opinion; it is kept, and binds nobody.');
  await client.tell(officer, 'giveOpinion', {
    ...{ noticeId, version: 3, capacity: 'DPO', stance: 'SUPPORT' },
    text: 'Says what happened and what to do, in plain words.',
  });
  act(
    'Sofia, decision-maker,',
    'approves it. Noor mends a comma; the approval is void, and Sofia approves again.',
  );
  await client.tell(decisionMaker, 'approveNotice', { noticeId, version: 3 });
  await edit(3, [
    english('mitigation_for_individuals', advice.replace('two-step sign-in.', 'two-step sign-in, too.')),
  ]);
  const voided = await client.refused(decisionMaker, 'startDispatch', { noticeId });
  note(`Refused (${voided.code}): ${voided.message}`);
  await client.tell(decisionMaker, 'approveNotice', { noticeId, version: 4 });
}

/** H+66: the dispatch, through a kill. */
export async function sendTheNotice(stage: Stage, told: Told): Promise<void> {
  const { client, clock } = stage;
  clock.to(story.h66);
  const { decisionMaker } = told.cast;
  chapter('H+66', 'Monday 12:10 in California: the notice goes out, and the worker is killed once.');
  await stage.sendThroughAKill(async () => {
    told.dispatchId = (
      await client.tell<{ id: string }>(decisionMaker, 'startDispatch', { noticeId: told.noticeId })
    ).id;
  });
  await ended(stage, told);
}

function show({ problems, version }: Drafted): void {
  note(`Version ${version.version}: ${problems.length === 0 ? 'the gate finds nothing.' : 'the gate finds'}`);
  for (const { severity, message } of problems) note(`  ${severity}: ${message}`);
}

/** Waits until the dispatch has ended, and shows how far the workers are. */
async function ended({ client }: Stage, { cast, dispatchId }: Told): Promise<void> {
  for (let shown = -1; ; await sleep(200)) {
    const { dispatch } = await client.ask<{
      dispatch: { state: string; total: number; progress: { state: string; count: number }[] };
    }>(
      cast.decisionMaker,
      'query ($id: ID!) { dispatch(id: $id) { state total progress { state count } } }',
      { id: dispatchId },
    );
    const { state, total, progress } = dispatch;
    const accepted = progress.find((one) => one.state === 'ACCEPTED')?.count ?? 0;
    if (accepted - shown >= 400 || state === 'COMPLETED') {
      shown = accepted;
      note(`${accepted} of ${total} accepted by mail servers`);
    }
    if (state === 'COMPLETED') return;
    if (state !== 'RUNNING') throw new Error(`The dispatch is ${state}.`);
  }
}
