// Language, script and region only: longer tags could carry a name in clear.
const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** Reads language tags; a file has few languages and many rows, so each is looked at once. */
export function localesSeen(): (text: string) => string | null {
  const seen = new Map<string, string | null>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const locale = localeOf(text);
    if (seen.size < 1_000) seen.set(text, locale);
    return locale;
  };
}

/** "de_de" → "de-DE"; null where it is no plain language tag. */
export function localeOf(text: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.replaceAll('_', '-'));
    return LOCALE.test(tag) ? tag : null;
  } catch {
    return null;
  }
}
