import { GraphQLJSONObject } from 'graphql-scalars';
import type { DateTime } from 'luxon';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { changedFacts } from '../domain/changed-facts.ts';
import type { DataSetFacts, FactValue, ImpreciseTime } from '../domain/facts.ts';
import type { Permission } from '../domain/permissions.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { AwarenessRow } from './awareness.row.ts';
import { AffectedGroup, DataSet, toAffectedGroup, toDataSet } from './data-set.type.ts';
import type { VersionBeside } from './history.batch.ts';
import { KnownTime, toKnownTime } from './incident.type.ts';

const rule = { permission: 'incident:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A body of data as it stood in one version of the facts.' })
export class DataSetAsOf extends DataSet {
  @Field(() => [AffectedGroup], { description: 'Whom it was about.' }) groups!: AffectedGroup[];
}

@Extensions(rule)
@ObjectType({ description: 'A time that starts the clock of some law, as it was known.' })
export class MilestoneAsOf {
  @Field(() => String, { description: 'The event, as in the enum Milestone.' }) key!: string;
  @Field(() => KnownTime, { description: 'When.' }) time!: KnownTime;
}

@Extensions(rule)
@ObjectType({
  description: 'The facts as they stood in one version: what verdicts of that version were based on.',
})
export class FactsAsOf {
  @Field(() => KnownTime, { nullable: true, description: 'When it began.' }) occurredFrom!: KnownTime | null;
  @Field(() => KnownTime, { nullable: true, description: 'When it ended.' }) occurredTo!: KnownTime | null;
  @Field(() => KnownTime, { nullable: true, description: 'The first signal.' }) detected!: KnownTime | null;
  @Field(() => KnownTime, { nullable: true, description: 'Awareness as declared.' }) aware!: KnownTime | null;
  @Field(() => KnownTime, { nullable: true, description: 'When it was contained.' })
  contained!: KnownTime | null;
  @Field(() => [MilestoneAsOf], { description: 'Further times that start clocks.' })
  milestones!: MilestoneAsOf[];
  @Field(() => GraphQLJSONObject, { description: 'Answers to questions of the fact catalogue, by key.' })
  answers!: Readonly<Record<string, FactValue>>;
  @Field(() => [DataSetAsOf], { description: 'The data concerned.' }) dataSets!: DataSetAsOf[];
}

@Extensions(rule)
@ObjectType({ description: 'One version of the facts of an incident: never changed once made.' })
export class IncidentVersion {
  @Field(() => Int, { description: 'Its number, from 1.' }) number!: number;
  @Field(() => Instant, { description: 'When it was made.' }) madeAt!: DateTime;
  @Field(() => [String], {
    description:
      'Which facts differ from the version before, by name: "detected", "milestones.determined", "answers.<key>", "dataSets.<id>.categories", "dataSets.<id>" for one that came or went.',
  })
  changed!: string[];
  @Field(() => FactsAsOf, { description: 'The facts as they stood.' }) facts!: FactsAsOf;
  readonly madeBy!: string | null;
}
export const IncidentVersionConnection = connectionType(IncidentVersion, 'IncidentVersion', 'incident:read');

@Extensions(rule)
@ObjectType({ description: 'One declaration of awareness. A later one stands beside it, never over it.' })
export class AwarenessDeclaration {
  @Field(() => Instant, { description: 'From when on there was reasonable certainty: the earliest bound.' })
  awareAt!: DateTime;
  @Field(() => Instant, { description: 'When it was declared.' }) declaredAt!: DateTime;
  @Field(() => String, { nullable: true, description: 'On what ground; null: the words were erased.' })
  ground!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it came after the first signal or changed an earlier one; null: not asked, or erased.',
  })
  gapReason!: string | null;
  readonly declaredBy!: string;
}

export function toIncidentVersion({
  version,
  madeAt,
  madeBy,
  facts,
  before,
}: VersionBeside): IncidentVersion {
  const shown = Object.assign(new FactsAsOf(), {
    ...{ occurredFrom: toKnownTime(facts.occurredFrom), occurredTo: toKnownTime(facts.occurredTo) },
    ...{ detected: toKnownTime(facts.detected), aware: toKnownTime(facts.aware) },
    contained: toKnownTime(facts.contained),
    milestones: Object.entries(facts.milestones).map(toMilestone),
    answers: facts.answers,
    dataSets: facts.dataSets.map(toDataSetAsOf),
  });
  const changed = changedFacts(before, facts);
  return Object.assign(new IncidentVersion(), { number: version, madeAt, madeBy, changed, facts: shown });
}

function toMilestone([key, time]: [string, ImpreciseTime]): MilestoneAsOf {
  return Object.assign(new MilestoneAsOf(), { key: key.toUpperCase(), time: toKnownTime(time) });
}

function toDataSetAsOf(set: DataSetFacts): DataSetAsOf {
  return Object.assign(new DataSetAsOf(), toDataSet(set), { groups: set.groups.map(toAffectedGroup) });
}

export function toAwarenessDeclaration(
  row: AwarenessRow & Pick<AwarenessDeclaration, 'ground' | 'gapReason'>,
): AwarenessDeclaration {
  const { awareAt, declaredAt, declaredBy, ground, gapReason } = row;
  return Object.assign(new AwarenessDeclaration(), { awareAt, declaredAt, declaredBy, ground, gapReason });
}
