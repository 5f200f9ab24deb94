import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ImportProblem as Problem } from './import-problem.ts';
import { type ImportProblemCode, importProblemCodes } from './import-problem.ts';
import type { ListedPerson } from './list-people.ts';
import { maskedEmail, nameInitial } from './mask.ts';
import type { ImportReport as Report } from './new-people.ts';
import type { PersonImportRow } from './person-import.row.ts';

const counting: { permission: Permission } = { permission: 'person:count' };
const masked: { permission: Permission } = { permission: 'person:read-masked' };

const ImportProblemCodeEnum = Object.fromEntries(importProblemCodes.map((code) => [code, code])) as {
  [C in ImportProblemCode]: C;
};
registerEnumType(ImportProblemCodeEnum, {
  name: 'ImportProblemCode',
  description: 'Why a row of a file was not taken in.',
  valuesConfig: {
    ADDRESS_MISSING: { description: 'There is no address: nobody could be notified.' },
    ADDRESS_INVALID: { description: 'The address is not exactly one plain mailbox.' },
    TOO_LONG: { description: 'A value is longer than 1,000 characters.' },
    CONTROL_CHARACTER: { description: 'A value contains NUL or another control character.' },
    JURISDICTION_UNKNOWN: { description: 'Not an ISO 3166 code such as "DE" or "US-CA".' },
    LOCALE_UNKNOWN: { description: 'Not a language tag such as "de" or "pt-BR".' },
    KIND_UNKNOWN: { description: 'Not a kind of person of the vocabulary.' },
    COLUMN_COUNT: { description: 'More or fewer columns than the header.' },
  },
});

@Extensions(counting)
@ObjectType({ description: 'A fault in one row of a file: where it is, never what stands there.' })
export class ImportProblem {
  @Field(() => Int, { description: 'Line of the file on which the row begins; the first is 1.' })
  line!: number;
  @Field(() => String, { nullable: true, description: 'The field concerned ("email"); null: the whole row.' })
  column!: string | null;
  @Field(() => ImportProblemCodeEnum, { description: 'What is wrong.' }) code!: ImportProblemCode;
  @Field(() => String, { description: 'What to do about it.' }) message!: string;
}

@Extensions(counting)
@ObjectType({ description: 'How many people of an incident live in one jurisdiction.' })
export class PeopleCount {
  @Field(() => String, { description: 'ISO 3166 code ("DE", "US-CA"); "ZZ": residence unknown.' })
  jurisdiction!: string;
  @Field(() => Int, { description: 'How many were affected, those erased since included.' }) count!: number;
  @Field(() => Int, { description: 'How many of them have an address here: all but the erased.' })
  reachable!: number;
}

@Extensions(counting)
@ObjectType({ description: 'How many people a file adds in one jurisdiction.' })
export class AddedPeople {
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) jurisdiction!: string;
  @Field(() => Int, { description: 'How many.' }) count!: number;
}

@Extensions(counting)
@ObjectType({ description: 'What an import did, or a dry run would do.' })
export class ImportReport {
  @Field(() => ID, { nullable: true, description: 'The import; null for a dry run.' })
  importId!: string | null;
  @Field(() => Int, { description: 'Rows in the file, without the header and empty lines.' })
  rowsRead!: number;
  @Field(() => Int, { description: 'People who were not there before.' }) added!: number;
  @Field(() => Int, {
    description: 'Rows whose address was there before, in the file or the incident: the first one stands.',
  })
  merged!: number;
  @Field(() => Int, { description: 'Rows left out because of a fault.' }) rejected!: number;
  @Field(() => [ImportProblem], { description: 'The first 1,000 faults.' }) problems!: ImportProblem[];
  @Field(() => [AddedPeople], { description: 'Those added, by jurisdiction.' })
  byJurisdiction!: AddedPeople[];
  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal.' }) contentDigest!: string;
}

@Extensions(counting)
@ObjectType({ description: 'A file of affected people that was taken in.' })
export class PeopleImport {
  @Field(() => ID, { description: 'The import.' }) id!: string;
  @Field(() => Int, { description: 'Rows in the file.' }) rowsRead!: number;
  @Field(() => Int, { description: 'People added.' }) added!: number;
  @Field(() => Int, { description: 'Rows whose address was there before.' }) merged!: number;
  @Field(() => Int, { description: 'Rows left out because of a fault.' }) rejected!: number;
  @Field(() => [ImportProblem], { description: 'The first 1,000 faults.' }) problems!: ImportProblem[];
  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal.' }) contentDigest!: string;
  @Field(() => ID, { nullable: true, description: 'The member who sent it; null: Tocsin itself.' })
  importedBy!: string | null;
  @Field(() => Instant, { description: 'When.' }) createdAt!: DateTime;
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
  @Field(() => Instant, { description: 'When the person was taken in.' }) createdAt!: DateTime;
}
export const AffectedPersonConnection = connectionType(AffectedPerson, 'AffectedPerson', masked.permission);

@InputType({ description: 'A small file of affected people as text; larger ones go over HTTP.' })
export class ImportPeopleInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, {
    description:
      'CSV with a header, up to 200 kB: email, and if known name, locale, jurisdiction (or country and state), kind. Larger files: POST /incidents/{id}/people.',
  })
  csv!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answers what would happen, and keeps nothing.',
  })
  dryRun!: boolean;
  @Field(() => [ID], { nullable: true, description: 'The data sets these people are in.' })
  dataSetIds?: string[] | null;
}

@InputType({ description: 'Whose identity is to be destroyed.' })
export class ErasePersonInput extends RepeatableInput {
  @Field(() => ID, { description: 'The affected person.' }) personId!: string;
}

@Extensions({ permission: 'person:erase' satisfies Permission })
@ObjectType({ description: 'A person erased, and who is left.' })
export class Erasure {
  @Field(() => ID, { description: 'The person erased: an id that names nobody any more.' }) personId!: string;
  @Field(() => ID, { description: 'The incident they were affected by.' }) incidentId!: string;
  @Field(() => Int, { description: 'How many people of the incident can still be reached.' })
  remaining!: number;
}

export function toImportReport(report: Report): ImportReport {
  return Object.assign(new ImportReport(), report);
}

export function toPeopleImport(row: PersonImportRow): PeopleImport {
  const { id, rowsRead, added, merged, rejected, importedBy, createdAt } = row;
  return Object.assign(new PeopleImport(), {
    ...{ id, rowsRead, added, merged, rejected, importedBy, createdAt },
    problems: row.problems satisfies readonly Problem[],
    contentDigest: row.contentDigest.toString('hex'),
  });
}

export function toAffectedPerson({ row, person }: ListedPerson): AffectedPerson {
  const { id, jurisdiction, locale, kind, createdAt } = row;
  return Object.assign(new AffectedPerson(), {
    ...{ id, jurisdiction, locale, kind, createdAt },
    maskedEmail: person.email === null ? null : maskedEmail(person.email),
    nameInitial: nameInitial(person.name),
  });
}
