import { Field, InputType } from 'type-graphql';
import type { RuleSource } from '../../domain/rule.ts';
import { RuleSourceEnum } from '../obligation.type.ts';
import { ComparedFactsInput } from './evaluate.input.ts';

@InputType({
  description: 'A set of rules. Without anything: the law in force at the event each rule names.',
})
class RuleSetInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Rules that are proposed or to come, by id, applied as though they were law, in place of those they replace.',
  })
  proposals?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'The law of this day (YYYY-MM-DD), applied whenever it happened.',
  })
  inForceOn?: string | null;
}

@InputType({ description: 'Two sets of rules, and on what they are compared.' })
export class CompareRulesInput {
  @Field(() => RuleSetInput, { nullable: true, description: 'The one set; absent: the law as it stands.' })
  before?: RuleSetInput | null;
  @Field(() => RuleSetInput, { description: 'The other set.' }) after!: RuleSetInput;
  @Field(() => ComparedFactsInput, {
    nullable: true,
    description: 'Facts for `changes`; absent: `incidents` alone are compared.',
  })
  over?: ComparedFactsInput | null;
  @Field(() => [String], { nullable: true, description: 'Only these rules, by id; all if absent.' })
  rules?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Only rules of these jurisdictions, as in EvaluateInput; all if absent.',
  })
  jurisdictions?: string[] | null;
  @Field(() => [RuleSourceEnum], {
    nullable: true,
    description: 'Only rules of these sources; all if absent.',
  })
  sources?: RuleSource[] | null;
}
