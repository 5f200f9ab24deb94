import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { Disclosure } from './what-left.ts';

@Extensions({ permission: 'report:read' satisfies Permission })
@ObjectType({
  description:
    'Something that left the company: a filing, notices, correspondence, a page, a file, an export, somebody shown in clear.',
})
export class LeftTheCompany {
  @Field(() => ID, { description: 'The entry of the record that says so.' }) eventId!: string;
  @Field(() => ID, { nullable: true, description: 'The incident; null: not of one incident alone.' })
  incidentId!: string | null;
  @Field(() => Instant, { description: 'When.' }) at!: DateTime;
  @Field(() => ID, { nullable: true, description: 'The member whose act it was; null: the service.' })
  memberId!: string | null;
  @Field(() => String, { description: 'What.' }) what!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'How many people or messages; null: one thing, or not known.',
  })
  count!: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what left, in hex; null: not kept.' })
  digest!: string | null;
}
export const LeftTheCompanyConnection = connectionType(LeftTheCompany, 'LeftTheCompany', 'report:read');

export function toLeftTheCompany(disclosure: Disclosure): LeftTheCompany {
  return Object.assign(new LeftTheCompany(), disclosure);
}
