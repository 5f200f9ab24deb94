import type { Brand } from '../../domain/approval.ts';
import { localeFor } from '../../domain/locale-choice.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from '../notice.row.ts';
import type { CheckMark } from './check-line.ts';
import { type RenderedNotice, type RenderOptions, renderNotice } from './render-notice.ts';

/** One version in one language. */
export interface NoticeText {
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
  /** What stands at its foot to check it by. */
  readonly check: CheckMark;
  /** How it looks; null: plain. */
  readonly brand: Brand | null;
}

/** A version in all its languages, the default first. */
export function textsOf(
  { locale, code, checkUrl }: Pick<NoticeRow, 'locale' | 'code' | 'checkUrl'>,
  { subject, body, brand }: Pick<NoticeVersionRow, 'subject' | 'body' | 'brand'>,
  variants: readonly NoticeVariantRow[],
): readonly NoticeText[] {
  const check = { code, checkUrl };
  return [{ locale, subject, body }, ...variants].map((text) => ({ ...text, check, brand }));
}

/** The texts rendered once each, and which of them a person gets. */
export function renderTexts(
  texts: readonly NoticeText[],
  options: RenderOptions = {},
): (wanted: string | null) => { readonly locale: string; readonly rendered: RenderedNotice } {
  const rendered = texts.map((text) => ({
    locale: text.locale,
    rendered: renderNotice(text, text.locale, options),
  }));
  const locales = texts.map(({ locale }) => locale);
  return (wanted) => {
    const chosen = localeFor(locales, wanted);
    const text = rendered.find(({ locale }) => locale === chosen);
    if (!text) throw new Error('a notice without a text');
    return text;
  };
}
