import { Field, Float, InputType } from 'type-graphql';

@InputType({
  description:
    'An answer to a question of the fact catalogue. Give exactly one value, or none to say "not known".',
})
export class FactInput {
  @Field(() => String, { description: 'The key of the question (factCatalogue { key }).' }) key!: string;
  @Field(() => String, { nullable: true, description: 'For choices and text: the value.' }) text?:
    | string
    | null;
  @Field(() => [String], { nullable: true, description: 'For several choices: the values.' }) texts?:
    | string[]
    | null;
  @Field(() => Boolean, { nullable: true, description: 'For yes and no.' }) yes?: boolean | null;
  @Field(() => Float, { nullable: true, description: 'For numbers.' }) number?: number | null;
}
