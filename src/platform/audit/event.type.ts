import { GraphQLJSONObject } from 'graphql-scalars';
import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../graphql/paging.ts';
import { Instant } from '../graphql/scalars.ts';
import type { EventRow } from './event.row.ts';

@Extensions({ permission: 'event:read' satisfies Permission })
@ObjectType({
  description:
    'One entry of the record: an act of a person or of the service. Entries are numbered without gaps, chained by hash and never changed.',
})
export class RecordedEvent {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => Int, { description: 'Its number within the organization, from 1, without gaps.' })
  seq!: number;
  @Field(() => String, { description: 'What happened, as noun.verb-ed ("filing.recorded").' }) type!: string;
  @Field(() => Instant, { description: 'When, by the database.' }) at!: DateTime;
  @Field(() => ID, { nullable: true, description: 'The member who acted; null when the service did.' })
  memberId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The incident it belongs to; null for entries of the organization.',
  })
  incidentId!: string | null;
  @Field(() => GraphQLJSONObject, {
    description:
      'Ids, codes, counts, instants and digests; free text is kept apart and named by its salted digest.',
  })
  details!: Record<string, unknown>;
  @Field(() => String, { description: 'SHA-256 over the entry before and this one, in hex.' }) hash!: string;
}

export const RecordedEventConnection = connectionType(RecordedEvent, 'RecordedEvent', 'event:read');

export function toRecordedEvent({
  id,
  seq,
  type,
  at,
  actor,
  incidentId,
  details,
  hash,
}: EventRow): RecordedEvent {
  return Object.assign(new RecordedEvent(), {
    id,
    seq,
    type,
    at,
    incidentId,
    details,
    memberId: actor.memberId ?? null,
    hash: hash.toString('hex'),
  });
}

@Extensions({ permission: 'event:read' satisfies Permission })
@ObjectType({ description: 'Whether the record is intact, recomputed from its first entry.' })
export class RecordVerification {
  @Field(() => Boolean, { description: 'Whether every entry is there, unchanged and in order.' })
  intact!: boolean;
  @Field(() => Int, { description: 'How many entries were checked.' }) entries!: number;
  @Field(() => Int, { nullable: true, description: 'The number of the first bad entry; null when intact.' })
  firstBad!: number | null;
  @Field(() => String, { nullable: true, description: 'What is wrong with it; null when intact.' }) reason!:
    | string
    | null;
}
