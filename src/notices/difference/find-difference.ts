import { setImmediate } from 'node:timers/promises';
import { differenceText } from '../../domain/difference-text.ts';
import { type DifferingText, textDifference } from '../../domain/notice-difference.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Load } from '../../platform/database/batch.ts';
import { noticeById, variantsOf, versionsOf } from '../notice.batch.ts';
import {
  type DifferenceLocale,
  lookDifference,
  NoticeDifference,
  toDifferenceLocale,
} from './notice-difference.type.ts';

export interface DifferenceAsked {
  readonly noticeId: string;
  readonly from: number;
  readonly to: number;
  /** Null: every language of either version. */
  readonly locale: string | null;
}

/** What changed between two versions of a notice, language by language; null: there is no such notice or version. */
export async function findDifference(
  load: Load,
  { noticeId, from, to, locale }: DifferenceAsked,
): Promise<NoticeDifference | null> {
  const notice = await load(noticeById, noticeId);
  const versions = await load(versionsOf, noticeId);
  const variants = await load(variantsOf, noticeId);
  const textsOf = (number: number): Map<string, DifferingText> | null => {
    const own = versions.find(({ version }) => version === number);
    if (!notice || !own) return null;
    const others = variants.filter(({ version }) => version === number);
    return new Map<string, DifferingText>([
      [notice.locale, own],
      ...others.map((one) => [one.locale, one] as const),
    ]);
  };
  const [before, after] = [textsOf(from), textsOf(to)];
  if (!before || !after) return null;
  const known = [...new Set([...before.keys(), ...after.keys()])];
  if (locale !== null && !known.includes(locale))
    throw new Refusal(
      'INVALID_INPUT',
      `Neither version has a text in "${locale}", but in ${known.join(', ')}.`,
      {
        ...{ field: 'locale', known },
      },
    );
  const brandOf = (number: number) => versions.find(({ version }) => version === number)?.brand ?? null;
  const look = lookDifference(brandOf(from), brandOf(to));
  const differenceIn = (language: string): DifferenceLocale => {
    const difference = textDifference(before.get(language) ?? null, after.get(language) ?? null, language);
    return toDifferenceLocale(language, difference, differenceText(language, difference));
  };
  const locales: DifferenceLocale[] = [];
  for (const language of known.filter((one) => locale === null || one === locale)) {
    locales.push(differenceIn(language));
    // Long texts take their time: other requests get theirs between two languages.
    await setImmediate();
  }
  return Object.assign(new NoticeDifference(), { noticeId, from, to, locales, look });
}
