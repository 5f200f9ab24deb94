import { describe, expect, test } from '@jest/globals';
import { fillFor } from '../../src/notices/render/fill-for.ts';
import { renderNotice } from '../../src/notices/render/render-notice.ts';
import { parseTemplate, renderTemplate } from '../../src/notices/texts/sandbox.ts';

/** What would run, load or deceive if it were read as HTML. */
const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script href=data:,alert(1) /></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<body onload=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="https://evil.test">your bank</a>',
  '<form action="https://evil.test"><button>Sign in</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<base href="https://evil.test/">',
  '<link rel=stylesheet href="https://evil.test/x.css">',
  '<style>*{background:url(https://evil.test/)}</style>',
  '<object data="https://evil.test"></object>',
  '<template><p title="</template><img src=x onerror=alert(1)>"></template>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '[x](javascript:alert(1))',
  '![x](https://evil.test/p.png)',
  '<https://evil.test/>',
  'javascript:alert(1)',
] as const;
/** Ways out of where a name may stand: an attribute in either quotes, a comment, a style. */
const ways: readonly ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => `"> ${vector}`,
  (vector) => `' autofocus onfocus=alert(1) x='${vector}`,
  (vector) => `--> </style></title></textarea> ${vector}`,
];
const payloads = ways.flatMap((way) => vectors.map(way));

const HARMLESS = 'Anna Beispiel';
const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[one] ?? one,
  );
/** The tags of a page, with their attributes, in order. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];

function noticeWith({ name, company, words }: { name: string; company: string; words: string }) {
  const rendered = renderTemplate(parseTemplate('{{ words.nature }}'), { words: { nature: words } });
  if (!rendered.ok) throw new Error(rendered.message);
  const notice = renderNotice(
    {
      subject: 'To {{ recipient.name | or: "you" }}',
      body: `Hello {{ recipient.name | or: "you" }},\n\n::: nature\n${rendered.text}\n:::\n`,
      brand: { name: company, accent: '#1f5fbf', footer: company },
    },
    'en',
  );
  return fillFor(notice, { name });
}

describe('T-I02: HTML as a name, as a company and as free text', () => {
  const harmless = noticeWith({ name: HARMLESS, company: HARMLESS, words: HARMLESS });

  test('there are a hundred of them', () => {
    expect(new Set(payloads).size).toBe(100);
  });

  test.each(payloads)(
    'it brings no element and no attribute, and stands there as it was typed: %.70s',
    (payload) => {
      const asName = noticeWith({ name: payload, company: HARMLESS, words: HARMLESS });
      const asCompany = noticeWith({ name: HARMLESS, company: payload, words: HARMLESS });
      const asWords = noticeWith({ name: HARMLESS, company: HARMLESS, words: payload });
      // In an attribute (the preview, the title) it stands as its characters.
      const own = (html: string) => tagsOf(html).map((tag) => tag.replaceAll(escaped(payload), HARMLESS));
      for (const { html } of [asName, asCompany, asWords]) expect(own(html)).toEqual(tagsOf(harmless.html));
      expect(asName.text).toContain(`Hello ${payload},`);
      expect(asName.subject).toBe(`To ${payload}`);
      expect(asWords.text).toContain(payload);
      expect(asName.html).toContain(escaped(payload));
    },
  );
});
