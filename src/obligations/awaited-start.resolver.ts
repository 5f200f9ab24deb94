import { Ctx, Extensions, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { anchorsOf, eventOf, nameOfEvent, ruleAnswered } from '../domain/anchors.ts';
import { type MilestoneKey, milestoneKeys } from '../domain/milestones.ts';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { MilestoneEnum } from '../incidents/fact-enums.type.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { isHandSet } from './hand-set.ts';
import { Obligation } from './obligation.type.ts';
import { settlingOf } from './settling.batch.ts';
import { waysToSettle } from './settling.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({ description: 'An event that starts a clock and is not known yet.' })
export class AwaitedStart {
  @Field(() => String, { description: 'The event ("aware", "discovered", "answered:<ruleId>").' })
  event!: string;
  @Field(() => String, { description: 'The same in words.' }) says!: string;
  @Field(() => MilestoneEnum, {
    nullable: true,
    description:
      'The milestone to give with amendFacts; null: it is none. Awareness is declared with declareAwareness.',
  })
  milestone!: MilestoneKey | null;
  @Field(() => String, {
    nullable: true,
    description: 'The rule whose obligation must be answered first; null: it waits for no answer.',
  })
  answerOf!: string | null;
}

@Resolver(() => Obligation)
export class AwaitedStartResolver {
  @FieldResolver(() => AwaitedStart, {
    nullable: true,
    description:
      'What its clock is to start with and nobody has given yet, whatever it runs from meanwhile; null: it is known, or nothing is left to settle.',
  })
  async awaitedStart(
    @Root() { id, incidentId, startEvent, source }: Obligation,
    @Ctx() { load }: RequestContext,
  ): Promise<AwaitedStart | null> {
    const duty = found(await load(settlingOf, id), 'obligation');
    if (isHandSet(source) || waysToSettle(duty).length === 0) return null;
    const event = eventOf(duty.clockStart);
    const row = found(await load(incidentById, incidentId), 'incident');
    const answerOf = ruleAnswered(event);
    const isKnown = answerOf === null ? event in anchorsOf(row, []) : startEvent === event;
    if (isKnown) return null;
    const milestone = milestoneKeys.find((key) => key === event) ?? null;
    return Object.assign(new AwaitedStart(), { event, says: nameOfEvent(event), milestone, answerOf });
  }
}
