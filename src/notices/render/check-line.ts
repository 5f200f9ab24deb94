import { showCode } from '../../domain/check-code.ts';
import type { Line } from '../../platform/documents/document.ts';
import { escapeHtml } from './escape-html.ts';

/** What a reader can ask with whether a notice is ours. */
export interface CheckMark {
  /** As stored; null: drafted before there were codes. */
  readonly code: string | null;
  /** Where to ask; null: the installation had no public address. */
  readonly checkUrl: string | null;
}

/** The line at the foot of a notice, by language: with the address of the page, and without. */
const lines: Readonly<Record<string, { readonly at: string; readonly alone: string }>> = {
  en: {
    at: 'You can check at {url} whether this notice is ours. Its code: {code}',
    alone: 'The code of this notice: {code}. Name it if you ask us whether this notice is ours.',
  },
  de: {
    at: 'Unter {url} können Sie prüfen, ob diese Mitteilung von uns stammt. Code der Mitteilung: {code}',
    alone:
      'Code dieser Mitteilung: {code}. Nennen Sie ihn, wenn Sie uns fragen, ob diese Mitteilung von uns stammt.',
  },
  fr: {
    at: 'Vous pouvez vérifier à l’adresse {url} si cet avis vient de nous. Code de l’avis\u00a0: {code}',
    alone: 'Code de cet avis\u00a0: {code}. Indiquez-le si vous nous demandez si cet avis vient de nous.',
  },
  es: {
    at: 'Puede comprobar en {url} si este aviso es nuestro. Código del aviso: {code}',
    alone: 'Código de este aviso: {code}. Indíquelo si nos pregunta si este aviso es nuestro.',
  },
  it: {
    at: 'All’indirizzo {url} può verificare se questa comunicazione proviene da noi. Codice della comunicazione: {code}',
    alone:
      'Codice di questa comunicazione: {code}. Lo indichi se ci chiede se questa comunicazione proviene da noi.',
  },
  pt: {
    at: 'Em {url} você pode verificar se este aviso é nosso. Código do aviso: {code}',
    alone: 'Código deste aviso: {code}. Informe-o se quiser nos perguntar se este aviso é nosso.',
  },
  nl: {
    at: 'Op {url} kunt u controleren of deze mededeling van ons is. Code van de mededeling: {code}',
    alone: 'Code van deze mededeling: {code}. Noem deze als u ons vraagt of de mededeling van ons is.',
  },
  pl: {
    at: 'Pod adresem {url} można sprawdzić, czy to zawiadomienie pochodzi od nas. Kod zawiadomienia: {code}',
    alone:
      'Kod tego zawiadomienia: {code}. Prosimy go podać, pytając nas, czy to zawiadomienie pochodzi od nas.',
  },
  ja: {
    at: 'このお知らせが当社からのものかどうかは、{url} で確認できます。お知らせのコード：{code}',
    alone:
      'このお知らせのコード：{code}。当社からのものかどうかお問い合わせの際は、このコードをお伝えください。',
  },
  ar: {
    at: 'للتحقق مما إذا كان هذا الإشعار صادرًا عنا: {url} — رمز الإشعار: {code}',
    alone: 'رمز هذا الإشعار: {code}. اذكروه إذا سألتمونا عما إذا كان هذا الإشعار صادرًا عنا.',
  },
};

const FOOT =
  'margin:32px 0 0;padding-top:16px;border-top:1px solid #888888;font-size:14px;line-height:1.5;opacity:.85';
const ISOLATED = 'unicode-bidi:isolate;direction:ltr';

/** The line as words and as HTML; nothing for a notice without a code. The same for every recipient: it can track nobody. */
export function checkLine(
  { code, checkUrl }: CheckMark,
  locale: string,
): { readonly text: string; readonly html: string } {
  const line = lineFor(checkUrl, locale);
  if (!code || !line) return { text: '', html: '' };
  const shown = showCode(code);
  const url = escapeHtml(checkUrl ?? '');
  return {
    text: line.replace('{url}', checkUrl ?? '').replace('{code}', shown),
    html: `<p style="${FOOT}">${escapeHtml(line)
      .replace('{url}', `<a href="${url}" style="color:inherit;${ISOLATED}">${url}</a>`)
      .replace('{code}', `<strong style="white-space:nowrap;${ISOLATED}">${shown}</strong>`)}</p>\n`,
  };
}

/** The same line to set in a letter. */
export function checkRuns({ code, checkUrl }: CheckMark, locale: string): Line {
  if (!code) return [];
  return lineFor(checkUrl, locale)
    .split(/(\{url\}|\{code\})/)
    .flatMap((text): Line => {
      if (text === '{code}') return [{ text: showCode(code), strong: true }];
      return text === '{url}' ? [{ text: checkUrl ?? '' }] : [{ text }];
    });
}

function lineFor(checkUrl: string | null, locale: string): string {
  const words = lines[locale.toLowerCase().split('-')[0] ?? ''] ?? lines['en'];
  return (checkUrl === null ? words?.alone : words?.at) ?? '';
}
