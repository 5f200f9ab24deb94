import { Arg, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { standing } from '../domain/approval.ts';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Incident } from '../incidents/incident.type.ts';
import { approveNotice } from './approve-notice.ts';
import { checkMaterialOf } from './check-material.batch.ts';
import { problemsOf } from './check-notice.ts';
import { asDecision } from './find-valid-approval.ts';
import { decisionsOf, noticeById, noticesOf, obligationIdsOf, versionsOf } from './notice.batch.ts';
import { ApproveNoticeInput, RefuseNoticeInput } from './notice.input.ts';
import {
  Notice,
  NoticeApproval,
  NoticeVersion,
  toNotice,
  toNoticeApproval,
  toNoticeVersion,
} from './notice.type.ts';
import { NoticeProblem } from './notice-problem.type.ts';
import type { NoticesContext } from './notices-context.ts';
import { refuseNotice } from './refuse-notice.ts';

const show = async ({ load }: NoticesContext, id: string) =>
  toNotice(found(await load(noticeById, id), 'notice'));

const current = async ({ load }: NoticesContext, { id, currentVersion }: Notice) =>
  found(
    (await load(versionsOf, id)).find(({ version }) => version === currentVersion),
    'notice version',
  );

@Resolver(() => Notice)
export class NoticeResolver {
  @Extensions({ permission: 'notice:read' satisfies Permission })
  @Query(() => Notice, {
    nullable: true,
    description: 'One notice; null if there is none with this id in your organization.',
  })
  async notice(
    @Arg('id', () => ID, { description: 'The notice.' }) id: string,
    @Ctx() { load }: NoticesContext,
  ): Promise<Notice | null> {
    const row = await load(noticeById, id);
    return row && toNotice(row);
  }

  @FieldResolver(() => NoticeVersion, { description: 'The current text.' })
  async version(@Root() notice: Notice, @Ctx() context: NoticesContext): Promise<NoticeVersion> {
    return toNoticeVersion(await current(context, notice));
  }

  @FieldResolver(() => [NoticeVersion], { description: 'Every text there was, oldest first.' })
  async versions(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<NoticeVersion[]> {
    return (await load(versionsOf, id)).map(toNoticeVersion);
  }

  @FieldResolver(() => [ID], { description: 'The obligations it answers.' })
  obligationIds(@Root() { id }: Notice, @Ctx() { load }: NoticesContext): Promise<string[]> {
    return load(obligationIdsOf, id);
  }

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

  @FieldResolver(() => NoticeApproval, {
    nullable: true,
    description:
      'The newest decision that settles the current version: a refusal, or the approval that filled the last place of its policy; null: none. An edit makes a version nobody decided on. Who is still awaited: approvalProgress.',
  })
  async approval(
    @Root() { id, currentVersion }: Notice,
    @Ctx() { load }: NoticesContext,
  ): Promise<NoticeApproval | null> {
    const own = (await load(decisionsOf, id)).filter(
      ({ approval }) => approval.noticeVersion === currentVersion,
    );
    const newest = own.findLast(({ approval: { settles } }) => settles);
    return newest ? toNoticeApproval(newest) : null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the current version still needs an approval before it is sent: none is complete, or it has expired.',
  })
  async needsApproval(
    @Root() { id, currentVersion }: Notice,
    @Ctx() { load, now }: NoticesContext,
  ): Promise<boolean> {
    const decisions = (await load(decisionsOf, id)).map(({ approval }) => asDecision(approval));
    return standing(currentVersion, decisions, await now()) !== 'APPROVED';
  }

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

@Resolver(() => Incident)
export class IncidentNoticesResolver {
  @FieldResolver(() => [Notice], { description: 'Its notices, oldest first.' })
  async notices(@Root() { id }: Incident, @Ctx() { load }: NoticesContext): Promise<Notice[]> {
    return (await load(noticesOf, id)).map(toNotice);
  }
}
