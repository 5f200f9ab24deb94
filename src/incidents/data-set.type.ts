import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { AffectedGroupFacts, CountKind, DataRole, DataSetFacts, Tri } from '../domain/facts.ts';
import type { Permission } from '../domain/permissions.ts';
import { TriEnum } from '../platform/graphql/tri.type.ts';
import type { DataSetRow } from './data-set.row.ts';
import { CountKindEnum, DataRoleEnum, MediumEnum } from './fact-enums.type.ts';

const rule = { permission: 'incident:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'How data was protected, as far as somebody has checked.' })
export class DataProtection {
  @Field(() => TriEnum, { description: 'Whether it was encrypted when it was taken.' }) encrypted!: Tri;
  @Field(() => TriEnum, { description: 'Whether the key stayed out of reach.' }) keySafe!: Tri;
  @Field(() => TriEnum, { description: 'Whether a copy is still available.' }) availableElsewhere!: Tri;
  @Field(() => TriEnum, {
    description: 'Whether passwords in it can be read or recovered from their hashes.',
  })
  passwordsRecoverable!: Tri;
  @Field(() => String, { nullable: true, description: 'The algorithm; null: not known.' }) algorithm!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'Where the key was; null: not known.' }) keyLocation!:
    | string
    | null;
}

@Extensions(rule)
@ObjectType({ description: 'Kind of person × jurisdiction × count.' })
export class AffectedGroup {
  @Field(() => ID, { description: 'The group.' }) id!: string;
  @Field(() => String, { description: 'A key of vocabulary.personKinds, or UNKNOWN.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'ISO 3166 code; null: residence not known.' })
  jurisdiction!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many people; null: not known.' }) count!:
    | number
    | null;
  @Field(() => CountKindEnum, { description: 'How sure the count is.' }) countKind!: CountKind;
  @Field(() => TriEnum, { description: 'Whether minors are among them.' }) minors!: Tri;
  @Field(() => Int, { nullable: true, description: 'How many minors; null: not known, or none.' })
  minorCount!: number | null;
  @Field(() => TriEnum, {
    description: 'Whether others are among them who need particular protection (patients, victims).',
  })
  vulnerable!: Tri;
  @Field(() => Int, { nullable: true, description: 'How many of those; null: not known, or none.' })
  vulnerableCount!: number | null;
}

@Extensions(rule)
@ObjectType({ description: 'One body of data in an incident, under one role.' })
export class DataSet {
  @Field(() => ID, { description: 'The data set.' }) id!: string;
  @Field(() => String, { description: 'What it is.' }) name!: string;
  @Field(() => DataRoleEnum, { description: "The organization's role for it." }) role!: DataRole;
  @Field(() => [String], { description: 'As processor: the controllers it belongs to.' })
  controllers!: string[];
  @Field(() => TriEnum, { description: 'Whether it holds personal data.' }) personalData!: Tri;
  @Field(() => [String], { description: 'Keys of vocabulary.dataCategories.' }) categories!: string[];
  @Field(() => MediumEnum, { description: 'In what form it was.' }) medium!: DataSetFacts['medium'];
  @Field(() => TriEnum, { description: 'Whether it became known to somebody who may not know it.' })
  confidentiality!: Tri;
  @Field(() => TriEnum, { description: 'Whether it was altered.' }) integrity!: Tri;
  @Field(() => TriEnum, { description: 'Whether it was lost or out of reach.' }) availability!: Tri;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether somebody not entitled saw or opened it; null: nobody said, as confidentiality.',
  })
  accessed!: Tri | null;
  @Field(() => TriEnum, {
    nullable: true,
    description: 'Whether it was taken, copied or carried off; null: nobody said, as confidentiality.',
  })
  acquired!: Tri | null;
  @Field(() => DataProtection, { description: 'How it was protected.' }) protection!: DataProtection;
  @Field(() => ID, {
    nullable: true,
    description: 'The data set of a merged incident that it was copied from; null: it is no copy.',
  })
  copiedFrom!: string | null;
  readonly processorId!: string | null;
}

/** Of a row, or of a version of the facts. */
export function toDataSet(row: Omit<DataSetFacts, 'groups'> | DataSetRow): DataSet {
  const {
    id,
    name,
    role,
    controllers,
    personalData,
    categories,
    medium,
    confidentiality,
    integrity,
    availability,
    accessed = null,
    acquired = null,
    processorId,
  } = row;
  const copiedFrom = 'copiedFrom' in row ? row.copiedFrom : null;
  const protection = Object.assign(
    new DataProtection(),
    { passwordsRecoverable: 'UNKNOWN', algorithm: null, keyLocation: null },
    row.protection,
  );
  return Object.assign(new DataSet(), {
    id,
    name,
    role,
    controllers,
    personalData,
    categories,
    medium,
    confidentiality,
    integrity,
    availability,
    accessed,
    acquired,
    protection,
    processorId,
    copiedFrom,
  });
}

/** Of a row, or of a version that may be older than some of the questions. */
export function toAffectedGroup(group: AffectedGroupFacts): AffectedGroup {
  const { id, kind, jurisdiction, count, countKind } = group;
  const { minors = 'UNKNOWN', minorCount = null, vulnerable = 'UNKNOWN', vulnerableCount = null } = group;
  const most = { minors, minorCount, vulnerable, vulnerableCount };
  return Object.assign(new AffectedGroup(), { id, kind, jurisdiction, count, countKind, ...most });
}
