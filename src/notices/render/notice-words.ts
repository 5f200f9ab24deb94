import { type RenderedNotice, renderNotice } from './render-notice.ts';

/** A text as its readers see it: without the fences of its elements, what differs from one to the next in brackets. */
export function noticeWords(
  text: { readonly subject: string; readonly body: string },
  locale: string,
): { readonly subject: string; readonly body: string } {
  const rendered = renderNotice(text, locale, { draft: true });
  const filled = ({ parts, at }: RenderedNotice['words']) =>
    parts.map((part, i) => `${part}${slotAt(rendered, at[i])}`).join('');
  return { subject: filled(rendered.subject), body: filled(rendered.words) };
}

function slotAt({ slots }: RenderedNotice, at: number | undefined): string {
  const slot = at === undefined ? undefined : slots[at];
  return slot ? `[${slot.key}]` : '';
}
