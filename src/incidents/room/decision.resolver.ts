import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { wordsOf } from '../../platform/audit/statement.batch.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { Incident } from '../incident.type.ts';
import {
  IncidentDecision,
  IncidentDecisionConnection,
  LogDecisionInput,
  toIncidentDecision,
} from './decision.type.ts';
import { logDecision } from './log-decision.ts';
import { namedMember } from './named-member.ts';
import { decisionById, decisionsOf } from './room.batch.ts';
import { placeByDate } from './room-page.ts';

@Resolver(() => IncidentDecision)
export class DecisionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What was decided; null: erased.' })
  what(@Root() { whatId }: IncidentDecision, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, whatId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why; null: erased.' })
  why(@Root() { whyId }: IncidentDecision, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, whyId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who decided, by name; null only where a name was erased.',
  })
  async decidedBy(
    @Root() { decidedBy, deciderNameId }: IncidentDecision,
    @Ctx() { load }: RequestContext,
  ): Promise<string | null> {
    return (await namedMember(load, decidedBy))?.name ?? wordsOf(load, deciderNameId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who wrote it down.' })
  loggedBy(@Root() { loggedBy }: IncidentDecision, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, loggedBy);
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => IncidentDecision, {
    description:
      'Writes down what a named person decided, and why. Fails with NOT_FOUND for an unknown incident, member or decision, INVALID_INPUT without words or with a time in the future.',
  })
  async logDecision(
    @Arg('input', () => LogDecisionInput, { description: 'The decision.' }) input: LogDecisionInput,
    @Ctx() { mutate, load }: RequestContext,
  ): Promise<IncidentDecision> {
    const { decisionId } = await mutate('logDecision', input, (work) => logDecision(work, input));
    return toIncidentDecision(found(await load(decisionById, decisionId), 'decision'));
  }
}

@Resolver(() => Incident)
export class IncidentDecisionsResolver {
  @FieldResolver(() => IncidentDecisionConnection, {
    description:
      'The log of decisions, newest first. What was decided about a duty stands on its obligation.',
  })
  async decisions(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<IncidentDecision>> {
    const page = pageOf(args);
    const rows = await load(decisionsOf, { of: id, ...page });
    return toConnection(rows, page, ({ decidedAt, id }) => placeByDate(decidedAt, id), toIncidentDecision);
  }
}
