import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { RepeatableInput } from '../../platform/graphql/repeatable.type.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { TimeInput } from '../incident.input.ts';
import { KnownTime, toKnownTime } from '../incident.type.ts';
import {
  type CorrespondenceRow,
  type Direction,
  directions,
  type LetterChannel,
  letterChannels,
  type Party,
  parties,
} from './correspondence.row.ts';

const enumOf = <V extends string>(values: readonly V[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [K in V]: K };

const DirectionEnum = enumOf(directions);
registerEnumType(DirectionEnum, {
  name: 'Direction',
  description: 'Which way a letter, message or call went.',
  valuesConfig: { IN: { description: 'To us.' }, OUT: { description: 'From us.' } },
});
const PartyEnum = enumOf(parties);
registerEnumType(PartyEnum, {
  name: 'Party',
  description: 'Whom it was with.',
  valuesConfig: {
    AUTHORITY: { description: 'A supervisory authority or regulator.' },
    CUSTOMER: { description: 'A customer, controller or partner.' },
    PRESS: { description: 'Press or public.' },
    INSURER: { description: 'An insurer or its advisers.' },
    POLICE: { description: 'Police or prosecutors.' },
    OTHER: { description: 'Somebody else.' },
  },
});
const LetterChannelEnum = enumOf(letterChannels);
registerEnumType(LetterChannelEnum, {
  name: 'LetterChannel',
  description: 'How it went.',
  valuesConfig: {
    MAIL: { description: 'E-mail.' },
    PHONE: { description: 'A call.' },
    PORTAL: { description: 'A portal.' },
    POST: { description: 'A letter.' },
    IN_PERSON: { description: 'A talk.' },
    OTHER: { description: 'Another way.' },
  },
});

const rule = { permission: 'room:read' } as const satisfies { permission: Permission };

@Extensions(rule)
@ObjectType({ description: 'A letter, message or call of an incident, written down. Never changed.' })
export class Correspondence {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => DirectionEnum, { description: 'Which way it went.' }) direction!: Direction;
  @Field(() => PartyEnum, { description: 'Whom it was with.' }) party!: Party;
  @Field(() => LetterChannelEnum, { description: 'How it went.' }) channel!: LetterChannel;
  @Field(() => KnownTime, { description: 'When it went or came.' }) happened!: KnownTime;
  @Field(() => ID, { nullable: true, description: 'The obligation it belongs to; null: none in particular.' })
  obligationId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The earlier entry that this one puts right.' })
  correctsId!: string | null;
  @Field(() => Instant, { description: 'When it was written down here.' }) loggedAt!: DateTime;
  partyNameId!: string | null;
  subjectId!: string;
  bodyId!: string | null;
  attachmentIds!: string[];
  loggedBy!: string | null;
}

export const CorrespondenceConnection = connectionType(Correspondence, 'Correspondence', rule.permission);

@InputType({ description: 'A letter, message or call to write down. Nothing is sent.' })
export class LogCorrespondenceInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => DirectionEnum, { description: 'Which way it went.' }) direction!: Direction;
  @Field(() => PartyEnum, { description: 'Whom it was with.' }) party!: Party;
  @Field(() => String, { nullable: true, description: 'With whom by name ("Ms Adler, Berlin"); erasable.' })
  partyName?: string | null;
  @Field(() => LetterChannelEnum, { description: 'How it went.' }) channel!: LetterChannel;
  @Field(() => TimeInput, { nullable: true, description: 'When it went or came; now if absent.' })
  happened?: TimeInput | null;
  @Field(() => String, { description: 'What it is about, in a few words; erasable.' }) subject!: string;
  @Field(() => String, { nullable: true, description: 'What was said, up to 10,000 characters; erasable.' })
  body?: string | null;
  @Field(() => ID, { nullable: true, description: 'The obligation it belongs to.' })
  obligationId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Files of the same incident that came with it.' })
  attachmentIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'An earlier entry that this one puts right.' })
  correctsId?: string | null;
}

export function toCorrespondence(row: CorrespondenceRow): Correspondence {
  return Object.assign(new Correspondence(), row, { happened: toKnownTime(row.happened) });
}
