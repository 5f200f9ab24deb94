import type { DateTime } from 'luxon';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { compareVerdicts } from './compare-verdicts.ts';
import { DutyChange, toDutyChange } from './comparison.type.ts';
import { isAskedFor, type Selection, selected } from './evaluate.ts';
import { EvaluatedDuty, toEvaluatedDuty } from './evaluated-duty.type.ts';
import type { Tried } from './judge-answered.ts';

const rule = { permission: 'rule:read' satisfies Permission };

@Extensions(rule)
@ObjectType({
  description:
    'What the rules make of facts that are only tried, as they would of a saved incident. Nothing is kept. Not legal advice.',
})
export class Evaluation {
  @Field(() => Instant, { description: 'The instant of judging.' }) asOf!: DateTime;
  @Field(() => [EvaluatedDuty], {
    description: 'The verdicts asked for, earliest due first, those without a date last.',
  })
  duties!: readonly EvaluatedDuty[];
  @Field(() => Int, { description: 'How many of all verdicts are REQUIRED, shown or not.' })
  requiredCount!: number;
  @Field(() => Int, {
    description: 'How many of all verdicts are UNDECIDED, shown or not; without the remote ones.',
  })
  undecidedCount!: number;
  @Field(() => Int, {
    description: 'How many are undecided only because nothing known points to the place whose law it is.',
  })
  remoteCount!: number;
  @Field(() => Int, { description: 'How many of all verdicts are NOT_REQUIRED, shown or not.' })
  notRequiredCount!: number;
  @Field(() => [DutyChange], {
    description:
      'Of an incident: what would be otherwise than it stands, what is due first in front; empty of facts that are laid over none.',
  })
  changes!: readonly DutyChange[];
  /** What further fields are made from. */
  readonly tried!: Tried;
  readonly selection!: Selection;
}

export function toEvaluation(tried: Tried, selection: Selection, before: Tried | null = null): Evaluation {
  const { context } = tried.of;
  const count = (value: string) =>
    tried.verdicts.filter(({ verdict, remote }) => verdict === value && !remote).length;
  return Object.assign(new Evaluation(), {
    asOf: context.at,
    duties: selected(tried.verdicts, selection).map((verdict) => toEvaluatedDuty(verdict, tried.of)),
    requiredCount: count('REQUIRED'),
    undecidedCount: count('UNDECIDED'),
    remoteCount: tried.verdicts.filter(({ remote }) => remote).length,
    notRequiredCount: count('NOT_REQUIRED'),
    changes: before === null ? [] : changesOf(before, tried, selection),
    ...{ tried, selection },
  });
}

function changesOf(before: Tried, after: Tried, selection: Selection): readonly DutyChange[] {
  return compareVerdicts(before.verdicts, after.verdicts, new Map())
    .filter((one) => [one.before, one.after].some((side) => side !== null && isAskedFor(side, selection)))
    .map(toDutyChange);
}
