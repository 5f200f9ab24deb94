import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../domain/refusal.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { incidentById } from './incident.batch.ts';
import { Incident, toIncident } from './incident.type.ts';

interface OfIncident {
  readonly incidentId: string;
}

/**
 * Gives a type the incident it is of. A mutation that answers it can so answer what else it changed, and a client's
 * cache sees both.
 */
export function ofIncident(type: abstract new () => OfIncident) {
  @Resolver(() => type)
  class OfIncidentResolver {
    @FieldResolver(() => Incident, { description: 'The incident.' })
    async incident(@Root() { incidentId }: OfIncident, @Ctx() { load }: RequestContext): Promise<Incident> {
      return toIncident(found(await load(incidentById, incidentId), 'incident'));
    }
  }
  return OfIncidentResolver;
}
