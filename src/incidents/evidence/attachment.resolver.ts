import type { DateTime } from 'luxon';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import { wordsOf } from '../../platform/audit/statement.batch.ts';
import { Member } from '../../platform/auth/auth.type.ts';
import { type Connection, PageArgs, pageOf, toConnection } from '../../platform/graphql/paging.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { Incident } from '../incident.type.ts';
import { namedMember } from '../room/named-member.ts';
import { placeByDate } from '../room/room-page.ts';
import { attachmentById, attachmentsOf, successorOf, withdrawalOf } from './attachment.batch.ts';
import {
  Attachment,
  AttachmentConnection,
  AttachmentVerification,
  toAttachment,
  VerifyAttachmentInput,
  WithdrawAttachmentInput,
} from './attachment.type.ts';
import { RecordCustodyInput } from './custody.type.ts';
import type { EvidenceContext } from './evidence-context.ts';
import { recordCustody } from './record-custody.ts';
import { verifyAttachment } from './verify-attachment.ts';
import { withdrawAttachment } from './withdraw-attachment.ts';

const show = async ({ load }: EvidenceContext, id: string) =>
  toAttachment(found(await load(attachmentById, id), 'attachment'));

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Extensions({ permission: 'room:read' satisfies Permission })
  @Query(() => Attachment, {
    nullable: true,
    description: 'One file; null if there is none with this id in your organization.',
  })
  async attachment(
    @Arg('id', () => ID, { description: 'The file.' }) id: string,
    @Ctx() { load }: EvidenceContext,
  ): Promise<Attachment | null> {
    const row = await load(attachmentById, id);
    return row && toAttachment(row);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its name, cleaned; null: erased.' })
  name(@Root() { nameId }: Attachment, @Ctx() { load }: EvidenceContext): Promise<string | null> {
    return wordsOf(load, nameId);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who added it.' })
  addedBy(@Root() { addedBy }: Attachment, @Ctx() { load }: EvidenceContext): Promise<Member | null> {
    return namedMember(load, addedBy);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The file that took its place; null: none did.' })
  async supersededById(@Root() { id }: Attachment, @Ctx() { load }: EvidenceContext): Promise<string | null> {
    return (await load(successorOf, id))?.id ?? null;
  }

  @FieldResolver(() => Instant, {
    nullable: true,
    description: 'When it was taken out of use; its chain of custody says why. Null: it stands.',
  })
  async withdrawnAt(@Root() { id }: Attachment, @Ctx() { load }: EvidenceContext): Promise<DateTime | null> {
    return (await load(withdrawalOf, id))?.recordedAt ?? null;
  }

  @Extensions({ permission: 'attachment:read' satisfies Permission })
  @FieldResolver(() => String, {
    description: 'Where to GET its content, with the same Authorization header. Each download is recorded.',
  })
  downloadPath(@Root() { id, incidentId }: Attachment): string {
    return `/incidents/${incidentId}/attachments/${id}`;
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => Attachment, {
    description:
      'Adds a link to the chain of custody of a file. Fails with NOT_FOUND, INVALID_INPUT where words are missing or the time lies in the future.',
  })
  async recordCustody(
    @Arg('input', () => RecordCustodyInput, { description: 'What happened.' }) input: RecordCustodyInput,
    @Ctx() context: EvidenceContext,
  ): Promise<Attachment> {
    const { attachmentId } = await context.mutate('recordCustody', input, (work) =>
      recordCustody(work, input),
    );
    return show(context, attachmentId);
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => AttachmentVerification, {
    // It reads the whole file: aliases must not multiply that.
    complexity: 1_000,
    description:
      'Reads a file anew and says whether it is what was added; that it was verified is recorded. Fails with NOT_FOUND, or CONFLICT once the key of the incident is destroyed.',
  })
  async verifyAttachment(
    @Arg('input', () => VerifyAttachmentInput, { description: 'Which.' }) input: VerifyAttachmentInput,
    @Ctx() context: EvidenceContext,
  ): Promise<AttachmentVerification> {
    const { attachmentId, ...verdict } = await context.mutate('verifyAttachment', input, (work) =>
      verifyAttachment(work, context.masterKey, input),
    );
    const attachment = await show(context, attachmentId);
    return Object.assign(new AttachmentVerification(), { ...verdict, attachment });
  }

  @Extensions({ permission: 'room:work' satisfies Permission })
  @Mutation(() => Attachment, {
    description:
      'Takes a file out of use: it is kept and no longer handed out. Fails with NOT_FOUND, INVALID_INPUT without a reason, CONFLICT if that was done before.',
  })
  async withdrawAttachment(
    @Arg('input', () => WithdrawAttachmentInput, { description: 'Which, and why.' })
    input: WithdrawAttachmentInput,
    @Ctx() context: EvidenceContext,
  ): Promise<Attachment> {
    const { attachmentId } = await context.mutate('withdrawAttachment', input, (work) =>
      withdrawAttachment(work, input),
    );
    return show(context, attachmentId);
  }
}

@Resolver(() => Incident)
export class IncidentAttachmentsResolver {
  @FieldResolver(() => AttachmentConnection, {
    description: 'Its files, newest first, with those superseded and withdrawn.',
  })
  async attachments(
    @Root() { id }: Incident,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { load }: EvidenceContext,
  ): Promise<Connection<Attachment>> {
    const page = pageOf(args);
    const rows = await load(attachmentsOf, { of: id, ...page });
    return toConnection(rows, page, ({ addedAt, id: of }) => placeByDate(addedAt, of), toAttachment);
  }
}
