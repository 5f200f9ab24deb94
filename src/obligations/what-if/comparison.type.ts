import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Verdict, VerdictValue } from '../../domain/assess.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Incident } from '../../incidents/incident.type.ts';
import { connectionType } from '../../platform/graphql/paging.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { VerdictEnum } from '../obligation.type.ts';
import type { Comparing } from './compare-rules.ts';
import type { DutyChangeKind, DutyDifference } from './compare-verdicts.ts';

const DutyChangeKindEnum = {
  APPEARS: 'APPEARS',
  DISAPPEARS: 'DISAPPEARS',
  VERDICT: 'VERDICT',
  MOVES: 'MOVES',
  RECIPIENT: 'RECIPIENT',
} as const satisfies Record<DutyChangeKind, DutyChangeKind>;
registerEnumType(DutyChangeKindEnum, {
  name: 'DutyChangeKind',
  description: 'What becomes of a duty. Undecided ones stand until they are decided.',
  valuesConfig: {
    APPEARS: { description: 'There was none.' },
    DISAPPEARS: { description: 'There is none any more.' },
    VERDICT: { description: 'It stands on both sides, decided on one of them only.' },
    MOVES: { description: 'Its due instant is another one.' },
    RECIPIENT: { description: 'It is owed to somebody else.' },
  },
});

const rule = { permission: 'rule:read' satisfies Permission };

@Extensions({ ...rule, within: ['obligation:read' satisfies Permission] })
@ObjectType({ description: 'One duty that would be another one. Not legal advice.' })
export class DutyChange {
  @Field(() => DutyChangeKindEnum, { description: 'What becomes of it.' }) kind!: DutyChangeKind;
  @Field(() => String, { description: 'The duty in a few words.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'The rule before; null: none spoke of it.' })
  ruleIdBefore!: string | null;
  @Field(() => String, { nullable: true, description: 'The rule after; null: none speaks of it.' })
  ruleIdAfter!: string | null;
  @Field(() => String, { nullable: true, description: 'The clause before; null: none.' })
  citationBefore!: string | null;
  @Field(() => String, { nullable: true, description: 'The clause after; null: none.' })
  citationAfter!: string | null;
  @Field(() => String, { nullable: true, description: 'Towards whom, before ("sa:IE"); null: nobody.' })
  recipientKeyBefore!: string | null;
  @Field(() => String, { nullable: true, description: 'Towards whom, after; null: nobody.' })
  recipientKeyAfter!: string | null;
  @Field(() => VerdictEnum, { nullable: true, description: 'The verdict before; null: none.' })
  verdictBefore!: VerdictValue | null;
  @Field(() => VerdictEnum, { nullable: true, description: 'The verdict after; null: none.' })
  verdictAfter!: VerdictValue | null;
  @Field(() => Instant, { nullable: true, description: 'When it was due before; null: no date.' })
  dueAtBefore!: DateTime | null;
  @Field(() => Instant, { nullable: true, description: 'When it is due after; null: no date.' })
  dueAtAfter!: DateTime | null;
}

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({ description: 'What another set of rules makes of one incident.' })
export class IncidentComparison {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Incident, { description: 'The same with its fields.' }) incident!: Incident;
  @Field(() => Boolean, { description: 'Whether anything would be otherwise.' }) changed!: boolean;
  @Field(() => Int, { description: 'How many duties appear.' }) appearing!: number;
  @Field(() => Int, { description: 'How many duties disappear.' }) disappearing!: number;
  @Field(() => Int, { description: 'How many duties move, are decided otherwise, or go to somebody else.' })
  moving!: number;
  @Field(() => [DutyChange], { description: 'Each of them, what is due first in front.' })
  changes!: readonly DutyChange[];
}

export const IncidentComparisonConnection = connectionType(
  IncidentComparison,
  'IncidentComparison',
  'obligation:read',
);

@Extensions(rule)
@ObjectType({ description: 'Two sets of rules side by side. Nothing is kept. Not legal advice.' })
export class RuleComparison {
  @Field(() => [DutyChange], {
    description:
      'What they make of the facts given (`over`), what is due first in front; empty without facts.',
  })
  changes!: readonly DutyChange[];
  /** What incidents are compared with. */
  readonly comparing!: Comparing;
}

export function toDutyChange({ kind, before, after }: DutyDifference): DutyChange {
  const side = (one: Verdict | null) => ({
    ruleId: one?.ruleId ?? null,
    citation: one?.citation ?? null,
    recipientKey: one?.recipient.key ?? null,
    verdict: one?.verdict ?? null,
    dueAt: one?.due?.dueAt ?? null,
  });
  const [then, now] = [side(before), side(after)];
  return Object.assign(new DutyChange(), {
    kind,
    title: (after ?? before)?.title ?? '',
    ...{ ruleIdBefore: then.ruleId, ruleIdAfter: now.ruleId },
    ...{ citationBefore: then.citation, citationAfter: now.citation },
    ...{ recipientKeyBefore: then.recipientKey, recipientKeyAfter: now.recipientKey },
    ...{ verdictBefore: then.verdict, verdictAfter: now.verdict },
    ...{ dueAtBefore: then.dueAt, dueAtAfter: now.dueAt },
  });
}

export function toIncidentComparison(
  incident: Incident,
  differences: readonly DutyDifference[],
): IncidentComparison {
  const count = (...kinds: DutyChangeKind[]) => differences.filter(({ kind }) => kinds.includes(kind)).length;
  return Object.assign(new IncidentComparison(), {
    ...{ incidentId: incident.id, incident, changed: differences.length > 0 },
    ...{ appearing: count('APPEARS'), disappearing: count('DISAPPEARS') },
    moving: count('MOVES', 'VERDICT', 'RECIPIENT'),
    changes: differences.map(toDutyChange),
  });
}
