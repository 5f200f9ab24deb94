import type { DateTime } from 'luxon';
import { Duration } from 'luxon';
import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { showInstant } from '../domain/time-display.ts';
import { Duration as DurationScalar, Instant } from '../platform/graphql/scalars.ts';
import type { FilingChannel, FilingKind, FilingState } from './filing.row.ts';
import type { ShownFiling } from './shown-filing.ts';

const rule = { permission: 'obligation:read' satisfies Permission };

export const FilingKindEnum = {
  INITIAL: 'INITIAL',
  FOLLOW_UP: 'FOLLOW_UP',
  CORRECTION: 'CORRECTION',
  WITHDRAWAL: 'WITHDRAWAL',
} as const satisfies Record<FilingKind, string>;
registerEnumType(FilingKindEnum, {
  name: 'FilingKind',
  description: 'Which stage a filing is.',
  valuesConfig: {
    INITIAL: { description: 'The first submission: the one that meets a clock.' },
    FOLLOW_UP: { description: 'Information in phases (GDPR Art. 33(4)).' },
    CORRECTION: { description: 'Sets an earlier filing right.' },
    WITHDRAWAL: { description: 'Takes an earlier filing back.' },
  },
});
export const FilingChannelEnum = {
  MAIL: 'MAIL',
  PORTAL: 'PORTAL',
  POST: 'POST',
  PHONE: 'PHONE',
  DISPATCH: 'DISPATCH',
  PUBLICATION: 'PUBLICATION',
} as const satisfies Record<FilingChannel, string>;
registerEnumType(FilingChannelEnum, {
  name: 'FilingChannel',
  description: 'How a filing was made.',
  valuesConfig: {
    MAIL: { description: 'By e-mail.' },
    PORTAL: { description: "Through the authority's form." },
    POST: { description: 'By post.' },
    PHONE: { description: 'By telephone.' },
    DISPATCH: { description: 'By a dispatch of this service.' },
    PUBLICATION: {
      description:
        'By a public communication as effective as letters, where the law takes one instead (GDPR Art. 34(3)(c)).',
    },
  },
});
export const FilingStateEnum = {
  PREPARED: 'PREPARED',
  SUBMITTED: 'SUBMITTED',
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  REJECTED: 'REJECTED',
} as const satisfies Record<FilingState, string>;
registerEnumType(FilingStateEnum, {
  name: 'FilingState',
  description: 'What became of a filing.',
  valuesConfig: {
    PREPARED: { description: 'Written, or tried and not taken: meets nothing.' },
    SUBMITTED: { description: 'It left.' },
    ACKNOWLEDGED: { description: 'The authority has it.' },
    REJECTED: { description: 'The authority did not take it: the obligation is open again.' },
  },
});

@Extensions(rule)
@ObjectType({
  description:
    'One submission that answers an obligation. Its due instant and lateness are as computed then and never change; the obligation shows the current computation.',
})
export class Filing {
  @Field(() => ID, { description: 'The filing.' }) id!: string;
  @Field(() => ID, { description: 'What it answers.' }) obligationId!: string;
  @Field(() => FilingKindEnum, { description: 'Which stage.' }) kind!: FilingKind;
  @Field(() => FilingChannelEnum, { description: 'How.' }) channel!: FilingChannel;
  @Field(() => String, { description: 'Who got it, by name.' }) filedWith!: string;
  @Field(() => FilingStateEnum, { description: 'What became of it last.' }) state!: FilingState;
  @Field(() => Instant, {
    nullable: true,
    description: 'The due instant as it stood when it was recorded; null: no date.',
  })
  dueAt!: DateTime | null;
  @Field(() => Boolean, { description: 'Whether that due instant was provisional.' })
  dueProvisional!: boolean;
  @Field(() => Instant, { description: 'When it left.' }) submittedAt!: DateTime;
  @Field(() => DurationScalar, { nullable: true, description: 'How late it was; null: in time, or no date.' })
  lateBy!: string | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'The due instant as it is computed now, beside the frozen one; null: no date.',
  })
  currentDueAt!: DateTime | null;
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How late it would be by that computation; null: in time, or no date.',
  })
  currentLateBy!: string | null;
  @Field(() => Boolean, {
    description:
      'Whether the two differ and nothing filed since answers it: file a FOLLOW_UP or CORRECTION with lateReason.',
  })
  supplementProposed!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What to do about that, in words; null: nothing is proposed.',
  })
  supplementSays!: string | null;
  @Field(() => Boolean, {
    description: 'Whether a later filing took it back: it meets nothing any more, and the register keeps it.',
  })
  withdrawn!: boolean;
  @Field(() => Boolean, {
    description:
      'Whether it was mailed to an authority by hand and nothing shows that it arrived: it meets nothing until its reference, a proof or the acknowledgement of the authority (answerFiling) is on record.',
  })
  unproven!: boolean;
  @Field(() => Boolean, { description: 'Whether it said that more follows (GDPR Art. 33(4)).' })
  moreFollows!: boolean;
  @Field(() => Boolean, {
    description: 'Whether more is still owed: it said that more follows, and nothing was submitted since.',
  })
  awaitsMore!: boolean;
  @Field(() => ID, {
    nullable: true,
    description:
      'The earlier filing it adds to, sets right or takes back; null: it is a first one, or none had left.',
  })
  refersTo!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Shared by the filings of one submission for several incidents; null: it stands alone.',
  })
  bundleId!: string | null;
  readonly reasonId!: string | null;
  readonly preparedId!: string | null;
  readonly contentId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Of one made elsewhere: the file that is exactly what was handed in; null: none was named.',
  })
  contentFileId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The file that proves it, such as the receipt of a portal; null: none was named.',
  })
  proofId!: string | null;
  @Field(() => String, { nullable: true, description: "The authority's reference." }) reference!:
    | string
    | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The approved notice that was filed; null: made elsewhere.',
  })
  noticeId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Its version.' }) noticeVersion!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file that proves it, in hex; null: none was named.',
  })
  proofDigest!: string | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the filed text, in hex.' }) contentDigest!:
    | string
    | null;
  @Field(() => Instant, { description: 'When it was recorded here.' }) recordedAt!: DateTime;
}

export function toFiling({ lateByMs, contentDigest, proofDigest, ...shown }: ShownFiling): Filing {
  const { currentDueAt, submittedAt, supplementProposed } = shown;
  const currentLateMs = currentDueAt ? submittedAt.toMillis() - currentDueAt.toMillis() : 0;
  return Object.assign(new Filing(), {
    ...shown,
    lateBy: lateness(lateByMs ?? 0),
    currentLateBy: lateness(currentLateMs),
    supplementSays: supplementProposed ? supplementSays(shown, currentLateMs) : null,
    contentDigest: contentDigest?.toString('hex') ?? null,
    proofDigest: proofDigest?.toString('hex') ?? null,
  });
}

/** "PT2H30M30S"; null: in time. */
function lateness(ms: number): string | null {
  return ms > 0 ? Duration.fromMillis(ms).shiftTo('hours', 'minutes', 'seconds').toISO() : null;
}

function supplementSays(
  { dueAt, currentDueAt }: Pick<ShownFiling, 'dueAt' | 'currentDueAt'>,
  currentLateMs: number,
): string {
  const told = (due: DateTime | null) => (due ? showInstant(due, 'UTC') : 'without a date');
  const late = lateness(currentLateMs);
  return `It was filed under a due instant of ${told(dueAt)}; by the facts of today that is ${told(currentDueAt)}${
    late ? `, and the filing was late by ${late}` : ''
  }. Supplement it: record a FOLLOW_UP or CORRECTION that gives both times and the reasons.`;
}
