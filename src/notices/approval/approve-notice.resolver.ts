import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { noticeById } from '../notice.batch.ts';
import { Notice, toNotice } from '../notice.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { ApproveNoticeInput, RefuseNoticeInput } from './approve-notice.input.ts';
import { approveNotice } from './approve-notice.ts';
import { refuseNotice } from './refuse-notice.ts';

const show = async ({ load }: NoticesContext, id: string) =>
  toNotice(found(await load(noticeById, id), 'notice'));

@Resolver(() => Notice)
export class ApproveNoticeResolver {
  @Extensions({ permission: 'notice:approve' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      "Approves one exact version for the audience as it stands: fills the next place of the organization's policy. Fails with NOT_YOUR_TURN (step, roles, capacity, missing), CHANGES_REQUESTED (changeRequestIds), NOTICE_HAS_PROBLEMS, FORBIDDEN (reason AUTHOR: you wrote a version of it; SAME_PERSON: you had your say in this round), CONFLICT (another version is current, or nobody was imported) or NOT_FOUND.",
  })
  async approveNotice(
    @Arg('input', () => ApproveNoticeInput, { description: 'What was read.' }) input: ApproveNoticeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('approveNotice', input, (work) =>
      approveNotice(work, context, input),
    );
    return show(context, noticeId);
  }

  @Extensions({ permission: 'notice:approve' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Refuses one exact version, an approved one too; approvals under way end with it. Fails with REASON_REQUIRED without an opinion, CONFLICT (another version is current) or NOT_FOUND.',
  })
  async refuseNotice(
    @Arg('input', () => RefuseNoticeInput, { description: 'What was read, and why not.' })
    input: RefuseNoticeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { noticeId } = await context.mutate('refuseNotice', input, (work) => refuseNotice(work, input));
    return show(context, noticeId);
  }
}
