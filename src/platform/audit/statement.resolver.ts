import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../../domain/permissions.ts';
import { found } from '../../domain/refusal.ts';
import type { RequestContext } from '../graphql/context.ts';
import { eraseStatement } from './erase-statement.ts';
import { statementById } from './statement.batch.ts';
import { ErasedStatement, EraseStatementInput, toErasedStatement } from './statement.type.ts';

@Resolver()
export class StatementResolver {
  @Extensions({ permission: 'statement:erase' satisfies Permission })
  @Mutation(() => ErasedStatement, {
    description:
      'Erases what a person said (a reason, a comment, an answer), for good; the record still verifies. Fails with NOT_FOUND, REASON_REQUIRED, or CONFLICT if it was erased before.',
  })
  async eraseStatement(
    @Arg('input', () => EraseStatementInput, { description: 'Which words, and why.' })
    input: EraseStatementInput,
    @Ctx() { mutate, load }: RequestContext,
  ): Promise<ErasedStatement> {
    const { statementId } = await mutate('eraseStatement', input, (work) => eraseStatement(work, input));
    return toErasedStatement(found(await load(statementById, statementId), 'statement'));
  }
}
