import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Incident } from '../incidents/incident.type.ts';
import { Obligation } from '../obligations/obligation.type.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../platform/graphql/paging.ts';
import { cancelDispatch } from './cancel-dispatch.ts';
import type { DeliveryState } from './delivery.row.ts';
import { coverageOfObligation, dispatchById, dispatchesOf, progressOf } from './dispatch.batch.ts';
import {
  Coverage,
  type Delivery,
  DeliveryConnection,
  DeliveryCount,
  Dispatch,
  PauseDispatchInput,
  SettleDeliveryInput,
  StartDispatchInput,
  toCoverage,
  toDelivery,
  toDispatch,
} from './dispatch.type.ts';
import type { DispatchContext } from './dispatch-context.ts';
import { DeliveryStateEnum } from './dispatch-enums.ts';
import { findDeliveries } from './find-deliveries.ts';
import { pauseDispatch } from './pause-dispatch.ts';
import { resumeDispatch } from './resume-dispatch.ts';
import { settleDelivery } from './settle-delivery.ts';
import { startDispatch } from './start-dispatch.ts';

const show = async ({ load }: DispatchContext, id: string) =>
  toDispatch(found(await load(dispatchById, id), 'dispatch'));

@Resolver(() => Dispatch)
export class DispatchResolver {
  @Extensions({ permission: 'dispatch:read' satisfies Permission })
  @Query(() => Dispatch, {
    nullable: true,
    description: 'One dispatch; null if there is none with this id in your organization.',
  })
  async dispatch(
    @Arg('id', () => ID, { description: 'The dispatch.' }) id: string,
    @Ctx() { load }: DispatchContext,
  ): Promise<Dispatch | null> {
    const row = await load(dispatchById, id);
    return row && toDispatch(row);
  }

  @FieldResolver(() => [DeliveryCount], {
    description: 'How many deliveries are in which state, counted from the ledger.',
  })
  async progress(@Root() { id }: Dispatch, @Ctx() { load }: DispatchContext): Promise<DeliveryCount[]> {
    return (await load(progressOf, id)).map(({ state, count }) =>
      Object.assign(new DeliveryCount(), { state, count }),
    );
  }

  @FieldResolver(() => DeliveryConnection, {
    description: 'The ledger: one delivery per person, in the order in which they were frozen.',
  })
  async deliveries(
    @Root() { id: dispatchId }: Dispatch,
    @Ctx() context: DispatchContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('states', () => [DeliveryStateEnum], { nullable: true, description: 'Only these; absent: all.' })
    states?: DeliveryState[] | null,
  ): Promise<Connection<Delivery>> {
    const page = pageOf(args);
    const rows = await findDeliveries(
      await context.db(),
      { organizationId: context.organizationId, dispatchId, states: states ?? null },
      page,
    );
    return toConnection(rows, page, ({ id }) => ({ key: 0, id }), toDelivery);
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Dispatch, {
    description:
      'Starts sending an approved notice to its people; pressed twice, it is one dispatch. Fails with NOT_APPROVED or CONFLICT.',
  })
  async startDispatch(
    @Arg('input', () => StartDispatchInput, { description: 'What.' }) input: StartDispatchInput,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('startDispatch', input, (work) =>
      startDispatch(work, input, context.mail.kind, context),
    );
    return show(context, dispatchId);
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Dispatch, {
    description: 'Lets a running dispatch wait. Fails with CONFLICT if it does not run.',
  })
  async pauseDispatch(
    @Arg('input', () => PauseDispatchInput, { description: 'Which and why.' }) input: PauseDispatchInput,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('pauseDispatch', input, (work) => pauseDispatch(work, input));
    return show(context, dispatchId);
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Dispatch, {
    description:
      'Goes on with a paused dispatch where it stopped. Fails with CONFLICT if it is not paused, NOT_APPROVED if its text was edited or refused since.',
  })
  async resumeDispatch(
    @Arg('id', () => ID, { description: 'The dispatch.' }) id: string,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('resumeDispatch', {}, (work) =>
      resumeDispatch(work, context, id),
    );
    return show(context, dispatchId);
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Dispatch, {
    description:
      'Ends a dispatch for good: what was not sent is not sent. Fails with CONFLICT if it has ended.',
  })
  async cancelDispatch(
    @Arg('id', () => ID, { description: 'The dispatch.' }) id: string,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('cancelDispatch', {}, (work) => cancelDispatch(work, id));
    return show(context, dispatchId);
  }

  @Extensions({ permission: 'dispatch:start' satisfies Permission })
  @Mutation(() => Dispatch, {
    description:
      'Decides an uncertain delivery. Fails with CONFLICT if it is not uncertain, or to be sent again by a cancelled dispatch.',
  })
  async settleDelivery(
    @Arg('input', () => SettleDeliveryInput, { description: 'Which and how.' }) input: SettleDeliveryInput,
    @Ctx() context: DispatchContext,
  ): Promise<Dispatch> {
    const { dispatchId } = await context.mutate('settleDelivery', input, (work) =>
      settleDelivery(work, input, context.mail.filesReach),
    );
    return show(context, dispatchId);
  }
}

@Resolver(() => Incident)
export class IncidentDispatchesResolver {
  @FieldResolver(() => [Dispatch], { description: 'Its dispatches, oldest first.' })
  async dispatches(@Root() { id }: Incident, @Ctx() { load }: DispatchContext): Promise<Dispatch[]> {
    return (await load(dispatchesOf, id)).map(toDispatch);
  }
}

@Resolver(() => Obligation)
export class ObligationCoverageResolver {
  @FieldResolver(() => [Coverage], { description: 'What dispatches achieved for it, by jurisdiction.' })
  async coverage(@Root() { id }: Obligation, @Ctx() { load }: DispatchContext): Promise<Coverage[]> {
    return (await load(coverageOfObligation, id)).map(toCoverage);
  }
}
