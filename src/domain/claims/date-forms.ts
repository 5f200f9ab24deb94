import { folded } from './folded-text.ts';
import type { Lexicon } from './lexicon.ts';
import { monthNames } from './month-names.ts';
import { escaped, LETTER } from './phrases.ts';
import { namesOfWeekdays } from './weekdays.ts';

/** One way to write a date, as the source of a pattern. */
export interface Form {
  readonly name:
    | 'ranged'
    | 'monthFirst'
    | 'dayFirst'
    | 'iso'
    | 'slashed'
    | 'dotted'
    | 'counted'
    | 'month'
    | 'countedMonth';
  readonly source: string;
}

const forms = new WeakMap<Lexicon, readonly Form[]>();
const YEAR = String.raw`(?<year>(?:19|20)\d\d)(?!\d)`;

/** The forms of a language; those that say more come first. */
export function dateForms(lexicon: Lexicon): readonly Form[] {
  const known = forms.get(lexicon);
  if (known) return known;
  const made =
    lexicon.data.writing === 'continuous'
      ? [...countedForms(), ...digitForms()]
      : [...digitForms(), ...namedForms(lexicon)];
  forms.set(lexicon, made);
  return made;
}

function digitForms(): readonly Form[] {
  const start = String.raw`(?<![\d./-])`;
  const end = String.raw`(?![\d/-])`;
  return [
    {
      name: 'iso',
      source: String.raw`${start}(?<year>(?:19|20)\d\d)[-/.](?<month>[01]?\d)[-/.](?<day>[0-3]?\d)(?!\d|[-/.]\d)`,
    },
    {
      name: 'dotted',
      source: String.raw`${start}(?<day>[0-3]?\d)\.\s?(?<month>[01]?\d)\.\s?(?<year>(?:20)?\d\d)(?!\d|[./:]\d)`,
    },
    {
      name: 'slashed',
      source: String.raw`${start}(?<day>[0-3]?\d)[-/](?<month>[0-3]?\d)[-/](?<year>(?:20)?\d\d)${end}`,
    },
  ];
}

/** Japanese: "2026年10月24日", "令和8年10月24日", "令和八年十月二十四日", "10月21日から24日". */
function countedForms(): readonly Form[] {
  const year = String.raw`(?:(?:(?<year>(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2})|令和\s?(?<reiwa>\d{1,2}|元|[一二三四五六七八九十]{1,3}))\s?年\s?)`;
  const month = String.raw`(?<![\d.一二三四五六七八九十])(?<month>[01]?\d|十[一二]?|[一二三四五六七八九])\s?月\s?`;
  const day = '[0-3]?\\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]';
  return [
    {
      name: 'counted',
      source: String.raw`${year}?${month}(?<day>${day})\s?日(?:\s?(?:\([^)]{1,4}\))?\s?(?:から|~|-|–|,|および|及び|と)\s?(?<otherDay>${day})\s?日)?`,
    },
    { name: 'countedMonth', source: String.raw`${year}${month}(?![\d日])` },
  ];
}

function namedForms(lexicon: Lexicon): readonly Form[] {
  const { ordinals, between, monthFirst } = lexicon.data.dates;
  const any = (words: readonly string[]) =>
    words.length > 0 ? `(?:${words.map((one) => escaped(folded(one))).join('|')})` : '(?!)';
  const names = [...monthNames(lexicon).keys()].sort((a, b) => b.length - a.length);
  const month = String.raw`(?<![${LETTER}])(?<name>${any(names)})(?![${LETTER}])\.?`;
  const ordinal = String.raw`(?:\s?${any(ordinals)}(?![${LETTER}])|\.)?`;
  const gap = String.raw`[\s\-]*(?:${any(between)}[\s\-]+)?`;
  const year = `(?:,?${gap}${YEAR})?`;
  // "From Saturday, the 10th, to Sunday, the 11th of October".
  const weekday = String.raw`(?:${any(namesOfWeekdays(lexicon))},?\s*)?(?:(?:the|den|dem|le|el|il|o|de)\s)?`;
  const link = String.raw`(?:[-–]|${any(lexicon.data.phrases.dayLinks)})\s*(?:${any(lexicon.data.phrases.dayLinks)}\s*)?`;
  const links = String.raw`\s*(?:(?<=\d\.\s?),?\s*${link}${weekday}|${link})`;
  const day = String.raw`(?<![\d.,:])(?<day>[0-3]?\d)${ordinal}`;
  const firstOfTwo = String.raw`(?<![\d.,:])(?<otherDay>[0-3]?\d)${ordinal}${links}`;
  const ranged = {
    name: 'ranged',
    source: `${firstOfTwo}(?<day>[0-3]?\\d)${ordinal}${gap}${month}${year}`,
  } as const;
  const dayFirst = { name: 'dayFirst', source: `${day}${gap}${month}${year}` } as const;
  const secondOfTwo = String.raw`(?:${links}(?<otherDay>[0-3]?\d)(?!\d|[:.]\d|\s?[ap]\.?\s?m(?![${LETTER}])|\s*[${LETTER}]{3,}\s*\d{4})${ordinal})?`;
  const first = {
    name: 'monthFirst',
    source: String.raw`${month}\s(?:${any(between)}\s)?(?<day>[0-3]?\d)(?![\d:]|\.\d)${ordinal}${secondOfTwo}${year}`,
  } as const;
  const whole = { name: 'month', source: `${month}${gap}${YEAR}` } as const;
  return [ranged, dayFirst, ...(monthFirst ? [first] : []), whole];
}
