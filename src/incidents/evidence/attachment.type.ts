import type { DateTime } from 'luxon';
import { Extensions, Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { type AttachmentKind, type AttachmentRow, attachmentKinds } from './attachment.row.ts';

const AttachmentKindEnum = Object.fromEntries(attachmentKinds.map((kind) => [kind, kind])) as {
  [K in AttachmentKind]: K;
};
registerEnumType(AttachmentKindEnum, {
  name: 'AttachmentKind',
  description: 'What a file is kept for.',
  valuesConfig: {
    EVIDENCE: { description: 'Shows what happened: logs, images, screenshots.' },
    CORRESPONDENCE: { description: 'A letter or message, in or out.' },
    PROOF: { description: 'Shows that something was done: a receipt of a portal, a returned slip.' },
  },
});

const rule = { permission: 'room:read' } as const satisfies { permission: Permission };

@Extensions(rule)
@ObjectType({
  description:
    'A file of an incident, sealed with its key. It is never altered: it is superseded, or withdrawn with a reason.',
})
export class Attachment {
  @Field(() => ID, { description: 'The file.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => AttachmentKindEnum, { description: 'What it is kept for.' }) kind!: AttachmentKind;
  @Field(() => Float, { description: 'Its size in bytes.' }) size!: number;
  @Field(() => String, { description: 'SHA-256 of its content, in hex.' }) sha256!: string;
  @Field(() => ID, { nullable: true, description: 'The file it took the place of.' })
  supersedesId!: string | null;
  @Field(() => Instant, { description: 'When it was added.' }) addedAt!: DateTime;
  nameId!: string;
  addedBy!: string | null;
}

export const AttachmentConnection = connectionType(Attachment, 'Attachment', rule.permission);

@Extensions(rule)
@ObjectType({
  description: 'Whether a file is what was added, read anew and compared with its hash and the record.',
})
export class AttachmentVerification {
  @Field(() => Boolean, { description: 'Whether it is, to the byte.' }) intact!: boolean;
  @Field(() => String, { nullable: true, description: 'What is wrong with it; null when intact.' })
  reason!: string | null;
  @Field(() => Attachment, { description: 'The file.' }) attachment!: Attachment;
}

@InputType({ description: 'A file to verify.' })
export class VerifyAttachmentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The file.' }) attachmentId!: string;
}

@InputType({ description: 'A file to take out of use.' })
export class WithdrawAttachmentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The file.' }) attachmentId!: string;
  @Field(() => String, { description: 'Why, in a few words.' }) reason!: string;
}

export function toAttachment(row: AttachmentRow): Attachment {
  return Object.assign(new Attachment(), row, { sha256: row.sha256.toString('hex') });
}
