import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found, Refusal } from '../domain/refusal.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { AnswerOpenQuestionsInput, type OpenAnswerInput } from './answer.type.ts';
import { type AnswerValue, answerOpenQuestions } from './answer-open-questions.ts';
import { incidentById } from './incident.batch.ts';
import { Incident, toIncident } from './incident.type.ts';

@Resolver()
export class AnswerResolver {
  @Extensions({ permission: 'incident:amend' satisfies Permission })
  @Mutation(() => Incident, {
    description:
      'Answers questions that rules ask (openQuestions { answers }), as one new version of the facts: what is not named stays as it is, and every obligation is judged again. Fails with NOT_FOUND, CONFLICT (closed) or INVALID_INPUT.',
  })
  async answerOpenQuestions(
    @Arg('input', () => AnswerOpenQuestionsInput, { description: 'The answers, each by its key.' })
    input: AnswerOpenQuestionsInput,
    @Ctx() context: RulesContext,
  ): Promise<Incident> {
    const given = { ...input, answers: input.answers.map(oneValue) };
    const { incidentId } = await context.mutate('answerOpenQuestions', input, (work) =>
      answerOpenQuestions(work, context.catalog, given),
    );
    return toIncident(found(await context.load(incidentById, incidentId), 'incident'));
  }
}

function oneValue({ key, ...values }: OpenAnswerInput): { key: string; value: AnswerValue | null } {
  const given = Object.values(values).filter((value) => value !== null && value !== undefined);
  if (given.length > 1)
    throw new Refusal('INVALID_INPUT', `Give "${key}" one value: yes, text, texts, number or groups.`, {
      key,
    });
  return { key, value: given[0] ?? null };
}
