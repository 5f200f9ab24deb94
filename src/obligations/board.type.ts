import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { IncidentState } from '../domain/lifecycle.ts';
import type { Permission } from '../domain/permissions.ts';
import { Incident, IncidentStateEnum, toIncident } from '../incidents/incident.type.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { BoardEntry } from './find-board.ts';

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({
  description:
    'One incident on the board, with its clocks counted. Expand it through incident { obligations }.',
})
export class BoardRow {
  @Field(() => Incident, { description: 'The incident.' }) incident!: Incident;
  /** The obligation that leads; read by a field of the resolver. */
  @Field(() => ID, { nullable: true, description: 'The obligation that leads; null: nothing is open.' })
  nextObligationId!: string | null;
  @Field(() => Int, { description: 'How many obligations are open or partly met.' }) open!: number;
  @Field(() => Int, { description: "How many of them are overdue by the server's clock." }) overdue!: number;
  @Field(() => Int, { description: 'How many of them a question has still to decide.' }) undecided!: number;
}
export const BoardRowConnection = connectionType(BoardRow, 'BoardRow', 'obligation:read');

@InputType({ description: 'Which incidents the board shows.' })
export class IncidentBoardFilterInput {
  @Field(() => [IncidentStateEnum], {
    nullable: true,
    description: 'In one of these states; absent: those that are open.',
  })
  states?: IncidentState[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only exercises, or none of them; absent: both.' })
  exercise?: boolean | null;
  @Field(() => Instant, { nullable: true, description: 'Their next clock ends before this instant.' })
  dueBefore?: DateTime | null;
  @Field(() => Boolean, { nullable: true, description: 'If true, only those with something overdue now.' })
  overdue?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'If true, only those with something undecided.' })
  undecided?: boolean | null;
}

export function toBoardRow(entry: BoardEntry): BoardRow {
  const { nextId: nextObligationId, open, overdue, undecided } = entry;
  return Object.assign(new BoardRow(), {
    incident: toIncident(entry),
    ...{ nextObligationId, open, overdue, undecided },
  });
}
