import { error, type NoticeProblem } from '../notice-problem.ts';
import { unseenIn } from '../unseen-characters.ts';
import type { Stretch } from './stretch.ts';

const PICTURE =
  /<\s*(?:img|picture|svg|image|object|embed|iframe|video|audio|source)\b[^>\n]{0,300}>?|!\[[^\]\n]{0,2000}\][([][^)\]\n]*[)\]]?|url\(\s*['"]?(?:https?:)?\/\/[^)\n]*\)|\bdata:image\/[a-z+]+[;,]|\bcid:[\w.@-]+/iu;
const COMMENT = /<!--[\s\S]{0,400}?(?:-->|$)|<!\[CDATA\[|^\s*\[\/\/\]:\s*#|\/\*[\s\S]{0,400}?\*\//mu;
const TAG =
  /<\/?(?:a|abbr|address|article|b|big|blockquote|body|br|button|center|code|dd|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i|input|li|link|main|mark|meta|nav|ol|p|pre|q|s|script|section|select|small|span|strike|strong|style|sub|sup|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|o:p|w:[a-z]+)(?:\s[^<>\n]{0,300})?\s*\/?>/iu;

/** Markup where a reader expects words: it is shown as it stands, or does what nobody approved. */
export function markupLeft({ markdown, elements }: Stretch): NoticeProblem[] {
  const element = elements[0] ?? null;
  const picture = PICTURE.exec(markdown)?.[0];
  const comment = COMMENT.exec(markdown)?.[0];
  const tag = TAG.exec(markdown.replace(PICTURE, ''))?.[0];
  const unseen = unseenIn(markdown);
  const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 100);
  return [
    ...(unseen === null
      ? []
      : [
          error(
            'MARKUP_LEFT',
            `A character that nobody sees (${unseen}) changes how the words around it are read: take it out.`,
            { element, excerpt: unseen },
          ),
        ]),
    ...(picture === undefined
      ? []
      : [
          error(
            'PICTURE',
            `"${short(picture)}" fetches something when the notice is opened, and tells who opened it: take it out.`,
            { element, excerpt: short(picture) },
          ),
        ]),
    ...(comment === undefined
      ? []
      : [
          error('INTERNAL_NOTE', `"${short(comment)}" is a comment, and people would read it: take it out.`, {
            element,
            excerpt: short(comment),
          }),
        ]),
    ...(tag === undefined
      ? []
      : [
          error(
            'MARKUP_LEFT',
            `"${short(tag)}" is markup that people would see as it stands: write it in words, or in Markdown.`,
            { element, excerpt: short(tag) },
          ),
        ]),
  ];
}
