import { DateTime } from 'luxon';
import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { IncidentFacts } from '../../domain/facts.ts';
import type { Permission } from '../../domain/permissions.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import type { Ranked } from './rank-questions.ts';

const rule = { permission: 'rule:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A question that a rule asks of the facts that are tried.' })
export class AskedQuestion {
  @Field(() => String, { description: 'Key of the fact asked for.' }) key!: string;
  @Field(() => String, { description: 'The question as a person would be asked.' }) question!: string;
  /** What is recorded decides how it can be answered. */
  readonly facts!: IncidentFacts;
}

@Extensions({ ...rule, within: ['obligation:read' satisfies Permission] })
@ObjectType({
  description:
    'An open question, asked once however many rules ask it, and what hangs on it: it was answered each way by itself, and the rules judged again.',
})
export class RankedQuestion {
  @Field(() => Int, {
    description:
      'Its place: 1 is the question to answer first, whose answer alone would settle most duties, then the one on which the earliest due instant hangs. Those that settle nothing alone come last.',
  })
  rank!: number;
  @Field(() => String, { description: 'Key of the fact asked for.' }) key!: string;
  @Field(() => String, { description: 'The question as a person would be asked.' }) question!: string;
  @Field(() => [String], { description: 'The rules that ask it.' }) askedBy!: readonly string[];
  @Field(() => [String], { description: 'The rules whose verdict its answer alone could change.' })
  couldFlip!: readonly string[];
  @Field(() => [String], { description: 'The rules whose due instant its answer alone could move.' })
  couldMove!: readonly string[];
  @Field(() => [String], { description: 'The rules whose recipients its answer alone could change.' })
  couldRedirect!: readonly string[];
  @Field(() => Int, {
    description:
      'How many of the rules in couldFlip come with a duty: laws that nothing known points to and that would only be ruled out do not count.',
  })
  settles!: number;
  @Field(() => Instant, {
    nullable: true,
    description: 'The earliest due instant of the duties that hang on it; null: none has a date.',
  })
  earliestDueAt!: DateTime | null;
  /** What is recorded decides how it can be answered. */
  readonly facts!: IncidentFacts;
}

export function toRankedQuestions(ranked: readonly Ranked[], facts: IncidentFacts): RankedQuestion[] {
  return ranked.map(({ weight, earliest, ...one }, nth) =>
    Object.assign(new RankedQuestion(), {
      ...one,
      rank: nth + 1,
      settles: weight,
      earliestDueAt: Number.isFinite(earliest) ? DateTime.fromMillis(earliest, { zone: 'utc' }) : null,
      facts,
    }),
  );
}
