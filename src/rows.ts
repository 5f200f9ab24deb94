import { CoverageRow } from './dispatch/coverage.row.ts';
import { DeliveryRow } from './dispatch/delivery.row.ts';
import { DispatchRow } from './dispatch/dispatch.row.ts';
import { FilingOrderRow } from './dispatch/filing-order.row.ts';
import { RunningDispatchRow } from './dispatch/running-dispatch.row.ts';
import { ToldOtherwiseRow } from './dispatch/told-otherwise.row.ts';
import { AwarenessRow } from './incidents/awareness.row.ts';
import { AffectedGroupRow, DataSetRow } from './incidents/data-set.row.ts';
import { AttachmentRow } from './incidents/evidence/attachment.row.ts';
import { AttachmentPieceRow } from './incidents/evidence/attachment-piece.row.ts';
import { CustodyEntryRow } from './incidents/evidence/custody-entry.row.ts';
import { IncidentRow } from './incidents/incident.row.ts';
import { IncidentAdmissionRow } from './incidents/incident-admission.row.ts';
import { IncidentLinkRow } from './incidents/incident-link.row.ts';
import { IncidentNumberRow } from './incidents/incident-number.row.ts';
import { IncidentVersionRow } from './incidents/incident-version.row.ts';
import { LitigationHoldRow } from './incidents/litigation-hold.row.ts';
import { RiskAssessmentRow } from './incidents/risk-assessment.row.ts';
import { CommentRow } from './incidents/room/comment.row.ts';
import { CorrespondenceRow } from './incidents/room/correspondence.row.ts';
import { DecisionRow } from './incidents/room/decision.row.ts';
import { QuestionRow } from './incidents/room/question.row.ts';
import { TaskRow } from './incidents/room/task.row.ts';
import { VerisRecordRow } from './incidents/veris/veris-record.row.ts';
import { ApprovalPolicyRow } from './notices/approval/approval-policy.row.ts';
import { ApprovalRow } from './notices/approval.row.ts';
import { ChangeRequestRow } from './notices/changes/change-request.row.ts';
import { GlassReviewRow } from './notices/glass-review.row.ts';
import { NoticeObligationRow, NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notices/notice.row.ts';
import { NoticeBrandRow } from './notices/notice-brand.row.ts';
import { NoticeConfirmationRow } from './notices/notice-confirmation.row.ts';
import { NoticeOpinionRow } from './notices/notice-opinion.row.ts';
import { NoticeSettingRow } from './notices/notice-setting.row.ts';
import { OwnTextRow, TextReviewRow } from './notices/own-texts/own-text.row.ts';
import { FilingRow, FilingStepRow } from './obligations/filing.row.ts';
import { HoldRow } from './obligations/hold.row.ts';
import { ObligationRow } from './obligations/obligation.row.ts';
import { ObligationDecisionRow } from './obligations/obligation-decision.row.ts';
import { ObligationDueRow } from './obligations/obligation-due.row.ts';
import { PreparedFilingRow } from './obligations/prepared-filing.row.ts';
import { PreparedNoticeRow } from './obligations/prepared-notice.row.ts';
import { ReminderRow } from './obligations/reminder.row.ts';
import { SetClockRow } from './obligations/set-clock.row.ts';
import { SnoozeRow } from './obligations/snooze.row.ts';
import { CalendarDayRow } from './organizations/calendar-day.row.ts';
import { ContactRow } from './organizations/contact.row.ts';
import { OrganizationRow } from './organizations/organization.row.ts';
import { OrganizationRuleRow } from './organizations/organization-rule.row.ts';
import { PolicyRow } from './organizations/policy.row.ts';
import { PolicyConfirmationRow } from './organizations/policy-confirmation.row.ts';
import { ProcessorRow } from './organizations/processor.row.ts';
import { PublicCodeRow } from './organizations/public-code.row.ts';
import { AlertRow } from './pager/alert.row.ts';
import { IncidentChannelRow } from './pager/incident-channel.row.ts';
import { PageDeliveryRow } from './pager/page-delivery.row.ts';
import { PagerEndpointRow } from './pager/pager-endpoint.row.ts';
import { PagerSettingRow } from './pager/pager-setting.row.ts';
import { AffectedPersonRow } from './people/affected-person.row.ts';
import { DataSetMandateRow } from './people/data-set-mandate.row.ts';
import { ErasedAddressRow } from './people/erased-address.row.ts';
import { GuardianPolicyRow } from './people/guardian-policy.row.ts';
import { PersonImportRow } from './people/person-import.row.ts';
import { PersonRevealRow } from './people/person-reveal.row.ts';
import { EventHeadRow, EventRow } from './platform/audit/event.row.ts';
import { StatementRow } from './platform/audit/statement.row.ts';
import { AccessTokenRow } from './platform/auth/access-token.row.ts';
import { IdempotencyKeyRow } from './platform/auth/idempotency-key.row.ts';
import { MemberRow } from './platform/auth/member.row.ts';
import { WakeupRow } from './platform/jobs/wakeup.row.ts';
import { WorkerRow } from './platform/jobs/worker.row.ts';
import { IncidentKeyRow, OrganizationKeyRow } from './platform/keys/key.row.ts';
import { PublicCallerRow } from './trust/public-caller.row.ts';
import { SelfCheckQuestionRow, SelfCheckRow } from './trust/self-check.row.ts';

/** Every table of the product, for TypeORM. */
export const rows = [
  OrganizationRow,
  CalendarDayRow,
  ContactRow,
  PolicyRow,
  OrganizationRuleRow,
  PolicyConfirmationRow,
  ProcessorRow,
  MemberRow,
  AccessTokenRow,
  IdempotencyKeyRow,
  EventRow,
  EventHeadRow,
  StatementRow,
  OrganizationKeyRow,
  IncidentKeyRow,
  IncidentRow,
  IncidentVersionRow,
  IncidentAdmissionRow,
  IncidentNumberRow,
  IncidentLinkRow,
  LitigationHoldRow,
  AwarenessRow,
  DataSetRow,
  AffectedGroupRow,
  RiskAssessmentRow,
  TaskRow,
  QuestionRow,
  CommentRow,
  DecisionRow,
  AttachmentRow,
  AttachmentPieceRow,
  CustodyEntryRow,
  CorrespondenceRow,
  VerisRecordRow,
  PersonImportRow,
  AffectedPersonRow,
  ErasedAddressRow,
  PersonRevealRow,
  GuardianPolicyRow,
  DataSetMandateRow,
  ObligationRow,
  HoldRow,
  ObligationDecisionRow,
  ObligationDueRow,
  PreparedFilingRow,
  PreparedNoticeRow,
  FilingRow,
  FilingStepRow,
  ReminderRow,
  SnoozeRow,
  SetClockRow,
  PagerSettingRow,
  PagerEndpointRow,
  AlertRow,
  PageDeliveryRow,
  IncidentChannelRow,
  NoticeRow,
  NoticeObligationRow,
  NoticeVersionRow,
  NoticeVariantRow,
  NoticeBrandRow,
  OwnTextRow,
  TextReviewRow,
  NoticeConfirmationRow,
  NoticeOpinionRow,
  GlassReviewRow,
  NoticeSettingRow,
  ApprovalRow,
  ApprovalPolicyRow,
  ChangeRequestRow,
  DispatchRow,
  FilingOrderRow,
  DeliveryRow,
  CoverageRow,
  ToldOtherwiseRow,
  RunningDispatchRow,
  PublicCodeRow,
  PublicCallerRow,
  SelfCheckRow,
  SelfCheckQuestionRow,
  WakeupRow,
  WorkerRow,
];
