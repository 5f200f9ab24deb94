import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { Filing } from '../obligations/filing.type.ts';
import { Obligation } from '../obligations/obligation.type.ts';
import { formFor } from '../rules/form-for.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { copyFieldsOf } from './copy-fields.ts';
import { fileNow } from './file-now.ts';
import type { FilingContent } from './filing-content.ts';
import { FilingForm, toFilingForm } from './filing-form.type.ts';
import { FileNowInput, PrepareFilingInput } from './prepare.input.ts';
import { prepareFiling } from './prepare-filing.ts';
import { contentsOf, preparedById, preparedOf, ruleOf } from './prepared.batch.ts';
import { CopyField, FieldChange, MissingFields, PreparedFiling, toPrepared } from './prepared.type.ts';
import { newPreparedOf } from './to-prepare-input.ts';

const writing = { permission: 'filing:record' satisfies Permission };
const reading = { permission: 'obligation:read' satisfies Permission };
const show = async ({ load }: RulesContext, id: string) =>
  toPrepared(found(await load(preparedById, id), 'prepared filing'));

@Resolver(() => PreparedFiling)
export class PreparedFilingResolver {
  @Extensions(reading)
  @Query(() => PreparedFiling, {
    nullable: true,
    description: 'One prepared filing; null if there is none with this id in your organization.',
  })
  async preparedFiling(
    @Arg('id', () => ID, { description: 'The prepared filing.' }) id: string,
    @Ctx() { load }: RulesContext,
  ): Promise<PreparedFiling | null> {
    const row = await load(preparedById, id);
    return row && toPrepared(row);
  }

  @Extensions(writing)
  @Mutation(() => PreparedFiling, {
    description:
      'Fills in the form of the authority from the record and keeps it as it is to be handed in; it counts as nothing until recordFiling records it. What is missing is listed and keeps nothing from being made. Fails with INVALID_INPUT (an answer the form cannot take), CONFLICT (nothing to follow) or REASON_REQUIRED.',
  })
  async prepareFiling(
    @Arg('input', () => PrepareFilingInput, { description: 'For which duty, and how far.' })
    input: PrepareFilingInput,
    @Ctx() context: RulesContext,
  ): Promise<PreparedFiling> {
    const { preparedFilingId } = await context.mutate('prepareFiling', input, (work) =>
      prepareFiling(work, context.catalog, newPreparedOf(input)),
    );
    return show(context, preparedFilingId);
  }

  @Extensions(writing)
  @Mutation(() => PreparedFiling, {
    description:
      'The first filing with what there is, in one call: whatever may follow is said to follow, and by when. Fails with REASON_REQUIRED, naming all at once what no authority does without, such as the reasons for a delay.',
  })
  async fileNow(
    @Arg('input', () => FileNowInput, { description: 'For which duty.' }) input: FileNowInput,
    @Ctx() context: RulesContext,
  ): Promise<PreparedFiling> {
    const { preparedFilingId } = await context.mutate('fileNow', input, (work) =>
      fileNow(work, context.catalog, newPreparedOf(input)),
    );
    return show(context, preparedFilingId);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description: 'What is handed in, in the form of schema/filing.schema.json; null: it was erased.',
  })
  content(@Root() { id }: PreparedFiling, @Ctx() { load }: RulesContext): Promise<FilingContent | null> {
    return load(contentsOf, id);
  }

  @FieldResolver(() => MissingFields, { description: 'What was missing when it was prepared.' })
  async missing(@Root() { id }: PreparedFiling, @Ctx() { load }: RulesContext): Promise<MissingFields> {
    const { missing = [] } = (await load(contentsOf, id)) ?? {};
    const of = (wanted: string) => missing.filter(({ weight }) => weight === wanted);
    return { mustNow: of('MUST_NOW'), mayFollow: of('MAY_FOLLOW'), optional: of('OPTIONAL') };
  }

  @FieldResolver(() => [CopyField], {
    description: 'Field by field what to type or paste into the form of the authority, in its order.',
  })
  async copyFields(@Root() { id }: PreparedFiling, @Ctx() { load }: RulesContext): Promise<CopyField[]> {
    return copyFieldsOf(await load(contentsOf, id));
  }

  @FieldResolver(() => [FieldChange], {
    description: 'Of one that follows: what changed since the last filing that left, field by field.',
  })
  async changes(@Root() { id }: PreparedFiling, @Ctx() { load }: RulesContext): Promise<FieldChange[]> {
    return [...((await load(contentsOf, id))?.changes ?? [])];
  }
}

@Resolver(() => Obligation)
export class ObligationPreparedResolver {
  @FieldResolver(() => [PreparedFiling], {
    description: 'Filings prepared for it, newest first, handed in or not.',
  })
  async preparedFilings(
    @Root() { id }: Obligation,
    @Ctx() { load }: RulesContext,
  ): Promise<PreparedFiling[]> {
    return (await load(preparedOf, id)).map(toPrepared);
  }

  @FieldResolver(() => FilingForm, {
    nullable: true,
    complexity: 50,
    description:
      'The form in which its recipient is told, with the fields answers can be given to; null: people are told by notices, and the register answers for itself.',
  })
  async filingForm(@Root() { id }: Obligation, @Ctx() context: RulesContext): Promise<FilingForm | null> {
    const { rule, recipientKind } = found(await context.load(ruleOf, id), 'obligation');
    const otherwise = ['individuals', 'subscribers', 'internal_record', 'internal'].includes(recipientKind);
    return otherwise ? null : toFilingForm(formFor(context.catalog, rule));
  }
}

@Resolver(() => Filing)
export class FilingContentResolver {
  @FieldResolver(() => PreparedFiling, {
    nullable: true,
    description: 'The form that was handed in, filled in here; null: it was made otherwise.',
  })
  async preparedFiling(
    @Root() { preparedId }: Filing,
    @Ctx() { load }: RulesContext,
  ): Promise<PreparedFiling | null> {
    const row = preparedId === null ? null : await load(preparedById, preparedId);
    return row && toPrepared(row);
  }
}
