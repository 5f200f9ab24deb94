import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Notice } from '../notice.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { approvalProgressOf } from './approval-progress.ts';
import { ApprovalProgress } from './approval-progress.type.ts';

@Resolver(() => Notice)
export class ApprovalProgressResolver {
  @FieldResolver(() => ApprovalProgress, {
    description: 'How the approval of the current version stands: which steps, who approved, who is awaited.',
  })
  async approvalProgress(
    @Root() notice: Notice,
    @Ctx() { load, now }: NoticesContext,
  ): Promise<ApprovalProgress> {
    return approvalProgressOf(load, notice, await now());
  }
}
