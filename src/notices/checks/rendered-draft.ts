import type { DateTime } from 'luxon';
import { type RenderedText, renderedProblems } from '../../domain/gate/rendered.ts';
import { parseBody, proseOf } from '../../domain/notice-body.ts';
import { error, type NoticeProblem } from '../../domain/notice-problem.ts';
import { checkLine } from '../render/check-line.ts';
import type { NoticeText } from '../render/notice-texts.ts';
import { previewText, sampleFor } from '../render/preview-notice.ts';
import { UnsendableText } from '../render/render-notice.ts';
import { type CheckMaterial, type CheckWords, gateContextOf } from './check-material.ts';

/** What the gate finds in a draft once it is filled in for a sample recipient and set on its page. */
export function renderedDraft(
  material: CheckMaterial,
  words: CheckWords,
  now: DateTime,
  text: NoticeText,
): readonly NoticeProblem[] {
  try {
    const { audience } = material.notice;
    const message = previewText(text, audience, { now, zone: material.zone });
    return foundInMessage(material, words, text, message, Object.values(sampleFor(audience)));
  } catch (cause) {
    if (!(cause instanceof UnsendableText)) throw cause;
    return [error('TEXT_UNREADABLE', cause.message)];
  }
}

/** The same of a message as it would leave. `slotted`: what was filled in for its recipient. */
export function foundInMessage(
  material: CheckMaterial,
  words: CheckWords,
  { locale, check, body }: NoticeText,
  message: RenderedText,
  slotted: readonly (string | null | undefined)[],
): readonly NoticeProblem[] {
  const foot = check ? checkLine(check, locale).text : '';
  const sizes = material.obligations.flatMap(({ rule }) => rule.content.format.minFontPt ?? []);
  return renderedProblems(message, {
    locale,
    context: gateContextOf(material, words),
    expected: [...slotted, foot, check?.checkUrl].flatMap((one) => one ?? []),
    source: proseOf(parseBody(body).blocks),
    minFontPt: sizes.length > 0 ? Math.max(...sizes) : null,
  });
}
