import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { SelfCheckRow } from './self-check.row.ts';

@Extensions({ permission: 'dispatch:read' satisfies Permission })
@ObjectType({ description: 'The form of an incident by which people ask whether they are affected.' })
export class SelfCheck {
  @Field(() => Boolean, { description: 'Whether it takes questions now.' }) open!: boolean;
  @Field(() => String, {
    description: 'Its path at this service ("/affected/…"); it says nothing of the incident.',
  })
  path!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its address; null: the installation has no public one (TOCSIN_PUBLIC_URL).',
  })
  url!: string | null;
  @Field(() => Instant, { description: 'When it was opened last.' }) openedAt!: DateTime;
  @Field(() => ID, { nullable: true, description: 'The member who opened it.' }) openedBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was closed; null: it is open.' })
  closedAt!: DateTime | null;
}

@InputType({ description: 'Whether people can ask if they are affected.' })
export class SetSelfCheckInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Boolean, { description: 'True opens the form, false closes it.' }) open!: boolean;
}

export function toSelfCheck(
  { publicId, openedAt, openedBy, closedAt }: SelfCheckRow,
  publicUrl: string | null,
): SelfCheck {
  const path = `affected/${publicId}`;
  return Object.assign(new SelfCheck(), {
    open: closedAt === null,
    path: `/${path}`,
    url:
      publicUrl === null ? null : new URL(path, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href,
    ...{ openedAt, openedBy, closedAt },
  });
}
