import type { StatementRef } from './statement-ref.ts';

/** What can be recorded of notices, of their sending, and of what left the company: a part of `Happenings`. */
export interface NoticeHappenings {
  'notice.drafted': { noticeId: string; version: number; contentHash: string };
  'notice.edited': { noticeId: string; version: number; contentHash: string };
  'notice.approved': {
    noticeId: string;
    version: number;
    approvalId: string;
    contentHash: string;
    audienceHash: string;
    opinion: StatementRef | null;
    step: number | null;
    policyVersion: number;
    /** Whether it filled the last place of its policy. */
    complete: boolean;
    expiresAt: string | null;
  };
  'notice.refused': { noticeId: string; version: number; approvalId: string; opinion: StatementRef | null };
  'notice.wave-approved': {
    noticeId: string;
    version: number;
    approvalId: string;
    audienceHash: string;
    added: number;
    step: number | null;
    policyVersion: number;
    complete: boolean;
    expiresAt: string | null;
  };
  'notice.glass-broken': {
    noticeId: string;
    version: number;
    approvalId: string;
    contentHash: string;
    audienceHash: string;
    because: string;
    reason: StatementRef;
    reviewDueAt: string;
  };
  'notice.glass-reviewed': {
    noticeId: string;
    approvalId: string;
    outcome: string;
    comment: StatementRef | null;
  };
  'notice.change-requested': {
    noticeId: string;
    version: number;
    changeRequestId: string;
    element: string | null;
    words: StatementRef;
  };
  'notice.change-request-closed': {
    noticeId: string;
    version: number;
    changeRequestId: string;
    as: string;
    note: StatementRef | null;
  };
  'notice.text-written': { audience: string; name: string; locale: string; version: number };
  'notice.text-taken-back': { audience: string; name: string; locale: string; version: number };
  'notice.text-reviewed': {
    audience: string;
    name: string;
    locale: string;
    version: string;
    counsel: StatementRef;
  };
  'notice.brand-set': { version: number };
  'notice.glass-hours-set': { hours: number };
  'notice.approval-policy-set': {
    audience: string;
    version: number;
    /** Each in codes: "APPROVAL 2 of APPROVER as COUNSEL". */
    steps: string[];
    expiresAfterHours: number | null;
  };
  'notice.held-true': {
    noticeId: string;
    version: number;
    factsVersion: number;
    problems: string[];
    reason: StatementRef;
  };
  'notice.warnings-overridden': {
    noticeId: string;
    version: number;
    /** Each warning by its code and key. */
    problems: string[];
    reason: StatementRef;
  };
  'notice.opinion-given': {
    noticeId: string;
    version: number;
    opinionId: string;
    capacity: string;
    stance: string;
    opinion: StatementRef;
  };
  'dispatch.started': { dispatchId: string; noticeId: string; version: number; total: number; kind: string };
  'dispatch.paused': { dispatchId: string; reason: string };
  'dispatch.resumed': { dispatchId: string };
  'dispatch.cancelled': { dispatchId: string; cancelled: number; accepted?: number };
  'dispatch.completed': {
    dispatchId: string;
    accepted: number;
    failed: number;
    uncertain: number;
    suppressed: number;
    cancelled: number;
    withheld: number;
    ledgerDigest: string;
  };
  'delivery.bounced': { dispatchId: string; deliveryIds: string[] };
  'people.told-otherwise': { noticeId: string; channel: string; count: number; note: StatementRef | null };
  'notice.exported': { noticeId: string; version: number; locale: string; approved: boolean; digest: string };
  'letters.exported': {
    noticeId: string;
    version: number;
    format: string;
    /** Whom they were asked for; of an archive, which is written as it is made, the letters are in it or on its list. */
    people: number;
    letters: number | null;
    notWritten: number | null;
    digest: string | null;
    reason: StatementRef;
  };
  'people.listed-in-clear': { obligationId: string; count: number; reason: StatementRef };
  'self-check.set': { open: boolean };
  'self-check.answered': { answers: number };
  'notice.test-sent': { noticeId: string; version: number; memberIds: string[] };
  'report.exported': { format: string; privileged: boolean; digest: string };
  'register.exported': {
    format: string;
    entries: number;
    digest: string;
    from?: string | null;
    to?: string | null;
  };
  'delivery.settled': { dispatchId: string; deliveryId: string; as: 'RESENT' | 'MARKED_SENT' };
}
