import type { DateTime } from 'luxon';
import { Refusal } from '../domain/refusal.ts';
import { lettersIn } from '../domain/visible-text.ts';
import type { Catalog } from '../rules/catalog.ts';

/** What a person says about one content element: the words for it, or by when they will be known. */
export interface ElementInput {
  readonly element: string;
  readonly text?: string | null | undefined;
  readonly notYetKnownUntil?: DateTime | null | undefined;
}

export interface GivenElements {
  readonly words: Readonly<Record<string, string>>;
  readonly later: ReadonlyMap<string, DateTime<true>>;
}

/** Sorts what a person gave; refuses an unknown element, one given twice, or a time that has passed. */
export function checkedElements(
  catalog: Pick<Catalog, 'vocabulary'>,
  given: readonly ElementInput[],
  now: DateTime,
): GivenElements {
  const known = new Set(catalog.vocabulary.contentElements.map(({ key }) => key));
  const words: Record<string, string> = {};
  const later = new Map<string, DateTime<true>>();
  for (const { element, text, notYetKnownUntil } of given) {
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
  return { words, later };
}
