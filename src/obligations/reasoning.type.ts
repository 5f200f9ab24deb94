import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Tri } from '../domain/facts.ts';
import type { Permission } from '../domain/permissions.ts';

import type { ExemptionEffect } from '../domain/rule.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import { TriEnum } from '../platform/graphql/tri.type.ts';

const ExemptionEffectEnum = {
  NOT_DUE: 'not_due',
  PUBLIC_INSTEAD: 'public_instead',
  INDIVIDUALS_ONLY: 'individuals_only',
  AUTHORITY_ONLY: 'authority_only',
} as const satisfies Record<string, ExemptionEffect>;
registerEnumType(ExemptionEffectEnum, {
  name: 'ExemptionEffect',
  description: 'What an exemption changes.',
  valuesConfig: {
    NOT_DUE: { description: 'Nothing is owed.' },
    PUBLIC_INSTEAD: {
      description: 'A public communication is owed instead of individual notices: the duty stands.',
    },
    INDIVIDUALS_ONLY: { description: 'Only the people are told.' },
    AUTHORITY_ONLY: { description: 'Only the authority is told.' },
  },
});

const rule = { permission: 'obligation:read' satisfies Permission };
/** Reasons and steps are shown of facts that are only tried as well. */
const shared = { ...rule, within: ['rule:read' satisfies Permission] };

@Extensions(shared)
@ObjectType({ description: 'One reason of a verdict.' })
export class Reason {
  @Field(() => TriEnum, { description: 'What this reason says: fulfilled, not fulfilled, or not known.' })
  value!: Tri;
  @Field(() => String, { description: 'The reason in one sentence.' }) says!: string;
  @Field(() => String, { nullable: true, description: 'The clause that asks; null: none of its own.' })
  clause!: string | null;
  @Field(() => [String], { description: 'Keys of the facts used.' }) facts!: readonly string[];
}

@Extensions(shared)
@ObjectType({ description: 'An exemption that was considered.' })
export class Exemption {
  @Field(() => String, { description: 'Key of the exemption.' }) id!: string;
  @Field(() => String, { description: 'The clause.' }) citation!: string;
  @Field(() => String, { description: 'What it says.' }) says!: string;
  @Field(() => ExemptionEffectEnum, { description: 'What it changes if it applies.' })
  effect!: ExemptionEffect;
  @Field(() => TriEnum, { description: 'Whether it applies. An unknown never lifts a duty.' }) value!: Tri;
}

@Extensions(rule)
@ObjectType({ description: 'A question somebody should answer: it could change the verdict.' })
export class OpenQuestion {
  @Field(() => String, { description: 'Key of the fact asked for.' }) key!: string;
  @Field(() => String, { description: 'The question as a person would be asked.' }) question!: string;
  readonly incidentId!: string;
}

@Extensions(shared)
@ObjectType({ description: 'One step of how a due instant came about.' })
export class DueStep {
  @Field(() => String, { description: 'The step in words.' }) says!: string;
  @Field(() => Instant, { nullable: true, description: 'The instant reached; null: none.' }) at!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The same in the zone that counts.' }) local!:
    | string
    | null;
}

@Extensions(shared)
@ObjectType({ description: 'Another way to read a start the source does not state.' })
export class OtherReading {
  @Field(() => String, { description: 'The event it starts at.' }) startEvent!: string;
  @Field(() => String, { description: 'Why one could read it so.' }) says!: string;
  @Field(() => Instant, { nullable: true, description: 'When it would be due; null: not known.' }) dueAt!:
    | string
    | null;
}

@Extensions(shared)
@ObjectType({ description: 'A calendar of business days on which a due instant was counted.' })
export class CountedCalendar {
  @Field(() => String, { description: 'Its key ("us-federal", "country:DE").' }) key!: string;
  @Field(() => String, {
    description: "The version of its data, and whether days of the organization's own were laid over it.",
  })
  version!: string;
}
