import type { NoticeHappenings } from './notice-event.ts';
import type { RoomHappenings } from './room-event.ts';
import type { StatementRef } from './statement-ref.ts';

export type { StatementRef };

/**
 * Everything that can be recorded, in the past tense. Details hold ids, codes, counts, instants and digests:
 * free text lives in `statement`, where it can be erased, and is named here by id and salted digest.
 */
export interface Happenings extends RoomHappenings, NoticeHappenings {
  'installation.set-up': { operatorId: string };
  'organization.created': { organizationId: string; profile: string | null };
  'organization.amended': { fields: string[] };
  'contact.set': { contactId: string; kind: string; replaced: boolean };
  'contact.removed': { contactId: string; kind: string };
  'contact.channel-verified': { contactId: string; how: StatementRef };
  'processor.set': { processorId: string; categories: string[]; receivesAll: boolean };
  'processor.removed': { processorId: string };
  'calendar.days-set': { calendar: string; businessDays: string[]; daysOff: string[] };
  'policy.confirmed': {
    policyId: string;
    effectiveFrom: string;
    reading: string | null;
    rationale: StatementRef;
  };
  'policy.published': { policyId: string; effectiveFrom: string; rules: number; digest: string };
  'organization-rule.put': {
    ruleRowId: string;
    source: string;
    effectiveFrom: string | null;
    digest: string;
  };
  'organization-rule.retired': { ruleRowId: string; lastDay: string; reason: StatementRef };
  'member.added': { memberId: string; roles: string[] };
  'token.issued': { tokenId: string; memberId: string; expiresAt: string; scopes: string[] | null };
  'token.revoked': { tokenId: string };
  'access.denied': { field: string; code: string; permission: string | null };
  'incident.reported': { version: number; exercise: boolean };
  'veris.imported': {
    verisRecordId: string;
    /** Of the record as it came, and how much of it became facts. */
    attachmentId: string;
    mapped: number;
    unmapped: number;
  };
  'veris.exported': { digest: string; victim: boolean; words: boolean };
  'incident.facts-amended': { version: number; fields: string[]; reason: StatementRef | null };
  'incident.awareness-declared': {
    version: number;
    awarenessId: string;
    awareAt: string;
    ground: StatementRef;
    gapReason: StatementRef | null;
  };
  'risk.assessed': {
    assessmentId: string;
    number: number;
    version: number;
    verdict: string;
    lowest: number;
    highest: number;
    justifications: StatementRef[];
    rationale: StatementRef | null;
  };
  'incident.moved': { from: string; to: string; reason: StatementRef | null };
  'incident.linked': { otherIncidentId: string; kind: string };
  'incident.merged': {
    version: number;
    fromIncidentId: string;
    dataSets: number;
    carried: number;
    added: number;
    contradicted: string[];
    reason: StatementRef;
  };
  'incident.split': {
    version: number;
    partIncidentId: string;
    dataSetIds: string[];
    carried: number;
    left: number;
    reason: StatementRef;
  };
  'incident.split-off': {
    version: number;
    fromIncidentId: string;
    dataSetIds: string[];
    carried: number;
    left: number;
    reason: StatementRef;
  };
  'obligation.carried': { obligationId: string; fromObligationId: string };
  'incident.restricted': { memberIds: string[]; reason: StatementRef | null };
  'incident.admitted': { memberIds: string[]; reason: StatementRef };
  'incident.restriction-lifted': { reason: StatementRef };
  'people.imported': {
    importId: string;
    added: number;
    merged: number;
    rejected: number;
    erasedBefore: number;
    removedBefore: number;
    contentDigest: string;
  };
  'person.erased': { personId: string; incidentId: string };
  'person.removed': { personId: string; reason: StatementRef };
  'person.corrected': { personId: string; fields: string[]; reason: StatementRef };
  'person.revealed': { personId: string; reason: StatementRef };
  'person.looked-up': { personId: string | null };
  'controller-request.recorded': { dataSetId: string; ground: StatementRef };
  'guardian-policy.set': { country: string; aged13To17: string; ageUnknown: string };
  'guardian-policy.dropped': { country: string };
  'obligation.assessed': { version: number; opened: string[]; changed: string[]; lapsed: string[] };
  'obligation.met': { obligationId: string; by: 'FILING' | 'COVERAGE' | 'REGISTER' };
  'obligation.partly-met': { obligationId: string; reached: number; total: number };
  'obligation.decided': {
    obligationId: string;
    decisionId: string;
    ground: string;
    exemptionId: string | null;
    verdict: string;
    version: number;
    facts: string[];
    factsDigest: string;
    rationale: StatementRef;
  };
  'obligation.decision-reopened': { obligationId: string; decisionId: string; facts: string[] };
  'obligation.decision-withdrawn': { obligationId: string; decisionId: string; reason: StatementRef };
  'obligation.reopened': { obligationId: string; reached: number; total: number };
  'obligation.answered-out-of-order': {
    obligationIds: string[];
    waitedFor: string[];
    reason: StatementRef;
  };
  'hold.placed': {
    holdId: string;
    written: boolean;
    statedAt: string;
    until: string | null;
    endsAt: string | null;
    everything: boolean;
    jurisdictions: string[];
    regimes: string[];
    agency: StatementRef;
    officer: StatementRef;
    reason: StatementRef;
  };
  'hold.lifted': { holdId: string; reason: StatementRef };
  'hold.lapsed': { holdId: string; endsAt: string };
  'litigation-hold.placed': {
    litigationHoldId: string;
    carriedFrom: string | null;
    reason: StatementRef | null;
  };
  'litigation-hold.lifted': { litigationHoldId: string; reason: StatementRef };
  'filing.prepared': {
    preparedFilingId: string;
    obligationId: string;
    kind: string;
    form: string;
    completeness: number;
    content: StatementRef;
  };
  'filing.exported': { preparedFilingId: string; format: string; digest: string };
  'filing.recorded': {
    filingId: string;
    obligationId: string;
    kind: string;
    state: string;
    submittedAt: string;
    dueAt: string | null;
    lateByMs: number | null;
    lateReason: StatementRef | null;
    /** Why it is taken back, or goes with others. */
    reason: StatementRef | null;
    bundleId: string | null;
    refersTo: string | null;
    moreFollows: boolean;
  };
  'filing.answered': { filingId: string; state: string };
  'reminder.sent': { reminderIds: string[]; overtaken: string[]; late: boolean };
  'page.sent': {
    alertId: string;
    kind: string;
    step: number;
    members: string[];
    contacts: string[];
    endpoints: string[];
  };
  'page.failed': { deliveryId: string; channel: string; attempts: number; status: number | null };
  'alert.acknowledged': { alertIds: string[] };
  'alert.exhausted': { alertId: string; step: number };
  'pager.endpoint-put': { endpointId: string };
  'pager.secret-rotated': { endpointId: string; previousUntil: string };
  'pager.endpoint-disabled': { endpointId: string; why: string };
  'pager.tested': { endpointId: string; deliveryId: string };
  'pager.escalation-set': { steps: number; withinMinutes: number };
  'reminder.offsets-set': { offsetsMinutes: number[] };
  'reminder.snoozed': { obligationIds: string[]; until: string };
  'incident.channels-set': { mail: boolean };
  'clock.set': { obligationId: string; source: string; dueAt: string; zone: string };
  'clock.moved': {
    obligationId: string;
    from: string;
    to: string;
    zone: string;
    reason: StatementRef | null;
  };
  'clock.settled': { obligationId: string; outcome: string; note: StatementRef | null };
}

export type EventType = keyof Happenings;

/** One act of a person or of the system; not one row. */
export type Event<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly incidentId?: string; readonly details: Happenings[K] };
}[T];
