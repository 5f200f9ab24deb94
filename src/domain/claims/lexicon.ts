import {
  type LexiconData,
  type Lexicons,
  type LoadedKind,
  loadedKinds,
  type PhraseList,
  phraseLists,
} from './lexicon-data.ts';
import { phraseFinder } from './phrases.ts';

/** The words of one language, ready to be looked for in folded text. */
export interface Lexicon {
  readonly data: LexiconData;
  readonly finders: Readonly<Record<PhraseList, RegExp>>;
  readonly loaded: Readonly<Record<LoadedKind, RegExp>>;
}

const compiled = new WeakMap<LexiconData, Lexicon>();

/** Makes finders of the lists, once for each language. */
export function lexiconOf(data: LexiconData): Lexicon {
  const known = compiled.get(data);
  if (known) return known;
  const finders = phraseLists.map((list) => [list, phraseFinder(data.phrases[list], data)] as const);
  const loaded = loadedKinds.map((kind) => [kind, phraseFinder(data.loaded[kind], data)] as const);
  const made: Lexicon = {
    data,
    finders: Object.fromEntries(finders) as Record<PhraseList, RegExp>,
    loaded: Object.fromEntries(loaded) as Record<LoadedKind, RegExp>,
  };
  compiled.set(data, made);
  return made;
}

/** The lexicon of a locale, of its language, or English: a text in a language without one still has its digits read. */
export function lexiconFor(lexicons: Lexicons, locale: string): Lexicon {
  const [language = 'en'] = locale.split('-');
  const near = [...lexicons.keys()].find((one) => one.split('-')[0] === language);
  const data = lexicons.get(locale) ?? lexicons.get(near ?? 'en');
  if (!data) throw new Error(`There are no words for claims in "${locale}", nor in English`);
  return lexiconOf(data);
}

/** Whether any phrase of a list stands in folded text. */
export function says(lexicon: Lexicon, list: PhraseList, text: string): boolean {
  return lexicon.finders[list].test(text);
}

/** Where folded text says "not": "no autorizado" and its like deny nothing. */
export function negationsIn(lexicon: Lexicon, text: string): readonly [from: number, to: number][] {
  const idle = [...placesOf(lexicon, 'noDenial', text), ...placesOf(lexicon, 'openData', text)];
  return placesOf(lexicon, 'negation', text).filter(
    ([from, to]) => !idle.some(([start, end]) => start < to && from < end),
  );
}

/** Where phrases of a list stand in folded text. */
export function placesOf(
  lexicon: Lexicon,
  list: PhraseList,
  text: string,
): readonly [from: number, to: number][] {
  const finder = derived(lexicon, `all ${list}`, () => new RegExp(lexicon.finders[list].source, 'g'));
  return [...text.matchAll(finder)].map((match) => [match.index, match.index + match[0].length]);
}

const patterns = new WeakMap<Lexicon, Map<string, RegExp>>();

/** A pattern made of a language's words, kept with them. */
export function derived(lexicon: Lexicon, name: string, make: () => RegExp): RegExp {
  const own = patterns.get(lexicon) ?? new Map<string, RegExp>();
  patterns.set(lexicon, own);
  const known = own.get(name) ?? make();
  own.set(name, known);
  return known;
}
