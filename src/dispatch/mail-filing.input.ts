import { Field, ID, InputType } from 'type-graphql';
import type { FilingKind } from '../obligations/filing.row.ts';
import { FilingKindEnum } from '../obligations/filing.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';

@InputType({ description: 'An approved notice to mail to the authority an obligation is owed to.' })
export class MailFilingInput extends RepeatableInput {
  @Field(() => ID, { description: 'The notice; its current version must be approved.' }) noticeId!: string;
  @Field(() => ID, { description: 'The obligation, one the notice answers.' }) obligationId!: string;
  @Field(() => FilingKindEnum, { nullable: true, description: 'Which stage; INITIAL if absent.' })
  kind?: FilingKind | null;
  @Field(() => String, { nullable: true, description: 'Why it is late; required after the due instant.' })
  lateReason?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is sent before something that must come first; required where the obligation waits.',
  })
  outOfOrderReason?: string | null;
}
