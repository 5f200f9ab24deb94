import { folded } from './folded-text.ts';
import { type Lexicon, remembered } from './lexicon.ts';
import type { LexiconData } from './lexicon-data.ts';
import { betweenWords, escaped, LETTER, longestFirst, optional, patternOf, wordStart } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** Words a data category goes by, as people write them, by its key. */
export type CategoryWords = ReadonlyMap<string, readonly string[]>;

/** A category, or a family of them, that a text names. */
export interface Mention extends Stretch {
  readonly key: string;
  readonly isFamily: boolean;
  /** The words mean nothing else. */
  readonly strong: boolean;
}

interface Names {
  readonly names: readonly (Pick<Mention, 'key' | 'isFamily' | 'strong'> & { readonly pattern: RegExp })[];
  /** Where any of them begins: few words do. */
  readonly any: RegExp;
}
const tables = new WeakMap<CategoryWords, WeakMap<Lexicon, Names>>();
/** Letters a stem needs to be looked for inside of other words. */
const LONG = 5;

/** Every category a folded text names; where words overlap, the longest. */
export function mentionsIn(text: string, words: CategoryWords, lexicon: Lexicon): readonly Mention[] {
  const names = namesOf(words, lexicon);
  return remembered(names, 'mentions', text, () => longestOf(text, names));
}

function longestOf(text: string, { names, any }: Names): readonly Mention[] {
  const found = [...text.matchAll(any)].flatMap(({ index }) =>
    names.flatMap(({ key, isFamily, strong, pattern }): Mention[] => {
      pattern.lastIndex = index;
      const length = pattern.exec(text)?.[0].length ?? 0;
      return length > 0 ? [{ from: index, to: index + length, key, isFamily, strong }] : [];
    }),
  );
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || Number(b.strong) - Number(a.strong));
  const kept: Mention[] = [];
  for (const one of found) {
    const covered = kept.some(
      ({ from, to }) => from < one.to && one.from < to && to - from > one.to - one.from,
    );
    if (!covered) kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function namesOf(words: CategoryWords, lexicon: Lexicon): Names {
  const own = tables.get(words) ?? new WeakMap<Lexicon, Names>();
  tables.set(words, own);
  const known = own.get(lexicon);
  if (known) return known;
  const { categories, families } = lexicon.data;
  const keys = new Set([...words.keys(), ...Object.keys(categories)]);
  const phrases = [
    ...[...keys].flatMap((key) => named(key, false, words.get(key) ?? [], categories[key] ?? [], lexicon)),
    ...Object.entries(families).flatMap(([key, own]) => named(key, true, [], own, lexicon)),
  ].filter(({ source }) => source !== null);
  const names = phrases.map(({ source, ...name }) => ({
    ...name,
    pattern: new RegExp(source ?? '(?!)', 'y'),
  }));
  // Looked for at every letter: "numéro de carte" ends within the longer "carte d'identité".
  const any = new RegExp(
    phrases.length > 0 ? `(?=${phrases.map(({ source }) => source).join('|')})` : '(?!)',
    'g',
  );
  const made = { names, any };
  own.set(lexicon, made);
  return made;
}

interface Phrases extends Pick<Mention, 'key' | 'isFamily' | 'strong'> {
  readonly source: string | null;
}

/** Labels are cut where they join several things; a part of one may mean something else. */
function named(
  key: string,
  isFamily: boolean,
  labels: readonly string[],
  phrases: readonly string[],
  lexicon: Lexicon,
): readonly Phrases[] {
  const blank = lexicon.data.writing === 'continuous' ? '' : '\\s';
  const joints = new RegExp(`[,;/()・]|${blank}${lexicon.finders.and.source}${blank && '(?=\\s)'}`);
  const weak = new Set(phrases.filter((one) => one.startsWith('~')).map((one) => folded(one.slice(1))));
  const whole = labels.map((label) =>
    folded(label)
      .replace(/[,;()]/g, ' ')
      .trim(),
  );
  const parts = labels.flatMap((label) => {
    const cut = folded(label)
      .split(joints)
      .map((part) => part.trim());
    return cut.length > 1 ? cut.filter((part) => part.length > 2) : [];
  });
  const sure = phrases.filter((one) => !one.startsWith('~')).map(folded);
  const strong = [...whole, ...sure].filter((one) => !weak.has(one));
  const loose = [...weak, ...parts].filter((one) => !strong.includes(one));
  return [
    { key, isFamily, strong: true, source: sourceFor(strong, lexicon) },
    { key, isFamily, strong: false, source: sourceFor(loose, lexicon) },
  ];
}

function sourceFor(words: readonly string[], { data }: Lexicon): string | null {
  const all = [...new Set(words)].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  const [noted, plain] = [true, false].map((is) => all.filter((word) => /[*|(]|\.\.\./.test(word) === is));
  const sources = [
    ...(plain && plain.length > 0 ? inflected(plain, data) : []),
    ...(noted && noted.length > 0 ? [patternOf(noted, data) ?? '(?!)'] : []),
  ];
  return sources.length > 0 ? `(?:${sources.join('|')})` : null;
}

/** Words in any of their cases and numbers, and within compounds where the language makes them. */
function inflected(words: readonly string[], data: LexiconData): readonly string[] {
  if (data.writing === 'continuous') {
    return words.map((word) => {
      const body = escaped(word).replace(/\s+/g, '\\s*');
      return /^[a-z]/.test(word) ? `(?<![a-z])${body}(?![a-z])` : body;
    });
  }
  const endings = longestFirst(data.endings);
  const longest = endings[0]?.length ?? 0;
  const stemmed = words.map((word) => {
    const stems = word
      .split(/[\s\-'’]+/)
      .filter((part) => part !== '')
      .map((part) => stemOf(withoutArticle(part, data), endings));
    const inner = `[${LETTER}]{0,${longest}}${betweenWords(data).replace('{1,3}', '{0,2}')}`;
    const isOpen = data.compounds && (stems.at(-1)?.length ?? 0) >= LONG;
    return { body: stems.map(escaped).join(inner), isOpen, isOne: stems.length === 1 };
  });
  const closed = stemmed.filter(({ isOpen }) => !isOpen).map(({ body }) => body);
  const open = (one: boolean) =>
    stemmed.filter(({ isOpen, isOne }) => isOpen && isOne === one).map(({ body }) => body);
  const end = `${optional(data.endings)}${optional(data.clitics.after)}(?![${LETTER}])`;
  return [
    ...(open(false).length > 0 ? [`${wordStart(data)}(?:${open(false).join('|')})[${LETTER}]*`] : []),
    ...(closed.length > 0 ? [`${wordStart(data)}(?:${closed.join('|')})${end}`] : []),
    // Last: "medische gegevens" says more than the "medische" in it.
    ...(open(true).length > 0 ? [`(?:${open(true).join('|')})[${LETTER}]*`] : []),
  ];
}

/** Words of a list may stand with an article written to them: it is optional in texts, and so it is here. */
function withoutArticle(word: string, { clitics }: LexiconData): string {
  const own = longestFirst(clitics.before).find(
    (one) => one.length >= 2 && word.startsWith(one) && word.length - one.length >= 3,
  );
  return own === undefined ? word : word.slice(own.length);
}

function stemOf(word: string, endings: readonly string[]): string {
  // "Address" is no plural.
  const cut = endings.find(
    (end) => word.endsWith(end) && word.length - end.length >= 3 && !(end === 's' && word.endsWith('ss')),
  );
  return cut === undefined ? word : word.slice(0, -cut.length);
}
