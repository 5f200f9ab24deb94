import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../domain/refusal.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { reasoningOf } from './obligation.batch.ts';
import { Obligation } from './obligation.type.ts';
import { CountedCalendar, DueStep, Exemption, OpenQuestion, OtherReading, Reason } from './reasoning.type.ts';

const reasoning = async ({ load }: RequestContext, id: string) =>
  found(await load(reasoningOf, id), 'obligation');

/** Why an obligation was judged so and how its date came about: kept apart, since lists rarely ask. */
@Resolver(() => Obligation)
export class ReasoningResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is decided who exactly must be told.' })
  async recipientDecided(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<boolean> {
    return (await reasoning(context, id)).why.recipientDecided;
  }

  @FieldResolver(() => [Reason], {
    description: 'Why: the clauses that ask and the facts that answered.',
  })
  async why(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<readonly Reason[]> {
    return (await reasoning(context, id)).why.why;
  }

  @FieldResolver(() => [Exemption], { description: 'The exemptions considered and what became of them.' })
  async exemptions(
    @Root() { id }: Obligation,
    @Ctx() context: RequestContext,
  ): Promise<readonly Exemption[]> {
    return (await reasoning(context, id)).why.exemptions;
  }

  @FieldResolver(() => [OpenQuestion], {
    description:
      'Questions whose answer could still change the verdict or the recipient, lift the duty, or (where the register itself answers it) meet it.',
  })
  async openQuestions(
    @Root() { id, incidentId }: Obligation,
    @Ctx() context: RequestContext,
  ): Promise<readonly OpenQuestion[]> {
    return (await reasoning(context, id)).why.openQuestions.map((one) => ({ ...one, incidentId }));
  }

  @FieldResolver(() => [DueStep], { description: 'How the date came about, step by step.' })
  async derivation(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<readonly DueStep[]> {
    return (await reasoning(context, id)).derivation.steps;
  }

  @FieldResolver(() => [OtherReading], {
    description: 'Other readings of a start the source does not state; shown beside, never instead.',
  })
  async otherReadings(
    @Root() { id }: Obligation,
    @Ctx() context: RequestContext,
  ): Promise<readonly OtherReading[]> {
    return (await reasoning(context, id)).derivation.beside;
  }

  @FieldResolver(() => [CountedCalendar], {
    description: 'The calendars of business days on which the date was counted; empty: none.',
  })
  async calendars(
    @Root() { id }: Obligation,
    @Ctx() context: RequestContext,
  ): Promise<readonly CountedCalendar[]> {
    return (await reasoning(context, id)).derivation.calendars ?? [];
  }

  @FieldResolver(() => Instant, { nullable: true, description: 'Guidance, not law; null: none.' })
  async softTargetAt(@Root() { id }: Obligation, @Ctx() context: RequestContext): Promise<string | null> {
    return (await reasoning(context, id)).derivation.softTargetAt;
  }
}
