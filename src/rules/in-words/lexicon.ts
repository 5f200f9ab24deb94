import type { Authority, Catalog, FactDefinition, Word } from '../catalog.ts';

/** The names behind the keys of rules. */
export interface Lexicon {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  category(key: string): string;
  personKind(key: string): string;
  element(key: string): string;
  recipient(key: string): string;
  /** What the directory knows of a body. */
  authority(key: string): Authority | undefined;
  /** The title of a rule; the id, where nobody knows it. */
  rule(id: string): string;
}

/** The names in a catalogue, in English. */
export function lexiconOf({
  facts,
  vocabulary,
  authorities,
  families,
}: Pick<Catalog, 'facts' | 'vocabulary' | 'authorities' | 'families'>): Lexicon {
  const categories = labels(vocabulary.dataCategories);
  const kinds = labels(vocabulary.personKinds);
  const elements = labels(vocabulary.contentElements);
  const titles = new Map(families.map(({ id, versions }) => [id, versions.at(-1)?.title ?? id]));
  return {
    facts,
    category: named(categories),
    personKind: named(kinds),
    element: named(elements),
    recipient: (key) => authorities.get(key)?.name ?? key,
    authority: (key) => authorities.get(key),
    rule: named(titles),
  };
}

function labels(words: readonly Word[]): ReadonlyMap<string, string> {
  return new Map(words.map(({ key, label }) => [key, label['en'] ?? key]));
}

function named(names: ReadonlyMap<string, string>): (key: string) => string {
  return (key) => names.get(key) ?? key;
}
