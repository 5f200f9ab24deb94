import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { AgeBand } from '../domain/age.ts';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { AgeBandEnum } from './age-band.type.ts';
import { AffectedPerson } from './people.type.ts';
import type { OpenPerson } from './sealed-person.ts';

@InputType({
  description:
    'What is known of a person. Added: what is left out is not known. Corrected: it stays as it is, and null means not known.',
})
export class PersonInput {
  @Field(() => String, { nullable: true, description: 'One plain mail address.' }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'Name.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Where they live: "DE", "US-CA", "ZZ".' })
  jurisdiction?: string | null;
  @Field(() => String, { nullable: true, description: 'Language tag: "de".' }) locale?: string | null;
  @Field(() => String, { nullable: true, description: 'Kind of person, a key of the vocabulary.' })
  kind?: string | null;
  @Field(() => [String], { nullable: true, description: 'Lines of the postal address, without the name.' })
  postalAddress?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Date of birth, as 2012-05-31; it is sealed.' })
  dateOfBirth?: string | null;
  @Field(() => AgeBandEnum, { nullable: true, description: 'Age, where no date of birth is known.' })
  ageBand?: AgeBand | null;
  @Field(() => String, { nullable: true, description: "The guardian's mail address." })
  guardianEmail?: string | null;
  @Field(() => String, { nullable: true, description: "The guardian's name." }) guardianName?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Not to be mailed.' }) doNotContact?: boolean | null;
}

@InputType({ description: 'A few people to add by hand.' })
export class AddPeopleInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [PersonInput], { description: 'The people, up to 500.' }) people!: PersonInput[];
  @Field(() => [ID], { nullable: true, description: 'The data sets they are in.' }) dataSetIds?:
    | string[]
    | null;
}

@InputType({ description: 'Somebody who was not affected after all.' })
export class RemovePersonInput extends RepeatableInput {
  @Field(() => ID, { description: 'The affected person.' }) personId!: string;
  @Field(() => String, { description: 'How that became known.' }) reason!: string;
}

@InputType({ description: 'What was wrong of a person.' })
export class CorrectPersonInput extends RepeatableInput {
  @Field(() => ID, { description: 'The affected person.' }) personId!: string;
  @Field(() => PersonInput, { description: 'What is right.' }) change!: PersonInput;
  @Field(() => [ID], { nullable: true, description: 'The data sets they are in, all of them.' })
  dataSetIds?: string[] | null;
  @Field(() => String, { description: 'Why, or on whose word.' }) reason!: string;
}

@InputType({ description: 'Whom to see in clear, and why.' })
export class RevealPersonInput extends RepeatableInput {
  @Field(() => ID, { description: 'The affected person.' }) personId!: string;
  @Field(() => String, { description: 'Why you need to know; the record keeps it.' }) reason!: string;
}

@InputType({ description: 'Somebody who asks whether they are affected.' })
export class FindPersonInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'Their mail address, however it is capitalised.' }) email!: string;
}

const masked: { permission: Permission } = { permission: 'person:read-masked' };

@Extensions(masked)
@ObjectType({ description: 'Whether somebody with this address is on the list.' })
export class PersonSearch {
  @Field(() => AffectedPerson, { nullable: true, description: 'The person, masked; null: nobody.' })
  person!: AffectedPerson | null;
  @Field(() => Boolean, { description: 'Whether they were on it and were erased on request.' })
  erased!: boolean;
}

const clear: { permission: Permission } = { permission: 'person:reveal' };

@Extensions(clear)
@ObjectType({ description: 'A guardian in clear.' })
export class RevealedGuardian {
  @Field(() => String, { nullable: true, description: 'Name; null: not known.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'Mail address; null: not known.' }) email!:
    | string
    | null;
}

@Extensions(clear)
@ObjectType({ description: 'Who an affected person is, in clear, answered once.' })
export class RevealedPerson {
  @Field(() => ID, { description: 'The person.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Mail address; null: none.' }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'Name; null: not known.' }) name!: string | null;
  @Field(() => [String], { description: 'Lines of the postal address; empty: not known.' })
  postalAddress!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Date of birth; null: not known.' })
  dateOfBirth!: string | null;
  @Field(() => RevealedGuardian, { nullable: true, description: 'The guardian; null: not known.' })
  guardian!: RevealedGuardian | null;
}

export function toRevealed({ id, email, name, post, born, guardian }: OpenPerson): RevealedPerson {
  return Object.assign(new RevealedPerson(), {
    ...{ id, email, name, postalAddress: post ?? [], dateOfBirth: born ?? null },
    guardian: guardian ? Object.assign(new RevealedGuardian(), guardian) : null,
  });
}
