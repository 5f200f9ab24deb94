import type { DateTime } from 'luxon';
import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Verdict, VerdictValue } from '../../domain/assess.ts';
import { holdOn } from '../../domain/hold.ts';
import type { Case } from '../../domain/judge-all.ts';
import type { Permission } from '../../domain/permissions.ts';
import type { ContentItem, RecipientKind, Rule, RuleSource } from '../../domain/rule.ts';
import { showInstant } from '../../domain/time-display.ts';
import { Instant } from '../../platform/graphql/scalars.ts';
import { RecipientKindEnum, RuleSourceEnum, VerdictEnum, VerificationEnum } from '../obligation.type.ts';
import { CountedCalendar, DueStep, Exemption, OtherReading, Reason } from '../reasoning.type.ts';
import { AskedQuestion } from './question.type.ts';

const RuleStatusEnum = {
  IN_FORCE: 'in_force',
  FUTURE: 'future',
  PROPOSED: 'proposed',
  REPEALED: 'repealed',
} as const satisfies Record<string, Rule['status']>;
registerEnumType(RuleStatusEnum, {
  name: 'RuleStatus',
  description: 'Where the law behind a rule stands.',
  valuesConfig: {
    IN_FORCE: { description: 'It applies.' },
    FUTURE: { description: 'It is made and applies from a later day.' },
    PROPOSED: { description: 'It is proposed: shown in comparisons, and never applied.' },
    REPEALED: { description: 'It applied once, and still does to what happened then.' },
  },
});

const rule = { permission: 'rule:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'Something to be said; where several elements are named, one of them is enough.' })
export class ContentDemand {
  @Field(() => [String], { description: 'Keys of vocabulary.contentElements.' }) anyOf!: readonly string[];
}

@Extensions(rule)
@ObjectType({ description: 'What a rule says a notice must say, and must not.' })
export class DutyContent {
  @Field(() => [ContentDemand], { description: 'Always.' }) required!: readonly ContentDemand[];
  @Field(() => [ContentDemand], { description: 'Where it applies.' }) ifApplicable!: readonly ContentDemand[];
  @Field(() => [ContentDemand], { description: 'What a policy said the notice would say.' })
  promised!: readonly ContentItem[];
  @Field(() => [String], { description: 'Keys of elements that must not be in it.' })
  prohibited!: readonly string[];
  @Field(() => [String], { description: 'Headings it must have, in their order; empty: none.' })
  headings!: readonly string[];
  @Field(() => String, { nullable: true, description: 'The title it must bear; null: whichever.' })
  title!: string | null;
}

@Extensions(rule)
@ObjectType({
  description: 'What one rule makes of facts that are only tried, towards one recipient. Not legal advice.',
})
export class EvaluatedDuty {
  @Field(() => String, { description: 'The rule ("eu-gdpr-art33-1").' }) ruleId!: string;
  @Field(() => String, { description: 'Its version: the one in force at the event it names.' })
  ruleVersion!: string;
  @Field(() => String, { description: 'The law, contract or policy it belongs to.' }) regime!: string;
  @Field(() => String, { description: 'The duty in a few words.' }) title!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Whose law it is ("EU", "US-CA"); null: a promise that holds everywhere.',
  })
  jurisdiction!: string | null;
  @Field(() => String, { description: 'The clause.' }) citation!: string;
  @Field(() => RuleSourceEnum, { description: 'Law, promise or contract.' }) source!: RuleSource;
  @Field(() => RuleStatusEnum, { description: 'Where the law behind it stands.' }) status!: Rule['status'];
  @Field(() => VerificationEnum, { description: 'How sure the catalogue is of it.' })
  verification!: Rule['verification']['state'];
  @Field(() => [String], { description: 'Where it can be looked up.' }) sources!: readonly string[];
  @Field(() => [String], { description: 'What a person must know about it.' }) notes!: readonly string[];
  @Field(() => RecipientKindEnum, { description: 'Kind of recipient.' }) recipientKind!: RecipientKind;
  @Field(() => String, { description: 'Stable key of the recipient ("sa:IE").' }) recipientKey!: string;
  @Field(() => String, { description: 'Name of the recipient.' }) recipientName!: string;
  @Field(() => Boolean, { description: 'Whether it is decided who exactly must be told.' })
  recipientDecided!: boolean;
  @Field(() => String, { description: 'Why this recipient.' }) recipientSays!: string;
  @Field(() => VerdictEnum, { description: 'Whether the rule demands it.' }) verdict!: VerdictValue;
  @Field(() => Boolean, {
    description:
      'Whether it is undecided only because nothing known points to the place whose law it is; a saved incident has no obligation of it.',
  })
  remote!: boolean;
  @Field(() => Boolean, { description: 'Whether an open question may still move the verdict or the date.' })
  provisional!: boolean;
  @Field(() => String, { nullable: true, description: 'The event its clock starts at; null: not started.' })
  startEvent!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the clock started.' })
  startAt!: DateTime | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'The last instant in time; null: not required, not started, or the law names no date.',
  })
  dueAt!: DateTime | null;
  @Field(() => String, {
    nullable: true,
    description: "The same in words, in the organization's zone and UTC.",
  })
  dueLocal!: string | null;
  @Field(() => [OtherReading], {
    description: 'Other readings of a start the source does not state; shown beside, never instead.',
  })
  otherReadings!: readonly OtherReading[];
  @Field(() => Instant, { nullable: true, description: 'Guidance, not law; null: none.' })
  softTargetAt!: DateTime | null;
  @Field(() => [DueStep], { description: 'How the date came about, step by step.' })
  derivation!: readonly DueStep[];
  @Field(() => [CountedCalendar], {
    description: 'The calendars of business days on which the date was counted; empty: none.',
  })
  calendars!: readonly CountedCalendar[];
  @Field(() => [Reason], { description: 'Why: the clauses that ask and the facts that answered.' })
  why!: readonly Reason[];
  @Field(() => [Exemption], { description: 'The exemptions considered and what became of them.' })
  exemptions!: readonly Exemption[];
  @Field(() => [AskedQuestion], {
    description: 'Questions whose answer could change the verdict or the recipient, or lift the duty.',
  })
  openQuestions!: readonly AskedQuestion[];
  @Field(() => DutyContent, { description: 'What a notice under it must say, and must not.' })
  content!: DutyContent;
  @Field(() => [String], { description: 'Rules whose duties this one must come before.' })
  before!: readonly string[];
  @Field(() => [String], { description: 'Rules whose duties must come before this one.' })
  after!: readonly string[];
  @Field(() => [String], { description: 'Rules whose clocks start with the first answer to this one.' })
  followUp!: readonly string[];
  @Field(() => Boolean, { description: 'Whether a hold by law enforcement stops it at that instant.' })
  held!: boolean;
  @Field(() => Instant, {
    nullable: true,
    description: 'Until when it is held; null: not held, or until the hold is lifted.',
  })
  heldUntil!: DateTime | null;
}

/** Of a verdict what clients are shown. */
export function toEvaluatedDuty(verdict: Verdict, of: Case): EvaluatedDuty {
  const { rule: terms, recipient, due } = verdict;
  const { regime, title, jurisdiction, citation, source, status, verification, notes, content } = terms;
  const { facts, organization, holds, context } = of;
  const hold = verdict.verdict === 'NOT_REQUIRED' ? null : holdOn(terms, holds, context.at);
  return Object.assign(new EvaluatedDuty(), {
    ...{ ruleId: verdict.ruleId, ruleVersion: verdict.ruleVersion, verdict: verdict.verdict },
    remote: verdict.remote,
    ...{ regime, title, jurisdiction, citation, source, status, notes },
    ...{ verification: verification.state, sources: verification.sources },
    ...{ recipientKind: recipient.kind, recipientKey: recipient.key, recipientName: recipient.name },
    ...{ recipientDecided: recipient.decided, recipientSays: recipient.says },
    provisional: verdict.provisional || (due?.provisional ?? false),
    ...{ startEvent: due?.startEvent ?? null, startAt: due?.startAt ?? null, dueAt: due?.dueAt ?? null },
    dueLocal: due?.dueAt ? showInstant(due.dueAt, organization.timeZone) : null,
    ...{ softTargetAt: due?.softTargetAt ?? null, derivation: due?.steps ?? [] },
    calendars: due?.calendars ?? [],
    ...{ otherReadings: due?.beside ?? [], why: verdict.why, exemptions: verdict.exemptions },
    openQuestions: verdict.openQuestions.map((one) => Object.assign(new AskedQuestion(), { ...one, facts })),
    content: { ...content, title: content.title ?? null },
    ...{ before: terms.order.before, after: terms.order.after, followUp: terms.followUp },
    ...{ held: hold !== null, heldUntil: hold?.endsAt ?? null },
  });
}
