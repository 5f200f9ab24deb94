import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import {
  DispatchResolver,
  IncidentDispatchesResolver,
  ObligationCoverageResolver,
} from './dispatch/dispatch.resolver.ts';
import { Dispatch } from './dispatch/dispatch.type.ts';
import { MailFilingResolver } from './dispatch/filing.resolver.ts';
import { HoldDispatchesResolver } from './dispatch/hold.resolver.ts';
import { NoticePreviewResolver } from './dispatch/preview.resolver.ts';
import {
  DispatchNoticeResolver,
  ObligationReachResolver,
  ReachResolver,
  ToldNoticeResolver,
} from './dispatch/reach.resolver.ts';
import { ReportPathsResolver } from './exports/report-paths.resolver.ts';
import { WhatLeftResolver } from './exports/what-left.resolver.ts';
import { filingResolvers } from './filing-resolvers.ts';
import { AnswerResolver } from './incidents/answer.resolver.ts';
import { DataSetProcessorsResolver } from './incidents/data-set-processors.resolver.ts';
import {
  AwarenessDeclarationResolver,
  IncidentHistoryResolver,
  IncidentVersionResolver,
} from './incidents/history.resolver.ts';
import { DataSetResolver, IncidentResolver } from './incidents/incident.resolver.ts';
import { IncidentWarningsResolver } from './incidents/incident-warnings.resolver.ts';
import { IncidentLinkResolver, IncidentLinksResolver } from './incidents/link.resolver.ts';
import {
  IncidentLitigationHoldsResolver,
  LitigationHoldResolver,
} from './incidents/litigation-hold.resolver.ts';
import { MovesResolver } from './incidents/moves.resolver.ts';
import { ofIncident } from './incidents/of-incident.ts';
import { RestrictionResolver } from './incidents/restriction.resolver.ts';
import {
  AssessedDataResolver,
  AssessedIdentifierResolver,
  IncidentRiskResolver,
  RiskAssessmentResolver,
  SeverityResolver,
} from './incidents/risk.resolver.ts';
import { RiskAssessment } from './incidents/risk.type.ts';
import { RiskGuidanceResolver } from './incidents/risk-guidance.resolver.ts';
import { IncidentComment } from './incidents/room/comment.type.ts';
import { IncidentDecision } from './incidents/room/decision.type.ts';
import { IncidentQuestion } from './incidents/room/question.type.ts';
import { VerisResolver } from './incidents/veris/veris.resolver.ts';
import { noticeResolvers } from './notice-resolvers.ts';
import { Notice } from './notices/notice.type.ts';
import { ObligationAuthorityResolver } from './obligations/authority.resolver.ts';
import { AwaitedStartResolver } from './obligations/awaited-start.resolver.ts';
import { BoardResolver } from './obligations/board.resolver.ts';
import { BundleResolver } from './obligations/bundle.resolver.ts';
import { ClockResolver } from './obligations/clock.resolver.ts';
import { ContractTermResolver } from './obligations/contract-term.resolver.ts';
import { ObligationDecisionResolver, RegisterDecisionsResolver } from './obligations/decision.resolver.ts';
import { HoldResolver, IncidentHoldsResolver, ObligationHoldResolver } from './obligations/hold.resolver.ts';
import {
  MissingContactsResolver,
  ObligationContactsResolver,
} from './obligations/missing-contacts.resolver.ts';
import { IncidentObligationsResolver, ObligationResolver } from './obligations/obligation.resolver.ts';
import { Obligation } from './obligations/obligation.type.ts';
import { OpenQuestionResolver } from './obligations/open-question.resolver.ts';
import { OrderResolver } from './obligations/order.resolver.ts';
import { ReasoningResolver } from './obligations/reasoning.resolver.ts';
import { RegisterResolver } from './obligations/register.resolver.ts';
import { RegisterAnswersResolver } from './obligations/register-answers.resolver.ts';
import {
  ClosingBlockResolver,
  FilingObligationResolver,
  IncidentSettlingResolver,
  SettlingResolver,
} from './obligations/settling.resolver.ts';
import { CompareResolver } from './obligations/what-if/compare.resolver.ts';
import { EvaluateResolver } from './obligations/what-if/evaluate.resolver.ts';
import {
  AskedQuestionResolver,
  EvaluationQuestionsResolver,
  OpenQuestionsResolver,
  RankedQuestionResolver,
} from './obligations/what-if/question.resolver.ts';
import { AuthorityResolver } from './organizations/authority.resolver.ts';
import { CalendarDayResolver } from './organizations/calendar-day.resolver.ts';
import { ContactResolver, OrganizationContactsResolver } from './organizations/contact.resolver.ts';
import { OrganizationResolver } from './organizations/organization.resolver.ts';
import { OrganizationRuleResolver } from './organizations/organization-rule.resolver.ts';
import { PolicyResolver } from './organizations/policy.resolver.ts';
import { ProcessorResolver } from './organizations/processor.resolver.ts';
import { ProfileResolver } from './organizations/profile.resolver.ts';
import { AlertResolver, IncidentAlertsResolver } from './pager/alert.resolver.ts';
import { Alert } from './pager/alert.type.ts';
import { PagerEndpointResolver, PagerResolver } from './pager/pager.resolver.ts';
import { PeopleCountsResolver } from './people/counts.resolver.ts';
import {
  AudienceResolver,
  ControllerRequestResolver,
  GuardianPolicyResolver,
} from './people/guardians.resolver.ts';
import { PersonHandlingResolver } from './people/handling.resolver.ts';
import { ImportReport } from './people/import.type.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { IncidentRelationResolver } from './people/relation.resolver.ts';
import { UploadPathResolver } from './people/upload-path.resolver.ts';
import { EventResolver } from './platform/audit/event.resolver.ts';
import { StatementResolver } from './platform/audit/statement.resolver.ts';
import { AuthResolver } from './platform/auth/auth.resolver.ts';
import { guard } from './platform/graphql/guard.ts';
import { CatalogResolver } from './rules/catalog.resolver.ts';
import { SelfCheckResolver } from './trust/self-check.resolver.ts';
import { warRoomResolvers } from './war-room-resolvers.ts';

/** The whole API: every resolver, with its permission in front of it. Built once per process. */
export async function tocsinSchema(): Promise<GraphQLSchema> {
  return guard(
    await buildSchema({
      resolvers: [
        AuthResolver,
        EventResolver,
        StatementResolver,
        CatalogResolver,
        OrganizationResolver,
        OrganizationRuleResolver,
        PolicyResolver,
        ContractTermResolver,
        OrganizationContactsResolver,
        AuthorityResolver,
        ContactResolver,
        CalendarDayResolver,
        ProcessorResolver,
        ProfileResolver,
        IncidentResolver,
        IncidentWarningsResolver,
        DataSetResolver,
        AnswerResolver,
        MovesResolver,
        UploadPathResolver,
        ReportPathsResolver,
        RestrictionResolver,
        LitigationHoldResolver,
        IncidentLitigationHoldsResolver,
        IncidentLinksResolver,
        IncidentLinkResolver,
        IncidentRelationResolver,
        IncidentHistoryResolver,
        IncidentVersionResolver,
        AwarenessDeclarationResolver,
        DataSetProcessorsResolver,
        SeverityResolver,
        IncidentRiskResolver,
        RiskAssessmentResolver,
        RiskGuidanceResolver,
        AssessedDataResolver,
        AssessedIdentifierResolver,
        VerisResolver,
        ...warRoomResolvers,
        PeopleResolver,
        AlertResolver,
        IncidentAlertsResolver,
        PagerResolver,
        PagerEndpointResolver,
        PeopleCountsResolver,
        PersonHandlingResolver,
        GuardianPolicyResolver,
        AudienceResolver,
        ControllerRequestResolver,
        ObligationResolver,
        IncidentObligationsResolver,
        MissingContactsResolver,
        ObligationContactsResolver,
        BundleResolver,
        ObligationAuthorityResolver,
        ReasoningResolver,
        SettlingResolver,
        AwaitedStartResolver,
        IncidentSettlingResolver,
        ClosingBlockResolver,
        FilingObligationResolver,
        ...[Obligation, RiskAssessment, IncidentQuestion, IncidentComment, IncidentDecision].map(ofIncident),
        ...[Notice, Dispatch, Alert, ImportReport].map(ofIncident),
        OpenQuestionResolver,
        ClockResolver,
        BoardResolver,
        OrderResolver,
        RegisterResolver,
        RegisterAnswersResolver,
        EvaluateResolver,
        CompareResolver,
        AskedQuestionResolver,
        EvaluationQuestionsResolver,
        OpenQuestionsResolver,
        RankedQuestionResolver,
        ObligationDecisionResolver,
        RegisterDecisionsResolver,
        HoldResolver,
        IncidentHoldsResolver,
        ObligationHoldResolver,
        HoldDispatchesResolver,
        ...noticeResolvers,
        NoticePreviewResolver,
        MailFilingResolver,
        ...filingResolvers,
        DispatchResolver,
        IncidentDispatchesResolver,
        ObligationCoverageResolver,
        ReachResolver,
        ToldNoticeResolver,
        DispatchNoticeResolver,
        WhatLeftResolver,
        ObligationReachResolver,
        SelfCheckResolver,
      ],
      validate: false,
    }),
  );
}
