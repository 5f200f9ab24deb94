import { describe, expect, test } from '@jest/globals';
import { fillFor, UnfilledSlot } from '../../src/notices/render/fill-for.ts';
import { renderNotice, UnsendableText } from '../../src/notices/render/render-notice.ts';
import { loadTemplates } from '../../src/notices/texts/load-templates.ts';
import { readTemplate } from '../../src/notices/texts/read-template.ts';
import { factsAskedBy, parseTemplate, renderTemplate } from '../../src/notices/texts/sandbox.ts';
import type { NoticeTemplate } from '../../src/notices/texts/template.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';

const elements = new Set(['nature']);
const KIND = { audience: 'PEOPLE', purpose: 'x', use: 'message', rules: [] } as const;
const front = '---\nversion: "1"\nsubject: Hello\nnotYetKnown: "{{ element }} {{ until }}"\n---\n';
const read = (text: string) => readTemplate('people/x.en.md', `${front}${text}`, KIND, elements);

describe('A variable without a value', () => {
  test('an undefined variable, or one that is null, is said and never a blank', () => {
    for (const source of ['{{ incident.reference }}', '{{ nothing.at.all }}']) {
      const rendered = renderTemplate(parseTemplate(source), { incident: {} });
      expect(rendered).toMatchObject({
        ok: false,
        missing: expect.stringMatching(/incident.reference|nothing/),
      });
    }
    expect(renderTemplate(parseTemplate('{{ a.b }}'), { a: { b: null } })).toMatchObject({ ok: false });
    expect(renderTemplate(parseTemplate('{{ a.b }}'), { a: { b: { c: 1 } } })).toMatchObject({ ok: false });
  });
});

describe('Markup in a fact', () => {
  const marks = [
    '# Title',
    '- item',
    '1. item',
    '> quote',
    '**bold** _it_ `code`',
    '[x](https://evil.test)',
    '<b onload=x>',
    '&lt;b&gt;',
    '<https://evil.test>',
    '::: nature',
    '![i](https://evil.test/p.png)',
    'a\\',
    '    code',
    '~~~',
    'x | y',
  ];
  test.each(marks)('%s comes out as the same characters', (value) => {
    const rendered = renderTemplate(parseTemplate('{{ words.nature }}'), { words: { nature: value } });
    if (!rendered.ok) throw new Error(rendered.message);
    const { text, html } = fillFor(
      renderNotice({ subject: 'S', body: `::: nature\n${rendered.text}\n:::` }, 'en'),
      {},
    );
    expect(text.trim()).toBe(value.trim());
    const [, content = ''] = html.split('</h1>');
    expect(content).not.toMatch(/<(b|a|img|ul|ol|code|strong|em|blockquote|h1)[ >]/);
  });
});

describe('The slots of a recipient', () => {
  const notice = (body: string) => renderNotice({ subject: 'S', body }, 'en');
  test('a slot without a value and without words for that stops this recipient, and is never a blank', () => {
    const rendered = notice('Hello {{ recipient.name }}');
    expect(() => fillFor(rendered, { name: '  ' })).toThrow(UnfilledSlot);
    expect(fillFor(rendered, { name: 'Anna' }).text).toBe('Hello Anna\n');
  });
  test('text with a gap, an unknown slot, code or a slot in a link is not rendered for sending', () => {
    const bad = [
      '{{ TO BE WRITTEN: nature }}',
      '{{ recipient.ssn }}',
      '{{ 7*7 }}',
      '{% if x %}',
      '[x](https://a.test/{{ recipient.name }})',
    ];
    for (const body of bad) expect(() => notice(body)).toThrow(UnsendableText);
  });
  test('the page fetches nothing and carries no script, whatever the author wrote', () => {
    const { html } = fillFor(
      notice(
        '# T\n\n<script>x</script> ![p](https://a.test/p.png) [bad](javascript:alert(1)) [ok](https://a.test/x) <img src=x>',
      ),
      {},
    );
    expect(html).not.toMatch(/<script|<img|<link|url\(|href="javascript|@import/);
    expect(html).toContain('<a href="https://a.test/x"');
  });
  test("a private-use character that holds a slot's place cannot be slipped in", () => {
    const rendered = notice('Hello {{ recipient.name | or: "you" }} \ue0000\ue001');
    expect(fillFor(rendered, { name: '\ue0000\ue001' }).text).toBe('Hello \ue0000\ue001 0\n');
  });
});

describe('The templates that are shipped', () => {
  test('state the same elements, in the same order, from the same facts, in every language (M14)', async () => {
    const templates = await loadTemplates('notifications', await shippedCatalog());
    const said = ({ blocks, subject }: NoticeTemplate) => ({
      subject: factsAskedBy(subject),
      blocks: blocks.map(({ elements: stated, facts }) => ({ stated, facts: [...facts].sort() })),
    });
    const english = new Map(templates.filter(({ locale }) => locale === 'en').map((one) => [one.id, one]));
    expect(english.size).toBeGreaterThanOrEqual(11);
    for (const one of templates)
      expect({ of: `${one.id}.${one.locale}`, ...said(one) }).toEqual({
        of: `${one.id}.${one.locale}`,
        ...said(english.get(one.id) as NoticeTemplate),
      });
  });

  test('are refused in plain words when they ask for what there is not', () => {
    expect(read('::: naturr\n{{ incident.titel }}\n:::\n:::')).toEqual({
      problems: [
        'A ":::" closes nothing: remove it or open a fence before it.',
        '"naturr" is no content element of vocabulary/content-elements.yaml',
        '"::: naturr": "incident.titel" is no fact a template can use',
      ],
    });
  });
});
