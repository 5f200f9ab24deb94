import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { Rule } from '../domain/rule.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { HoldRow } from './hold.row.ts';

const rule = { permission: 'obligation:read' satisfies Permission };

const HoldEffectEnum = {
  NONE: 'none',
  DELAYS: 'delays',
  NEW_DUE: 'new_due',
} as const satisfies Record<string, Rule['holdEffect']>;
registerEnumType(HoldEffectEnum, {
  name: 'HoldEffect',
  description: 'What a law-enforcement hold does to a duty: the rule says it.',
  valuesConfig: {
    NONE: { description: 'Nothing: due instant, reminders and filings go on (GDPR Art. 33(1)).' },
    DELAYS: { description: 'Word is not sent while it stands; the due instant stays beside it.' },
    NEW_DUE: { description: 'Word is not sent while it stands, and is due at its end (45 CFR 164.412).' },
  },
});

@Extensions(rule)
@ObjectType({ description: "A law-enforcement agency's wish that word be held back." })
export class LawEnforcementHold {
  @Field(() => ID, { description: 'The hold.' }) id!: string;
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Boolean, { description: 'Whether the statement was made in writing.' }) written!: boolean;
  @Field(() => Instant, { description: 'When the agency said so.' }) statedAt!: DateTime;
  @Field(() => Instant, { nullable: true, description: 'The time it named; null: none.' })
  until!: DateTime | null;
  @Field(() => Instant, {
    nullable: true,
    description:
      'When it ends of itself: an oral one after 30 days at the latest; null: only when it is lifted.',
  })
  endsAt!: DateTime | null;
  @Field(() => Boolean, { description: 'Whether it is about every duty of the incident.' })
  everything!: boolean;
  @Field(() => [String], { description: 'The jurisdictions it is about; empty with `everything`.' })
  jurisdictions!: string[];
  @Field(() => [String], { description: 'The regimes it is about, by key; empty with `everything`.' })
  regimes!: string[];
  @Field(() => ID, { description: 'The member who recorded it.' }) placedBy!: string;
  @Field(() => Instant, { description: 'When it was recorded.' }) placedAt!: DateTime;
  @Field(() => ID, { nullable: true, description: 'The member who lifted it; null: nobody did.' })
  liftedBy!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was lifted; null: it was not.' })
  liftedAt!: DateTime | null;
  /** Statements, whose words a field of their own reads. */
  agencyId!: string;
  officerId!: string;
  reasonId!: string;
  liftReasonId!: string | null;
}

@Extensions(rule)
@ObjectType({ description: 'What a law-enforcement hold does to one duty now.' })
export class ObligationHold {
  @Field(() => HoldEffectEnum, { description: 'The effect by the rule.' }) effect!: Rule['holdEffect'];
  @Field(() => Boolean, { description: 'Whether a hold stops this duty now.' }) held!: boolean;
  @Field(() => Instant, {
    nullable: true,
    description: 'Until when, if nobody lifts it before; null: not held, or until it is lifted.',
  })
  heldUntil!: DateTime | null;
  @Field(() => ID, { nullable: true, description: 'The hold that stands longest; null: none stands.' })
  holdId!: string | null;
  @Field(() => String, { description: 'The same in a sentence.' }) says!: string;
}

@InputType({
  description:
    'That law enforcement asks for word to be held back. Without jurisdictions and regimes: all of it.',
})
export class PlaceHoldInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'Which agency.' }) agency!: string;
  @Field(() => String, { description: 'Which officer, and how to reach them.' }) officer!: string;
  @Field(() => Boolean, { description: 'Whether the statement was made in writing.' }) written!: boolean;
  @Field(() => String, { description: 'Why word would impede them, as far as they said.' }) reason!: string;
  @Field(() => Instant, { nullable: true, description: 'When they said so; now if absent.' })
  statedAt?: DateTime | null;
  @Field(() => Instant, { nullable: true, description: 'The time they named; absent: none.' })
  until?: DateTime | null;
  @Field(() => [String], { nullable: true, description: 'Only duties of these: "US", "US-CA", "EU".' })
  jurisdictions?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Only duties of these regimes ("eu-gdpr").' })
  regimes?: string[] | null;
}

@InputType({ description: 'That a hold ends before its time.' })
export class LiftHoldInput extends RepeatableInput {
  @Field(() => ID, { description: 'The hold.' }) holdId!: string;
  @Field(() => String, { description: 'Why: who said that word may go out.' }) reason!: string;
}

export function toLawEnforcementHold(row: HoldRow): LawEnforcementHold {
  return Object.assign(new LawEnforcementHold(), row);
}
