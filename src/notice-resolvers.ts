import { ApprovalPolicyResolver } from './notices/approval/approval-policy.resolver.ts';
import { ApprovalProgressResolver } from './notices/approval/approval-progress.resolver.ts';
import { ChangeRequestResolver } from './notices/changes/change-request.resolver.ts';
import { NoticeDifferenceResolver } from './notices/difference/notice-difference.resolver.ts';
import { IncidentNoticesResolver, NoticeResolver } from './notices/notice.resolver.ts';
import { IncidentGlassResolver, NoticeDecisionResolver } from './notices/notice-decision.resolver.ts';
import { NoticeFilingResolver } from './notices/notice-filing.resolver.ts';
import { NoticeTextResolver, NoticeVersionResolver } from './notices/notice-text.resolver.ts';
import {
  IncidentOwedNoticesResolver,
  ObligationAudienceResolver,
  OwedNoticeResolver,
} from './notices/owed-notice.resolver.ts';
import { OwnTextResolver } from './notices/own-texts/own-text.resolver.ts';

/** What is drafted, checked, approved: notices, the texts they come from, what is asked of them. */
export const noticeResolvers = [
  NoticeResolver,
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
