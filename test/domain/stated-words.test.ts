import { elementsOf, parseBody } from '../../src/domain/notice-body.ts';
import { checkNotice } from '../../src/domain/notice-checks.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { nothingKnown } from '../support/notice-record.ts';

const stated = (text: string, named = 'nature'): string[] =>
  Object.keys(elementsOf(parseBody(`::: ${named}\n${text}\n:::`).blocks));

describe('an element is not stated by', () => {
  it.each([
    ['a zero-width space', '\u200b'],
    ['a soft hyphen, a joiner, a byte order mark', '\u00ad\u2060\ufeff'],
    ['a letter nobody can see', '\u3164\u3164\u3164\u115f\u1160\uffa0'],
    ['a blank of another width', '\u00a0\u2003\u3000'],
    ['an entity', '&nbsp;'],
    ['several entities', '&#8203;&#x200B;&ZeroWidthSpace;&shy;'],
    ['a link without words', '[](https://x.test)'],
    ['a link whose words are blank', '[&nbsp;\u200b](https://x.test/a_(long)_path "a title")'],
    ['an image without words', '![](https://x.test/picture.png)'],
    ['empty emphasis', '**'],
    ['a rule', '***'],
    ['a heading without words', '###'],
    ['a numbered list without words', '1.\n2.\n3.\n4.'],
    ['quotation marks and bullets', '> -\n> -'],
    ['a tag', '<span title="nature of the breach"></span>'],
    ['a comment', '<!-- nature of the breach -->'],
    ["a recipient's slot", '{{ recipient.name | or: "you" }}'],
    ['a label with nothing after it', 'Taken:\u200b'],
    ['a label with a full stop after it', '**Number of data subjects:** .'],
    ['dots', '...'],
    ['a letter', 'x'],
    ['"n/a"', 'n/a'],
  ])('%s', (_what, text) => {
    expect(stated(text)).toEqual([]);
  });
});

describe('an element is stated by', () => {
  it.each([
    ['the shortest true answer', 'None'],
    ['a number', '431'],
    ['a sentence', 'A backup was public.'],
    ['a list under a label', 'Categories:\n- Password'],
    ['words that are a link', '[What happened](https://x.test)'],
    ['words in emphasis', '**Passwords**'],
    ['words of another script', '数据泄露'],
    ['characters that were escaped as facts are', '\\[Acme\\] \\&nbsp;'],
  ])('%s', (_what, text) => {
    expect(stated(text)).toEqual(['nature']);
  });
});

describe('a block that names several elements', () => {
  const four = 'nature, likely_consequences, measures_taken, contact_point';
  it('states them all with words for all, and none with a letter or a word', () => {
    expect(stated('x', four)).toEqual([]);
    expect(stated('Nothing', four)).toEqual([]);
    expect(stated('A public backup; spam; closed; privacy@a.test.', four)).toHaveLength(4);
  });
});

describe('in the gate', () => {
  const required = ['nature', 'contact_point'].map((element) => ({ anyOf: [element] }));
  const rule = (prohibited: string[] = []): Rule =>
    ({
      citation: 'Law, s. 1',
      late: { allowed: true, element: null, tellBeforeDue: false },
      content: { required: prohibited.length > 0 ? [] : required, promised: [], prohibited, headings: [] },
    }) as unknown as Rule;
  const check = (body: string, prohibited: string[] = [], subject = 'Subject') =>
    checkNotice({
      ...{
        subject,
        body,
        locale: 'en',
        obligations: [{ rule: rule(prohibited), late: false }],
        dataSets: [],
      },
      ...{ contactWays: ['privacy@a.test', 'https://a.test/privacy', '+49 30 1234'], ...nothingKnown },
      now: '2026-10-24T04:00:00.000Z',
    }).map(({ code, element }) => `${code} ${element}`);
  const NATURE = '::: nature\nA backup was public.\n:::\n';
  const CONTACT = '::: contact_point\nWrite to privacy@a.test.\n:::\n';

  it('invisible text is absent text', () => {
    expect(check(`::: nature\n\u200b\n:::\n${CONTACT}`)).toEqual(['ELEMENT_ABSENT nature']);
    expect(check(`${NATURE}::: nature\n\u200b\n:::\n${CONTACT}`)).toEqual([]);
  });

  it('text too short to state an element is told apart from none', () => {
    const messages = (body: string) =>
      checkNotice({
        ...{ subject: 'S', body: `${body}${CONTACT}`, locale: 'en', dataSets: [], ...nothingKnown },
        obligations: [{ rule: rule(), late: false }],
        ...{ contactWays: ['privacy@a.test'], now: '2026-10-24T04:00:00.000Z' },
      }).map(({ message }) => message);
    expect(messages('::: nature\nx\n:::\n')).toEqual([expect.stringContaining('too few words')]);
    expect(messages('')).toEqual([expect.stringContaining('nature is missing')]);
  });

  it('a subject or a body nobody can see is empty', () => {
    expect(check(`${NATURE}${CONTACT}`, [], '\u200b&nbsp;')).toEqual(['FIELD_EMPTY null']);
    expect(check('\u200b')).toContain('FIELD_EMPTY null');
  });

  it.each([
    ['an address', 'Write to privacy@a.test.', true],
    ['an address with its marks escaped', 'Write to privacy\\@a\\.test.', true],
    ['a page', 'See <https://a.test/privacy>.', true],
    ['a number', 'Call +49 30 1234.', true],
    ['a link with words', '[Write to us](mailto:privacy@a.test)', true],
    ['words alone', 'Write to us at any time.', false],
    ['a link without words', 'Write to us here [](mailto:privacy@a.test).', false],
    ['an address in a comment', 'Write to us <!-- privacy@a.test -->.', false],
    ['an address of somebody else', 'Write to privacy@b.test.', false],
  ])('a contact is stated by a way that works: %s', (_what, text, works) => {
    const problems = check(`${NATURE}::: contact_point\n${text}\n:::`);
    expect(problems.filter((one) => /^(?:ELEMENT_ABSENT|CONTACT_MISSING)/.test(one))).toEqual(
      works ? [] : ['ELEMENT_ABSENT contact_point', 'CONTACT_MISSING contact_point'],
    );
  });

  it('a contact elsewhere in the text does not fill the block that promises one', () => {
    expect(check(`privacy@a.test\n${NATURE}::: contact_point\nWrite to us.\n:::`)).toEqual([
      'ELEMENT_ABSENT contact_point',
    ]);
  });

  it('a contact that is not yet known by a time to come needs no way', () => {
    const later = '::: contact_point not yet known by 2026-10-25T04:00:00.000Z\nWe will tell you.\n:::';
    expect(check(`privacy@a.test\n${NATURE}${later}`)).toEqual([]);
  });

  it('what a statute forbids is forbidden in two letters too', () => {
    expect(check(`::: nature\nUS\n:::\n${CONTACT}`, ['nature'])).toEqual(['ELEMENT_PROHIBITED nature']);
  });
});
