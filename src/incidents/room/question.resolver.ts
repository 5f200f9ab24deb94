import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { wordsOf } from '../../platform/audit/statement.batch.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { Incident } from '../incident.type.ts';
import { amendQuestion } from './amend-question.ts';
import { askQuestion } from './ask-question.ts';
import { namedMember } from './named-member.ts';
import {
  AmendQuestionInput,
  AnswerQuestionInput,
  AskQuestionInput,
  IncidentQuestion,
  IncidentQuestionConnection,
  toIncidentQuestion,
  WithdrawQuestionInput,
} from './question.type.ts';
import { questionById, questionsOf } from './room.batch.ts';
import { placeByDate } from './room-page.ts';
import { answerQuestion, withdrawQuestion } from './settle-question.ts';

const show = async ({ load }: RequestContext, id: string) =>
  toIncidentQuestion(found(await load(questionById, id), 'question'));

@Resolver(() => IncidentQuestion)
export class QuestionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The question; null: its words were erased.' })
  text(@Root() { textId }: IncidentQuestion, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, textId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The answer, or why it was withdrawn; null: open, or its words were erased.',
  })
  answer(@Root() { answerId }: IncidentQuestion, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, answerId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who finds out; null: nobody yet.' })
  owner(@Root() { ownerId }: IncidentQuestion, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, ownerId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who asked.' })
  askedBy(@Root() { askedBy }: IncidentQuestion, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, askedBy);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who answered or withdrew it; null: open.' })
  settledBy(
    @Root() { settledBy }: IncidentQuestion,
    @Ctx() { load }: RequestContext,
  ): Promise<Member | null> {
    return namedMember(load, settledBy);
  }

  @Extensions({ permission: 'room:add' satisfies Permission })
  @Mutation(() => IncidentQuestion, {
    description:
      'Asks what the team wants to find out. Fails with NOT_FOUND for an unknown incident or member, INVALID_INPUT without words.',
  })
  async askQuestion(
    @Arg('input', () => AskQuestionInput, { description: 'The question.' }) input: AskQuestionInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentQuestion> {
    const { questionId } = await context.mutate('askQuestion', input, (work) => askQuestion(work, input));
    return show(context, questionId);
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => IncidentQuestion, {
    description:
      'Gives an open question another owner or date. Fails with NOT_FOUND, or CONFLICT once it is settled.',
  })
  async amendQuestion(
    @Arg('input', () => AmendQuestionInput, { description: 'What changes.' }) input: AmendQuestionInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentQuestion> {
    const { questionId } = await context.mutate('amendQuestion', input, (work) => amendQuestion(work, input));
    return show(context, questionId);
  }

  @Extensions({ permission: 'room:add' satisfies Permission })
  @Mutation(() => IncidentQuestion, {
    description:
      'Answers a question, or answers it better than before. Fails with NOT_FOUND, or FORBIDDEN for a member who neither owns it nor works in the room.',
  })
  async answerQuestion(
    @Arg('input', () => AnswerQuestionInput, { description: 'The answer.' }) input: AnswerQuestionInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentQuestion> {
    const { questionId } = await context.mutate('answerQuestion', input, (work) =>
      answerQuestion(work, input),
    );
    return show(context, questionId);
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => IncidentQuestion, {
    description: 'Takes an open question back. Fails with NOT_FOUND, or CONFLICT once it is settled.',
  })
  async withdrawQuestion(
    @Arg('input', () => WithdrawQuestionInput, { description: 'Which, and why.' })
    input: WithdrawQuestionInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentQuestion> {
    const { questionId } = await context.mutate('withdrawQuestion', input, (work) =>
      withdrawQuestion(work, input),
    );
    return show(context, questionId);
  }
}

@Resolver(() => Incident)
export class IncidentQuestionsResolver {
  @FieldResolver(() => IncidentQuestionConnection, {
    description: "The team's own questions, earliest wanted first, settled ones included.",
  })
  async questions(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<IncidentQuestion>> {
    const page = pageOf(args);
    const rows = await load(questionsOf, { of: id, ...page });
    return toConnection(rows, page, ({ wantedBy, id }) => placeByDate(wantedBy, id), toIncidentQuestion);
  }
}
