import { Arg, Ctx, Extensions, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import { Incident, toIncident } from '../incidents/incident.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { mergeIncidents } from './merge-incidents.ts';
import type { PeopleContext } from './people-context.ts';
import { splitIncident } from './split-incident.ts';

@InputType({ description: 'Two incidents that are one.' })
export class MergeIncidentsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The one that is absorbed and ends as MERGED.' }) fromIncidentId!: string;
  @Field(() => ID, { description: 'The one that goes on.' }) intoIncidentId!: string;
  @Field(() => String, { description: 'Why: kept, and erasable; the record holds its digest.' })
  reason!: string;
}

@InputType({ description: 'An incident that is two.' })
export class SplitIncidentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [ID], {
    description: 'The data sets that become an incident of their own, with their people.',
  })
  dataSetIds!: string[];
  @Field(() => String, { description: 'The title of the new incident: a few words.' }) title!: string;
  @Field(() => String, { description: 'Why: kept, and erasable; the record holds its digest.' })
  reason!: string;
}

const rule = { permission: 'incident:amend' satisfies Permission, complexity: 100 };
const show = async ({ load }: PeopleContext, id: string) =>
  toIncident(found(await load(incidentById, id), 'incident'));

/** Incidents that turn out to be one, or two. */
@Resolver()
export class IncidentRelationResolver {
  @Extensions(rule)
  @Mutation(() => Incident, {
    description:
      'Merges one incident into another and answers the other: it gets copies of the data sets, the people, the earliest times, and carries what the absorbed one owed; what was filed stays where it was filed. Fails with NOT_FOUND, REASON_REQUIRED, or CONFLICT (closed, a dispatch under way, not seen by the same people, a duty that nobody would carry).',
  })
  async mergeIncidents(
    @Arg('input', () => MergeIncidentsInput, { description: 'Which into which.' }) input: MergeIncidentsInput,
    @Ctx() context: PeopleContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('mergeIncidents', input, (work) =>
      mergeIncidents(work, context, input),
    );
    return show(context, incidentId);
  }

  @Extensions(rule)
  @Mutation(() => Incident, {
    description:
      'Splits data sets off an incident, with their people, and answers the new one: the same times and awareness; both are judged anew. Fails with NOT_FOUND, REASON_REQUIRED, INVALID_INPUT (no title), or CONFLICT (closed, a dispatch under way, no data set would stay).',
  })
  async splitIncident(
    @Arg('input', () => SplitIncidentInput, { description: 'What goes.' }) input: SplitIncidentInput,
    @Ctx() context: PeopleContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('splitIncident', input, (work) =>
      splitIncident(work, context, input),
    );
    return show(context, incidentId);
  }
}
