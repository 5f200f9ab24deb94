import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { decideNotRequired } from './decide-not-required.ts';
import {
  DecideNotRequiredInput,
  ObligationDecision,
  toDecision,
  WithdrawDecisionInput,
} from './decision.type.ts';
import { dueHistoryOf } from './due-history.batch.ts';
import { DueHistoryEntry } from './due-history.type.ts';
import { obligationById } from './obligation.batch.ts';
import { Obligation, toObligation } from './obligation.type.ts';
import { RegisterEntry } from './register.type.ts';
import { decisionsOf, decisionsOfIncident } from './shown-decision.ts';
import { withdrawDecision } from './withdraw-decision.ts';

const show = async ({ load }: RequestContext, id: string) =>
  toObligation(found(await load(obligationById, id), 'obligation'));

/** What people decide about duties, and what became of their dates. */
@Resolver(() => Obligation)
export class ObligationDecisionResolver {
  @Extensions({ permission: 'obligation:decide' satisfies Permission })
  @Mutation(() => Obligation, {
    description:
      'Decides, as a named person and with a rationale, that a duty is not required, or to depart from a promise. Fails with CONFLICT if it is met or decided, INVALID_INPUT for a ground that does not fit.',
  })
  async decideNotRequired(
    @Arg('input', () => DecideNotRequiredInput, { description: 'Which and why.' })
    input: DecideNotRequiredInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    const { obligationId } = await context.mutate('decideNotRequired', input, (work) =>
      decideNotRequired(work, input),
    );
    return show(context, obligationId);
  }

  @Extensions({ permission: 'obligation:decide' satisfies Permission })
  @Mutation(() => Obligation, {
    description: 'Takes a decision back: the duty stands again. Fails with CONFLICT if none stands.',
  })
  async withdrawDecision(
    @Arg('input', () => WithdrawDecisionInput, { description: 'Which and why.' })
    input: WithdrawDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<Obligation> {
    const { obligationId } = await context.mutate('withdrawDecision', input, (work) =>
      withdrawDecision(work, input),
    );
    return show(context, obligationId);
  }

  @FieldResolver(() => [ObligationDecision], {
    description: 'Decisions that it is not required, oldest first: the one that stands and those that ended.',
  })
  async decisions(
    @Root() { id }: Obligation,
    @Ctx() { load }: RequestContext,
  ): Promise<ObligationDecision[]> {
    return (await load(decisionsOf, id)).map(toDecision);
  }

  @FieldResolver(() => [DueHistoryEntry], {
    description:
      'Every due instant it had, oldest first, with who moved it and why; the last one is current.',
  })
  async dueHistory(@Root() { id }: Obligation, @Ctx() { load }: RequestContext): Promise<DueHistoryEntry[]> {
    return (await load(dueHistoryOf, id)).map((row) => Object.assign(new DueHistoryEntry(), row));
  }
}

/** Duties decided away belong in the register (GDPR Art. 33(5)). */
@Resolver(() => RegisterEntry)
export class RegisterDecisionsResolver {
  @FieldResolver(() => [ObligationDecision], {
    description: 'Decisions that a duty is not required, with their rationale, oldest first; ended ones too.',
  })
  async decisions(
    @Root() { incident }: RegisterEntry,
    @Ctx() { load }: RequestContext,
  ): Promise<ObligationDecision[]> {
    return (await load(decisionsOfIncident, incident.id)).map(toDecision);
  }
}
