import type { Cast } from './cast.ts';
import type { Call } from './client.ts';
import { act, note } from './screen.ts';
import { words } from './story.ts';

interface Duty {
  readonly id: string;
  readonly recipientKind: string;
  readonly recipientName: string | null;
  readonly recipientDecided: boolean;
  readonly ruleId: string;
  readonly state: string;
}

/** Which of the German authorities is competent stays a question; a person says which one was told. */
const LAND = 'Berlin data protection authority';

/** One text for the authorities, approved, then handed in by their forms: the filing meets the clock and is frozen. */
export async function fileWithAuthorities(
  call: Call,
  { responder, decisionMaker }: Cast,
  incidentId: string,
): Promise<void> {
  const { incident } = await call<{ incident: { obligations: Duty[] } }>(
    responder,
    'query ($id: ID!) { incident(id: $id) { obligations { id recipientKind recipientName recipientDecided ruleId state } } }',
    { id: incidentId },
  );
  const duties = incident.obligations.filter(
    ({ recipientKind, state }) => recipientKind === 'AUTHORITY' && state === 'OPEN',
  );
  act(
    'Noor',
    `drafts the notification to ${duties.length} authorities: without an establishment in the EU there is no one-stop shop.`,
  );
  const elements = [
    ...Object.entries(words).map(([element, text]) => ({ element, text })),
    { element: 'record_count', text: 'about 340 accounts' },
  ];
  const { draftNotice } = await call<{
    draftNotice: {
      id: string;
      version: { version: number };
      problems: { severity: string; message: string }[];
    };
  }>(
    responder,
    `mutation ($input: DraftNoticeInput!) { draftNotice(input: $input) { id version { version } problems { severity message } } }`,
    { input: { incidentId, obligationIds: duties.map(({ id }) => id), elements } },
  );
  for (const { severity, message } of draftNotice.problems) note(`  ${severity}: ${message}`);

  act('Sofia', "approves it. Noor hands it in through each authority's form and records the reference.");
  await call(
    decisionMaker,
    `mutation ($input: ApproveNoticeInput!) { approveNotice(input: $input) { id } }`,
    {
      input: { noticeId: draftNotice.id, version: draftNotice.version.version },
    },
  );
  for (const [i, { id: obligationId, recipientName, recipientDecided }] of duties.entries()) {
    const { fileNotice } = await call<{
      fileNotice: {
        state: string;
        dueAt: string | null;
        lateBy: string | null;
        reference: string;
        filedWith: string;
      };
    }>(
      responder,
      `mutation ($input: FileNoticeInput!) { fileNotice(input: $input) { state filedWith dueAt lateBy reference } }`,
      {
        input: {
          noticeId: draftNotice.id,
          obligationId,
          channel: 'PORTAL',
          reference: `DEMO-${i + 1}`,
          ...(!recipientDecided && { filedWith: LAND }),
        },
      },
    );
    const { state, filedWith, dueAt, lateBy, reference } = fileNotice;
    note(
      `${state} ${reference}: ${filedWith}${recipientDecided ? '' : ` (open: ${recipientName})`}; due ${dueAt} as it stood then, ${lateBy ? `late by ${lateBy}` : 'in time'}`,
    );
  }
}
