import { escapeHtml } from '../notices/render/escape-html.ts';
import { STYLE } from './page-style.ts';
import type { PageLanguages, PageWords } from './page-words.ts';

export interface PublicPage {
  readonly words: PageWords;
  readonly languages: PageLanguages;
  /** In plain words. */
  readonly title: string;
  /** HTML. */
  readonly content: string;
  /** Whether the same can be read in another language by asking for this address again. */
  readonly translated?: boolean;
}

const shapes = {
  good: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  bad: '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
  plain: '<path d="M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6"/>',
  wait: '<path d="M12 6.5v6l4 2.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z"/>',
} as const;

/** The sign at the head of a page; the words say the same, so it is hidden from those who hear them. */
export function mark(shape: keyof typeof shapes): string {
  const tone = shape === 'wait' ? 'plain' : shape;
  return `<div class="mark ${tone}" aria-hidden="true"><svg viewBox="0 0 24 24">${shapes[shape]}</svg></div>`;
}

/** A page that needs nothing but itself. */
export function publicPage({ words, languages, title, content, translated = true }: PublicPage): string {
  const others = languages
    .filter(({ locale }) => locale !== words.locale)
    .map(
      ({ locale, name }) =>
        `<a href="?lang=${locale}" lang="${locale}" hreflang="${locale}">${escapeHtml(name)}</a>`,
    );
  return `<!doctype html>
<html lang="${words.locale}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<div class="card">
${content}
</div>
</main>
<footer>
${translated ? `<nav>${others.join(' ')}</nav>\n` : ''}<p>${escapeHtml(words.foot)}</p>
</footer>
</body>
</html>
`;
}

/** A list of things to do. */
export function points(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}
