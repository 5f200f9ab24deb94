import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../domain/refusal.ts';
import type { HandSetSource } from '../domain/rule.ts';
import { Incident } from '../incidents/incident.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { ClockOutcomeEnum } from './clock.type.ts';
import { DecisionGroundEnum } from './decision.type.ts';
import { Filing } from './filing.type.ts';
import { isHandSet } from './hand-set.ts';
import { obligationById } from './obligation.batch.ts';
import { Obligation, toObligation } from './obligation.type.ts';
import type { DecisionGround } from './obligation-decision.row.ts';
import type { ClockOutcome } from './set-clock.row.ts';
import { outcomesOf } from './settle-clock.ts';
import { settlingOf, settlingOfIncident } from './settling.batch.ts';
import { groundsFor, type SettledBy, sayHow, waysToSettle, whyOpen } from './settling.ts';
import { ClosingBlock, SettledByEnum } from './settling.type.ts';

const settling = async ({ load }: RequestContext, id: string) =>
  found(await load(settlingOf, id), 'obligation');
const show = async ({ load }: RequestContext, id: string) =>
  toObligation(found(await load(obligationById, id), 'obligation'));

/** What a client can do next about an obligation, and what is between an incident and its end. */
@Resolver(() => Obligation)
export class SettlingResolver {
  @FieldResolver(() => [SettledByEnum], {
    description: 'How it can be settled, the usual way before the others; empty: nothing is left to settle.',
  })
  async settledBy(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<readonly SettledBy[]> {
    return waysToSettle(await settling(context, id));
  }

  @FieldResolver(() => [DecisionGroundEnum], {
    description:
      'On which grounds decideNotRequired takes it; EXEMPTION names one of `exemptions`. Empty: there is nothing to decide.',
  })
  async decisionGrounds(
    @Root() { id }: Obligation,
    @Ctx() context: RequestContext,
  ): Promise<readonly DecisionGround[]> {
    return groundsFor(await settling(context, id));
  }

  @FieldResolver(() => [ClockOutcomeEnum], {
    description: 'As what settleClock can end it, where a person set this clock; empty: it is of a rule.',
  })
  clockOutcomes(@Root() { source }: Obligation): readonly ClockOutcome[] {
    return isHandSet(source) ? outcomesOf[source as HandSetSource] : [];
  }
}

@Resolver(() => Incident)
export class IncidentSettlingResolver {
  @FieldResolver(() => [ClosingBlock], {
    description:
      'The obligations that keep it from being closed, earliest due first. Empty: closeIncident goes ahead.',
  })
  async blocksClosing(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<ClosingBlock[]> {
    return (await load(settlingOfIncident, id)).flatMap((duty) => {
      const why = whyOpen(duty);
      const block = { why, says: sayHow(duty), obligationId: duty.id };
      return why === null ? [] : [Object.assign(new ClosingBlock(), block)];
    });
  }
}

@Resolver(() => ClosingBlock)
export class ClosingBlockResolver {
  @FieldResolver(() => Obligation, { description: 'The obligation.' })
  obligation(@Root() { obligationId }: ClosingBlock, @Ctx() context: RequestContext): Promise<Obligation> {
    return show(context, obligationId);
  }
}

@Resolver(() => Filing)
export class FilingObligationResolver {
  @FieldResolver(() => Obligation, { description: 'What it answers.' })
  obligation(@Root() { obligationId }: Filing, @Ctx() context: RequestContext): Promise<Obligation> {
    return show(context, obligationId);
  }
}
