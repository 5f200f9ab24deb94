import type { DateTime } from 'luxon';
import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { statementById, wordsOf } from '../../platform/audit/statement.batch.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { Incident } from '../incident.type.ts';
import { addComment } from './add-comment.ts';
import type { CommentRow } from './comment.row.ts';
import {
  AddCommentInput,
  IncidentComment,
  IncidentCommentConnection,
  RetractCommentInput,
  toIncidentComment,
} from './comment.type.ts';
import { namedMember } from './named-member.ts';
import { retractComment } from './retract-comment.ts';
import { adviceOf, commentById, commentsOf } from './room.batch.ts';
import { placeByDate } from './room-page.ts';

const placeOf = ({ writtenAt, id }: CommentRow) => placeByDate(writtenAt, id);
const show = async ({ load }: RequestContext, id: string) =>
  toIncidentComment(found(await load(commentById, id), 'comment'));

@Resolver(() => IncidentComment)
export class CommentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words; null: taken back by the author, or erased.',
  })
  text(@Root() { textId }: IncidentComment, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, textId);
  }

  @FieldResolver(() => Instant, {
    nullable: true,
    description: 'When its words were taken back or erased; null: they stand.',
  })
  async erasedAt(
    @Root() { textId }: IncidentComment,
    @Ctx() { load }: RequestContext,
  ): Promise<DateTime | null> {
    return (await load(statementById, textId))?.erasedAt ?? null;
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who said it.' })
  author(@Root() { authorId }: IncidentComment, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, authorId);
  }

  @Extensions({ permission: 'room:add' satisfies Permission })
  @Mutation(() => IncidentComment, {
    description:
      'Says something in the war room, on closed incidents too. Fails with NOT_FOUND for an unknown incident, part or comment, INVALID_INPUT without words.',
  })
  async addComment(
    @Arg('input', () => AddCommentInput, { description: 'What to say.' }) input: AddCommentInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentComment> {
    const { commentId } = await context.mutate('addComment', input, (work) => addComment(work, input));
    return show(context, commentId);
  }

  @Extensions({ permission: 'room:add' satisfies Permission })
  @Mutation(() => IncidentComment, {
    description:
      'Takes a comment back: its words are erased, that something was said stays. Fails with NOT_FOUND, FORBIDDEN (reason AUTHOR) for anybody but its author, CONFLICT if they are erased already.',
  })
  async retractComment(
    @Arg('input', () => RetractCommentInput, { description: 'Which.' }) input: RetractCommentInput,
    @Ctx() context: RequestContext,
  ): Promise<IncidentComment> {
    const { commentId } = await context.mutate('retractComment', input, (work) =>
      retractComment(work, input),
    );
    return show(context, commentId);
  }
}

@Resolver(() => Incident)
export class IncidentCommentsResolver {
  @FieldResolver(() => IncidentCommentConnection, {
    description: 'What was said in the war room, newest first, without advice.',
  })
  async comments(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<IncidentComment>> {
    const page = pageOf(args);
    return toConnection(await load(commentsOf, { of: id, ...page }), page, placeOf, toIncidentComment);
  }

  @Extensions({ permission: 'advice:read' satisfies Permission })
  @FieldResolver(() => IncidentCommentConnection, {
    description: 'Advice of counsel and what was asked of it, newest first: comments that are privileged.',
  })
  async advice(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<IncidentComment>> {
    const page = pageOf(args);
    return toConnection(await load(adviceOf, { of: id, ...page }), page, placeOf, toIncidentComment);
  }
}
