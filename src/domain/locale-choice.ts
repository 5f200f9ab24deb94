/** The language a person is written to: their own if there is a text in it, or one of its region; else the first, the default. */
export function localeFor(available: readonly string[], wanted: string | null): string | undefined {
  if (wanted === null) return available[0];
  const lower = wanted.toLowerCase();
  const languageOf = (locale: string) => locale.toLowerCase().split('-')[0];
  return (
    available.find((locale) => locale.toLowerCase() === lower) ??
    available.find((locale) => languageOf(locale) === languageOf(lower)) ??
    available[0]
  );
}
