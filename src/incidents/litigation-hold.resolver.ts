import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { litigationHoldById, litigationHoldsOf } from './find-litigation-holds.ts';
import { Incident } from './incident.type.ts';
import { liftLitigationHold } from './lift-litigation-hold.ts';
import {
  LiftLitigationHoldInput,
  LitigationHold,
  PlaceLitigationHoldInput,
  toLitigationHold,
} from './litigation-hold.type.ts';
import { placeLitigationHold } from './place-litigation-hold.ts';

const rule = { permission: 'litigation:hold' satisfies Permission };
const show = async ({ load }: RequestContext, id: string) =>
  toLitigationHold(found(await load(litigationHoldById, id), 'litigation hold'));

@Resolver(() => LitigationHold)
export class LitigationHoldResolver {
  @Extensions(rule)
  @Mutation(() => LitigationHold, {
    description:
      'Places a litigation hold: while it stands, erasing people or words and withdrawing files of the incident fails with CONFLICT (reason: LITIGATION_HOLD). Fails with REASON_REQUIRED without words.',
  })
  async placeLitigationHold(
    @Arg('input', () => PlaceLitigationHoldInput, { description: 'On which incident, and why.' })
    input: PlaceLitigationHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<LitigationHold> {
    const { litigationHoldId } = await context.mutate('placeLitigationHold', input, (work) =>
      placeLitigationHold(work, input),
    );
    return show(context, litigationHoldId);
  }

  @Extensions(rule)
  @Mutation(() => LitigationHold, {
    description:
      'Lifts a litigation hold. What it refused may then be asked for anew, unless another one stands. Fails with CONFLICT if it was lifted before, REASON_REQUIRED without words.',
  })
  async liftLitigationHold(
    @Arg('input', () => LiftLitigationHoldInput, { description: 'Which, and why.' })
    input: LiftLitigationHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<LitigationHold> {
    const { litigationHoldId } = await context.mutate('liftLitigationHold', input, (work) =>
      liftLitigationHold(work, input),
    );
    return show(context, litigationHoldId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it stands.' })
  live(@Root() { liftedAt }: LitigationHold): boolean {
    return liftedAt === null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was placed; null: erased.' })
  reason(@Root() { reasonId }: LitigationHold, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, reasonId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was lifted; null: it stands, or erased.',
  })
  liftReason(
    @Root() { liftReasonId }: LitigationHold,
    @Ctx() { load }: RequestContext,
  ): Promise<string | null> {
    return wordsOf(load, liftReasonId);
  }
}

@Resolver(() => Incident)
export class IncidentLitigationHoldsResolver {
  @FieldResolver(() => [LitigationHold], {
    description: 'Its litigation holds, oldest first, whether they stand or not.',
  })
  async litigationHolds(
    @Root() { id }: Incident,
    @Ctx() { load }: RequestContext,
  ): Promise<LitigationHold[]> {
    return (await load(litigationHoldsOf, id)).map(toLitigationHold);
  }
}
