import { Refusal } from '../../domain/refusal.ts';
import type { CheckMaterial } from './check-material.ts';

export interface TextTried {
  readonly subject: string | null;
  readonly body: string | null;
  /** Which of its languages; null: the default one. */
  readonly locale: string | null;
}

/** The same notice as if this were its current text; nobody has answered for anything in it. */
export function withText(material: CheckMaterial, { subject, body, locale }: TextTried): CheckMaterial {
  const { notice, version, variants } = material;
  const tried = locale ?? notice.locale;
  const known = [notice.locale, ...variants.map((one) => one.locale)];
  if (!known.includes(tried)) {
    throw new Refusal(
      'INVALID_INPUT',
      `This notice has no text in "${tried}", but in ${known.join(', ')}. Add one with addNoticeVariant.`,
      { known },
    );
  }
  const put = <T extends { readonly subject: string; readonly body: string }>(text: T): T => ({
    ...text,
    subject: subject ?? text.subject,
    body: body ?? text.body,
  });
  return {
    ...material,
    version: tried === notice.locale ? put(version) : version,
    variants: variants.map((one) => (one.locale === tried ? put(one) : one)),
    answeredFor: new Set(),
  };
}
