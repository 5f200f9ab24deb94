import { GraphQLJSONObject } from 'graphql-scalars';
import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { RepeatableInput } from '../platform/graphql/repeatable.type.ts';
import { Instant } from '../platform/graphql/scalars.ts';

const rule = { permission: 'organization:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'What a named person confirmed of a version of a policy, once and for good.' })
export class PolicyConfirmation {
  @Field(() => String, { description: 'Since when it holds (YYYY-MM-DD).' }) effectiveFrom!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The event its term is counted from ("detected"); null: it promises no term.',
  })
  reading!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in their words; null: erased.' })
  rationale!: string | null;
  @Field(() => ID, { description: 'The member who confirmed it.' }) confirmedBy!: string;
  @Field(() => Instant, { description: 'When.' }) confirmedAt!: DateTime;
}

@Extensions(rule)
@ObjectType({ description: 'A promise that a version of a policy makes.' })
export class PolicyPromise {
  @Field(() => String, { description: 'Its id, the same from version to version.' }) ruleId!: string;
  @Field(() => String, { description: 'The duty in a few words.' }) title!: string;
  @Field(() => String, { description: 'The clause.' }) citation!: string;
  @Field(() => [String], {
    description:
      'The events its term may be read to count from, the first one leading. One alone: it is stated.',
  })
  readings!: readonly string[];
}

@InputType({ description: "A person's reading of a version of a policy." })
export class ConfirmPolicyInput extends RepeatableInput {
  @Field(() => ID, { description: 'The version (Organization.policies).' }) policyId!: string;
  @Field(() => String, {
    description: 'Since when it holds (YYYY-MM-DD); the stated date where it states one.',
  })
  effectiveFrom!: string;
  @Field(() => String, {
    nullable: true,
    description: 'One of `Policy.promises { readings }`, where there are several; otherwise left out.',
  })
  reading?: string | null;
  @Field(() => String, { description: 'Why it is read so.' }) rationale!: string;
}

@InputType({ description: 'The next version of a policy.' })
export class PublishPolicyVersionInput extends RepeatableInput {
  @Field(() => String, { description: 'Which policy ("privacy-policy").' }) key!: string;
  @Field(() => String, { description: 'Its new version.' }) version!: string;
  @Field(() => String, { description: 'Since when it holds (YYYY-MM-DD).' }) effectiveFrom!: string;
  @Field(() => [GraphQLJSONObject], {
    description:
      'Its promises in the form of schema/regime.schema.json (one of `rules`); source, version and first day are filled in. A promise keeps its id. Empty: it promises nothing.',
  })
  rules!: object[];
}
