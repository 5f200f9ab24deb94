import type { DateTime } from 'luxon';
import { Refusal } from '../domain/refusal.ts';
import { lettersIn } from '../domain/visible-text.ts';
import type { Catalog } from '../rules/catalog.ts';

/** What a person says about one content element: the words for it, or by when they will be known. */
export interface ElementInput {
  readonly element: string;
  /** The language of the words; that of the notice if absent. */
  readonly locale?: string | null | undefined;
  readonly text?: string | null | undefined;
  readonly notYetKnownUntil?: DateTime | null | undefined;
}

/** What was given for one language. */
export interface GivenElements {
  readonly words: Readonly<Record<string, string>>;
  readonly later: ReadonlyMap<string, DateTime<true>>;
}

interface Given {
  readonly words: Record<string, string>;
  readonly later: Map<string, DateTime<true>>;
}

/** What was given by language; the empty one is that of the notice. */
export type GivenByLocale = ReadonlyMap<string, GivenElements>;

/** Sorts what a person gave; refuses an unknown element, one given twice, or a time that has passed. */
export function checkedElements(
  catalog: Pick<Catalog, 'vocabulary'>,
  given: readonly ElementInput[],
  now: DateTime,
): GivenByLocale {
  const known = new Set(catalog.vocabulary.contentElements.map(({ key }) => key));
  const byLocale = new Map<string, Given>();
  for (const { element, locale, text, notYetKnownUntil } of given) {
    const language = locale?.trim() ?? '';
    const own: Given = byLocale.get(language) ?? { words: {}, later: new Map() };
    byLocale.set(language, own);
    const { words, later } = own;
    const refuse = (why: string) => new Refusal('INVALID_INPUT', `Element "${element}": ${why}`, { element });
    if (!known.has(element))
      throw refuse('there is none of this name. Ask for vocabulary { contentElements { key } }.');
    if (Object.hasOwn(words, element) || later.has(element)) throw refuse('it is given twice.');
    if (lettersIn(text ?? '') > 0 === Boolean(notYetKnownUntil)) {
      throw refuse('give either its text, or notYetKnownUntil.');
    }
    if (notYetKnownUntil) {
      if (notYetKnownUntil <= now) throw refuse('notYetKnownUntil has passed: name a time to come.');
      later.set(element, notYetKnownUntil.toUTC() as DateTime<true>);
    } else words[element] = text ?? '';
  }
  return byLocale;
}

/** What holds for one language: its own words, and what is not yet known in any. */
export function wordsFor(given: GivenByLocale, locale: string, ofNotice: string): GivenElements {
  const everywhere = given.get('');
  const own = given.get(locale);
  const words = { ...(locale === ofNotice ? everywhere?.words : {}), ...own?.words };
  const later = new Map(
    [...(everywhere?.later ?? []), ...(own?.later ?? [])].filter(
      ([element]) => !Object.hasOwn(words, element),
    ),
  );
  return { words, later };
}
