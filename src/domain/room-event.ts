import type { StatementRef } from './statement-ref.ts';

/** What can be recorded of a war room: words and files, by id and digest. */
export interface RoomHappenings {
  'statement.erased': { statementId: string; kind: string; reason: StatementRef };
  'task.added': { taskId: string; ownerId: string | null; dueAt: string | null };
  'task.amended': {
    taskId: string;
    fields: string[];
    state: string;
    ownerId: string | null;
    dueAt: string | null;
  };
  'question.asked': {
    questionId: string;
    ownerId: string | null;
    wantedBy: string | null;
    text: StatementRef;
  };
  'question.amended': {
    questionId: string;
    fields: string[];
    ownerId: string | null;
    wantedBy: string | null;
  };
  'question.answered': { questionId: string; answer: StatementRef };
  'question.withdrawn': { questionId: string; reason: StatementRef };
  'comment.added': {
    commentId: string;
    privileged: boolean;
    about: { kind: string; id: string } | null;
    corrects: string | null;
    text: StatementRef;
  };
  'comment.retracted': { commentId: string; statementId: string };
  'decision.logged': {
    decisionId: string;
    decidedBy: string | null;
    deciderName: StatementRef | null;
    decidedAt: string;
    what: StatementRef;
    why: StatementRef;
    corrects: string | null;
  };
  'correspondence.logged': {
    correspondenceId: string;
    direction: string;
    party: string;
    partyName: StatementRef | null;
    happenedAt: string;
    subject: StatementRef;
    body: StatementRef | null;
    obligationId: string | null;
    attachmentIds: string[];
    corrects: string | null;
  };
  'attachment.added': {
    attachmentId: string;
    kind: string;
    size: number;
    /** Keyed SHA-256 of its content: it confirms no guess, and means nothing once the incident's key is destroyed. */
    digest: string;
    name: StatementRef;
    supersedes: string | null;
  };
  'attachment.downloaded': { attachmentId: string };
  'attachment.verified': { attachmentId: string; intact: boolean };
  'attachment.withdrawn': { attachmentId: string; reason: StatementRef };
  'custody.recorded': {
    custodyEntryId: string;
    attachmentId: string;
    act: string;
    happenedAt: string;
    person: StatementRef | null;
    place: StatementRef | null;
    note: StatementRef | null;
  };
}
