import { Arg, Args, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { findLeft } from './find-left.ts';
import { type LeftTheCompany, LeftTheCompanyConnection, toLeftTheCompany } from './what-left.type.ts';

@Resolver()
export class WhatLeftResolver {
  @Extensions({ permission: 'report:read' satisfies Permission })
  @Query(() => LeftTheCompanyConnection, {
    description:
      'What of an incident left the company, when and by whom, oldest first, from the record. Fails with NOT_FOUND.',
  })
  async whatLeft(
    @Arg('incidentId', () => ID, { description: 'The incident.' }) incidentId: string,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<LeftTheCompany>> {
    const page = pageOf(args);
    found(await context.load(incidentById, incidentId), 'incident');
    const rows = await findLeft(await context.db(), context.organizationId, incidentId, page);
    return toConnection(
      rows,
      page,
      ({ seq, disclosure }) => ({ key: seq, id: disclosure.eventId }),
      ({ disclosure }) => toLeftTheCompany(disclosure),
    );
  }
}
