import { error, type NoticeProblem } from '../notice-problem.ts';
import { visibleText } from '../visible-text.ts';
import type { GateContext } from './gate-problems.ts';
import { stretchProblems } from './gate-problems.ts';
import { stretchOf } from './stretch.ts';

/** A message as it would leave, with one recipient's slots filled. */
export interface RenderedText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface RenderedAsked {
  readonly locale: string;
  readonly context: GateContext;
  /** What was put into the slots, and the page of the product on which notices are checked: theirs and ours, not found in the text. */
  readonly expected: readonly string[];
  /** The largest of what the rules ask for; null: nothing. */
  readonly minFontPt: number | null;
  /** The text it was made of, which has been looked through: what it says alike is not looked through again. */
  readonly source: string;
}

const FETCHED =
  /<(?:script|iframe|object|embed|form|input|link|base|video|audio|source|picture|svg)\b[^>]{0,200}|\b(?:src|srcset|background|poster|action)\s*=\s*["']?\s*(?:https?:)?\/\/[^\s"'>]{1,200}|url\(\s*["']?(?:https?:)?\/\/[^)]{1,200}|@import\b|\son[a-z]{3,20}\s*=|http-equiv\s*=\s*["']?refresh/iu;
const TARGET = /\bhref\s*=\s*"([^"]*)"/giu;
const SIZE = /font(?:-size)?\s*:[^;"]*?(\d+(?:\.\d+)?)\s*(px|pt)\b/giu;
const POINTS_PER_PIXEL = 0.75;

/** What is in a message that stands in none of its texts: a template, a slot or the page around it brought it. */
export function renderedProblems(rendered: RenderedText, asked: RenderedAsked): readonly NoticeProblem[] {
  const { html } = rendered;
  const { locale, context, expected, minFontPt, source } = asked;
  const bare = (text: string) =>
    [...expected]
      .filter((one) => one.trim() !== '')
      .sort((a, b) => b.length - a.length)
      .reduce((left, one) => left.replaceAll(one, '\ue002'), text);
  const known = new Set(linesIn(visibleText(source)));
  const said = [
    stretchOf(bare(rendered.subject), [], true),
    ...bare(rendered.text)
      .split(/\n{2,}/)
      .filter((paragraph) => !linesIn(paragraph).every((line) => known.has(line)))
      .map((paragraph) => stretchOf(paragraph)),
  ].flatMap((stretch) => stretchProblems(stretch, locale, context));
  const fetched = FETCHED.exec(html)?.[0];
  const unsafe = [...html.matchAll(TARGET)]
    .map(([, target = '']) => target)
    .find(
      (target) =>
        !/^(?:https:|mailto:|tel:|#)/i.test(target) &&
        !expected.some((one) => one !== '' && target.startsWith(one)),
    );
  return [
    ...said,
    ...(fetched === undefined
      ? []
      : [
          error(
            'RENDERED_WRONG',
            `The page of the message fetches or runs something ("${fetched.slice(0, 80)}"): take it out of the template or the look.`,
            { excerpt: fetched.slice(0, 80) },
          ),
        ]),
    ...(unsafe === undefined
      ? []
      : [
          error(
            'RENDERED_WRONG',
            `A link of the message goes to "${unsafe}": link to https://, mailto: or tel: alone.`,
            { excerpt: unsafe },
          ),
        ]),
    ...typeProblems(html, minFontPt),
  ];
}

/** Lines without what marks them as headings or items. */
function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^[\s#>*+•=-]+|[*_`]+/gu, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** Type smaller than a statute allows, as far as the page says how large it is. */
function typeProblems(html: string, minFontPt: number | null): NoticeProblem[] {
  if (minFontPt === null) return [];
  const points = [...html.matchAll(SIZE)].map(
    ([, size = '', unit = '']) => Number(size) * (unit.toLowerCase() === 'px' ? POINTS_PER_PIXEL : 1),
  );
  const smallest = Math.min(...points);
  if (!(smallest < minFontPt)) return [];
  const message = `Some of the type is ${smallest} points, and ${minFontPt} are prescribed: set it larger.`;
  return [error('TYPE_TOO_SMALL', message, { excerpt: `${smallest} pt` })];
}
