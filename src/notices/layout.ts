import { directionOf } from '../domain/text-direction.ts';

const CELL =
  'max-width:38em;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;overflow-wrap:break-word';

/**
 * The one page every notice stands on. No colours of its own, so that it follows the reader's light or dark theme; one
 * column that fits a phone; no picture and nothing fetched, so that reading it tells nobody anything.
 */
export function layout({
  locale,
  title,
  content,
}: {
  locale: string;
  title: string;
  content: string;
}): string {
  const language = /^[A-Za-z0-9-]+$/.test(locale) ? locale : 'en';
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
</head>
<body style="margin:0">
<main style="${CELL}">
${content}</main>
</body>
</html>
`;
}
