import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import {
  DispatchResolver,
  IncidentDispatchesResolver,
  ObligationCoverageResolver,
} from './dispatch/dispatch.resolver.ts';
import { ObligationReachResolver, ReachResolver } from './dispatch/reach.resolver.ts';
import { DataSetResolver, IncidentResolver } from './incidents/incident.resolver.ts';
import { IncidentNoticesResolver, NoticeResolver } from './notices/notice.resolver.ts';
import { NoticeFilingResolver } from './notices/notice-filing.resolver.ts';
import { BoardResolver } from './obligations/board.resolver.ts';
import { ClockResolver } from './obligations/clock.resolver.ts';
import { IncidentObligationsResolver, ObligationResolver } from './obligations/obligation.resolver.ts';
import { ReasoningResolver } from './obligations/reasoning.resolver.ts';
import { RegisterResolver } from './obligations/register.resolver.ts';
import { OrganizationResolver } from './organizations/organization.resolver.ts';
import { AlertResolver, IncidentAlertsResolver } from './pager/alert.resolver.ts';
import { PagerEndpointResolver, PagerResolver } from './pager/pager.resolver.ts';
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
        AlertResolver,
        IncidentAlertsResolver,
        PagerResolver,
        PagerEndpointResolver,
        ObligationResolver,
        IncidentObligationsResolver,
        ReasoningResolver,
        ClockResolver,
        BoardResolver,
        RegisterResolver,
        NoticeResolver,
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
