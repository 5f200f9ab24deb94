import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../../domain/refusal.ts';
import { Notice } from '../notice.type.ts';
import { NoticeProblem } from '../notice-problem.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { checkMaterialOf } from './check-material.batch.ts';
import { problemsOf } from './check-notice.ts';

@Resolver(() => Notice)
export class NoticeProblemsResolver {
  @FieldResolver(() => [NoticeProblem], {
    description:
      'What is wrong with the current text, held against the facts as they are now; empty: nothing.',
  })
  async problems(@Root() { id }: Notice, @Ctx() context: NoticesContext): Promise<NoticeProblem[]> {
    const material = found(await context.load(checkMaterialOf, id), 'notice');
    return problemsOf(material, context.catalog, await context.now()).map((problem) =>
      Object.assign(new NoticeProblem(), problem),
    );
  }
}
