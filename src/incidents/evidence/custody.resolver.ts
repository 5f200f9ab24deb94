import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { wordsOf } from '../../platform/audit/statement.batch.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { namedMember } from '../room/named-member.ts';
import { placeByDate } from '../room/room-page.ts';
import { custodyOf } from './attachment.batch.ts';
import { Attachment } from './attachment.type.ts';
import { CustodyEntry, CustodyEntryConnection, toCustodyEntry } from './custody.type.ts';

@Resolver(() => CustodyEntry)
export class CustodyEntryResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who collected it, or whom it was handed to; null: not said, or erased.',
  })
  person(@Root() { personId }: CustodyEntry, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, personId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where it was collected, or where it went; null: not said, or erased.',
  })
  place(@Root() { placeId }: CustodyEntry, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, placeId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was noticed, or why it was withdrawn; null: not said, or erased.',
  })
  note(@Root() { noteId }: CustodyEntry, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, noteId);
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'Who wrote it down; of a download, who took the copy.',
  })
  recordedBy(@Root() { recordedBy }: CustodyEntry, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return namedMember(load, recordedBy);
  }
}

@Resolver(() => Attachment)
export class AttachmentCustodyResolver {
  @FieldResolver(() => CustodyEntryConnection, {
    description: 'Its chain of custody, oldest first: collected, handed over, added, downloaded, verified.',
  })
  async custody(
    @Root() { id }: Attachment,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: RequestContext,
  ): Promise<Connection<CustodyEntry>> {
    const page = pageOf(args);
    const rows = await load(custodyOf, { of: id, ...page });
    return toConnection(rows, page, ({ happenedAt, id: of }) => placeByDate(happenedAt, of), toCustodyEntry);
  }
}
