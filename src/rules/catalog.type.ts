import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Permission } from '../domain/permissions.ts';
import type { Catalog, FactDefinition, Word } from './catalog.ts';

const FactScopeEnum = { INCIDENT: 'incident', ORGANIZATION: 'organization' } as const;
registerEnumType(FactScopeEnum, {
  name: 'FactScope',
  description: 'Of what a question of the catalogue is asked.',
  valuesConfig: {
    INCIDENT: { description: 'Of each incident: answered with amendFacts.' },
    ORGANIZATION: {
      description:
        'Of the organization: answered once with amendOrganization, or otherwise for one incident with amendFacts.',
    },
  },
});

const rule = { permission: 'organization:read' satisfies Permission };

@Extensions(rule)
@ObjectType({ description: 'A word of the controlled vocabulary.' })
export class VocabularyTerm {
  @Field(() => String, { description: 'The key to use in inputs.' }) key!: string;
  @Field(() => String, { description: 'Its name in English.' }) label!: string;
  @Field(() => Boolean, { description: 'Of a data category: whether it is special (GDPR Art. 9 or 10).' })
  special!: boolean;
}

@Extensions(rule)
@ObjectType('Vocabulary', { description: 'The controlled vocabulary: what inputs may say.' })
export class VocabularyType {
  @Field(() => [VocabularyTerm], { description: 'Categories of data.' }) dataCategories!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'Kinds of person.' }) personKinds!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'Causes of incidents.' }) causes!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'Measures taken or planned.' }) measures!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'What a breach may mean for people.' })
  consequences!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'What people can do about it.' }) advice!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'Elements of content a notice may have to state.' })
  contentElements!: VocabularyTerm[];
  @Field(() => [VocabularyTerm], { description: 'Kinds of regulated organizations (the fact regulated_as).' })
  sectors!: VocabularyTerm[];
}

@Extensions(rule)
@ObjectType({
  description: "A question of the fact catalogue: what a rule may ask beyond the incident's own fields.",
})
export class FactQuestion {
  @Field(() => String, { description: 'The key to use in FactInput.' }) key!: string;
  @Field(() => String, { description: 'The question as a person would be asked.' }) question!: string;
  @Field(() => FactScopeEnum, { description: 'Of what it is asked.' }) scope!: FactDefinition['scope'];
  @Field(() => String, {
    description: 'How it is answered: choice, choices, boolean, number, text or places.',
  })
  type!: string;
  @Field(() => [String], { description: 'The values possible; empty: not a choice.' }) values!: string[];
}

const terms = (from: readonly Word[]) =>
  from.map(({ key, special, label }) =>
    Object.assign(new VocabularyTerm(), { key, special, label: label['en'] ?? key }),
  );

/** Those of these keys, in their order. */
export function toTerms(from: readonly Word[], keys: readonly string[]): VocabularyTerm[] {
  const byKey = new Map(terms(from).map((term) => [term.key, term]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

export function toVocabulary({ vocabulary }: Catalog): VocabularyType {
  return Object.assign(new VocabularyType(), {
    dataCategories: terms(vocabulary.dataCategories),
    personKinds: terms(vocabulary.personKinds),
    causes: terms(vocabulary.causes),
    measures: terms(vocabulary.measures),
    consequences: terms(vocabulary.consequences),
    advice: terms(vocabulary.advice),
    contentElements: terms(vocabulary.contentElements),
    sectors: terms(vocabulary.sectors),
  });
}

export function toFactQuestion({ key, question, scope, type, values }: FactDefinition): FactQuestion {
  return Object.assign(new FactQuestion(), {
    key,
    question,
    scope,
    type,
    values: values.map((value) => value.key),
  });
}
