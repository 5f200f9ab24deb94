import type { Said } from '../in-words/said.ts';

/** What a page has already said at length, and under which duty. */
export interface Repeated {
  shorten(one: Said): string | null;
}

const LONG = 500;

/** Long parts are said once on a page; where another duty asks the same, it points there. `link` leads to the duty being written. */
export function onceOnPage(linkToCurrent: () => string): Repeated {
  const places = new Map<string, string>();
  return {
    shorten: (one) => {
      const key = JSON.stringify(one);
      if (key.length < LONG || (one.label === null && one.parts.length === 0)) return null;
      const link = linkToCurrent();
      const known = places.get(key);
      if (known === undefined || known === link) {
        places.set(key, link);
        return null;
      }
      return one.label === null ? `The same circumstances as under ${known}.` : `the same as under ${known}.`;
    },
  };
}
