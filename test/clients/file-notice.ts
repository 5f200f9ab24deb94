import { gql } from '@urql/core';
import { expectThat } from './day-book.ts';
import type { Team } from './day-client.ts';
import type { OwedDuty } from './write-notice.ts';

interface Filed {
  readonly state: string;
  readonly filedWith: string;
  readonly lateBy: string | null;
  readonly obligation: { readonly state: string };
}
const FILE = gql<{ fileNotice: Filed }, { input: object }>`
  mutation ($input: FileNoticeInput!) {
    fileNotice(input: $input) { id state filedWith dueAt lateBy obligation { id state incident { id } } }
  }
`;
const RECORD = gql<{ recordFiling: Filed }, { input: object }>`
  mutation ($input: RecordFilingInput!) {
    recordFiling(input: $input) { id state filedWith dueAt lateBy obligation { id state incident { id } } }
  }
`;

/** Hands a duty in, with the approved text or without; where it is open who is competent, the team says whom it told. */
export async function fileDuty(
  team: Team,
  { id: obligationId, title, recipientDecided }: Pick<OwedDuty, 'id' | 'title' | 'recipientDecided'>,
  noticeId: string | null,
): Promise<void> {
  const whom = recipientDecided ? {} : { filedWith: 'the authority at our seat' };
  const submission = { obligationId, channel: 'PORTAL', reference: 'DAY-1', ...whom };
  const filing = noticeId
    ? (await team.do('responder', FILE, { input: { ...submission, noticeId } })).fileNotice
    : (await team.do('responder', RECORD, { input: submission })).recordFiling;
  const when = filing.lateBy === null ? 'in time' : `late by ${filing.lateBy}`;
  expectThat(
    filing.obligation.state === 'MET',
    `met: ${title}, ${filing.state} to ${filing.filedWith}, ${when}`,
  );
}
