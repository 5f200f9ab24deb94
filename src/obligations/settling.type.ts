import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { ClosingReason, SettledBy } from './settling.ts';

export const SettledByEnum = {
  ANSWERS: 'ANSWERS',
  NOTICE: 'NOTICE',
  FILING: 'FILING',
  REGISTER: 'REGISTER',
  CLOCK: 'CLOCK',
  DECISION: 'DECISION',
} as const satisfies Record<SettledBy, string>;
registerEnumType(SettledByEnum, {
  name: 'SettledBy',
  description: 'How an obligation can be settled.',
  valuesConfig: {
    ANSWERS: { description: 'By answering its openQuestions: they may lift it.' },
    NOTICE: {
      description:
        'By telling the people: draftNotice, approveNotice, startDispatch; tellOtherwise for those whom mail did not reach.',
    },
    FILING: { description: 'By handing something in: fileNotice for an approved notice, or recordFiling.' },
    REGISTER: { description: 'By the register itself: answer its openQuestions.' },
    CLOCK: { description: 'By settleClock: a person set this clock.' },
    DECISION: { description: 'By decideNotRequired, on one of its decisionGrounds.' },
  },
});
const ClosingReasonEnum = {
  UNDECIDED: 'UNDECIDED',
  NOT_MET: 'NOT_MET',
  EXEMPTION_UNDECIDED: 'EXEMPTION_UNDECIDED',
} as const satisfies Record<ClosingReason, string>;
registerEnumType(ClosingReasonEnum, {
  name: 'ClosingReason',
  description: 'Why an obligation keeps its incident open.',
  valuesConfig: {
    UNDECIDED: { description: 'An open question decides whether it is owed.' },
    NOT_MET: { description: 'It is owed, and not or only partly met.' },
    EXEMPTION_UNDECIDED: { description: 'An exemption lifts it, and no named person has decided so.' },
  },
});

@Extensions({ permission: 'obligation:read' satisfies Permission })
@ObjectType({ description: 'Something that keeps an incident from being closed.' })
export class ClosingBlock {
  @Field(() => ClosingReasonEnum, { description: 'Why.' }) why!: ClosingReason;
  @Field(() => String, { description: 'What it is and what to do about it, in one sentence.' }) says!: string;
  readonly obligationId!: string;
}
