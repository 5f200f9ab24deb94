import { setTimeout as sleep } from 'node:timers/promises';
import type { Cast } from './cast.ts';
import { type Call, Refused } from './client.ts';
import { act, note } from './screen.ts';
import { peopleCsv, words } from './story.ts';

interface Drafted {
  readonly id: string;
  readonly version: { version: number };
  readonly problems: { severity: string; message: string; citation: string | null }[];
}
const DRAFT = `mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { id version { version } problems { severity message citation } } }`;

/** Import, notice, approval by another person, dispatch, coverage. */
export async function tellThePeople(
  call: Call,
  { responder, decisionMaker }: Cast,
  incidentId: string,
  outbox: string,
): Promise<void> {
  act('Noor', 'imports the affected people from a CSV file.');
  const { importPeople } = await call<{ importPeople: Imported }>(
    responder,
    `mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { rowsRead added merged rejected problems { line message } } }`,
    { input: { incidentId, csv: peopleCsv(), dryRun: false } },
  );
  const { rowsRead, added, merged, rejected, problems } = importPeople;
  note(`${rowsRead} rows: ${added} added and encrypted, ${merged} duplicates merged, ${rejected} rejected:`);
  for (const { line, message } of problems) note(`  line ${line}: ${message}`);

  const obligationIds = await owedToPeople(call, responder, incidentId);
  act('Noor', 'drafts the notice to the people before the consequences are written.');
  const early = await draft(call, responder, {
    incidentId,
    obligationIds,
    elements: [{ element: 'nature', text: words.nature }],
  });
  note('The check lets nobody approve it yet:');
  for (const { severity, message } of early.problems) note(`  ${severity}: ${message}`);

  act('Noor', 'drafts it again with everything in it, then tries to approve it.');
  const elements = Object.entries(words).map(([element, text]) => ({ element, text }));
  const notice = await draft(call, responder, { incidentId, obligationIds, elements });
  note(
    `Version ${notice.version.version}: ${notice.problems.filter(({ severity }) => severity === 'ERROR').length} errors.`,
  );
  const approve = `mutation ($input: ApproveNoticeInput!) { approveNotice(input: $input) { id } }`;
  const approval = { noticeId: notice.id, version: notice.version.version };
  await call(responder, approve, { input: approval }).catch((error) => {
    if (!(error instanceof Refused)) throw error;
    note(`Refused (${error.code}): ${error.message}`);
  });
  act('Sofia, decision-maker,', 'reads that very version, approves it, and starts the dispatch.');
  await call(decisionMaker, approve, { input: { ...approval, opinion: 'Says what we promised to say.' } });
  const { startDispatch } = await call<{ startDispatch: { id: string; total: number } }>(
    decisionMaker,
    `mutation ($input: StartDispatchInput!) { startDispatch(input: $input) { id total } }`,
    { input: { noticeId: notice.id } },
  );
  await follow(call, decisionMaker, startDispatch.id, startDispatch.total);
  note(`One mail each, one recipient per mail; they lie in ${outbox}`);

  const { incident } = await call<{ incident: { obligations: Covered[] } }>(
    decisionMaker,
    'query ($id: ID!) { incident(id: $id) { obligations { title state recipientKind coverage { segment total reached } } } }',
    { id: incidentId },
  );
  for (const { title, state, coverage } of incident.obligations.filter(
    ({ recipientKind }) => recipientKind === 'INDIVIDUALS',
  )) {
    const sum = (of: 'total' | 'reached') => coverage.reduce((all, segment) => all + segment[of], 0);
    note(
      `${state}: ${title} (${sum('reached')} of ${sum('total')} reached, in ${coverage.length} jurisdictions)`,
    );
  }
}

interface Imported {
  readonly rowsRead: number;
  readonly added: number;
  readonly merged: number;
  readonly rejected: number;
  readonly problems: { line: number; message: string }[];
}
interface Covered {
  readonly title: string;
  readonly state: string;
  readonly recipientKind: string;
  readonly coverage: { segment: string; total: number; reached: number }[];
}

async function draft(call: Call, token: string, input: Record<string, unknown>): Promise<Drafted> {
  return (await call<{ draftNotice: Drafted }>(token, DRAFT, { input })).draftNotice;
}

async function owedToPeople(call: Call, token: string, id: string): Promise<string[]> {
  const { incident } = await call<{
    incident: { obligations: { id: string; recipientKind: string; state: string }[] };
  }>(token, 'query ($id: ID!) { incident(id: $id) { obligations { id recipientKind state } } }', { id });
  return incident.obligations
    .filter(({ recipientKind, state }) => recipientKind === 'INDIVIDUALS' && state === 'OPEN')
    .map((duty) => duty.id);
}

/** Shows how far the workers are until the dispatch has ended. */
async function follow(call: Call, token: string, id: string, total: number): Promise<void> {
  for (let shown = -1; ; await sleep(300)) {
    const { dispatch } = await call<{
      dispatch: { state: string; progress: { state: string; count: number }[] };
    }>(token, 'query ($id: ID!) { dispatch(id: $id) { state progress { state count } } }', { id });
    const accepted = dispatch.progress.find(({ state }) => state === 'ACCEPTED')?.count ?? 0;
    if (accepted !== shown) note(`${accepted} of ${total} sent`);
    shown = accepted;
    if (dispatch.state === 'COMPLETED') return;
    if (dispatch.state !== 'RUNNING')
      throw new Error(`The dispatch is ${dispatch.state}: ${accepted} of ${total} sent.`);
  }
}
