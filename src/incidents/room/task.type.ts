import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { type TaskRow, type TaskState, taskStates } from './task.row.ts';

const TaskStateEnum = Object.fromEntries(taskStates.map((state) => [state, state])) as {
  [S in TaskState]: S;
};
registerEnumType(TaskStateEnum, {
  name: 'TaskState',
  description: 'Whether a task is still to be done.',
  valuesConfig: {
    OPEN: { description: 'Still to be done.' },
    DONE: { description: 'Done.' },
    DROPPED: { description: 'Will not be done.' },
  },
});

@Extensions({ permission: 'incident:read' satisfies Permission })
@ObjectType({ description: 'Something to be done in an incident.' })
export class IncidentTask {
  @Field(() => ID, { description: 'The task.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'A few words.' }) title!: string;
  @Field(() => Instant, { nullable: true, description: 'By when; null: no date was set.' })
  dueAt!: DateTime | null;
  @Field(() => TaskStateEnum, { description: 'Whether it is still to be done.' }) state!: TaskState;
  @Field(() => Instant, { description: 'When it was put on the list.' }) createdAt!: DateTime;
  @Field(() => Instant, { description: 'When it last changed.' }) updatedAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'When it was done or dropped; null: it is open.' })
  closedAt!: DateTime | null;
  ownerId!: string | null;
  createdBy!: string | null;
  closedBy!: string | null;
}

export const IncidentTaskConnection = connectionType(IncidentTask, 'IncidentTask', 'incident:read');

@InputType({ description: 'Which tasks; what is left out does not narrow.' })
export class TaskFilterInput {
  @Field(() => [TaskStateEnum], { nullable: true, description: 'In these states; open ones if absent.' })
  states?: TaskState[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those of the member signed in.' })
  mine?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Only those of this member.' }) ownerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only those of this incident.' })
  incidentId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'Only those due before; none without a date.' })
  dueBefore?: DateTime | null;
}

@InputType({ description: 'Something to be done.' })
export class AddTaskInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'A few words, up to 300 characters.' }) title!: string;
  @Field(() => ID, { nullable: true, description: 'The member who does it; absent: nobody yet.' })
  ownerId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'By when; absent: no date.' })
  dueAt?: DateTime | null;
}

@InputType({ description: 'What changes of a task. A field left out stays as it is.' })
export class AmendTaskInput extends RepeatableInput {
  @Field(() => ID, { description: 'The task.' }) taskId!: string;
  @Field(() => String, { nullable: true, description: 'Another title.' }) title?: string | null;
  @Field(() => ID, { nullable: true, description: 'Another owner; null: nobody.' }) ownerId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'Another date; null: none.' })
  dueAt?: DateTime | null;
  @Field(() => TaskStateEnum, { nullable: true, description: 'Done, dropped, or open again.' })
  state?: TaskState | null;
}

export function toIncidentTask(row: TaskRow): IncidentTask {
  return Object.assign(new IncidentTask(), row);
}
