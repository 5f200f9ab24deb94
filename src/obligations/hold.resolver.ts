import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { isLive } from '../domain/hold.ts';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Incident } from '../incidents/incident.type.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { holdById, holdsOf, toHold } from './find-holds.ts';
import {
  LawEnforcementHold,
  LiftHoldInput,
  ObligationHold,
  PlaceHoldInput,
  toLawEnforcementHold,
} from './hold.type.ts';
import { liftHold } from './lift-hold.ts';
import { heldTermsOf } from './obligation.batch.ts';
import { Obligation } from './obligation.type.ts';
import { placeHold } from './place-hold.ts';
import { sayHold } from './say-hold.ts';

const show = async ({ load }: RequestContext, id: string) =>
  toLawEnforcementHold(found(await load(holdById, id), 'hold'));

@Resolver(() => LawEnforcementHold)
export class HoldResolver {
  @Extensions({ permission: 'hold:record' satisfies Permission })
  @Mutation(() => LawEnforcementHold, {
    description:
      'Records a law-enforcement hold: sends it covers are refused, running ones pause. An oral one ends after 30 days at the latest. Fails with INVALID_INPUT for times or a scope that cannot be.',
  })
  async placeHold(
    @Arg('input', () => PlaceHoldInput, { description: 'Who asked for what.' }) input: PlaceHoldInput,
    @Ctx() context: RulesContext,
  ): Promise<LawEnforcementHold> {
    const { holdId } = await context.mutate('placeHold', input, (work) =>
      placeHold(work, context.catalog, input),
    );
    return show(context, holdId);
  }

  @Extensions({ permission: 'hold:record' satisfies Permission })
  @Mutation(() => LawEnforcementHold, {
    description:
      'Ends a hold before its time. What it paused stays paused until somebody resumes it: see `resumable`. Fails with CONFLICT if it has ended.',
  })
  async liftHold(
    @Arg('input', () => LiftHoldInput, { description: 'Which and why.' }) input: LiftHoldInput,
    @Ctx() context: RequestContext,
  ): Promise<LawEnforcementHold> {
    const { holdId } = await context.mutate('liftHold', input, (work) => liftHold(work, input));
    return show(context, holdId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it stands now.' })
  async live(
    @Root() { liftedAt, endsAt }: LawEnforcementHold,
    @Ctx() { now }: RequestContext,
  ): Promise<boolean> {
    return isLive({ liftedAt, endsAt }, await now());
  }

  @FieldResolver(() => String, { nullable: true, description: 'Which agency; null: erased.' })
  agency(@Root() { agencyId }: LawEnforcementHold, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, agencyId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Which officer; null: erased.' })
  officer(
    @Root() { officerId }: LawEnforcementHold,
    @Ctx() { load }: RequestContext,
  ): Promise<string | null> {
    return wordsOf(load, officerId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why they asked; null: erased.' })
  reason(@Root() { reasonId }: LawEnforcementHold, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, reasonId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was lifted; null: it was not, or erased.',
  })
  liftReason(
    @Root() { liftReasonId }: LawEnforcementHold,
    @Ctx() { load }: RequestContext,
  ): Promise<string | null> {
    return wordsOf(load, liftReasonId);
  }
}

@Resolver(() => Incident)
export class IncidentHoldsResolver {
  @Extensions({ permission: 'obligation:read' satisfies Permission })
  @FieldResolver(() => [LawEnforcementHold], {
    description: 'Its law-enforcement holds, oldest first, whether they stand or not.',
  })
  async holds(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<LawEnforcementHold[]> {
    return (await load(holdsOf, id)).map(toLawEnforcementHold);
  }
}

@Resolver(() => Obligation)
export class ObligationHoldResolver {
  @FieldResolver(() => ObligationHold, {
    nullable: true,
    description: 'What a law-enforcement hold does to it now; null: none was ever about it.',
  })
  async hold(
    @Root() { id, incidentId }: Obligation,
    @Ctx() { load, now }: RequestContext,
  ): Promise<ObligationHold | null> {
    const holds = (await load(holdsOf, incidentId)).map(toHold);
    if (holds.length === 0) return null;
    return sayHold(found(await load(heldTermsOf, id), 'obligation'), holds, await now());
  }
}
