import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { processorById, processorsOf, receiversOf } from '../organizations/find-processors.ts';
import { Processor, toProcessor } from '../organizations/processor.type.ts';
import type { RulesContext } from '../rules/rules-context.ts';
import { DataSet } from './data-set.type.ts';

@Resolver(() => DataSet)
export class DataSetProcessorsResolver {
  @FieldResolver(() => Processor, {
    nullable: true,
    description: 'The processor at whom, or through whom, it happened; null: none named.',
  })
  async processorInvolved(
    @Root() { processorId }: DataSet,
    @Ctx() { load }: RulesContext,
  ): Promise<Processor | null> {
    const row = processorId === null ? null : await load(processorById, processorId);
    return row && toProcessor(row);
  }

  @FieldResolver(() => [Processor], {
    description: 'Processors that receive a category of this data set: where else to look.',
  })
  async receivedBy(@Root() { categories }: DataSet, @Ctx() context: RulesContext): Promise<Processor[]> {
    const all = await context.load(processorsOf, context.organizationId);
    return receiversOf(all, categories).map(toProcessor);
  }
}
