import { showCode } from '../domain/check-code.ts';
import { localeFor } from '../domain/locale-choice.ts';
import { escapeHtml } from '../notices/render/escape-html.ts';
import { showDate } from '../notices/render/show-time.ts';
import type { IssuedNotice, IssuedText, RelatedNotice } from './find-issued.ts';
import { fillIn, type PageWords } from './page-words.ts';
import { mark, points } from './public-page.ts';

interface Written {
  readonly title: string;
  readonly content: string;
}

/** Where one types a code in; `path` leads from this page to /check. */
export function checkForm({ check, locale }: PageWords, path: string): Written {
  return {
    title: check.title,
    content: `${mark('plain')}
<h1>${escapeHtml(check.title)}</h1>
<p>${escapeHtml(check.intro)}</p>
<form method="get" action="${path}">
<input type="hidden" name="lang" value="${locale}">
<label for="code">${escapeHtml(check.label)}</label>
<p class="hint" id="code-hint">${escapeHtml(check.hint)}</p>
<div class="entry"><input class="code" id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint"><button>${escapeHtml(check.button)}</button></div>
</form>`,
  };
}

/** What is known of a notice that was issued, and that knowing it proves little. */
export function oursPage(words: PageWords, notice: IssuedNotice, code: string): Written {
  const { ours, caution } = words;
  const [newest, ...earlier] = notice.texts;
  const organization = `<bdi>${escapeHtml(notice.organization)}</bdi>`;
  const locale = localeFor(
    newest.subjects.map((one) => one.locale),
    words.locale,
  );
  const own = newest.subjects.filter((one) => one.locale === locale);
  const others = newest.subjects.filter((one) => one.locale !== locale);
  const rows = [
    row(ours.organization, organization),
    row(ours.subject, own.map(subjectLine).join('')),
    ...(others.length > 0 ? [row(ours.otherLanguages, others.map(subjectLine).join(''), 'more')] : []),
    row(ours.day, daysOf(words, newest, notice)),
    row(ours.code, `<span class="code">${showCode(code)}</span>`),
  ];
  const replaced = earlier.map((text) => {
    const said = fillIn(escapeHtml(ours.replaced), { day: daysOf(words, text, notice) });
    return `<p>${said}: ${text.subjects.slice(0, 1).map(quoted).join('')}</p>`;
  });
  const related = notice.related.map((one) => {
    const sentence = one.how === 'CORRECTS' ? ours.corrects : ours.correctedBy;
    const said = fillIn(escapeHtml(sentence), { day: dayOf(words, one, notice) });
    return `<p>${said}${one.code ? `: ${linkTo(one.code, words)}` : ''}</p>`;
  });
  return {
    title: fillIn(ours.title, { organization: notice.organization }),
    content: `${mark('good')}
<h1>${fillIn(escapeHtml(ours.title), { organization })}</h1>
${notice.exercise ? `<p class="banner">${escapeHtml(ours.exercise)}</p>\n` : ''}<dl>${rows.join('')}</dl>
${replaced.join('')}${related.join('')}<section class="care"><h2>${escapeHtml(caution.title)}</h2><p>${escapeHtml(caution.text)}</p>${points(caution.points)}</section>
<p><a href="../check?lang=${words.locale}">${escapeHtml(words.check.another)}</a></p>`,
  };
}

/** Forged, unknown, mistyped, not issued: all read alike, to the byte, and none shows what was asked for. */
export function notOursPage(words: PageWords): Written {
  const { notOurs, check } = words;
  return {
    title: notOurs.title,
    content: `${mark('bad')}
<h1>${escapeHtml(notOurs.title)}</h1>
<p>${escapeHtml(notOurs.text)} ${escapeHtml(notOurs.typo)}</p>
<section class="care"><h2>${escapeHtml(notOurs.forged)}</h2>${points(notOurs.points)}</section>
<p><a href="../check?lang=${words.locale}">${escapeHtml(check.another)}</a></p>`,
  };
}

/** A page of a title and a sentence. */
export function plainPage(
  { title, text }: { readonly title: string; readonly text: string },
  shape: 'plain' | 'wait' = 'plain',
): Written {
  return { title, content: `${mark(shape)}\n<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>` };
}

const row = (name: string, value: string, style = '') =>
  `<div><dt>${escapeHtml(name)}</dt><dd${style && ` class="${style}"`}>${value}</dd></div>`;

const quoted = ({ locale, subject }: IssuedText['subjects'][number]) =>
  `<bdi lang="${escapeHtml(locale)}">${escapeHtml(subject)}</bdi>`;

const linkTo = (code: string, { locale }: PageWords) =>
  `<a class="code" href="${code}?lang=${locale}">${showCode(code)}</a>`;

const subjectLine = (one: IssuedText['subjects'][number]) => `<p>${quoted(one)}</p>`;

/** Every day some of it left: the reader's copy bears one of them. */
const daysOf = (words: PageWords, { days }: IssuedText, notice: IssuedNotice): string =>
  days.map((at) => dayOf(words, { at }, notice)).join(' · ');

/** The day as it was where the organization is. */
function dayOf({ locale }: PageWords, { at }: Pick<RelatedNotice, 'at'>, { timeZone }: IssuedNotice): string {
  const day = at.setZone(timeZone).toISODate();
  return `<time datetime="${day}">${escapeHtml(showDate(at, timeZone, locale))}</time>`;
}
