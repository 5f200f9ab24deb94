import { Field, ID, InputType } from 'type-graphql';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';

@InputType({ description: 'Who alone may see an incident.' })
export class RestrictIncidentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [ID], {
    description:
      'The members who may see it; you are always among them. At least one must be able to act and have an e-mail address.',
  })
  memberIds!: string[];
  @Field(() => String, { description: 'Why: kept, and erasable; the record holds its digest.' })
  reason!: string;
}

@InputType({ description: 'Members to admit to a restricted incident.' })
export class AdmitToIncidentInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => [ID], { description: 'The members; those on the list already stay.' }) memberIds!: string[];
  @Field(() => String, { description: 'Why: kept, and erasable; the record holds its digest.' })
  reason!: string;
}

@InputType({ description: 'A restriction to lift.' })
export class LiftRestrictionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'Why: kept, and erasable; the record holds its digest.' })
  reason!: string;
}
