import { Arg, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { standing } from '../domain/approval.ts';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Incident } from '../incidents/incident.type.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { asDecision } from './find-valid-approval.ts';
import { decisionsOf, noticeById, noticesOf, obligationIdsOf, versionsOf } from './notice.batch.ts';
import {
  Notice,
  NoticeApproval,
  NoticeVersion,
  toNotice,
  toNoticeApproval,
  toNoticeVersion,
} from './notice.type.ts';

const current = async ({ load }: RequestContext, { id, currentVersion }: Notice) =>
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
    @Ctx() { load }: RequestContext,
  ): Promise<Notice | null> {
    const row = await load(noticeById, id);
    return row && toNotice(row);
  }

  @FieldResolver(() => NoticeVersion, { description: 'The current text.' })
  async version(@Root() notice: Notice, @Ctx() context: RequestContext): Promise<NoticeVersion> {
    return toNoticeVersion(await current(context, notice));
  }

  @FieldResolver(() => [NoticeVersion], { description: 'Every text there was, oldest first.' })
  async versions(@Root() { id }: Notice, @Ctx() { load }: RequestContext): Promise<NoticeVersion[]> {
    return (await load(versionsOf, id)).map(toNoticeVersion);
  }

  @FieldResolver(() => [ID], { description: 'The obligations it answers.' })
  obligationIds(@Root() { id }: Notice, @Ctx() { load }: RequestContext): Promise<string[]> {
    return load(obligationIdsOf, id);
  }

  @FieldResolver(() => NoticeApproval, {
    nullable: true,
    description:
      'The newest decision that settles the current version: a refusal, or the approval that filled the last place of its policy; null: none. An edit makes a version nobody decided on. Who is still awaited: approvalProgress.',
  })
  async approval(
    @Root() { id, currentVersion }: Notice,
    @Ctx() { load }: RequestContext,
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
    @Ctx() { load, now }: RequestContext,
  ): Promise<boolean> {
    const decisions = (await load(decisionsOf, id)).map(({ approval }) => asDecision(approval));
    return standing(currentVersion, decisions, await now()) !== 'APPROVED';
  }
}

@Resolver(() => Incident)
export class IncidentNoticesResolver {
  @FieldResolver(() => [Notice], { description: 'Its notices, oldest first.' })
  async notices(@Root() { id }: Incident, @Ctx() { load }: RequestContext): Promise<Notice[]> {
    return (await load(noticesOf, id)).map(toNotice);
  }
}
