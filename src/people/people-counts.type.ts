import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { type PeopleDimension, peopleDimensions } from './people-counts.batch.ts';
import type { ComparedPart } from './people-difference.batch.ts';

const counting: { permission: Permission } = { permission: 'person:count' };

export const PeopleDimensionEnum = Object.fromEntries(
  peopleDimensions.map((dimension) => [dimension, dimension]),
) as { [D in PeopleDimension]: D };
registerEnumType(PeopleDimensionEnum, {
  name: 'PeopleDimension',
  description: 'What people are counted by.',
  valuesConfig: {
    JURISDICTION: { description: 'Where they live, by ISO 3166; "ZZ": residence unknown.' },
    LOCALE: { description: 'Language tag; null: not known.' },
    DATA_SET: { description: 'Id of the data set; null: in none. A person in two counts in both.' },
    KIND: { description: 'Kind of person; null: not known.' },
    AGE_BAND: { description: 'UNDER_13, AGED_13_TO_17, ADULT or UNKNOWN, as at the import.' },
    CONTACTABILITY: {
      description: 'MAIL, GUARDIAN_ONLY, POST_ONLY, DO_NOT_CONTACT, ERASED, or NONE.',
    },
  },
});

@Extensions(counting)
@ObjectType({ description: 'How many people of an incident have one thing in common.' })
export class PeoplePart {
  @Field(() => String, { nullable: true, description: 'What: see PeopleDimension; null: not known.' })
  key!: string | null;
  @Field(() => Int, { description: 'How many were affected, those erased since included.' }) count!: number;
  @Field(() => Int, { description: 'How many of them are still somebody: all but the erased.' })
  reachable!: number;
}

@Extensions(counting)
@ObjectType({ description: 'What the facts declare of one data set and place, beside the people taken in.' })
export class PeopleDifferencePart {
  @Field(() => ID, { nullable: true, description: 'The data set; null: people who are in none.' })
  dataSetId!: string | null;
  @Field(() => String, { nullable: true, description: 'Its name.' }) dataSet!: string | null;
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown or not recorded.' })
  jurisdiction!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'What its groups say; null: nothing, or a count not known.',
  })
  declared!: number | null;
  @Field(() => Int, { description: 'People taken in.' }) imported!: number;
  @Field(() => Int, { nullable: true, description: 'Declared less imported; null: nothing declared.' })
  difference!: number | null;
}

@Extensions(counting)
@ObjectType({ description: 'Declared groups and imported people side by side: what is missing, and where.' })
export class PeopleDifference {
  @Field(() => Int, {
    nullable: true,
    description: 'All groups of known size together; null: there are none.',
  })
  declared!: number | null;
  @Field(() => Int, { description: 'People taken in, by data set: one in two data sets counts in both.' })
  imported!: number;
  @Field(() => Int, { nullable: true, description: 'Declared less imported; null where declared is.' })
  difference!: number | null;
  @Field(() => [PeopleDifferencePart], { description: 'By data set and jurisdiction.' })
  parts!: PeopleDifferencePart[];
}

@InputType({ description: 'Take the counts of the import for the facts.' })
export class AdoptImportedCountsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is settled that unknown residences cannot be found out ("ZZ", counted in no jurisdiction). If not, they stay an open question, and where they could decide, the verdict stays UNDECIDED.',
  })
  residenceSettled!: boolean;
  @Field(() => String, { nullable: true, description: 'Why, if it needs saying.' }) reason?: string | null;
}

export function toDifference(parts: readonly ComparedPart[]): PeopleDifference {
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const stated = parts.filter(({ dataSetId }) => dataSetId !== null);
  // A place with people and no group is a group of nobody, unless nothing was declared at all.
  const anything = stated.some(({ declared }) => declared !== null);
  const imported = sum(parts.map((part) => part.imported));
  const declared = anything ? sum(stated.map((part) => part.declared ?? 0)) : null;
  return Object.assign(new PeopleDifference(), {
    ...{ declared, imported, difference: declared === null ? null : declared - imported },
    parts: parts.map((part) =>
      Object.assign(new PeopleDifferencePart(), part, {
        difference: part.declared === null ? null : part.declared - part.imported,
      }),
    ),
  });
}
