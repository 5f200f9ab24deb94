import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Member, toMember } from '../platform/auth/auth.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { admitToIncident } from './admit-to-incident.ts';
import { admissionsOf, incidentById } from './incident.batch.ts';
import { Incident, toIncident } from './incident.type.ts';
import { liftRestriction } from './lift-restriction.ts';
import { restrictIncident } from './restrict-incident.ts';
import { AdmitToIncidentInput, LiftRestrictionInput, RestrictIncidentInput } from './restriction.input.ts';

const rule = { permission: 'incident:restrict' satisfies Permission };
const show = async ({ load }: RequestContext, id: string) =>
  toIncident(found(await load(incidentById, id), 'incident'));

@Resolver(() => Incident)
export class RestrictionResolver {
  @FieldResolver(() => [Member], {
    nullable: true,
    description:
      'Who alone may see this incident, by name; null: it is not restricted. For everybody else it does not exist.',
  })
  async restrictedTo(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<Member[] | null> {
    const members = await load(admissionsOf, id);
    return members.length === 0 ? null : members.map(toMember);
  }

  @Extensions(rule)
  @Mutation(() => Incident, {
    description:
      'Restricts an incident to some members, or gives a restricted one another list: for everybody else it does not exist, whatever their role. Fails with NOT_FOUND for an unknown or disabled member, INVALID_INPUT for an empty list or one on which nobody could act, REASON_REQUIRED.',
  })
  async restrictIncident(
    @Arg('input', () => RestrictIncidentInput, { description: 'To whom, and why.' })
    input: RestrictIncidentInput,
    @Ctx() context: RequestContext,
  ): Promise<Incident> {
    await context.mutate('restrictIncident', input, (work) => restrictIncident(work, input));
    return show(context, input.incidentId);
  }

  @Extensions(rule)
  @Mutation(() => Incident, {
    description:
      'Admits further members to a restricted incident. Fails with CONFLICT if it is not restricted, NOT_FOUND for an unknown or disabled member, REASON_REQUIRED.',
  })
  async admitToIncident(
    @Arg('input', () => AdmitToIncidentInput, { description: 'Whom, and why.' }) input: AdmitToIncidentInput,
    @Ctx() context: RequestContext,
  ): Promise<Incident> {
    await context.mutate('admitToIncident', input, (work) => admitToIncident(work, input));
    return show(context, input.incidentId);
  }

  @Extensions(rule)
  @Mutation(() => Incident, {
    description:
      'Opens a restricted incident to every member with the role. Fails with CONFLICT if it is not restricted, REASON_REQUIRED.',
  })
  async liftRestriction(
    @Arg('input', () => LiftRestrictionInput, { description: 'Which, and why.' })
    input: LiftRestrictionInput,
    @Ctx() context: RequestContext,
  ): Promise<Incident> {
    await context.mutate('liftRestriction', input, (work) => liftRestriction(work, input));
    return show(context, input.incidentId);
  }
}
