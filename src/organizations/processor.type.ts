import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Tri } from '../domain/facts.ts';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { TriEnum } from '../platform/graphql/tri.type.ts';
import type { ProcessorRow } from './processor.row.ts';

@Extensions({ permission: 'organization:read' satisfies Permission })
@ObjectType({ description: 'Somebody who processes data for the organization (GDPR Art. 4(8)).' })
export class Processor {
  @Field(() => ID, { description: 'The processor.' }) id!: string;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => [String], { description: 'What it receives, by keys of vocabulary.dataCategories.' })
  categories!: string[];
  @Field(() => Boolean, { description: 'Whether it receives whatever is stored, as a host does.' })
  receivesAll!: boolean;
  @Field(() => String, { nullable: true, description: 'What it receives, in words; null: not said.' })
  receives!: string | null;
  @Field(() => String, { nullable: true, description: 'Where the contract is to be found; null: not set.' })
  contractReference!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Whom to reach there when data is at risk; null: not set.',
  })
  securityContact!: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 code of its country; null: not known.' })
  country!: string | null;
  @Field(() => TriEnum, { description: 'Whether a data processing agreement is signed (GDPR Art. 28(3)).' })
  dpa!: Tri;
  @Field(() => Boolean, { description: 'Whether it was taken off the list: past incidents still name it.' })
  removed!: boolean;
}

@Extensions({ permission: 'organization:read' satisfies Permission })
@ObjectType({
  description: 'A category of data the organization says it holds: its data map, offered first.',
})
export class DataMapEntry {
  @Field(() => String, { description: 'A key of vocabulary.dataCategories.' }) category!: string;
  @Field(() => String, { description: 'Its name in English.' }) label!: string;
  @Field(() => Boolean, { description: 'Whether it is special (GDPR Art. 9 or 10).' }) special!: boolean;
  @Field(() => String, { nullable: true, description: 'What is to know about it; null: nothing.' })
  note!: string | null;
}

@InputType({ description: 'A processor and what it receives; replaces the one of this id or name.' })
export class PutProcessorInput extends RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Replace this one; absent: the one of this name, or a new one.',
  })
  id?: string | null;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => [String], { nullable: true, description: 'Keys of vocabulary.dataCategories it receives.' })
  categories?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it receives whatever is stored; false if absent.',
  })
  receivesAll?: boolean | null;
  @Field(() => String, { nullable: true, description: 'What it receives, in words.' }) receives?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Where the contract is to be found.' })
  contractReference?: string | null;
  @Field(() => String, { nullable: true, description: 'Whom to reach there when data is at risk.' })
  securityContact?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 code of its country.' }) country?:
    | string
    | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether a data processing agreement is signed; not known if absent.',
  })
  dpa?: Tri | null;
}

@InputType({ description: 'A processor to take off the list.' })
export class RemoveProcessorInput extends RepeatableInput {
  @Field(() => ID, { description: 'Which.' }) processorId!: string;
}

export function toProcessor(row: ProcessorRow): Processor {
  const { id, name, categories, receivesAll, receives, contractReference, securityContact, country, dpa } =
    row;
  const shown = {
    id,
    name,
    categories,
    receivesAll,
    receives,
    contractReference,
    securityContact,
    country,
    dpa,
  };
  return Object.assign(new Processor(), shown, { removed: row.removedAt !== null });
}
