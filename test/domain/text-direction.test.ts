import { describe, expect, it } from '@jest/globals';
import { directionOf, numbersInOrder } from '../../src/domain/text-direction.ts';
import { renderNotice } from '../../src/notices/render/render-notice.ts';

/** As a reader of the source sees them: isolates as brackets. */
const seen = (text: string) => text.replaceAll('\u2066', '⟨').replaceAll('\u2069', '⟩');

function rendered(body: string, locale: string) {
  const { html, text } = renderNotice({ subject: 'x', body }, locale);
  return { html: html.parts.join(''), text: seen(text.parts.join('')) };
}

describe('a notice written from the right', () => {
  it('says so of itself, even where it begins with a Latin name', () => {
    expect(rendered('Pipo GmbH هي الجهة المسؤولة.', 'ar').html).toContain('<html lang="ar" dir="rtl">');
    expect(rendered('مرحبا Pipo', 'en').html).toContain('<html lang="en" dir="ltr">');
    expect(['ar-EG', 'he', 'fa', 'ur-PK'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
    expect(['arn', 'ja', 'pt-BR', 'fr'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
  });

  it('keeps telephone numbers, days and times in order, and leaves what keeps together anyway', () => {
    const { text } = rendered('اتصلوا بنا: +49 30 1234 5678، يوم 2026-10-24 في 03:10.', 'ar');
    expect(text).toContain('⟨+49 30 1234 5678⟩');
    expect(text).toContain('⟨2026-10-24⟩');
    expect(text).toContain('⟨03:10⟩');
    const whole = 'PIPO-2026-0042، 12,403، privacy2@pipo.test، https://pipo.test/2026/10?day=24-10، 2026';
    expect(numbersInOrder(whole)).toBe(whole);
    expect(rendered('Call +49 30 1234 5678.', 'en').text).toBe('Call +49 30 1234 5678.\n');
  });

  it('sets its lists in from the right', () => {
    expect(rendered('- واحد\n- اثنان', 'ar').html).toContain(
      '<ul style="margin:0 0 16px;padding:0 24px 0 0">',
    );
    expect(rendered('- one\n- two', 'en').html).toContain('<ul style="margin:0 0 16px;padding:0 0 0 24px">');
  });
});

describe('two lists that follow each other', () => {
  it('read as one, without room between their items', () => {
    const { html } = rendered('::: measures_taken\n- a\n- b\n:::\n\n::: measures_planned\n- c\n:::', 'en');
    expect(html.match(/<li /g)).toHaveLength(3);
    expect(html).not.toMatch(/<li[^>]*>\s*<p/);
  });

  it('keep the paragraphs of an item that has several', () => {
    expect(rendered('- a\n\n  more\n- b', 'en').html).toContain('<p style="margin:0 0 16px">more</p>');
  });
});

describe('foreign words in a text from the right', () => {
  it('keep their full stop at their end: a line that is all foreign, and the name of a company', () => {
    expect(rendered('You may complain.', 'ar').text).toBe('⟨You may complain.⟩\n');
    expect(rendered('إن CodeCraft AI, Inc. هي الجهة المسؤولة.', 'ar').text).toContain(
      '⟨CodeCraft AI, Inc.⟩ هي',
    );
    expect(rendered('الخدمات: Ledger. وقد أُغلقت.', 'ar').text).not.toContain('⟨');
  });
});
