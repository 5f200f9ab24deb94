import type { Brand } from '../../domain/approval.ts';
import { directionOf } from '../../domain/text-direction.ts';
import { escapeHtml } from './escape-html.ts';

const FONT = 'system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const WIDTH = 'max-width:608px;margin:0 auto';
const CELL = `${WIDTH};padding:24px 20px 32px;font:16px/1.55 ${FONT};overflow-wrap:break-word`;
const SMALL = 'margin:20px 0 0;font-size:14px;line-height:1.5;opacity:.8';

export interface Page {
  readonly locale: string;
  /** HTML, as is `content`. */
  readonly title: string;
  readonly content: string;
  readonly brand: Brand | null;
}

/**
 * The one page every notice stands on. No colours of its own but the line at the head, so that it follows the reader's light
 * or dark theme; one column that fits a phone; no picture and nothing fetched, so that reading it tells nobody anything.
 */
export function layout({ locale, title, content, brand }: Page): string {
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
${head(brand)}<main style="${CELL}">
${content}${foot(brand)}</main>
</body>
</html>
`;
}

function head(brand: Brand | null): string {
  if (!brand?.name && !brand?.accent) return '';
  const line = `border-top:5px solid ${brand.accent ?? '#8888'}`;
  const name = brand.name ? escapeHtml(brand.name) : '';
  const cell = `${WIDTH};padding:16px 20px 0;font:600 18px/1.3 ${FONT}`;
  return `<div style="${line}"><div style="${cell}">${name}</div></div>\n`;
}

function foot(brand: Brand | null): string {
  return brand?.footer
    ? `<p style="${SMALL}">${escapeHtml(brand.footer).replaceAll('\n', '<br>')}</p>\n`
    : '';
}

/** The same words under the text part. */
export function textFooter(brand: Brand | null): string {
  return brand?.footer ? `\n-- \n${brand.footer}\n` : '';
}
