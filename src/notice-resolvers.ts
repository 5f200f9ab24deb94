import { ApprovalPolicyResolver } from './notices/approval/approval-policy.resolver.ts';
import { ApprovalProgressResolver } from './notices/approval/approval-progress.resolver.ts';
import { ApproveNoticeResolver } from './notices/approval/approve-notice.resolver.ts';
import {
  IncidentGlassResolver,
  NoticeDecisionResolver,
} from './notices/approval/notice-decision.resolver.ts';
import { ChangeRequestResolver } from './notices/changes/change-request.resolver.ts';
import { NoticeProblemsResolver } from './notices/checks/notice-problems.resolver.ts';
import { NoticeDifferenceResolver } from './notices/difference/notice-difference.resolver.ts';
import { NoticeTextResolver, NoticeVersionResolver } from './notices/drafts/notice-text.resolver.ts';
import {
  IncidentOwedNoticesResolver,
  ObligationAudienceResolver,
  OwedNoticeResolver,
} from './notices/drafts/owed-notice.resolver.ts';
import { IncidentNoticesResolver, NoticeResolver } from './notices/notice.resolver.ts';
import { NoticeFilingResolver } from './notices/notice-filing.resolver.ts';
import { OwnTextResolver } from './notices/own-texts/own-text.resolver.ts';

/** What is drafted, checked, approved: notices, the texts they come from, what is asked of them. */
export const noticeResolvers = [
  NoticeResolver,
  NoticeProblemsResolver,
  ApproveNoticeResolver,
  NoticeTextResolver,
  OwnTextResolver,
  NoticeVersionResolver,
  NoticeDecisionResolver,
  ApprovalPolicyResolver,
  ApprovalProgressResolver,
  ChangeRequestResolver,
  NoticeDifferenceResolver,
  IncidentGlassResolver,
  IncidentNoticesResolver,
  NoticeFilingResolver,
  IncidentOwedNoticesResolver,
  OwedNoticeResolver,
  ObligationAudienceResolver,
] as const;
