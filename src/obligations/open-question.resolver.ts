import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AnswerFormType } from '../incidents/answer.type.ts';
import { answerForms } from '../incidents/answer-form.ts';
import { dataSetsOf, groupsOf } from '../incidents/incident.batch.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { OpenQuestion } from './reasoning.type.ts';

/** What a rule asks, and how a client turns the answer into a call. */
@Resolver(() => OpenQuestion)
export class OpenQuestionResolver {
  @FieldResolver(() => [AnswerFormType], {
    description:
      'How it can be answered, the most direct way first; each names its key, its type and the mutation. Empty: no single answer settles it.',
  })
  async answers(
    @Root() { key, incidentId }: OpenQuestion,
    @Ctx() { load, catalog }: RulesContext,
  ): Promise<AnswerFormType[]> {
    const sets = await load(dataSetsOf, incidentId);
    const dataSets = await Promise.all(
      sets.map(async ({ id, role }) => ({ id, role, groups: await load(groupsOf, id) })),
    );
    return answerForms(key, { dataSets }, catalog).map((form) => Object.assign(new AnswerFormType(), form));
  }
}
