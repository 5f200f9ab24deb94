import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { DeliveryState } from './delivery.row.ts';
import { DeliveryStateEnum } from './dispatch-enums.ts';
import type { Unreached } from './find-unreached.ts';
import { type OtherChannel, otherChannels } from './told-otherwise.row.ts';

const OtherChannelEnum = Object.fromEntries(otherChannels.map((channel) => [channel, channel])) as {
  [C in OtherChannel]: C;
};
registerEnumType(OtherChannelEnum, {
  name: 'OtherChannel',
  description: 'How somebody was told whom mail did not reach.',
  valuesConfig: {
    LETTER: { description: 'A letter was posted.' },
    PHONE: { description: 'Somebody spoke with them.' },
    IN_PERSON: { description: 'It was handed over.' },
    OTHER_ADDRESS: { description: 'Another mail address was written to.' },
    ACCOUNT_MESSAGE: { description: 'A message that they saw in their account.' },
  },
});

@Extensions({ permission: 'dispatch:read' satisfies Permission })
@ObjectType({
  description:
    'Somebody an obligation is owed to whom no completed dispatch has reached and who was not told another way. Who it is, is not shown here.',
})
export class UnreachedPerson {
  @Field(() => ID, { description: 'The person.' }) personId!: string;
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) jurisdiction!: string;
  @Field(() => ID, { description: 'The last dispatch that wrote to them.' }) dispatchId!: string;
  @Field(() => ID, { description: 'Its delivery to them.' }) deliveryId!: string;
  @Field(() => DeliveryStateEnum, { description: 'What became of it.' }) state!: DeliveryState;
  @Field(() => String, { nullable: true, description: 'What the mail server answered, without addresses.' })
  response!: string | null;
  @Field(() => Instant, { description: 'When that was.' }) updatedAt!: DateTime | Date;
}
export const UnreachedConnection = connectionType(UnreachedPerson, 'UnreachedPerson', 'dispatch:read');

@InputType({ description: 'Mail that was accepted and came back.' })
export class RecordBouncesInput extends RepeatableInput {
  @Field(() => ID, { description: 'The dispatch.' }) dispatchId!: string;
  @Field(() => [ID], {
    description: 'The deliveries (the Message-ID of each mail begins with its delivery), up to 500.',
  })
  deliveryIds!: string[];
  @Field(() => String, {
    nullable: true,
    description:
      'Enhanced status code of the report (RFC 3463), "5.1.1"; its text holds addresses and is not taken.',
  })
  status?: string | null;
}

@InputType({ description: 'People who were told another way.' })
export class TellOtherwiseInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice whose text they got.' }) noticeId!: string;
  @Field(() => OtherChannelEnum, { description: 'How.' }) channel!: OtherChannel;
  @Field(() => Instant, { nullable: true, description: 'When; now if absent.' }) toldAt?: DateTime | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Who, up to 500; absent: everybody whom a completed dispatch of this notice tried to write to and did not reach (uncertain ones are decided first).',
  })
  personIds?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'A note (batch of letters, who called); can be erased.',
  })
  note?: string | null;
}

@Extensions({ permission: 'dispatch:read' satisfies Permission })
@ObjectType({ description: 'What recording people as told another way came to.' })
export class ToldOtherwiseReport {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'How many people were newly recorded.' }) count!: number;
}

@InputType({ description: 'A test of a notice.' })
export class SendTestInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice; its current version is sent.' }) noticeId!: string;
  @Field(() => [ID], { nullable: true, description: 'Members who get it; you, if absent.' })
  memberIds?: string[] | null;
}

@Extensions({ permission: 'notice:read' satisfies Permission })
@ObjectType({ description: 'A test that is on its way.' })
export class TestSent {
  @Field(() => ID, { description: 'The notice.' }) noticeId!: string;
  @Field(() => Int, { description: 'How many members get it.' }) sentTo!: number;
}

export function toUnreached(row: Unreached): UnreachedPerson {
  return Object.assign(new UnreachedPerson(), row);
}
