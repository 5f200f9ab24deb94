import type { Brand } from '../../domain/approval.ts';
import { type Direction, directionOf } from '../../domain/text-direction.ts';
import { escapeHtml } from './escape-html.ts';
import { RULE } from './markdown-text.ts';

const FONT = "'Segoe UI',system-ui,-apple-system,Roboto,'Helvetica Neue',Arial,sans-serif";
const WIDTH = 608;
const SMALL = 'margin:16px 0 0;font-size:14px;line-height:1.5;opacity:.8';
const HIDDEN = 'display:none;max-height:0;overflow:hidden;mso-hide:all';
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';

/** Outlook sets pages as a word processor does: it knows no widest width, and headings take its own type. */
const OUTLOOK = {
  head: `<!--[if mso]><style>h1,h2,h3,p,li,td{font-family:'Segoe UI',Arial,sans-serif}</style><![endif]-->`,
  before: `<!--[if mso]><table role="presentation" width="${WIDTH}" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`,
  after: '<!--[if mso]></td></tr></table><![endif]-->',
} as const;

export interface Page {
  readonly locale: string;
  /** HTML, as is `content`. */
  readonly title: string;
  /** What a list of messages shows beside the subject (HTML): words that stand in the content as well; empty: what comes first. */
  readonly preview: string;
  readonly content: string;
  readonly brand: Brand | null;
}

/**
 * The one page every notice stands on. No colours of its own but the line at the head, so that it follows the reader's light
 * or dark theme; one column that fits a phone; no picture and nothing fetched, so that reading it tells nobody anything.
 * Language and direction stand on the column too: mail programs throw away what the page around it says.
 */
export function layout({ locale, title, preview, content, brand }: Page): string {
  const language = /^[A-Za-z0-9-]+$/.test(locale) ? locale : 'en';
  const direction = directionOf(language);
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="x-apple-disable-message-reformatting">
<title>${title}</title>
${OUTLOOK.head}
</head>
<body style="margin:0;padding:0">
${preview === '' ? '' : `<div style="${HIDDEN}">${preview}</div>\n`}<div lang="${language}" dir="${direction}">
${edge(brand)}${OUTLOOK.before}
<table ${TABLE} style="max-width:${WIDTH}px;margin:0 auto"><tr><td style="${cell(direction)}">
${head(brand)}${content}${foot(brand)}</td></tr></table>
${OUTLOOK.after}
</div>
</body>
</html>
`;
}

function cell(direction: Direction): string {
  const side = direction === 'rtl' ? 'right' : 'left';
  return `padding:24px 20px 40px;font-family:${FONT};font-size:16px;line-height:1.6;text-align:${side};overflow-wrap:break-word;word-wrap:break-word`;
}

/** A line from edge to edge. */
function edge(brand: Brand | null): string {
  if (!brand?.name && !brand?.accent) return '';
  const line = `border-top:5px solid ${brand.accent ?? '#888888'};font-size:0;line-height:0`;
  return `<table ${TABLE}><tr><td style="${line}">&nbsp;</td></tr></table>\n`;
}

function head(brand: Brand | null): string {
  return brand?.name
    ? `<p style="margin:0 0 28px;font-size:18px;line-height:1.3;font-weight:bold">${escapeHtml(brand.name)}</p>\n`
    : '';
}

function foot(brand: Brand | null): string {
  return brand?.footer
    ? `<p style="${SMALL}">${escapeHtml(brand.footer).replaceAll('\n', '<br>')}</p>\n`
    : '';
}

/** The same under the text part: the line to check it by, and the organization's own. */
export function textFoot(checked: string, brand: Brand | null): string {
  const line = checked === '' ? '' : `\n${RULE}\n${checked}\n`;
  return `${line}${brand?.footer ? `\n-- \n${brand.footer}\n` : ''}`;
}
