import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { findIncidents } from '../incidents/find-incidents.ts';
import { toIncident } from '../incidents/incident.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { registerFactsOf } from './register.batch.ts';
import { RegisterConnection, RegisterEntry } from './register.type.ts';

@Resolver()
export class RegisterResolver {
  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @Query(() => RegisterConnection, {
    description: 'The register of breaches (GDPR Art. 33(5)), newest first: every incident, notified or not.',
  })
  async register(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<RegisterEntry>> {
    const page = pageOf(args);
    const rows = await findIncidents(await context.db(), context.organizationId, { exercise: false }, page);
    const facts = await Promise.all(rows.map(({ id }) => context.load(registerFactsOf, id)));
    const entries = rows.map((row, i) => ({ row, facts: facts[i] }));
    return toConnection(
      entries,
      page,
      ({ row }) => ({ key: row.createdAt.toMillis(), id: row.id }),
      ({ row, facts: known }) =>
        Object.assign(new RegisterEntry(), known, {
          reference: row.reference,
          incident: toIncident(row),
          effects: row.facts['breach_effects'] ?? [],
          remedialAction: row.facts['remedial_action'] ?? [],
          updatedAt: row.updatedAt,
        }),
    );
  }
}
