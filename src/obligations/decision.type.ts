import { GraphQLJSON } from 'graphql-scalars';
import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { VerdictValue } from '../domain/assess.ts';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { VerdictEnum } from './obligation.type.ts';
import type { DecisionEnd, DecisionGround } from './obligation-decision.row.ts';
import type { ShownDecision } from './shown-decision.ts';

const rule = { permission: 'obligation:read' satisfies Permission };

export const DecisionGroundEnum = {
  EXEMPTION: 'EXEMPTION',
  DOES_NOT_APPLY: 'DOES_NOT_APPLY',
  DEPARTURE: 'DEPARTURE',
} as const satisfies Record<DecisionGround, string>;
registerEnumType(DecisionGroundEnum, {
  name: 'DecisionGround',
  description: 'On what ground a duty was decided not to be required.',
  valuesConfig: {
    EXEMPTION: { description: 'An exemption of the rule lifts it.' },
    DOES_NOT_APPLY: { description: 'The rule asks nothing of this incident.' },
    DEPARTURE: { description: 'A promise or contract asks for it, and the organization departs from that.' },
  },
});
const DecisionEndEnum = {
  REOPENED: 'REOPENED',
  WITHDRAWN: 'WITHDRAWN',
  OVERTAKEN: 'OVERTAKEN',
} as const satisfies Record<DecisionEnd, string>;
registerEnumType(DecisionEndEnum, {
  name: 'DecisionEnd',
  description: 'How a decision came to an end.',
  valuesConfig: {
    REOPENED: { description: 'A fact it used changed: it reopened by itself.' },
    WITHDRAWN: { description: 'A person took it back.' },
    OVERTAKEN: { description: 'The duty was met after all.' },
  },
});

@Extensions(rule)
@ObjectType({ description: 'A fact a decision was bound to, with its value at that moment.' })
export class BoundFact {
  @Field(() => String, {
    description: 'Key of the fact ("risk_to_people"); also "verdict" and "rule_version".',
  })
  key!: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'Its value then; null: it was not known.' })
  value!: unknown;
}

@Extensions(rule)
@ObjectType({
  description:
    'A named person decided that a duty is not required, or to depart from a promise. Bound to the facts it used; it reopens when one of them changes.',
})
export class ObligationDecision {
  @Field(() => ID, { description: 'The decision.' }) id!: string;
  @Field(() => ID, { description: 'What was decided on.' }) obligationId!: string;
  @Field(() => String, { description: 'The clause decided on, as cited.' }) citation!: string;
  @Field(() => DecisionGroundEnum, { description: 'On what ground.' }) ground!: DecisionGround;
  @Field(() => String, { nullable: true, description: "Key of the rule's exemption; null: none was named." })
  exemptionId!: string | null;
  @Field(() => VerdictEnum, { description: 'What the rules said at that moment: it may be REQUIRED.' })
  verdict!: VerdictValue;
  @Field(() => String, { nullable: true, description: 'Why, in their words; null: the words were erased.' })
  rationale!: string | null;
  @Field(() => ID, { description: 'The member who decided.' }) decidedBy!: string;
  @Field(() => String, { description: 'Their name.' }) decidedByName!: string;
  @Field(() => Instant, { description: 'When.' }) decidedAt!: DateTime;
  @Field(() => String, { description: 'The version of the rule it is about.' }) ruleVersion!: string;
  @Field(() => Int, { description: 'Version of the incident it was taken on.' }) incidentVersion!: number;
  @Field(() => [BoundFact], { description: 'The facts it used: if one of them changes, it reopens.' })
  facts!: readonly BoundFact[];
  @Field(() => String, { description: 'SHA-256 of those facts, in hex; the record names it too.' })
  factsDigest!: string;
  @Field(() => DecisionEndEnum, { nullable: true, description: 'How it ended; null: it stands.' })
  endedAs!: DecisionEnd | null;
  @Field(() => Instant, { nullable: true, description: 'When it ended; null: it stands.' })
  endedAt!: DateTime | null;
  @Field(() => [String], { description: 'Keys of the facts whose change reopened it; empty: none did.' })
  changedFacts!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null: it was not.' })
  endReason!: string | null;
}

@InputType({ description: 'That a duty is not required.' })
export class DecideNotRequiredInput extends RepeatableInput {
  @Field(() => ID, { description: 'The obligation.' }) obligationId!: string;
  @Field(() => String, { description: 'Why: it stays on record with your name, and the register shows it.' })
  rationale!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Key of one of its exemptions (Obligation.exemptions), where one lifts it.',
  })
  exemptionId?: string | null;
  @Field(() => DecisionGroundEnum, {
    nullable: true,
    description:
      'Absent: EXEMPTION where one is named, DEPARTURE for a promise or contract, otherwise DOES_NOT_APPLY.',
  })
  ground?: DecisionGround | null;
}

@InputType({ description: 'That a decision no longer stands.' })
export class WithdrawDecisionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The obligation decided on.' }) obligationId!: string;
  @Field(() => String, { description: 'Why.' }) reason!: string;
}

export function toDecision({
  facts,
  factsDigest,
  changedFacts,
  ...shown
}: ShownDecision): ObligationDecision {
  return Object.assign(new ObligationDecision(), {
    ...shown,
    factsDigest: factsDigest.toString('hex'),
    changedFacts: changedFacts ?? [],
    facts: Object.entries(facts).map(([key, value]) => Object.assign(new BoundFact(), { key, value })),
  });
}
