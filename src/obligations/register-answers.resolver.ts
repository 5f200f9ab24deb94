import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/graphql/context.ts';
import { RegisterEntry } from './register.type.ts';
import { type RegisterAnswers, registerAnswersOf } from './register-answers.batch.ts';
import { RegisterAnswer, RegisterRisk, toRegisterAnswer } from './register-answers.type.ts';

const answers = ({ incident }: RegisterEntry, { load }: RequestContext): Promise<RegisterAnswers> =>
  load(registerAnswersOf, incident.id);

/** What the register answers for beside the facts: read when somebody asks. */
@Resolver(() => RegisterEntry)
export class RegisterAnswersResolver {
  @FieldResolver(() => RegisterRisk, {
    nullable: true,
    description: 'What a named person found on the risk to people; null: nobody has assessed it.',
  })
  async risk(@Root() entry: RegisterEntry, @Ctx() context: RequestContext): Promise<RegisterRisk | null> {
    const { risk } = await answers(entry, context);
    return risk && Object.assign(new RegisterRisk(), risk);
  }

  @FieldResolver(() => RegisterAnswer, {
    description: 'Whether authorities were told, with the motivation for it.',
  })
  async authority(@Root() entry: RegisterEntry, @Ctx() context: RequestContext): Promise<RegisterAnswer> {
    return toRegisterAnswer((await answers(entry, context)).authority);
  }

  @FieldResolver(() => RegisterAnswer, {
    description: 'Whether the people were told, with the motivation for it.',
  })
  async people(@Root() entry: RegisterEntry, @Ctx() context: RequestContext): Promise<RegisterAnswer> {
    return toRegisterAnswer((await answers(entry, context)).people);
  }

  @FieldResolver(() => RegisterAnswer, {
    description: 'Whether others were told (controllers, contract parties, agencies, media), and why.',
  })
  async others(@Root() entry: RegisterEntry, @Ctx() context: RequestContext): Promise<RegisterAnswer> {
    return toRegisterAnswer((await answers(entry, context)).others);
  }

  @FieldResolver(() => [String], {
    description: 'Names of the processors at whom, or through whom, it happened.',
  })
  async processors(@Root() entry: RegisterEntry, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return (await answers(entry, context)).processors;
  }

  @FieldResolver(() => [String], { description: 'Every reference a recipient gave.' })
  async references(@Root() entry: RegisterEntry, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return (await answers(entry, context)).references;
  }

  @FieldResolver(() => [String], { description: 'Why filings were late (GDPR Art. 33(1)), in their words.' })
  async reasonsForDelay(
    @Root() entry: RegisterEntry,
    @Ctx() context: RequestContext,
  ): Promise<readonly string[]> {
    return (await answers(entry, context)).reasonsForDelay;
  }
}
