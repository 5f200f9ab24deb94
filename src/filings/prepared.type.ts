import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { FormWeight } from '../domain/form/form.ts';
import type { Permission } from '../domain/permissions.ts';
import type { FilingKind } from '../obligations/filing.row.ts';
import { FilingKindEnum } from '../obligations/filing.type.ts';
import type { PreparedFilingRow } from '../obligations/prepared-filing.row.ts';
import { Instant } from '../platform/graphql/scalars.ts';

const rule = { permission: 'obligation:read' satisfies Permission };

export const FormWeightEnum = {
  MUST_NOW: 'MUST_NOW',
  MAY_FOLLOW: 'MAY_FOLLOW',
  OPTIONAL: 'OPTIONAL',
} as const satisfies Record<FormWeight, string>;
registerEnumType(FormWeightEnum, {
  name: 'FormWeight',
  description: 'What the law makes of a field that is open.',
  valuesConfig: {
    MUST_NOW: { description: 'No authority takes the filing without it.' },
    MAY_FOLLOW: { description: 'It is owed, and may come in a later phase (GDPR Art. 33(4)).' },
    OPTIONAL: { description: 'It is not owed.' },
  },
});

@Extensions(rule)
@ObjectType({ description: 'A field of an authority’s form that nobody has answered yet.' })
export class MissingField {
  @Field(() => String, { description: 'Its id, by which answers name it.' }) field!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Its number in the template of the authority; null: it has none.',
  })
  number!: number | null;
  @Field(() => String, { description: 'What it asks.' }) label!: string;
  @Field(() => FormWeightEnum, { description: 'What the law makes of it being open.' }) weight!: FormWeight;
  @Field(() => String, { description: 'The clause that asks for it ("Art. 33(3)(c)").' }) citation!: string;
  @Field(() => String, { nullable: true, description: 'The letter of that clause; null: it has none.' })
  letter!: string | null;
}

@Extensions(rule)
@ObjectType({ description: 'What is missing in a filing, by what the law makes of it.' })
export class MissingFields {
  @Field(() => [MissingField], { description: 'What no authority takes a filing without.' })
  mustNow!: MissingField[];
  @Field(() => [MissingField], { description: 'What is owed and may follow.' }) mayFollow!: MissingField[];
  @Field(() => [MissingField], { description: 'What is not owed.' }) optional!: MissingField[];
}

@Extensions(rule)
@ObjectType({ description: 'One field as it is typed or pasted into the form of an authority.' })
export class CopyField {
  @Field(() => String, { description: 'Its id in the form.' }) field!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Its number in the template of the authority; null: it has none.',
  })
  number!: number | null;
  @Field(() => String, { description: 'The section it stands in.' }) section!: string;
  @Field(() => String, { description: 'What it asks.' }) label!: string;
  @Field(() => String, { description: 'What to put there; "To be determined" where it follows later.' })
  value!: string;
  @Field(() => Boolean, { description: 'Whether it is to follow: nothing is known yet.' })
  toFollow!: boolean;
}

@Extensions(rule)
@ObjectType({ description: 'A field that changed since the last filing that left.' })
export class FieldChange {
  @Field(() => String, { description: 'Its id in the form.' }) field!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Its number in the template of the authority; null: it has none.',
  })
  number!: number | null;
  @Field(() => String, { description: 'What it asks.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'What was filed; null: nothing on this.' }) was!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'What holds now; null: nothing is said any more.' })
  is!: string | null;
}

@Extensions(rule)
@ObjectType({
  description:
    'A filing filled in from the record, as it is to be handed in. It never changes, and counts as nothing until it is recorded as submitted (recordFiling with preparedFilingId).',
})
export class PreparedFiling {
  @Field(() => ID, { description: 'The prepared filing.' }) id!: string;
  @Field(() => ID, { description: 'What it answers.' }) obligationId!: string;
  @Field(() => FilingKindEnum, { description: 'Which stage.' }) kind!: FilingKind;
  @Field(() => String, { description: 'The form it fills in ("edpb-33").' }) form!: string;
  @Field(() => String, { description: 'The version of that form.' }) formVersion!: string;
  @Field(() => Int, { description: 'The version of the incident it was written from.' })
  incidentVersion!: number;
  @Field(() => Int, { description: 'Percent of what a complete filing owes, rounded down.' })
  completeness!: number;
  @Field(() => Boolean, { description: 'Whether it is complete: nothing that is owed is left open.' })
  complete!: boolean;
  @Field(() => Instant, {
    nullable: true,
    description: 'By when it says that the rest follows; null: nothing does.',
  })
  restFollowsBy!: DateTime | null;
  @Field(() => ID, { nullable: true, description: 'The first filing it follows; null: it is a first one.' })
  refersTo!: string | null;
  @Field(() => String, {
    description: 'SHA-256 of its content, in hex: the filing that records it bears the same.',
  })
  contentDigest!: string;
  @Field(() => Instant, { description: 'When it was prepared.' }) preparedAt!: DateTime;
}

export function toPrepared({ contentDigest, ...row }: PreparedFilingRow): PreparedFiling {
  return Object.assign(new PreparedFiling(), { ...row, contentDigest: contentDigest.toString('hex') });
}
