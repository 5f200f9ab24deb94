import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { toFacts } from '../rules/to-facts.ts';
import { amendFacts } from './amend-facts.ts';
import { AffectedGroup, DataSet, toAffectedGroup, toDataSet } from './data-set.type.ts';
import { declareAwareness } from './declare-awareness.ts';
import { findIncidents } from './find-incidents.ts';
import { heardReference } from './heard-reference.ts';
import { incidentByReference } from './history.batch.ts';
import { dataSetsOf, groupsOf, incidentById } from './incident.batch.ts';
import { AmendFactsInput, DeclareAwarenessInput, ReportIncidentInput } from './incident.input.ts';
import { Incident, IncidentConnection, toIncident } from './incident.type.ts';
import { IncidentFilterInput } from './incident-filter.input.ts';
import { MoveIncidentInput } from './move.input.ts';
import { moveIncident } from './move-incident.ts';
import { reportIncident } from './report-incident.ts';

const show = async ({ load }: RulesContext, id: string) =>
  toIncident(found(await load(incidentById, id), 'incident'));

@Resolver(() => Incident)
export class IncidentResolver {
  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => Incident, {
    nullable: true,
    description:
      'One incident, by id or by reference; null if there is none in your organization. Fails with INVALID_INPUT without either, or when the last digit of a reference tells that it was misheard.',
  })
  async incident(
    @Ctx() { load }: RulesContext,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string | null,
    @Arg('reference', () => String, {
      nullable: true,
      description: 'Its reference as somebody says it, with or without the dashes.',
    })
    reference?: string | null,
  ): Promise<Incident | null> {
    const row = id
      ? await load(incidentById, id)
      : await load(incidentByReference, heardReference(reference ?? ''));
    return row && toIncident(row);
  }

  @Extensions({ permission: 'incident:read' satisfies Permission })
  @Query(() => IncidentConnection, { description: 'The incidents of your organization, newest first.' })
  async incidents(
    @Ctx() context: RulesContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => IncidentFilterInput, { nullable: true, description: 'Only these; absent: all.' })
    filter?: IncidentFilterInput | null,
  ): Promise<Connection<Incident>> {
    const page = pageOf(args);
    const rows = await findIncidents(await context.db(), context.organizationId, filter ?? {}, page);
    return toConnection(rows, page, ({ createdAt, id }) => ({ key: createdAt.toMillis(), id }), toIncident);
  }

  @FieldResolver(() => [DataSet], {
    description: 'The data concerned, in the order in which it was recorded.',
  })
  async dataSets(@Root() { id }: Incident, @Ctx() { load }: RulesContext): Promise<DataSet[]> {
    return (await load(dataSetsOf, id)).map(toDataSet);
  }

  @Extensions({ permission: 'incident:report' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Opens an incident; its clocks run at once. Fails with INVALID_INPUT for an empty title or a restriction on which nobody could act, NOT_FOUND for an unknown member in it.',
  })
  async reportIncident(
    @Arg('input', () => ReportIncidentInput, { description: 'What is known.' }) input: ReportIncidentInput,
    @Ctx() context: RulesContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('reportIncident', input, (work) =>
      reportIncident(work, context.catalog, input),
    );
    return show(context, incidentId);
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Amends the facts as a new version and judges every obligation again. Fails with NOT_FOUND, CONFLICT (closed) or INVALID_INPUT.',
  })
  async amendFacts(
    @Arg('input', () => AmendFactsInput, { description: 'What changed.' }) input: AmendFactsInput,
    @Ctx() context: RulesContext,
  ): Promise<Incident> {
    const change = { ...input, facts: input.facts && toFacts(input.facts) };
    const { incidentId } = await context.mutate('amendFacts', input, (work) =>
      amendFacts(work, context.catalog, change),
    );
    return show(context, incidentId);
  }

  @Extensions({ permission: 'awareness:declare' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Declares legal awareness: the act that starts the 72 hours of GDPR Art. 33(1). Fails with REASON_REQUIRED when a gap or a change is not explained.',
  })
  async declareAwareness(
    @Arg('input', () => DeclareAwarenessInput, { description: 'From when on, and why.' })
    input: DeclareAwarenessInput,
    @Ctx() context: RulesContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('declareAwareness', input, (work) =>
      declareAwareness(work, input),
    );
    return show(context, incidentId);
  }

  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Takes an incident a step through its life. Fails with CONFLICT when the step is not possible from here, REASON_REQUIRED without a reason where one is needed.',
  })
  async moveIncident(
    @Arg('input', () => MoveIncidentInput, { description: 'Which step.' }) input: MoveIncidentInput,
    @Ctx() context: RulesContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('moveIncident', input, (work) => moveIncident(work, input));
    return show(context, incidentId);
  }
}

@Resolver(() => DataSet)
export class DataSetResolver {
  @FieldResolver(() => [AffectedGroup], { description: 'Whom it is about.' })
  async groups(@Root() { id }: DataSet, @Ctx() { load }: RulesContext): Promise<AffectedGroup[]> {
    return (await load(groupsOf, id)).map(toAffectedGroup);
  }
}
