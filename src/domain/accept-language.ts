/** Which of the languages there are a reader prefers, by their browser's Accept-Language (RFC 9110, 12.5.4); else the first. */
export function preferredLocale(available: readonly string[], header: string | undefined): string {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const locale = knownLocale(available, tag);
    if (locale) return locale;
  }
  return available[0] ?? 'en';
}

/** The language itself, or one of another region; undefined: neither. */
export function knownLocale(available: readonly string[], tag: string): string | undefined {
  const lower = tag.toLowerCase();
  const languageOf = (locale: string) => locale.toLowerCase().split('-')[0];
  return (
    available.find((locale) => locale.toLowerCase() === lower) ??
    available.find((locale) => languageOf(locale) === languageOf(lower))
  );
}
