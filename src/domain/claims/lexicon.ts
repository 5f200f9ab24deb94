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
function lexiconOf(data: LexiconData): Lexicon {
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
  return remembered(lexicon, list, text, () => lexicon.finders[list].test(text));
}

/** Where folded text says "not": "no autorizado" and its like deny nothing. */
export function negationsIn(lexicon: Lexicon, text: string): Places {
  const idle = [...placesOf(lexicon, 'noDenial', text), ...placesOf(lexicon, 'openData', text)];
  return placesOf(lexicon, 'negation', text).filter(
    ([from, to]) => !idle.some(([start, end]) => start < to && from < end),
  );
}

type Places = readonly (readonly [from: number, to: number])[];

/** Where phrases of a list stand in folded text. */
export function placesOf(lexicon: Lexicon, list: PhraseList, text: string): Places {
  return remembered(lexicon, `all ${list}`, text, () => {
    if (!says(lexicon, list, text)) return [];
    const finder = derived(lexicon, `all ${list}`, () => new RegExp(lexicon.finders[list].source, 'g'));
    return [...text.matchAll(finder)].map((match) => [match.index, match.index + match[0].length] as const);
  });
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

const read = new WeakMap<object, Map<string, unknown>>();
const MOST = 8_000;

/** What was found in a text is kept for a while: a text is checked again and again, and texts share their sentences. */
export function remembered<T>(by: object, what: string, text: string, make: () => T): T {
  const own = read.get(by) ?? new Map<string, unknown>();
  read.set(by, own);
  const key = `${what}\n${text}`;
  if (own.has(key)) return own.get(key) as T;
  const made = make();
  if (own.size >= MOST) own.clear();
  own.set(key, made);
  return made;
}
