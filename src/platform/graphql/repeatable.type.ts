import { Field, InputType } from 'type-graphql';
import type { Repeatable } from './context.ts';

@InputType({ description: 'An input that may be sent again without doing its work twice.' })
export abstract class RepeatableInput implements Repeatable {
  @Field(() => String, {
    nullable: true,
    description:
      'Any string of up to 200 characters. Repeating a call with the same key and input within 24 hours answers the first result and does nothing more; with another input it is refused (IDEMPOTENCY_MISMATCH).',
  })
  idempotencyKey?: string | null;
}
