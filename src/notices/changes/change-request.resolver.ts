import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { noticeById } from '../notice.batch.ts';
import { Notice, toNotice } from '../notice.type.ts';
import type { NoticesContext } from '../texts/notices-context.ts';
import { changeRequestsOf } from './change-request.batch.ts';
import {
  ChangeRequest,
  OverrideChangeRequestInput,
  RequestChangeInput,
  ResolveChangeRequestInput,
  toChangeRequest,
  WithdrawChangeRequestInput,
} from './change-request.type.ts';
import {
  overrideChangeRequest,
  resolveChangeRequest,
  withdrawChangeRequest,
} from './close-change-request.ts';
import { requestChange } from './request-change.ts';

const show = async ({ load }: NoticesContext, { noticeId }: { noticeId: string }) =>
  toNotice(found(await load(noticeById, noticeId), 'notice'));

@Resolver(() => Notice)
export class ChangeRequestResolver {
  @FieldResolver(() => [ChangeRequest], {
    description:
      'Changes asked of any version, oldest first, 100 at the most; open ones keep it from being approved.',
  })
  async changeRequests(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<ChangeRequest[]> {
    return (await load(changeRequestsOf, id)).map(toChangeRequest);
  }

  @Extensions({ permission: 'notice:advise' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Asks for a change of the current version: nobody approves it until that is answered. An approval that is complete stands; refuseNotice takes it back. Fails with CONFLICT (another version is current), INVALID_INPUT (unknown element), REASON_REQUIRED, LIMIT_EXCEEDED or NOT_FOUND.',
  })
  async requestChange(
    @Arg('input', () => RequestChangeInput, { description: 'What is to change.' }) input: RequestChangeInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('requestChange', input, (work) => requestChange(work, context, input)),
    );
  }

  @Extensions({ permission: 'notice:write' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Says what a later version makes of a change request. Fails with CONFLICT (the version it is about is current still, or it is closed), REASON_REQUIRED or NOT_FOUND.',
  })
  async resolveChangeRequest(
    @Arg('input', () => ResolveChangeRequestInput, { description: 'Which, and what was changed.' })
    input: ResolveChangeRequestInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('resolveChangeRequest', input, (work) => resolveChangeRequest(work, input)),
    );
  }

  @Extensions({ permission: 'notice:advise' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Takes a change request of your own back. Fails with FORBIDDEN (reason NOT_YOURS), CONFLICT (it is closed) or NOT_FOUND.',
  })
  async withdrawChangeRequest(
    @Arg('input', () => WithdrawChangeRequestInput, { description: 'Which.' })
    input: WithdrawChangeRequestInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    return show(
      context,
      await context.mutate('withdrawChangeRequest', input, (work) => withdrawChangeRequest(work, input)),
    );
  }

  @Extensions({ permission: 'notice:confirm' satisfies Permission })
  @Mutation(() => Notice, {
    description:
      'Goes without a change that was asked for, by name and with a reason. Fails with FORBIDDEN (reason AUTHOR: you wrote a version), CONFLICT (it is closed), REASON_REQUIRED or NOT_FOUND.',
  })
  async overrideChangeRequest(
    @Arg('input', () => OverrideChangeRequestInput, { description: 'Which, and why.' })
    input: OverrideChangeRequestInput,
    @Ctx() context: NoticesContext,
  ): Promise<Notice> {
    const { changeRequestId, reason: note } = input;
    return show(
      context,
      await context.mutate('overrideChangeRequest', input, (work) =>
        overrideChangeRequest(work, { changeRequestId, note }),
      ),
    );
  }
}
