import { escapeHtml } from '../notices/render/escape-html.ts';
import type { OpenForm } from './open-form.ts';
import { fillIn, type PageWords } from './page-words.ts';
import { mark } from './public-page.ts';

/** Where one asks whether one is affected. What was typed wrong is not shown again: the page holds nobody's address. */
export function affectedForm(
  { affected }: PageWords,
  { organization, incident }: OpenForm,
  wrong: boolean,
): { readonly title: string; readonly content: string } {
  const name = organization.legalName ?? organization.name;
  const within = (text: string) =>
    fillIn(escapeHtml(text), { organization: `<bdi>${escapeHtml(name)}</bdi>` });
  return {
    title: `${affected.title} · ${name}`,
    content: `${mark('plain')}
<h1>${escapeHtml(affected.title)}</h1>
${incident.exercise ? `<p class="banner">${escapeHtml(affected.exercise)}</p>\n` : ''}<p>${within(affected.intro)}</p>
<form method="post">
<label for="email">${escapeHtml(affected.label)}</label>
<p class="hint" id="email-hint">${within(affected.hint)}</p>
${wrong ? `<p class="wrong" id="email-wrong" role="alert">${escapeHtml(affected.wrong)}</p>\n` : ''}<div class="entry"><input id="email" name="email" type="email" inputmode="email" dir="ltr" required maxlength="254" autocomplete="email" autocapitalize="none" spellcheck="false" aria-describedby="email-hint${wrong ? ' email-wrong' : ''}"${wrong ? ' aria-invalid="true"' : ''}><button>${escapeHtml(affected.button)}</button></div>
</form>
<p class="hint">${escapeHtml(affected.privacy)}</p>`,
  };
}
