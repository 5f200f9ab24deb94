import type { DateTime } from 'luxon';
import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { RepeatableInput } from '../graphql/repeatable.type.ts';
import { Instant } from '../graphql/scalars.ts';
import type { StatementRow } from './statement.row.ts';

@Extensions({ permission: 'statement:erase' satisfies Permission })
@ObjectType({
  description: 'Words that were erased: their digest stays in the record, and confirms no guess.',
})
export class ErasedStatement {
  @Field(() => ID, { description: 'The statement, as entries of the record name it.' }) id!: string;
  @Field(() => Instant, { description: 'When its words were erased.' }) erasedAt!: DateTime;
}

@InputType({ description: 'Words to erase for good.' })
export class EraseStatementInput extends RepeatableInput {
  @Field(() => ID, { description: 'The statement: `statementId` in the details of a recorded event.' })
  statementId!: string;
  @Field(() => String, { description: 'Why (REASON_REQUIRED); kept as a statement of its own.' })
  reason!: string;
}

export function toErasedStatement({ id, erasedAt }: StatementRow): ErasedStatement {
  return Object.assign(new ErasedStatement(), { id, erasedAt });
}
