import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { found } from '../../domain/refusal.ts';
import { Notice } from '../notice.type.ts';
import { NoticeProblem } from '../notice-problem.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { checkMaterialOf } from './check-material.batch.ts';
import type { CheckMaterial } from './check-material.ts';
import { problemsOf } from './check-notice.ts';
import { withText } from './with-text.ts';

@Resolver(() => Notice)
export class NoticeProblemsResolver {
  @FieldResolver(() => [NoticeProblem], {
    description:
      'What is wrong with the current text, held against the facts as they are now; empty: nothing.',
  })
  async problems(@Root() { id }: Notice, @Ctx() context: NoticesContext): Promise<NoticeProblem[]> {
    return show(found(await context.load(checkMaterialOf, id), 'notice'), context);
  }

  @FieldResolver(() => [NoticeProblem], {
    description:
      'What would be wrong if this were its text, so that an editor can say so while somebody writes: nothing is stored, and what was answered for in the current text counts as open. Fails with INVALID_INPUT (no text in this language).',
  })
  async problemsIf(
    @Root() { id }: Notice,
    @Arg('subject', () => String, { nullable: true, description: 'The subject; absent: as it is.' })
    subject: string | null,
    @Arg('body', () => String, {
      nullable: true,
      description: 'The body in Markdown with its fences (see NoticeVersion.body); absent: as it is.',
    })
    body: string | null,
    @Arg('locale', () => String, {
      nullable: true,
      description: 'Which of its languages; the default one if absent.',
    })
    locale: string | null,
    @Ctx() context: NoticesContext,
  ): Promise<NoticeProblem[]> {
    const material = found(await context.load(checkMaterialOf, id), 'notice');
    return show(withText(material, { subject, body, locale }), context);
  }
}

const show = async (material: CheckMaterial, context: NoticesContext): Promise<NoticeProblem[]> =>
  problemsOf(material, context.catalog, await context.now()).map((problem) =>
    Object.assign(new NoticeProblem(), problem),
  );
