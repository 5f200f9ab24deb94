import type { DateTime } from 'luxon';
import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { VerdictValue } from '../domain/assess.ts';
import type { Permission } from '../domain/permissions.ts';
import type { RiskVerdict } from '../domain/risk.ts';
import type { RecipientKind } from '../domain/rule.ts';
import { RiskVerdictEnum } from '../incidents/severity-enums.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';
import type { ObligationState } from './obligation.row.ts';
import { ObligationStateEnum, RecipientKindEnum, VerdictEnum } from './obligation.type.ts';
import type { RegisteredDuty, SideAnswer } from './register-answers.batch.ts';
import type { Told } from './register-motivation.ts';

const rule = { permission: 'obligation:read' satisfies Permission };

const ToldEnum = { YES: 'YES', PARTLY: 'PARTLY', NO: 'NO' } as const satisfies { [T in Told]: T };
registerEnumType(ToldEnum, {
  name: 'Told',
  description: 'Whether somebody was told of a breach.',
  valuesConfig: {
    YES: { description: 'All that stands was answered.' },
    PARTLY: { description: 'Some of it: people not reached, or another duty that is open.' },
    NO: { description: 'Not, or not yet; the motivation says which.' },
  },
});

@Extensions(rule)
@ObjectType({ description: 'What a named person found on the risk to people.' })
export class RegisterRisk {
  @Field(() => RiskVerdictEnum, { description: 'The verdict.' }) verdict!: RiskVerdict;
  @Field(() => String, { description: 'The name of the member who found it.' }) foundBy!: string;
  @Field(() => Instant, { description: 'When.' }) foundAt!: DateTime;
  @Field(() => String, {
    nullable: true,
    description: 'Why; null: no rationale was asked for; "(erased)" where the words were erased.',
  })
  rationale!: string | null;
}

@Extensions(rule)
@ObjectType({ description: 'One duty as the register answers for it: told or not, and why.' })
export class RegisterDuty {
  @Field(() => ID, { description: 'The obligation.' }) obligationId!: string;
  @Field(() => String, { description: 'The clause, as cited.' }) citation!: string;
  @Field(() => String, { description: 'What is asked.' }) title!: string;
  @Field(() => RecipientKindEnum, { description: 'What kind of recipient.' }) recipientKind!: RecipientKind;
  @Field(() => String, { nullable: true, description: 'Who; null: not decided yet, or no name is needed.' })
  recipientName!: string | null;
  @Field(() => VerdictEnum, { description: 'Whether it is required.' }) verdict!: VerdictValue;
  @Field(() => ObligationStateEnum, { description: 'How far it is settled.' }) state!: ObligationState;
  @Field(() => ToldEnum, { description: 'Whether it was answered.' }) told!: Told;
  @Field(() => Instant, { nullable: true, description: 'When it was first answered; null: not yet.' })
  toldAt!: DateTime | null;
  @Field(() => [String], { description: 'References the recipients gave.' }) references!: readonly string[];
  @Field(() => [String], {
    description:
      'Why it was answered, or why not (yet): a decision with its rationale, an exemption, an open question, a hold, the due instant in UTC.',
  })
  motivation!: readonly string[];
  @Field(() => [String], { description: 'Why filings were late, in their words.' })
  reasonsForDelay!: readonly string[];
}

@Extensions(rule)
@ObjectType({ description: 'Whether one side was told of the breach, with the motivation for it.' })
export class RegisterAnswer {
  @Field(() => ToldEnum, { description: 'Whether they were told.' }) told!: Told;
  @Field(() => [String], { description: 'Why, or why not; never empty.' }) motivation!: readonly string[];
  @Field(() => [RegisterDuty], { description: 'The duties towards them, earliest due first.' })
  duties!: RegisterDuty[];
}

const toDuty = ({ duty, ...answer }: RegisteredDuty): RegisterDuty => {
  const { id, citation, title, recipientKind, recipientName, verdict, state, answeredAt } = duty;
  return Object.assign(new RegisterDuty(), {
    ...{ obligationId: id, citation, title, recipientKind, recipientName, verdict, state },
    ...{ toldAt: answeredAt, ...answer },
  });
};

export function toRegisterAnswer({ told, motivation, duties }: SideAnswer): RegisterAnswer {
  return Object.assign(new RegisterAnswer(), { told, motivation, duties: duties.map(toDuty) });
}
