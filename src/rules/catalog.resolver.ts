import { Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import { FactQuestion, toFactQuestion, toVocabulary, VocabularyType } from './catalog.type.ts';
import type { RulesContext } from './rules-context.ts';

@Resolver()
export class CatalogResolver {
  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => VocabularyType, { description: 'The words inputs may use.' })
  vocabulary(@Ctx() { catalog }: RulesContext): VocabularyType {
    return toVocabulary(catalog);
  }

  @Extensions({ permission: 'organization:read' satisfies Permission })
  @Query(() => [FactQuestion], { description: 'Every question a rule may ask.' })
  factCatalogue(@Ctx() { catalog }: RulesContext): FactQuestion[] {
    return [...catalog.facts.values()].map(toFactQuestion);
  }
}
