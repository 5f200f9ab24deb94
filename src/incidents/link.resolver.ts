import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { incidentById, linksOf } from './incident.batch.ts';
import { Incident, toIncident } from './incident.type.ts';
import { IncidentLink, LinkIncidentsInput, toIncidentLink } from './link.type.ts';
import { linkIncidents } from './link-incidents.ts';

const MOST = 100;
const show = async ({ load }: RequestContext, id: string) =>
  toIncident(found(await load(incidentById, id), 'incident'));

@Resolver(() => Incident)
export class IncidentLinksResolver {
  @Extensions({ complexity: 20 })
  @FieldResolver(() => [IncidentLink], {
    description: `What it has to do with others that you may see, oldest first, ${MOST} at the most.`,
  })
  async links(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<IncidentLink[]> {
    return (await load(linksOf, id)).slice(0, MOST).map((row) => toIncidentLink(row, id));
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Says what one incident has to do with another; neither of their duties changes. Fails with NOT_FOUND, or INVALID_INPUT for one and the same.',
  })
  async linkIncidents(
    @Arg('input', () => LinkIncidentsInput, { description: 'Which, and how.' }) input: LinkIncidentsInput,
    @Ctx() context: RequestContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('linkIncidents', input, (work) => linkIncidents(work, input));
    return show(context, incidentId);
  }
}

@Resolver(() => IncidentLink)
export class IncidentLinkResolver {
  @FieldResolver(() => Incident, { description: 'The other incident.' })
  incident(@Root() { otherId }: IncidentLink, @Ctx() context: RequestContext): Promise<Incident> {
    return show(context, otherId);
  }
}
