import type { DateTime } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { VerdictValue } from '../domain/assess.ts';
import type { Permission } from '../domain/permissions.ts';
import type { RecipientKind, RuleSource } from '../domain/rule.ts';
import { connectionType } from '../platform/graphql/paging.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ObligationState } from './obligation.row.ts';
import type { ShownObligation } from './shown-obligation.ts';

export const VerdictEnum = {
  REQUIRED: 'REQUIRED',
  NOT_REQUIRED: 'NOT_REQUIRED',
  UNDECIDED: 'UNDECIDED',
} as const satisfies Record<VerdictValue, string>;
registerEnumType(VerdictEnum, {
  name: 'Verdict',
  description: 'Whether a rule demands something of this incident.',
  valuesConfig: {
    REQUIRED: { description: 'It does.' },
    NOT_REQUIRED: { description: 'It does not, or no longer.' },
    UNDECIDED: {
      description:
        'An open question decides. The due instant is the one that holds if it does, and its reminders run.',
    },
  },
});
export const ObligationStateEnum = {
  OPEN: 'OPEN',
  PARTLY_MET: 'PARTLY_MET',
  MET: 'MET',
  LAPSED: 'LAPSED',
  DECIDED: 'DECIDED',
} as const satisfies Record<ObligationState, string>;
registerEnumType(ObligationStateEnum, {
  name: 'ObligationState',
  description: 'How far an obligation is settled.',
  valuesConfig: {
    OPEN: { description: 'Nothing has answered it yet.' },
    PARTLY_MET: { description: 'A dispatch reached some of the people; the others are still owed.' },
    MET: { description: 'A qualifying filing, or everyone reached.' },
    LAPSED: { description: 'The facts no longer support it.' },
    DECIDED: {
      description:
        'A named person decided that it is not required, or to depart from it. It opens again by itself when a fact the decision used changes.',
    },
  },
});
export const RuleSourceEnum = {
  STATUTE: 'STATUTE',
  PROMISE: 'PROMISE',
  CONTRACT: 'CONTRACT',
  AD_HOC: 'AD_HOC',
  EVIDENCE: 'EVIDENCE',
} as const satisfies Record<RuleSource, string>;
registerEnumType(RuleSourceEnum, {
  name: 'RuleSource',
  description: 'Where a duty comes from. Meeting one source never means meeting another.',
  valuesConfig: {
    STATUTE: { description: 'A law.' },
    PROMISE: { description: 'A policy the organization published.' },
    CONTRACT: { description: 'A contract.' },
    AD_HOC: { description: 'Somebody asked for something by a time; a person set the clock.' },
    EVIDENCE: { description: 'Evidence that expires; a person set the clock.' },
  },
});

const recipientKinds = [
  'authority',
  'individuals',
  'subscribers',
  'controller',
  'internal_record',
  'cra',
  'media',
  'law_enforcement',
  'market',
  'service_recipients',
  'contract_party',
  'requester',
  'internal',
] as const satisfies readonly RecipientKind[];
export const RecipientKindEnum = Object.fromEntries(
  recipientKinds.map((kind) => [kind.toUpperCase(), kind]),
) as Record<string, RecipientKind>;
registerEnumType(RecipientKindEnum, {
  name: 'RecipientKind',
  description: 'What kind of recipient must be told.',
  valuesConfig: {
    AUTHORITY: { description: 'A supervisory or other public authority.' },
    INDIVIDUALS: { description: 'The affected people.' },
    SUBSCRIBERS: { description: 'Subscribers of a communications service.' },
    CONTROLLER: { description: 'The controller a processor works for.' },
    INTERNAL_RECORD: { description: "The organization's own register." },
    CRA: { description: 'Nationwide consumer reporting agencies.' },
    MEDIA: { description: 'The media.' },
    LAW_ENFORCEMENT: { description: 'Law enforcement.' },
    MARKET: { description: 'The market, by a public filing.' },
    SERVICE_RECIPIENTS: { description: 'Those who use the service.' },
    CONTRACT_PARTY: { description: 'The other side of a contract: an insurer, a customer.' },
    REQUESTER: { description: 'Whoever asked, of a clock that a person set.' },
    INTERNAL: { description: 'Nobody outside: evidence to be kept.' },
  },
});
export const VerificationEnum = {
  VERIFIED: 'verified',
  MEMORY: 'memory',
  DERIVED: 'derived',
  STATED: 'stated',
} as const;
registerEnumType(VerificationEnum, {
  name: 'Verification',
  description: 'How sure the catalogue is of a rule.',
  valuesConfig: {
    VERIFIED: { description: 'Read in a published source.' },
    MEMORY: { description: 'From memory of the instrument: have it checked.' },
    DERIVED: { description: 'An interpretation.' },
    STATED: { description: 'No rule of the catalogue: a person set this clock.' },
  },
});

const rule = { permission: 'obligation:read' satisfies Permission };

@Extensions(rule)
@ObjectType({
  description:
    'A duty that arises, or may arise, from an incident: one recipient, one stage, one clock. Not legal advice.',
})
export class Obligation {
  @Field(() => ID, { description: 'The obligation.' }) id!: string;
  @Field(() => ID, { description: 'The incident it arises from.' }) incidentId!: string;
  @Field(() => String, { description: 'The rule it applies ("eu-gdpr-art33-1").' }) ruleId!: string;
  @Field(() => String, {
    description: 'The version of the rule: the one in force at the event it names, kept as it stood.',
  })
  ruleVersion!: string;
  @Field(() => String, { description: 'The duty in a few words.' }) title!: string;
  @Field(() => RuleSourceEnum, { description: 'Law, promise or contract.' }) source!: RuleSource;
  @Field(() => String, { description: 'The clause.' }) citation!: string;
  @Field(() => VerificationEnum, { description: 'How sure the catalogue is of this rule.' }) verification!:
    | 'verified'
    | 'memory'
    | 'derived'
    | 'stated';
  @Field(() => RecipientKindEnum, { description: 'Kind of recipient.' }) recipientKind!: RecipientKind;
  @Field(() => String, { description: 'Stable key of the recipient ("sa:IE").' }) recipientKey!: string;
  @Field(() => String, { nullable: true, description: 'Name of the recipient; null: not decided.' })
  recipientName!: string | null;
  @Field(() => VerdictEnum, { description: 'Whether the rule demands it.' }) verdict!: VerdictValue;
  @Field(() => ObligationStateEnum, { description: 'How far it is settled.' }) state!: ObligationState;
  @Field(() => String, { nullable: true, description: 'The event its clock starts at; null: not started.' })
  startEvent!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the clock started.' }) startAt!: DateTime | null;
  @Field(() => Instant, {
    nullable: true,
    description:
      'The last instant in time (an end of day is 23:59:59 inclusive); null: the law names no date.',
  })
  dueAt!: DateTime<true> | null;
  @Field(() => Boolean, { description: 'Whether an open question may still move the verdict or the date.' })
  provisional!: boolean;
  @Field(() => Instant, {
    nullable: true,
    description:
      'When something first answered it: the submission of a filing, or the start of the dispatch that reached the first people. Clocks of later stages start here (startEvent "answered:<ruleId>").',
  })
  answeredAt!: DateTime<true> | null;
  @Field(() => Int, { description: 'Version of the facts it was last judged on.' }) incidentVersion!: number;
  @Field(() => Instant, { description: 'When it arose.' }) createdAt!: DateTime;
  @Field(() => Instant, { description: 'When it last changed.' }) updatedAt!: DateTime;
}

export const ObligationConnection = connectionType(Obligation, 'Obligation', 'obligation:read');

export function toObligation(shown: ShownObligation): Obligation {
  return Object.assign(new Obligation(), shown);
}
