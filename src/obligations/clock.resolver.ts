import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { setClockOf } from './clock.batch.ts';
import {
  MoveClockInput,
  SetClock,
  SetClockInput,
  SettleClockInput,
  SnoozeInput,
  WatchEvidenceInput,
} from './clock.type.ts';
import { moveClock } from './move-clock.ts';
import { obligationById } from './obligation.batch.ts';
import { Obligation, toObligation } from './obligation.type.ts';
import { setClock, watchEvidence } from './set-clock.ts';
import { settleClock } from './settle-clock.ts';
import { snooze } from './snooze.ts';

const amend = { permission: 'incident:amend' satisfies Permission };
const show = async ({ load }: RequestContext, { obligationId }: { obligationId: string }) =>
  toObligation(found(await load(obligationById, obligationId), 'obligation'));

@Resolver(() => Obligation)
export class ClockResolver {
  @FieldResolver(() => SetClock, {
    nullable: true,
    description: 'What a person said of it, where a person set this clock; null: it is of a rule.',
  })
  byHand(@Root() { id }: Obligation, @Ctx() { load }: RequestContext): Promise<SetClock | null> {
    return load(setClockOf, id);
  }

  @Extensions(amend)
  @Mutation(() => Obligation, {
    description:
      'Sets a clock no rule knows ("the authority wants answers by Friday 12:00"): reminded of, shown and owed like any other. Fails with NOT_FOUND, CONFLICT (closed) or INVALID_INPUT.',
  })
  async setClock(
    @Arg('input', () => SetClockInput, { description: 'What, for whom, until when.' }) input: SetClockInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    return show(context, await context.mutate('setClock', input, (work) => setClock(work, input)));
  }

  @Extensions(amend)
  @Mutation(() => Obligation, {
    description:
      'Watches evidence that expires: a clock until somebody has it or it is lost. Fails with NOT_FOUND, CONFLICT (closed) or INVALID_INPUT.',
  })
  async watchEvidence(
    @Arg('input', () => WatchEvidenceInput, { description: 'What, where, until when.' })
    input: WatchEvidenceInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    const clock = { ...input, title: input.what, dueAt: input.expiresAt };
    return show(context, await context.mutate('watchEvidence', input, (work) => watchEvidence(work, clock)));
  }

  @Extensions(amend)
  @Mutation(() => Obligation, {
    description:
      'Gives a clock that a person set another due instant; its history stays. Fails with REASON_REQUIRED when it is later without a reason, CONFLICT for the clock of a rule or a settled one.',
  })
  async moveClock(
    @Arg('input', () => MoveClockInput, { description: 'To when.' }) input: MoveClockInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    return show(context, await context.mutate('moveClock', input, (work) => moveClock(work, input)));
  }

  @Extensions(amend)
  @Mutation(() => Obligation, {
    description:
      'Ends a clock that a person set. Fails with REASON_REQUIRED without a note where one is needed, CONFLICT for the clock of a rule or a settled one.',
  })
  async settleClock(
    @Arg('input', () => SettleClockInput, { description: 'How.' }) input: SettleClockInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    return show(context, await context.mutate('settleClock', input, (work) => settleClock(work, input)));
  }

  @Extensions({ permission: 'page:answer' satisfies Permission })
  @Mutation(() => [Obligation], {
    description:
      'Keeps reminders quiet until an instant; the one at the due instant always comes. Fails with INVALID_INPUT, naming the due instant, when it would be past it; CONFLICT when nothing is still to come due.',
  })
  async snooze(
    @Arg('input', () => SnoozeInput, { description: 'Which, until when.' }) input: SnoozeInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation[]> {
    const { obligationIds } = await context.mutate('snooze', input, (work) => snooze(work, input));
    return Promise.all(obligationIds.map((obligationId) => show(context, { obligationId })));
  }
}
