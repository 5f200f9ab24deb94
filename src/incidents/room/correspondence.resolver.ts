import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { wordsOf } from '../../platform/audit/statement.batch.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { attachmentById } from '../evidence/attachment.batch.ts';
import { Attachment, toAttachment } from '../evidence/attachment.type.ts';
import { Incident } from '../incident.type.ts';
import {
  Correspondence,
  CorrespondenceConnection,
  LogCorrespondenceInput,
  toCorrespondence,
} from './correspondence.type.ts';
import { logCorrespondence } from './log-correspondence.ts';
import { namedMember } from './named-member.ts';
import { correspondenceById, correspondenceOf } from './room.batch.ts';
import { placeByDate } from './room-page.ts';

@Resolver(() => Correspondence)
export class CorrespondenceResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'With whom by name; null: not said, or erased.',
  })
  partyName(
    @Root() { partyNameId }: Correspondence,
    @Ctx() { load }: RequestContext,
  ): Promise<string | null> {
    return wordsOf(load, partyNameId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is about; null: erased.' })
  subject(@Root() { subjectId }: Correspondence, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, subjectId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was said; null: not kept, or erased.' })
  body(@Root() { bodyId }: Correspondence, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, bodyId);
  }

  @FieldResolver(() => [Attachment], { description: 'The files that came with it.' })
  async attachments(
    @Root() { attachmentIds }: Correspondence,
    @Ctx() { load }: RequestContext,
  ): Promise<Attachment[]> {
    const rows = await Promise.all(attachmentIds.map((id) => load(attachmentById, id)));
    return rows.flatMap((row) => (row ? [toAttachment(row)] : []));
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who wrote it down.' })
  loggedBy(@Root() { loggedBy }: Correspondence, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, loggedBy);
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => Correspondence, {
    description:
      'Writes down a letter, message or call. Fails with NOT_FOUND for an unknown incident, obligation, file or entry, INVALID_INPUT without a subject or with a time in the future.',
  })
  async logCorrespondence(
    @Arg('input', () => LogCorrespondenceInput, { description: 'What went or came.' })
    input: LogCorrespondenceInput,
    @Ctx() { mutate, load }: RequestContext,
  ): Promise<Correspondence> {
    const { correspondenceId } = await mutate('logCorrespondence', input, (work) =>
      logCorrespondence(work, input),
    );
    return toCorrespondence(found(await load(correspondenceById, correspondenceId), 'correspondence'));
  }
}

@Resolver(() => Incident)
export class IncidentCorrespondenceResolver {
  @FieldResolver(() => CorrespondenceConnection, {
    description: 'Letters, messages and calls with authorities, customers, press and others, newest first.',
  })
  async correspondence(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<Correspondence>> {
    const page = pageOf(args);
    const rows = await load(correspondenceOf, { of: id, ...page });
    return toConnection(
      rows,
      page,
      ({ happenedAt, id: of }) => placeByDate(happenedAt, of),
      toCorrespondence,
    );
  }
}
