import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AgeBand } from '../domain/age.ts';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { AgeBandEnum } from './age-band.type.ts';
import type { ListedPerson } from './list-people.ts';
import { maskedEmail, nameInitial } from './mask.ts';

const counting: { permission: Permission } = { permission: 'person:count' };
const masked: { permission: Permission } = { permission: 'person:read-masked' };

@Extensions(counting)
@ObjectType({ description: 'How many people of an incident live in one jurisdiction.' })
export class PeopleCount {
  @Field(() => String, { description: 'ISO 3166 code ("DE", "US-CA"); "ZZ": residence unknown.' })
  jurisdiction!: string;
  @Field(() => Int, { description: 'How many were affected, those erased since included.' }) count!: number;
  @Field(() => Int, { description: 'How many of them have an address here: all but the erased.' })
  reachable!: number;
}

@Extensions(masked)
@ObjectType({ description: 'One affected person, masked: enough to recognise one known, not to learn one.' })
export class AffectedPerson {
  @Field(() => ID, { description: 'The person.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Masked ("a***@e***.test"); null: no mail address.' })
  maskedEmail!: string | null;
  @Field(() => String, { nullable: true, description: 'Initial ("A."); null: no name known.' })
  nameInitial!: string | null;
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) jurisdiction!: string;
  @Field(() => String, { nullable: true, description: 'Language tag (BCP 47); null: not known.' })
  locale!: string | null;
  @Field(() => String, { nullable: true, description: 'Key of the vocabulary; null: not known.' })
  kind!: string | null;
  @Field(() => AgeBandEnum, { description: 'How old, as at the import or the last correction.' })
  ageBand!: AgeBand;
  @Field(() => Boolean, { description: 'Not to be mailed.' }) doNotContact!: boolean;
  @Field(() => Boolean, { description: "Whether a guardian's mail address is known." }) hasGuardian!: boolean;
  @Field(() => Boolean, { description: 'Whether a postal address is known.' }) hasPostalAddress!: boolean;
  @Field(() => [ID], { description: 'The data sets they are in.' }) dataSetIds!: string[];
  @Field(() => Instant, {
    nullable: true,
    description: 'When they were taken off the list; null: they are on it.',
  })
  removedAt!: DateTime | null;
  @Field(() => Instant, { description: 'When the person was taken in.' }) createdAt!: DateTime;
}
export const AffectedPersonConnection = connectionType(AffectedPerson, 'AffectedPerson', masked.permission);

@InputType({ description: 'Whose identity is to be destroyed.' })
export class ErasePersonInput extends RepeatableInput {
  @Field(() => ID, { description: 'The affected person.' }) personId!: string;
  @Field(() => Instant, {
    nullable: true,
    description:
      'Until when a keyed digest of the address keeps the next file from bringing them back: when claims over the notification are barred. Three years from the end of this year, if absent.',
  })
  keepDigestUntil?: DateTime | null;
}

@Extensions({ permission: 'person:erase' satisfies Permission })
@ObjectType({ description: 'A person erased, and who is left.' })
export class Erasure {
  @Field(() => ID, { description: 'The person erased: an id that names nobody any more.' }) personId!: string;
  @Field(() => ID, { description: 'The incident they were affected by.' }) incidentId!: string;
  @Field(() => Int, { description: 'How many people of the incident can still be reached.' })
  remaining!: number;
}

export function toAffectedPerson({ row, person }: ListedPerson): AffectedPerson {
  const {
    id,
    jurisdiction,
    locale,
    kind,
    createdAt,
    ageBand,
    doNotContact,
    hasGuardian,
    dataSetIds,
    removedAt,
  } = row;
  return Object.assign(new AffectedPerson(), {
    ...{
      id,
      jurisdiction,
      locale,
      kind,
      createdAt,
      ageBand,
      doNotContact,
      hasGuardian,
      dataSetIds,
      removedAt,
    },
    hasPostalAddress: row.hasPost,
    maskedEmail: person.email === null ? null : maskedEmail(person.email),
    nameInitial: nameInitial(person.name),
  });
}
