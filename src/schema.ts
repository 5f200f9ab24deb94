import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import {
  DispatchResolver,
  IncidentDispatchesResolver,
  ObligationCoverageResolver,
} from './dispatch/dispatch.resolver.ts';
import { HoldDispatchesResolver } from './dispatch/hold.resolver.ts';
import { NoticePreviewResolver } from './dispatch/preview.resolver.ts';
import { ObligationReachResolver, ReachResolver } from './dispatch/reach.resolver.ts';
import { WhatLeftResolver } from './exports/what-left.resolver.ts';
import { AnswerResolver } from './incidents/answer.resolver.ts';
import { DataSetProcessorsResolver } from './incidents/data-set-processors.resolver.ts';
import { AttachmentResolver, IncidentAttachmentsResolver } from './incidents/evidence/attachment.resolver.ts';
import { AttachmentCustodyResolver, CustodyEntryResolver } from './incidents/evidence/custody.resolver.ts';
import {
  AwarenessDeclarationResolver,
  IncidentHistoryResolver,
  IncidentVersionResolver,
} from './incidents/history.resolver.ts';
import { DataSetResolver, IncidentResolver } from './incidents/incident.resolver.ts';
import { IncidentLinkResolver, IncidentLinksResolver } from './incidents/link.resolver.ts';
import { RestrictionResolver } from './incidents/restriction.resolver.ts';
import {
  AssessedDataResolver,
  AssessedIdentifierResolver,
  IncidentRiskResolver,
  RiskAssessmentResolver,
  SeverityResolver,
} from './incidents/risk.resolver.ts';
import { CommentResolver, IncidentCommentsResolver } from './incidents/room/comment.resolver.ts';
import {
  CorrespondenceResolver,
  IncidentCorrespondenceResolver,
} from './incidents/room/correspondence.resolver.ts';
import { DecisionResolver, IncidentDecisionsResolver } from './incidents/room/decision.resolver.ts';
import { IncidentQuestionsResolver, QuestionResolver } from './incidents/room/question.resolver.ts';
import { IncidentTasksResolver, TaskResolver } from './incidents/room/task.resolver.ts';
import { IncidentNoticesResolver, NoticeResolver } from './notices/notice.resolver.ts';
import { IncidentGlassResolver, NoticeDecisionResolver } from './notices/notice-decision.resolver.ts';
import { NoticeFilingResolver } from './notices/notice-filing.resolver.ts';
import { NoticeTextResolver, NoticeVersionResolver } from './notices/notice-text.resolver.ts';
import { BoardResolver } from './obligations/board.resolver.ts';
import { ClockResolver } from './obligations/clock.resolver.ts';
import { ContractTermResolver } from './obligations/contract-term.resolver.ts';
import { ObligationDecisionResolver, RegisterDecisionsResolver } from './obligations/decision.resolver.ts';
import { HoldResolver, IncidentHoldsResolver, ObligationHoldResolver } from './obligations/hold.resolver.ts';
import {
  MissingContactsResolver,
  ObligationContactsResolver,
} from './obligations/missing-contacts.resolver.ts';
import { IncidentObligationsResolver, ObligationResolver } from './obligations/obligation.resolver.ts';
import { OpenQuestionResolver } from './obligations/open-question.resolver.ts';
import { OrderResolver } from './obligations/order.resolver.ts';
import { ReasoningResolver } from './obligations/reasoning.resolver.ts';
import { RegisterResolver } from './obligations/register.resolver.ts';
import { ContactResolver, OrganizationContactsResolver } from './organizations/contact.resolver.ts';
import { OrganizationResolver } from './organizations/organization.resolver.ts';
import { OrganizationRuleResolver } from './organizations/organization-rule.resolver.ts';
import { PolicyResolver } from './organizations/policy.resolver.ts';
import { ProcessorResolver } from './organizations/processor.resolver.ts';
import { ProfileResolver } from './organizations/profile.resolver.ts';
import { AlertResolver, IncidentAlertsResolver } from './pager/alert.resolver.ts';
import { PagerEndpointResolver, PagerResolver } from './pager/pager.resolver.ts';
import { PeopleCountsResolver } from './people/counts.resolver.ts';
import {
  AudienceResolver,
  ControllerRequestResolver,
  GuardianPolicyResolver,
} from './people/guardians.resolver.ts';
import { PersonHandlingResolver } from './people/handling.resolver.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { IncidentRelationResolver } from './people/relation.resolver.ts';
import { EventResolver } from './platform/audit/event.resolver.ts';
import { StatementResolver } from './platform/audit/statement.resolver.ts';
import { AuthResolver } from './platform/auth/auth.resolver.ts';
import { guard } from './platform/graphql/guard.ts';
import { CatalogResolver } from './rules/catalog.resolver.ts';

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
        ContactResolver,
        ProcessorResolver,
        ProfileResolver,
        IncidentResolver,
        DataSetResolver,
        AnswerResolver,
        RestrictionResolver,
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
        AssessedDataResolver,
        AssessedIdentifierResolver,
        TaskResolver,
        IncidentTasksResolver,
        QuestionResolver,
        IncidentQuestionsResolver,
        CommentResolver,
        IncidentCommentsResolver,
        DecisionResolver,
        IncidentDecisionsResolver,
        AttachmentResolver,
        IncidentAttachmentsResolver,
        CustodyEntryResolver,
        AttachmentCustodyResolver,
        CorrespondenceResolver,
        IncidentCorrespondenceResolver,
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
        ReasoningResolver,
        OpenQuestionResolver,
        ClockResolver,
        BoardResolver,
        OrderResolver,
        RegisterResolver,
        ObligationDecisionResolver,
        RegisterDecisionsResolver,
        HoldResolver,
        IncidentHoldsResolver,
        ObligationHoldResolver,
        HoldDispatchesResolver,
        NoticeResolver,
        NoticeTextResolver,
        NoticeVersionResolver,
        NoticeDecisionResolver,
        IncidentGlassResolver,
        NoticePreviewResolver,
        IncidentNoticesResolver,
        NoticeFilingResolver,
        DispatchResolver,
        IncidentDispatchesResolver,
        ObligationCoverageResolver,
        ReachResolver,
        WhatLeftResolver,
        ObligationReachResolver,
      ],
      validate: false,
    }),
  );
}
