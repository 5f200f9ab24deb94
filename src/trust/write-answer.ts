import type { DateTime } from 'luxon';
import { knownLocale } from '../domain/accept-language.ts';
import { localeFor } from '../domain/locale-choice.ts';
import { type FilledNotice, fillFor, UnfilledSlot } from '../notices/render/fill-for.ts';
import { markdownSafe } from '../notices/render/markdown-safe.ts';
import type { NoticeText } from '../notices/render/notice-texts.ts';
import { renderNotice, UnsendableText } from '../notices/render/render-notice.ts';
import { showDate } from '../notices/render/show-time.ts';
import { contactOf } from '../notices/texts/contact-ways.ts';
import type { ContactRow } from '../organizations/contact.row.ts';
import { waysTo } from '../organizations/contact-ways.ts';
import type { OpenForm } from './open-form.ts';
import { fillIn, type PageLanguages, type PageWords } from './page-words.ts';
import type { Standing } from './who-asks.ts';

export interface AskedAnswer {
  readonly form: OpenForm;
  readonly contacts: readonly ContactRow[];
  readonly pages: PageLanguages;
  readonly standings: readonly Standing[];
  /** Language of the page it was asked on. */
  readonly locale: string;
  readonly askedAt: DateTime;
}

/**
 * The answer to the one who asked, in the language of the notice where one is in it; null: this address is not to be written
 * to. It names nobody and holds no more than the notice: that the address is on the list, or not, as things stand today.
 */
export function writeAnswer(asked: AskedAnswer): FilledNotice | null {
  const { standings, form } = asked;
  const told = standings.filter(({ may }) => may === 'TELL');
  const [first] = told;
  if (!first) {
    if (standings.some(({ may }) => may === 'SILENT')) return null;
    const words = wordsIn(asked.pages, asked.locale);
    const said = standings.length > 0 ? words.mail.askUs : words.mail.unlisted;
    return written(asked, words, [said]);
  }
  const notice = form.notices.find(({ isFor }) => isFor(first.jurisdiction));
  const text = notice && textIn(notice.texts, first.locale ?? asked.locale);
  const words = wordsIn(asked.pages, text?.locale ?? first.locale ?? asked.locale);
  const { listed, guardian, noText } = words.mail;
  const said = [...new Set(told.map(({ as }) => (as === 'PERSON' ? listed : guardian)))];
  const issued = text && notice && { text, issuedAt: notice.issuedAt };
  return (issued && whole(asked, words, said, issued)) ?? written(asked, words, [...said, noText]);
}

/** With the notice itself; null where that cannot be filled for somebody who stays unnamed. */
function whole(
  asked: AskedAnswer,
  words: PageWords,
  said: readonly string[],
  notice: { readonly text: NoticeText; readonly issuedAt: DateTime },
): FilledNotice | null {
  try {
    return written(asked, words, said, notice);
  } catch (error) {
    if (error instanceof UnfilledSlot || error instanceof UnsendableText) return null;
    throw error;
  }
}

function written(
  { form, contacts, askedAt }: AskedAnswer,
  words: PageWords,
  said: readonly string[],
  notice?: { readonly text: NoticeText; readonly issuedAt: DateTime },
): FilledNotice {
  const { mail, affected, locale, direction } = words;
  const { organization, incident } = form;
  // Latin names keep their full stop at their own end among words that run from right to left.
  const whole = (name: string) => (direction === 'rtl' ? `\u2068${name}\u2069` : name);
  const names = { organization: whole(organization.legalName ?? organization.name) };
  const zone = organization.timeZone;
  const ways = waysTo(contactOf(contacts)).map(whole).join('; ');
  const paragraphs = [
    ...(incident.exercise ? [`**${safe(affected.exercise)}**`] : []),
    safe(fillIn(mail.asked, { ...names, day: showDate(askedAt, zone, locale) })),
    ...said.map((sentence) => `**${safe(sentence)}**`),
    ...(ways === '' ? [] : [safe(fillIn(mail.contact, { ways }))]),
    safe(mail.ignore),
    ...(notice ? [safe(mail.notice), '---', `## ${notice.text.subject}`, notice.text.body] : []),
  ];
  const rendered = renderNotice(
    {
      subject: safe(fillIn(mail.subject, names)),
      body: paragraphs.join('\n\n'),
      check: notice?.text.check,
      brand: form.notices[0]?.texts[0]?.brand,
    },
    locale,
    notice ? { today: { now: notice.issuedAt, zone } } : {},
  );
  return fillFor(rendered, {});
}

const safe = (sentence: string): string => markdownSafe(sentence);

const textIn = (texts: readonly NoticeText[], wanted: string): NoticeText | undefined => {
  const locale = localeFor(
    texts.map((one) => one.locale),
    wanted,
  );
  return texts.find((one) => one.locale === locale);
};

function wordsIn(pages: PageLanguages, wanted: string): PageWords {
  const locale = knownLocale(
    pages.map((one) => one.locale),
    wanted,
  );
  const words = pages.find((one) => one.locale === locale) ?? pages[0];
  if (!words) throw new Error('answers without a language');
  return words;
}
