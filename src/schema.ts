import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import {
  DispatchResolver,
  IncidentDispatchesResolver,
  ObligationCoverageResolver,
} from './dispatch/dispatch.resolver.ts';
import { NoticePreviewResolver } from './dispatch/preview.resolver.ts';
import { ObligationReachResolver, ReachResolver } from './dispatch/reach.resolver.ts';
import { DataSetResolver, IncidentResolver } from './incidents/incident.resolver.ts';
import { IncidentNoticesResolver, NoticeResolver } from './notices/notice.resolver.ts';
import { IncidentGlassResolver, NoticeDecisionResolver } from './notices/notice-decision.resolver.ts';
import { NoticeFilingResolver } from './notices/notice-filing.resolver.ts';
import { NoticeTextResolver } from './notices/notice-text.resolver.ts';
import { BoardResolver } from './obligations/board.resolver.ts';
import { IncidentObligationsResolver, ObligationResolver } from './obligations/obligation.resolver.ts';
import { ReasoningResolver } from './obligations/reasoning.resolver.ts';
import { RegisterResolver } from './obligations/register.resolver.ts';
import { OrganizationResolver } from './organizations/organization.resolver.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { EventResolver } from './platform/audit/event.resolver.ts';
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
        CatalogResolver,
        OrganizationResolver,
        IncidentResolver,
        DataSetResolver,
        PeopleResolver,
        ObligationResolver,
        IncidentObligationsResolver,
        ReasoningResolver,
        BoardResolver,
        RegisterResolver,
        NoticeResolver,
        NoticeTextResolver,
        NoticeDecisionResolver,
        IncidentGlassResolver,
        NoticePreviewResolver,
        IncidentNoticesResolver,
        NoticeFilingResolver,
        DispatchResolver,
        IncidentDispatchesResolver,
        ObligationCoverageResolver,
        ReachResolver,
        ObligationReachResolver,
      ],
      validate: false,
    }),
  );
}
