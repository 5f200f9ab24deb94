import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { PartKind } from './check-part.ts';
import type { CommentRow } from './comment.row.ts';

const IncidentPartEnum: { [K in PartKind]: K } = {
  DATA_SET: 'DATA_SET',
  TASK: 'TASK',
  QUESTION: 'QUESTION',
  ATTACHMENT: 'ATTACHMENT',
  OBLIGATION: 'OBLIGATION',
  NOTICE: 'NOTICE',
};
registerEnumType(IncidentPartEnum, {
  name: 'IncidentPart',
  description: 'A part of an incident that a comment can be about.',
  valuesConfig: {
    DATA_SET: { description: 'A data set.' },
    TASK: { description: 'A task.' },
    QUESTION: { description: "A question of the team's own." },
    ATTACHMENT: { description: 'A file.' },
    OBLIGATION: { description: 'An obligation.' },
    NOTICE: { description: 'A notice.' },
  },
});

const rule = { permission: 'room:read' } as const satisfies { permission: Permission };

@Extensions(rule)
@ObjectType({ description: 'What a person said in the war room: never changed, corrected by adding.' })
export class IncidentComment {
  @Field(() => ID, { description: 'The comment.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => IncidentPartEnum, {
    nullable: true,
    description: 'What kind of part it is about; null: the whole.',
  })
  aboutKind!: PartKind | null;
  @Field(() => ID, { nullable: true, description: 'The part it is about; null: the whole.' })
  aboutId!: string | null;
  @Field(() => Boolean, { description: 'Advice of counsel, or asking for it: stays out of every export.' })
  privileged!: boolean;
  @Field(() => ID, { nullable: true, description: 'The earlier comment that this one puts right.' })
  correctsId!: string | null;
  @Field(() => Instant, { description: 'When it was written.' }) writtenAt!: DateTime;
  textId!: string;
  authorId!: string | null;
}

export const IncidentCommentConnection = connectionType(IncidentComment, 'IncidentComment', rule.permission);

@InputType({ description: 'A part of an incident.' })
export class IncidentPartInput {
  @Field(() => IncidentPartEnum, { description: 'What it is.' }) kind!: PartKind;
  @Field(() => ID, { description: 'Which one; a part of the same incident.' }) id!: string;
}

@InputType({ description: 'Something to say in the war room.' })
export class AddCommentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'The words, up to 10,000 characters; erasable.' }) text!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Advice of counsel, or asking for it; false if absent.',
  })
  privileged?: boolean | null;
  @Field(() => IncidentPartInput, { nullable: true, description: 'What it is about; absent: the whole.' })
  about?: IncidentPartInput | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The earlier comment it puts right; one that corrects advice is advice.',
  })
  correctsId?: string | null;
}

@InputType({ description: 'A comment to take back.' })
export class RetractCommentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The comment; one of your own.' }) commentId!: string;
}

export function toIncidentComment(row: CommentRow): IncidentComment {
  return Object.assign(new IncidentComment(), row);
}
