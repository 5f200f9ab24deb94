import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ProposedColumn as Proposed } from './column-proposal.ts';
import { type ColumnMapping, type PersonField, personFields } from './import-columns.ts';
import { type ImportProblemCode, importProblemCodes } from './import-problem.ts';
import type { ImportReport as Report } from './new-people.ts';
import type { PersonImportRow } from './person-import.row.ts';

const counting: { permission: Permission } = { permission: 'person:count' };

const ImportProblemCodeEnum = Object.fromEntries(importProblemCodes.map((code) => [code, code])) as {
  [C in ImportProblemCode]: C;
};
registerEnumType(ImportProblemCodeEnum, {
  name: 'ImportProblemCode',
  description: 'Why a row of a file was not taken in, or not as it stands.',
  valuesConfig: {
    ADDRESS_MISSING: { description: 'There is no address and no other way: nobody could be notified.' },
    ADDRESS_INVALID: { description: 'The address is not exactly one plain mailbox.' },
    GUARDIAN_ADDRESS_INVALID: { description: "The guardian's address is not exactly one plain mailbox." },
    TOO_LONG: { description: 'A value is longer than 1,000 characters.' },
    CONTROL_CHARACTER: { description: 'A value contains NUL or another control character.' },
    JURISDICTION_UNKNOWN: { description: 'Not an ISO 3166 code such as "DE" or "US-CA".' },
    LOCALE_UNKNOWN: { description: 'Not a language tag such as "de" or "pt-BR".' },
    KIND_UNKNOWN: { description: 'Not a kind of person of the vocabulary.' },
    DATA_SET_UNKNOWN: { description: 'Not a data set of this incident, by id or name.' },
    AGE_INVALID: { description: 'No date of birth or age band, or one that contradicts another column.' },
    YES_NO_INVALID: { description: 'Neither yes, no nor unknown.' },
    COLUMN_COUNT: { description: 'More or fewer columns than the header.' },
    COLUMN_MISSING: { description: 'Of a dry run: the header names no address, so no row could be read.' },
    JURISDICTION_CONFLICT: { description: 'Merged, though an earlier row names another country.' },
    AGE_CONFLICT: { description: 'Merged, though an earlier row names another age.' },
  },
});
const PersonFieldEnum = Object.fromEntries(personFields.map((field) => [field, field])) as {
  [F in PersonField]: F;
};
registerEnumType(PersonFieldEnum, {
  name: 'PersonField',
  description: 'What a column of a file can hold.',
  valuesConfig: {
    email: { description: 'One plain mail address.' },
    name: { description: 'The name, as a letter would have it.' },
    locale: { description: 'Language tag: "de", "pt-BR".' },
    jurisdiction: {
      description: 'Where the person lives, by ISO 3166: "DE", "US-CA"; "ZZ" or empty: unknown.',
    },
    state: { description: 'A subdivision that stands with its country: "CA".' },
    kind: { description: 'Kind of person, a key of the vocabulary.' },
    dataSet: { description: 'Data sets of the incident by id or name, several with "|" between them.' },
    postalAddress: { description: 'The whole postal address, in lines.' },
    addressLine1: { description: 'First line of the postal address.' },
    addressLine2: { description: 'Second line of the postal address.' },
    postalCode: { description: 'Postal code.' },
    city: { description: 'City.' },
    dateOfBirth: {
      description: 'Date of birth, as 2012-05-31. It is sealed; only the age band stays in clear.',
    },
    ageBand: { description: 'UNDER_13, AGED_13_TO_17 (or 13-17), ADULT or UNKNOWN.' },
    minor: { description: 'Whether a minor: yes, no or unknown. Yes without an age is taken for under 13.' },
    guardianEmail: { description: "The guardian's mail address." },
    guardianName: { description: "The guardian's name." },
    doNotContact: {
      description: 'Whether not to be mailed (yes): the person stands on the work list for another way.',
    },
  },
});
const ColumnSourceEnum = { MAPPING: 'MAPPING', HEADER: 'HEADER', VALUES: 'VALUES' } as const;
registerEnumType(ColumnSourceEnum, {
  name: 'ColumnSource',
  description: 'How we know what a column holds.',
  valuesConfig: {
    MAPPING: { description: 'You said so.' },
    HEADER: { description: 'Its header says so.' },
    VALUES: { description: 'Its values look like it. It is read only if you say so in `columns`.' },
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
@ObjectType({ description: 'How many faults of one kind a file has.' })
export class ImportProblemCount {
  @Field(() => ImportProblemCodeEnum, { description: 'What is wrong.' }) code!: ImportProblemCode;
  @Field(() => Int, { description: 'How often.' }) count!: number;
}

@Extensions(counting)
@ObjectType({ description: 'How many people a file adds in one jurisdiction.' })
export class AddedPeople {
  @Field(() => String, { description: 'ISO 3166 code; "ZZ": residence unknown.' }) jurisdiction!: string;
  @Field(() => Int, { description: 'How many.' }) count!: number;
}

@Extensions(counting)
@ObjectType({ description: 'A column of a file, what it is read as, and masked samples.' })
export class ProposedColumn {
  @Field(() => Int, { description: 'The first is 1; a mapping may name it "#1".' }) position!: number;
  @Field(() => String, { description: 'Its header; masked where it looks like a person.' }) header!: string;
  @Field(() => PersonFieldEnum, { nullable: true, description: 'What it holds; null: it is not read.' })
  field!: PersonField | null;
  @Field(() => ColumnSourceEnum, { nullable: true, description: 'How we know; null: we do not.' })
  by!: Proposed['by'];
  @Field(() => [String], { description: 'The first three rows, masked.' }) samples!: readonly string[];
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
    description:
      'Rows that are no new person (`duplicates` and `knownBefore`): data sets are united, the earliest word stands, what was unknown is filled in.',
  })
  merged!: number;
  @Field(() => Int, { description: 'Rows whose person stands in an earlier row of the file.' })
  duplicates!: number;
  @Field(() => Int, { description: 'People of the file who were in the incident before.' })
  knownBefore!: number;
  @Field(() => Int, { description: 'Of those, who were put into a data set they had not been in.' })
  joined!: number;
  @Field(() => Int, {
    description: 'People taken off the list who are on it again (only when added by hand).',
  })
  restored!: number;
  @Field(() => Int, { description: 'Rows left out: the person was erased on request.' })
  erasedBefore!: number;
  @Field(() => Int, { description: 'Rows left out: the person was taken off the list as not affected.' })
  removedBefore!: number;
  @Field(() => Int, { description: 'Rows left out because of a fault.' }) rejected!: number;
  @Field(() => [ImportProblem], { description: 'The first 1,000 faults.' }) problems!: ImportProblem[];
  @Field(() => [ImportProblemCount], { description: 'All faults by kind, most frequent first.' })
  problemCounts!: ImportProblemCount[];
  @Field(() => [ImportProblem], {
    description: 'Rows that were merged although they name another country or age, the first 1,000.',
  })
  conflicts!: ImportProblem[];
  @Field(() => Int, { description: 'How many of those there are.' }) conflictCount!: number;
  @Field(() => [AddedPeople], { description: 'Those added, by jurisdiction.' })
  byJurisdiction!: AddedPeople[];
  @Field(() => [ProposedColumn], { description: 'Of a dry run: the columns and what they are read as.' })
  columns!: ProposedColumn[];
  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal.' }) contentDigest!: string;
  readonly incidentId!: string;
}

@Extensions(counting)
@ObjectType({ description: 'A file of affected people that was taken in.' })
export class PeopleImport {
  @Field(() => ID, { description: 'The import.' }) id!: string;
  @Field(() => Boolean, { description: 'Whether it was typed in, not read from a file.' }) byHand!: boolean;
  @Field(() => Int, { description: 'Rows in the file.' }) rowsRead!: number;
  @Field(() => Int, { description: 'People added.' }) added!: number;
  @Field(() => Int, { description: 'Rows whose person was there before.' }) merged!: number;
  @Field(() => Int, { description: 'Of those, rows whose person stands in an earlier row of the file.' })
  duplicates!: number;
  @Field(() => Int, { description: 'Rows left out: the person was erased on request.' })
  erasedBefore!: number;
  @Field(() => Int, { description: 'Rows left out because of a fault.' }) rejected!: number;
  @Field(() => [ImportProblem], { description: 'The first 1,000 faults.' }) problems!: ImportProblem[];
  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal.' }) contentDigest!: string;
  @Field(() => ID, { nullable: true, description: 'The member who sent it; null: Tocsin itself.' })
  importedBy!: string | null;
  @Field(() => Instant, { description: 'When.' }) createdAt!: DateTime;
}

@InputType({ description: 'A column of the file, for a field.' })
export class ColumnInput {
  @Field(() => PersonFieldEnum, { description: 'What it holds.' }) field!: PersonField;
  @Field(() => String, { description: 'Its header as it stands, or its number ("#3").' }) header!: string;
}

@InputType({ description: 'A small file of affected people as text; larger ones go over HTTP.' })
export class ImportPeopleInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, {
    description:
      'CSV with a header, up to 200 kB: email, and whatever else of PersonField is known. Larger files: POST /incidents/{id}/people.',
  })
  csv!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answers what would happen, and keeps nothing.',
  })
  dryRun!: boolean;
  @Field(() => [ID], { nullable: true, description: 'The data sets all these people are in.' })
  dataSetIds?: string[] | null;
  @Field(() => [ColumnInput], {
    nullable: true,
    description: 'Columns whose header is none of the usual ones. A dry run proposes them.',
  })
  columns?: ColumnInput[] | null;
}

export function toMapping(columns: readonly ColumnInput[] | null | undefined): ColumnMapping {
  return Object.fromEntries((columns ?? []).map(({ field, header }) => [field, header]));
}

export function toImportReport(report: Report, incidentId: string): ImportReport {
  return Object.assign(new ImportReport(), report, { incidentId });
}

export function toPeopleImport(row: PersonImportRow): PeopleImport {
  const { id, rowsRead, added, merged, rejected, importedBy, createdAt, problems, summary } = row;
  const { byHand = false, duplicates = 0, erasedBefore = 0 } = summary;
  return Object.assign(new PeopleImport(), {
    ...{ id, byHand, rowsRead, added, merged, duplicates, erasedBefore, rejected, importedBy, createdAt },
    ...{ problems, contentDigest: row.contentDigest.toString('hex') },
  });
}
