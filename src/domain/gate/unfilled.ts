import { error, type NoticeProblem } from '../notice-problem.ts';
import type { GateGeneral, GateLanguage } from './gate-words.ts';
import { anyOf, clauseIn, phraseIn } from './phrases.ts';
import { linesOf, SLOT_MARK, type Stretch } from './stretch.ts';

/** Fields of mail merges and forms that nobody filled, whatever made them. */
const FIELDS: readonly RegExp[] = [
  /\$\{[^}\n]{1,60}\}|#\{[^}\n]{1,60}\}|\*\|[^|\n]{1,40}\|\*|%%[\w .-]{1,40}%%|@@[\w.-]{1,40}@@|\[\[[^\]\n]{1,60}\]\]/u,
  /(?<![\p{L}\p{N}%])%[A-Za-z][A-Za-z_]{2,30}%(?![\p{L}\p{N}])|%\([A-Za-z_]{2,30}\)s|(?<![\p{L}\p{N}%])%[sd](?![\p{L}\p{N}])/u,
  /<<[^<>\n]{1,60}>>|«\p{Lu}\p{Ll}+\p{Lu}[\p{L}]*»|[«][\p{L}][\p{L}\p{N}]*_[\p{L}\p{N}_]*[»]/u,
  /(?<![{\\])\{[ \t]*[A-Za-z][\w. -]{1,40}[ \t]*\}(?!\})/u,
  /(?<![\w$])\$[A-Z][A-Z_]{2,30}\b|(?<!\w)(?:FIRST|LAST|FULL|COMPANY|CUSTOMER|USER|CLIENT|INCIDENT|BREACH|INSERT|YOUR|RECIPIENT|CONTACT)_[A-Z_]{2,}(?!\w)/u,
];
/** What programs write where a value is missing, and the epoch where a date is. */
const NOTHING =
  /\[object \w+\]|(?<![\p{L}\p{N}])(?:undefined|NaN|nil|Invalid (?:Date|DateTime)|#(?:REF|NAME|VALUE|DIV\/0|N\/A)[!?]?)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}'-])null(?=\s*[.,;:!?)]|$)|(?<!\d)(?:0000-00-00|1970-01-01|0001-01-01|0?1[./]0?1[./](?:1970|0001|1900)|00[./]00[./]0000)(?!\d)/mu;
const BLANKS: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_])_{2,}(?![\p{L}\p{N}_])|(?:\.[ \t]?){5,}|(?:-[ \t]){4,}-|\[[ \t_.xX?…]*\](?!\()|\([ \t_.…]*\)/u,
  // "XX", "xx.xx.2026", "x,xxx": letters that hold a place.
  /(?<![\p{L}\p{N}])(?:X{2,}|x{3,}|x{1,3}[.,/-]x{2,4}(?:[.,/-][x\d]{2,4})?|[X#]{1,4}[.,/-][X#]{2,4}(?:[.,/-][X#\d]{2,4})?)(?![\p{L}\p{N}])/u,
  // "XXh30"
  /(?<![\p{L}\p{N}])X{2,}h(?!\p{L})/u,
  /(?<![\p{L}\p{N}])(?:dd|tt|jj|mm|gg|aa|hh)[./-](?:mm|tt|dd|jj|gg)[./-](?:yyyy|yy|jjjj|aaaa|rrrr)(?![\p{L}\p{N}])/iu,
  /\?{2,}|(?<![\p{L}\p{N}])#{3,}(?!\s)|(?<![一二三四五六七八九])[○〇●◯△□]{2,}|[○●◯△□](?=[年月日時分人件名様号円])/u,
  /\blorem ipsum\b|\bdolor sit amet\b|\bfoo\s?bar\b|\basdf\w*\b/iu,
];
/** Where something should have stood between two marks. */
const HOLES: readonly RegExp[] = [
  /(?<=[\p{L}\p{N}]) +[,.](?=\s|$)|[,;]\s*[,;.](?!\.)|^[ \t]*[,;.!?様](?=\s|$)/mu,
  /""|“\s*”|„\s*[“”]|«\s*»|「\s*」|『\s*』|،\s*،|、\s*[、。]/u,
];
const FIELD_WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _./'’&-]{0,60}$/u;
const HTML =
  /^(?:a|abbr|address|article|b|big|blockquote|body|br|button|center|code|div|em|embed|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|del|li|link|main|mark|meta|nav|object|ol|p|picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video|audio)\b/iu;

/** Empty and unfilled places in every form that people and programs leave them. */
export function unfilled(
  stretch: Stretch,
  language: GateLanguage,
  general: GateGeneral,
  reference: string | null,
): NoticeProblem[] {
  const { text, elements } = stretch;
  const first = (patterns: readonly RegExp[]) =>
    patterns.map((one) => one.exec(text)?.[0]).find((one) => one !== undefined);
  const found = [
    first(FIELDS),
    NOTHING.exec(text)?.[0],
    first(BLANKS),
    bracketed(stretch, general, reference),
    angled(text),
    phraseIn(text, general.placeholders) ?? phraseIn(text, language.placeholders),
    // A label alone ("Date:") announces what follows it; alone between marks it holds a place.
    headless(text, language),
    hole(stretch, language),
  ].filter((one) => one !== undefined && one !== null);
  return [...new Set(found.map((one) => one.trim()))].slice(0, 3).map((excerpt) => {
    const message = `"${excerpt}" is left in the text: write what belongs there, or take it out.`;
    return error('TEXT_UNRESOLVED', message, { element: elements[0] ?? null, excerpt });
  });
}

function headless(text: string, { placeholdersAlone }: GateLanguage): string | null {
  const lines = text.split('\n').filter((line) => !/^\s*(?:#|[-*+]\s)|[:：]\s*$/u.test(line));
  return clauseIn(
    lines.map((line) => line.replace(/^[^:：\n]{1,40}[:：](?=\s*\S)/u, '')).join('\n'),
    placeholdersAlone,
  );
}

/** "[NAME]", "[insert date]": brackets that hold a place; those that hold a note are the notes' own. */
function bracketed(
  { markdown }: Stretch,
  { marks }: GateGeneral,
  reference: string | null,
): string | undefined {
  return [...markdown.matchAll(/(?<![\\\]!])\[([^[\]\n]{1,80})\](?![([]|:\s*(?:<|\/|https?:|mailto:))/gu)]
    .filter(([, inside = '']) => {
      const words = inside.trim();
      const isNote = /:\s/.test(words) || marks.some((mark) => words.includes(mark));
      return (
        words !== reference &&
        !isNote &&
        !/^\d{1,3}$|^sic$|^…$|^\.\.\.$/.test(words) &&
        FIELD_WORD.test(words)
      );
    })
    .map(([whole]) => whole)[0];
}

/** "<company>", "<Name>": angle brackets around words that are no markup. */
function angled(text: string): string | undefined {
  return [...text.matchAll(/<([\p{L}][\p{L}\p{N} _.-]{1,40})>/gu)]
    .filter(([, inside = '']) => !HTML.test(inside))
    .map(([whole]) => whole)[0];
}

/** A title without a name, a mark after nothing, a gap in the middle of a line. */
function hole(stretch: Stretch, language: GateLanguage): string | undefined {
  const [head] = linesOf(stretch);
  if (head !== undefined && namelessBy(language).test(head)) return head;
  const lines = stretch.text.split('\n').map((line) => line.trim());
  const gap = lines.find((line) => /(?<=\p{L}|\d) {2,}(?=\p{Ll}|\d|[,;)])/u.test(line));
  const empty = HOLES.map((one) => one.exec(stretch.text.replaceAll(SLOT_MARK, 'x')))
    .map((match) => match && around(stretch.text, match.index, match[0].length))
    .find((one) => one);
  return gap ?? empty ?? undefined;
}

const known = new WeakMap<GateLanguage, RegExp>();

/** A greeting whose title has no name: "Dear Ms,". */
function namelessBy(language: GateLanguage): RegExp {
  const { greetings, honorifics } = language;
  const before = known.get(language);
  if (before) return before;
  const made =
    honorifics.length === 0
      ? /(?!)/u
      : new RegExp(`^(?:${anyOf(greetings)})\\s+(?:${anyOf(honorifics)})\\.?\\s*[,،、:]\\s*$`, 'iu');
  known.set(language, made);
  return made;
}

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - 20), at + length + 12).replace(/\s+/g, ' ');
}
