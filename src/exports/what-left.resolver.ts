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
      'What left the company, when and by whom, oldest first, from the record: of an incident (exports of the register with its line among it), or of all that you see. Fails with NOT_FOUND.',
  })
  async whatLeft(
    @Arg('incidentId', () => ID, {
      nullable: true,
      description: 'The incident; absent: the whole organization.',
    })
    incidentId: string | null,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<LeftTheCompany>> {
    const page = pageOf(args);
    if (incidentId) found(await context.load(incidentById, incidentId), 'incident');
    const rows = await findLeft(await context.db(), context.organizationId, incidentId ?? null, page);
    return toConnection(
      rows,
      page,
      ({ seq, disclosure }) => ({ key: seq, id: disclosure.eventId }),
      ({ disclosure }) => toLeftTheCompany(disclosure),
    );
  }
}
