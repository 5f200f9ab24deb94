import type { NoticeBlock } from '../notice-body.ts';
import type { AnsweredObligation } from '../notice-content.ts';
import { error, type NoticeProblem } from '../notice-problem.ts';
import type { RuleTerms } from '../rule.ts';
import { inLatin, plainly } from './plain-text.ts';
import { type Section, sectionsOf, wordsOf } from './sections.ts';

/**
 * Title and headings as a statute prescribes them, in its words and its order, and what it wants under each of them. In another
 * language a translation may follow the prescribed words ("What Happened / Was geschehen ist"): the statute names them in its own.
 */
export function mandatedForm(
  {
    subject,
    blocks,
    locale,
  }: { readonly subject: string; readonly blocks: readonly NoticeBlock[]; readonly locale: string },
  obligations: readonly AnsweredObligation[],
  under: Readonly<Record<string, readonly string[]>>,
): NoticeProblem[] {
  const rules = [...new Map(obligations.map(({ rule }) => [rule.citation, rule])).values()];
  const formal = rules.filter(({ content }) => content.title || content.headings.length > 0);
  if (formal.length === 0) return [];
  const sections = sectionsOf(blocks);
  const says = (heading: string, words: string) => isHeading(heading, words, locale);
  return formal.flatMap((rule) => [
    ...titled(rule, subject, sections, says),
    ...headed(rule, sections, says),
    ...placed(rule, sections, says, under),
  ]);
}

type Says = (heading: string, words: string) => boolean;

function titled(
  { content, citation }: RuleTerms,
  subject: string,
  sections: readonly Section[],
  says: Says,
): NoticeProblem[] {
  const { title, headings } = content;
  if (!title) return [];
  const first = sections.findIndex(({ heading }) => headings.some((words) => says(heading, words)));
  const above = sections.slice(1, first < 0 ? 2 : Math.max(first, 1)).filter(({ heading }) => heading !== '');
  const isAbove = above.some(({ heading }) => says(heading, title));
  const own = isAbove || (contains(subject, title) && !above.some(({ isMarked }) => isMarked));
  if (own) return [];
  const message = `The title is prescribed, in these words: "${title}". Make it the subject, or the heading above all others.`;
  return [error('TITLE_ABSENT', message, { citation, excerpt: above[0]?.heading ?? wordsOf(subject) })];
}

function headed({ content, citation }: RuleTerms, sections: readonly Section[], says: Says): NoticeProblem[] {
  const { headings } = content;
  const at = headings.map((one) => sections.findIndex(({ heading }) => says(heading, one)));
  const absent = headings.filter((_, i) => at[i] === -1);
  const present = at.filter((place) => place >= 0);
  const early = present.findIndex((place, i) => i > 0 && place < (present[i - 1] ?? 0));
  const inOrder = headings.map((one) => `"${one}"`).join(', ');
  return [
    ...absent.map((one) =>
      error(
        'HEADING_ABSENT',
        `The heading "${one}" is prescribed, in these words: put it in, in this order: ${inOrder}.`,
        {
          citation,
          excerpt: one,
        },
      ),
    ),
    ...headings
      .filter((_, i) => (at[i] ?? -1) >= 0 && !sections[at[i] ?? -1]?.hasWords)
      .map((one) =>
        error(
          'HEADING_ABSENT',
          `Nothing stands under "${one}": the law asks for the heading and for what belongs there.`,
          {
            citation,
            excerpt: one,
          },
        ),
      ),
    ...(early < 0
      ? []
      : [
          error(
            'HEADING_MISPLACED',
            `The headings stand in another order than the law prescribes. Put them so: ${inOrder}.`,
            {
              citation,
              excerpt: sections[present[early] ?? 0]?.heading ?? null,
            },
          ),
        ]),
  ];
}

/** What a statute wants under a heading stands there, or the reader looks for it in the wrong place. */
function placed(
  { content, citation }: RuleTerms,
  sections: readonly Section[],
  says: Says,
  under: Readonly<Record<string, readonly string[]>>,
): NoticeProblem[] {
  const homes = new Map<string, string[]>();
  for (const heading of content.headings)
    for (const element of under[heading] ?? []) homes.set(element, [...(homes.get(element) ?? []), heading]);
  return [...homes].flatMap(([element, headings]) => {
    const where = sections.filter((one) => one.elements.has(element));
    const isHome = where.some(({ heading }) => headings.some((words) => says(heading, words)));
    const isThere = headings.some((words) => sections.some(({ heading }) => says(heading, words)));
    if (where.length === 0 || isHome || !isThere) return [];
    const message = `${element} belongs under ${headings.map((one) => `"${one}"`).join(' or ')}: move it there.`;
    return [error('ELEMENT_MISPLACED', message, { element, citation, excerpt: where[0]?.heading || null })];
  });
}

function plain(text: string): string {
  return inLatin(plainly(wordsOf(text)))
    .replace(/[“”„"]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function isHeading(heading: string, wanted: string, locale: string): boolean {
  const own = plain(heading).replace(/\s*[:.?!]$/, '');
  const words = plain(wanted);
  if (own === words) return true;
  return (
    !locale.toLowerCase().startsWith('en') &&
    own.startsWith(words) &&
    /^\s*[/|(–—-]/.test(own.slice(words.length))
  );
}

function contains(subject: string, title: string): boolean {
  const own = plain(subject);
  const at = own.indexOf(plain(title));
  return at >= 0 && !/\p{L}/u.test(`${own.charAt(at - 1)}${own.charAt(at + plain(title).length)}`);
}
