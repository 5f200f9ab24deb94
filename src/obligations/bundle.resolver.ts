import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { found } from '../domain/refusal.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import type { RequestContext } from '../platform/graphql/context.ts';
import { RecordBundledFilingInput } from './bundle.input.ts';
import { Filing, toFiling } from './filing.type.ts';
import { filingById, filingsOfBundle } from './obligation.batch.ts';
import { recordBundle } from './record-bundle.ts';
import { newBundleOf } from './to-filing-input.ts';

@Resolver(() => Filing)
export class BundleResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was taken back, or went with others; null: neither, or the words were erased.',
  })
  reason(@Root() { reasonId }: Filing, @Ctx() { load }: RequestContext): Promise<string | null> {
    return wordsOf(load, reasonId);
  }

  @FieldResolver(() => [Filing], {
    description:
      'All filings of the one submission it is part of, as far as you may see their incidents; empty: it stands alone.',
  })
  async bundle(@Root() { bundleId }: Filing, @Ctx() { load }: RequestContext): Promise<Filing[]> {
    return bundleId === null ? [] : (await load(filingsOfBundle, bundleId)).map(toFiling);
  }

  @Extensions({ permission: 'filing:record' satisfies Permission })
  @Mutation(() => [Filing], {
    description:
      'Records one submission for several similar breaches (EDPB Guidelines 9/2022): one filing for each obligation, in the order given. Fails with CONFLICT where rules, recipients or links do not fit, REASON_REQUIRED without reasons.',
  })
  async recordBundledFiling(
    @Arg('input', () => RecordBundledFilingInput, { description: 'The submission.' })
    input: RecordBundledFilingInput,
    @Ctx() context: RequestContext,
  ): Promise<Filing[]> {
    const { filingIds } = await context.mutate('recordBundledFiling', input, (work) =>
      recordBundle(work, newBundleOf(input)),
    );
    const rows = await Promise.all(filingIds.map((id) => context.load(filingById, id)));
    return rows.map((row) => toFiling(found(row, 'filing')));
  }
}
