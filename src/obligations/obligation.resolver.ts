import type { DateTime } from 'luxon';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { countDown, showInstant } from '../domain/time-display.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import { Incident, toIncident } from '../incidents/incident.type.ts';
import { CloseIncidentInput } from '../incidents/move.input.ts';
import { organizationById } from '../organizations/find-organization.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { Duration, Instant } from '../platform/graphql/scalars.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { answerFiling } from './answer-filing.ts';
import { BoardFilterInput } from './board-filter.input.ts';
import { closeIncident } from './close-incident.ts';
import { AnswerFilingInput, RecordFilingInput } from './filing.input.ts';
import { Filing, toFiling } from './filing.type.ts';
import { boardCursor, findObligations } from './find-obligations.ts';
import { filingById, filingsOf, obligationById, obligationsOf } from './obligation.batch.ts';
import { Obligation, ObligationConnection, toObligation } from './obligation.type.ts';
import { recordFiling } from './record-filing.ts';
import { answerOf, newFilingOf } from './to-filing-input.ts';

const show = async ({ load }: RulesContext, id: string) =>
  toFiling(found(await load(filingById, id), 'filing'));

@Resolver(() => Obligation)
export class ObligationResolver {
  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @Query(() => Obligation, {
    nullable: true,
    description: 'One obligation; null if there is none with this id in your organization.',
  })
  async obligation(
    @Arg('id', () => ID, { description: 'The obligation.' }) id: string,
    @Ctx() { load }: RulesContext,
  ): Promise<Obligation | null> {
    const row = await load(obligationById, id);
    return row && toObligation(row);
  }

  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @Query(() => ObligationConnection, {
    description:
      'The board: clocks across incidents, earliest due first, those without a date last. Open ones unless the filter says otherwise.',
  })
  async obligations(
    @Ctx() context: RulesContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => BoardFilterInput, { nullable: true, description: 'Only these.' })
    filter?: BoardFilterInput | null,
  ): Promise<Connection<Obligation>> {
    const page = pageOf(args);
    const overdueAt = filter?.overdue ? await context.now() : null;
    const rows = await findObligations(
      await context.db(),
      context.organizationId,
      { ...filter, overdueAt },
      page,
    );
    return toConnection(rows, page, boardCursor, toObligation);
  }

  @FieldResolver(() => Duration, {
    nullable: true,
    description: "Time left by the server's clock; null when overdue or without a date.",
  })
  async remaining(@Root() { dueAt }: Obligation, @Ctx() context: RulesContext): Promise<string | null> {
    return countDown(dueAt, await context.now()).remaining;
  }

  @FieldResolver(() => Duration, {
    nullable: true,
    description: "How long overdue by the server's clock; null when there is time left or no date.",
  })
  async overdueBy(@Root() { dueAt }: Obligation, @Ctx() context: RulesContext): Promise<string | null> {
    return countDown(dueAt, await context.now()).overdueBy;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The due instant in words, in the organization's zone and UTC.",
  })
  async dueLocal(@Root() { dueAt }: Obligation, @Ctx() context: RulesContext): Promise<string | null> {
    if (!dueAt) return null;
    const organization = found(await context.load(organizationById, context.organizationId), 'organization');
    return showInstant(dueAt, organization.timeZone);
  }

  @FieldResolver(() => [Filing], { description: 'What was submitted for it, oldest first.' })
  async filings(@Root() { id }: Obligation, @Ctx() { load }: RulesContext): Promise<Filing[]> {
    return (await load(filingsOf, id)).map(toFiling);
  }

  @Extensions({ permission: 'filing:record' satisfies Permission })
  @Mutation(() => Filing, {
    description:
      'Records a submission to an authority, made here or elsewhere, with due instant and lateness as they stand now. Fails with REASON_REQUIRED when late without reasons.',
  })
  async recordFiling(
    @Arg('input', () => RecordFilingInput, { description: 'The submission.' }) input: RecordFilingInput,
    @Ctx() context: RulesContext,
  ): Promise<Filing> {
    const { filingId } = await context.mutate('recordFiling', input, (work) =>
      recordFiling(work, newFilingOf(input), null),
    );
    return show(context, filingId);
  }

  @Extensions({ permission: 'filing:record' satisfies Permission })
  @Mutation(() => Filing, {
    description: 'Records what the authority answered; a rejection opens the obligation again.',
  })
  async answerFiling(
    @Arg('input', () => AnswerFilingInput, { description: 'The answer.' }) input: AnswerFilingInput,
    @Ctx() context: RulesContext,
  ): Promise<Filing> {
    const { filingId } = await context.mutate('answerFiling', input, (work) =>
      answerFiling(work, answerOf(input)),
    );
    return show(context, filingId);
  }

  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @Query(() => Instant, { description: "The server's time: what countdowns are counted from." })
  serverTime(@Ctx() { now }: RulesContext): Promise<DateTime> {
    return now();
  }
}

@Resolver(() => Incident)
export class IncidentObligationsResolver {
  @Extensions({ permission: 'incident:close' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Closes an incident. Fails with CONFLICT while an obligation is undecided or not met, naming each.',
  })
  async closeIncident(
    @Arg('input', () => CloseIncidentInput, { description: 'Which.' }) input: CloseIncidentInput,
    @Ctx() context: RulesContext,
  ): Promise<Incident> {
    const { incidentId } = await context.mutate('closeIncident', input, (work) => closeIncident(work, input));
    return toIncident(found(await context.load(incidentById, incidentId), 'incident'));
  }

  @FieldResolver(() => [Obligation], {
    description:
      'Its obligations, earliest due first. The first leads the display; leading never means sufficient.',
  })
  async obligations(@Root() { id }: Incident, @Ctx() { load }: RulesContext): Promise<Obligation[]> {
    return (await load(obligationsOf, id)).map(toObligation);
  }
}
