import { Arg, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { AnswerFormType } from '../../incidents/answer.type.ts';
import { answerForms } from '../../incidents/answer-form.ts';
import { Incident } from '../../incidents/incident.type.ts';
import { LARGEST_PAGE } from '../../platform/graphql/paging.ts';
import type { RulesContext } from '../../rules/rules-context.ts';
import { evaluateIncident, selected } from './evaluate.ts';
import { Evaluation } from './evaluation.type.ts';
import { AskedQuestion, RankedQuestion, toRankedQuestions } from './question.type.ts';
import { rankQuestions } from './rank-questions.ts';

/** Each way to answer each question is judged: far more than reading a field. */
const COST = 300;
const cost = ({ args, childComplexity }: { args: { first?: number }; childComplexity: number }) =>
  COST + Math.max(0, args.first ?? 0) * childComplexity;
const FIRST = {
  defaultValue: 50,
  description: `How many at the most, 1 to ${LARGEST_PAGE}: those that matter most.`,
};
const formsOf = ({ key, facts }: AskedQuestion, { catalog }: RulesContext): AnswerFormType[] =>
  answerForms(key, facts, catalog).map((form) => Object.assign(new AnswerFormType(), form));

@Resolver(() => AskedQuestion)
export class AskedQuestionResolver {
  @FieldResolver(() => [AnswerFormType], {
    description:
      'How it can be answered, the most direct way first. In facts that are only tried the answer goes where reporting would have it.',
  })
  answers(@Root() question: AskedQuestion, @Ctx() context: RulesContext): AnswerFormType[] {
    return formsOf(question, context);
  }
}

@Resolver(() => RankedQuestion)
export class RankedQuestionResolver {
  @FieldResolver(() => [AnswerFormType], {
    description: 'How it can be answered, the most direct way first; empty: no single answer settles it.',
  })
  answers(@Root() question: RankedQuestion, @Ctx() context: RulesContext): AnswerFormType[] {
    return formsOf(question, context);
  }
}

@Resolver(() => Evaluation)
export class EvaluationQuestionsResolver {
  @Extensions({ complexity: cost })
  @FieldResolver(() => [RankedQuestion], {
    description:
      'What the rules (those asked for) want to know, each question once, the one first on which most hangs.',
  })
  async questions(
    @Root() { tried, selection }: Evaluation,
    @Ctx() { catalog }: RulesContext,
    @Arg('first', () => Int, FIRST) first: number,
  ): Promise<RankedQuestion[]> {
    const asking = selected(tried.verdicts, { ...selection, verdicts: null, remote: true });
    return toRankedQuestions(await rankQuestions(tried, asking, catalog), tried.of.facts).slice(0, first);
  }
}

@Resolver(() => Incident)
export class OpenQuestionsResolver {
  @Extensions({ permission: 'obligation:read' satisfies Permission, complexity: cost })
  @FieldResolver(() => [RankedQuestion], {
    description:
      'What the rules want to know of it, each question once, the one first on which most hangs; laws of places that nothing known points to ask, too.',
  })
  async openQuestions(
    @Root() { id }: Incident,
    @Ctx() context: RulesContext,
    @Arg('first', () => Int, FIRST) first: number,
  ): Promise<RankedQuestion[]> {
    const { before } = await evaluateIncident(context, id, {});
    return toRankedQuestions(
      await rankQuestions(before, before.verdicts, context.catalog),
      before.of.facts,
    ).slice(0, first);
  }
}
