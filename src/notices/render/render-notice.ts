import type { Token } from 'markdown-it';
import type { Brand } from '../../domain/approval.ts';
import { parseBody, proseOf } from '../../domain/notice-body.ts';
import { replaceSlots, type Slot, syntaxLeft } from '../../domain/recipient-slot.ts';
import { directionOf } from '../../domain/text-direction.ts';
import { type CheckMark, checkLine } from './check-line.ts';
import { escapeHtml } from './escape-html.ts';
import { layout, textFoot } from './layout.ts';
import { hasTitle, lineText, parseMarkdown, titleHtml, toHtml } from './markdown.ts';
import { markdownSafe } from './markdown-safe.ts';
import { toText } from './markdown-text.ts';
import { previewOf } from './preview-line.ts';
import { showDate, type Today } from './show-time.ts';

/** A text cut at its slots: part, slot, part, slot, part. */
export interface Cut {
  readonly parts: readonly string[];
  /** Index into the notice's slots, one between each two parts. */
  readonly at: readonly number[];
}

/** A version with everything in it but the recipient: made once for all of them. */
export interface RenderedNotice {
  readonly slots: readonly Slot[];
  readonly subject: Cut;
  /** What the body says, a line for each paragraph: to compare and to quote. */
  readonly words: Cut;
  /** The part for readers without HTML, as it leaves. */
  readonly text: Cut;
  readonly html: Cut;
}

export interface RenderOptions {
  /** For reading only: what cannot be sent is shown as it stands. */
  readonly draft?: boolean;
  /** When it is issued: `recipient.notice_date` is that day, the same for everybody. Absent: it stays open. */
  readonly today?: Today | undefined;
}

/** A version that cannot be sent as it stands. */
export class UnsendableText extends Error {
  override readonly name = 'UnsendableText';
}

// Private-use characters hold a slot's place through Markdown; taken out of the text first, so that nobody else's stay.
export const HELD = /\ue000(\d+)\ue001/;
const PRIVATE = /[\ue000\ue001]/g;

/**
 * First stage for a version, of which the facts are already part: Markdown to HTML and text, recipients' slots left
 * open. Throws UnsendableText where code or a gap is left, unless it is for reading only (`draft`).
 */
export function renderNotice(
  {
    subject,
    body,
    check,
    brand,
  }: {
    readonly subject: string;
    readonly body: string;
    readonly check?: CheckMark | undefined;
    readonly brand?: Brand | null | undefined;
  },
  locale: string,
  { draft = false, today }: RenderOptions = {},
): RenderedNotice {
  const { slots, heldSubject, inSubject, tokens } = holdSlots({ subject, body }, locale, { draft, today });
  const direction = directionOf(locale);
  const foot = check ? checkLine(check, locale) : { text: '', html: '' };
  const title = escapeHtml(heldSubject);
  const headed = hasTitle(tokens);
  const content = `${headed ? '' : titleHtml(title)}${toHtml(tokens, direction)}${foot.html}`;
  const rendered = {
    slots,
    subject: cut(heldSubject),
    words: cut(toText(tokens)),
    text: cut(toText(tokens, { asMail: true }) + textFoot(foot.text, brand ?? null)),
    html: cut(layout({ locale, title, preview: escapeHtml(previewOf(body)), content, brand: brand ?? null })),
  };
  const inBody = slots.length - inSubject;
  const kept =
    rendered.subject.at.length === inSubject &&
    rendered.text.at.length === inBody &&
    rendered.html.at.length === inBody + inSubject * (headed ? 1 : 2);
  if (!kept) throw slotInLink();
  return rendered;
}

export const slotInLink = () =>
  new UnsendableText("A recipient's slot stands inside a link: put it into the text instead.");

/** Subject and tokens of a version with its slots held by HELD: what each form of it is made from. */
export function holdSlots(
  { subject, body }: { readonly subject: string; readonly body: string },
  locale: string,
  { draft = false, today }: RenderOptions,
): { slots: readonly Slot[]; heldSubject: string; inSubject: number; tokens: Token[] } {
  const { blocks, faults } = parseBody(body.replace(PRIVATE, ''));
  const prose = proseOf(blocks);
  const left = [...faults, ...syntaxLeft(subject), ...syntaxLeft(prose)];
  if (left.length > 0 && !draft) throw new UnsendableText(`This text cannot be sent: ${left.join('; ')}`);
  const slots: Slot[] = [];
  const date = today && showDate(today.now, today.zone, locale);
  const hold = (slot: Slot) =>
    slot.key === 'notice_date' && date ? markdownSafe(date) : `\ue000${slots.push(slot) - 1}\ue001`;
  const heldSubject = lineText(replaceSlots(subject.replace(PRIVATE, ''), hold));
  const inSubject = slots.length;
  return {
    slots,
    heldSubject,
    inSubject,
    tokens: parseMarkdown(replaceSlots(prose, hold), directionOf(locale)),
  };
}

function cut(text: string): Cut {
  const pieces = text.split(HELD);
  return {
    parts: pieces.filter((_, i) => i % 2 === 0),
    at: pieces.filter((_, i) => i % 2 === 1).map(Number),
  };
}
