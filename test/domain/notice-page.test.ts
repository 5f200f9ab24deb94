import { describe, expect, it } from '@jest/globals';
import { columnsOf } from '../../src/domain/text-columns.ts';
import { fillFor } from '../../src/notices/render/fill-for.ts';
import { renderNotice } from '../../src/notices/render/render-notice.ts';
import { textFlow } from '../../src/platform/mail/flow-text.ts';

const brand = { name: 'Ledgerline', accent: '#1a5fb4', footer: 'Ledgerline GmbH\nHamburg' };
const body = `::: notice_date
Date of this notice: {{ recipient.notice_date }}
:::

Hello {{ recipient.name }},

## What happened

::: nature
A folder could be read by **anybody**.
:::

## What you can do

::: mitigation_for_individuals
- Change your password.
:::
`;
const page = (over: { body?: string; subject?: string; locale?: string } = {}) =>
  fillFor(
    renderNotice(
      { subject: over.subject ?? 'Security incident', body: over.body ?? body, brand },
      over.locale ?? 'en',
    ),
    { name: 'Anna & Bo', notice_date: '26 October 2026' },
  );

describe('the page a notice stands on', () => {
  it('has one title: the subject, or the one the text begins with', () => {
    const { html } = page();
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toMatch(/<h1[^>]*>Security incident<\/h1>/);
    const own = page({ body: `# Notice of Data Breach\n\n${body}` }).html;
    expect(own.match(/<h1\b/g)).toHaveLength(1);
    expect(own).toMatch(/<h1[^>]*>Notice of Data Breach<\/h1>/);
  });

  it('takes a name in the subject into its title as text', () => {
    expect(page({ subject: 'For {{ recipient.name }}' }).html).toMatch(/<h1[^>]*>For Anna &amp; Bo<\/h1>/);
  });

  it('says language and direction where mail programs leave them', () => {
    const { html } = page({ locale: 'ar' });
    expect(html).toContain('<div lang="ar" dir="rtl">');
    expect(html).toContain('text-align:right');
  });

  it('shows in a list of messages what happened, in words that stand in the text, and nobody’s data', () => {
    const { html, text } = page();
    const preview = /<div style="display:none[^"]*">([^<]*)<\/div>/.exec(html)?.[1];
    expect(preview).toBe('A folder could be read by anybody.');
    expect(text).toContain(preview);
  });

  it('fetches nothing and has no style but on its elements, one comment for Outlook left out', () => {
    const html = page().html.replace(/<!--\[if mso\]>.*?<!\[endif\]-->/gs, '');
    expect(html).not.toMatch(/<(?:style|link|img|script|svg)\b|\bsrc=|url\(|https?:\/\//);
    for (const table of html.match(/<table[^>]*>/g) ?? []) expect(table).toContain('role="presentation"');
  });
});

describe('the part for readers without HTML', () => {
  it('tells headings from text, and has no mark of Markdown', () => {
    const { text } = page();
    expect(text).toContain('What happened\n-------------\n');
    expect(text).not.toMatch(/[*#`\\]|\]\(/);
  });

  it('is cut where a mail is read, and says the same when it is joined again', () => {
    const long = [
      'Somebody could pretend to be you, or use the data to deceive you or others, here and wherever you have an account.',
      `${'お預かりしている個人情報が、権限のない者に閲覧されました。'.repeat(4)}`,
      `${'اطّلع على بياناتكم أو حصل عليها من لا يحق له ذلك. '.repeat(4)}`.trim(),
      `See https://ledgerline.test/${'x'.repeat(90)} for more.`,
      '> quoted',
      'From here on, nothing.',
      '-- ',
      'Ledgerline',
    ].join('\n');
    const flown = textFlow()(long) ?? '';
    const lines = flown.split('\n');
    for (const line of lines.filter((one) => !one.includes('xxx')))
      expect(columnsOf(line)).toBeLessThanOrEqual(78);
    expect(lines.some((line) => line.includes(`https://ledgerline.test/${'x'.repeat(90)}`))).toBe(true);
    expect(lines.some((line) => /^[、。）]/.test(line))).toBe(false);
    const joined = flown.replace(/(?<!^--) \n/gm, '').replace(/^ /gm, '');
    expect(joined).toBe(long);
  });
});
