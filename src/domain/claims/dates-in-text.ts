import { folded, type Tongue } from './passages.ts';

export interface Day {
  /** Null where none is written: "on 24 October". */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** A date somebody wrote, and every day it may mean: "03/04/2026" is two. */
export interface DateSaid {
  readonly words: string;
  readonly days: readonly Day[];
  /** Minutes since midnight, where a time of day stands with it. */
  readonly minute: number | null;
  /** "PDT", where a zone stands with the time of day. */
  readonly zone: string | null;
}

const MONTHS: Readonly<Record<Tongue, readonly string[]>> = {
  en: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  de: 'jan feb mar apr mai jun jul aug sep okt nov dez'.split(' '),
};
const NAMES: Readonly<Record<Tongue, string>> = {
  en: 'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?',
  de: 'Jan(?:uar)?|Jän(?:ner)?|Feb(?:ruar)?|März|Mär|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?',
};
const TIME = String.raw`(?:,?\s(?:at |um |gegen |about |around )?(?<hour>[01]?\d|2[0-3])[:.h](?<minute>[0-5]\d)(?:\s?(?<half>[ap])\.?m\b\.?)?(?:\s?Uhr)?(?:\s(?<zone>[A-Z]{1,5})\b)?)?`;
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;

function formsOf(tongue: Tongue): readonly RegExp[] {
  const month = `(?<name>${NAMES[tongue]})`;
  const ordinal = tongue === 'en' ? '(?:st|nd|rd|th)?(?: of)?' : String.raw`\.?`;
  const dayFirst = String.raw`(?<![\d.])(?<day>[0-3]?\d)${ordinal}\s${month}\b\.?(?:,?\s${YEAR}\b)?${TIME}`;
  const monthFirst = String.raw`\b${month}\b\.?\s(?<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?\s${YEAR}\b)?${TIME}`;
  const iso = String.raw`\b${YEAR}-(?<month>[01]\d)-(?<day>[0-3]\d)(?!\d)${TIME}`;
  const dotted = String.raw`(?<![\d.])(?<day>[0-3]?\d)\.\s?(?<month>[01]?\d)\.\s?${YEAR}\b${TIME}`;
  const slashed = String.raw`(?<![\d/])(?<first>[0-3]?\d)\/(?<second>[0-3]?\d)\/${YEAR}\b${TIME}`;
  const all = [dayFirst, iso, dotted, slashed, ...(tongue === 'en' ? [monthFirst] : [])];
  return all.map((form) => new RegExp(form, 'giu'));
}
const forms = { en: formsOf('en'), de: formsOf('de') };

/** Every date of a text, in the forms people write it in this language. */
export function datesIn(text: string, tongue: Tongue): readonly DateSaid[] {
  return forms[tongue].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match): DateSaid[] => {
      const days = daysOf(match.groups ?? {}, tongue);
      const words = match[0].trim();
      return days.length > 0 ? [{ words, days, ...timeOf(match.groups ?? {}) }] : [];
    }),
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

function daysOf({ year, month, name, day, first, second }: Groups, tongue: Tongue): readonly Day[] {
  const inYear = year === undefined ? null : Number(year);
  const pairs: [number, number][] =
    first !== undefined && second !== undefined
      ? [
          [Number(first), Number(second)],
          [Number(second), Number(first)],
        ]
      : [[Number(day), month === undefined ? monthNamed(name ?? '', tongue) : Number(month)]];
  return pairs
    .filter(([d, m]) => d >= 1 && d <= 31 && m >= 1 && m <= 12)
    .map(([d, m]) => ({ year: inYear, month: m, day: d }));
}

function monthNamed(name: string, tongue: Tongue): number {
  return MONTHS[tongue].indexOf(folded(name).replace(/^marz/, 'mar').slice(0, 3)) + 1;
}

function timeOf({ hour, minute, half, zone }: Groups): Pick<DateSaid, 'minute' | 'zone'> {
  if (hour === undefined || minute === undefined) return { minute: null, zone: null };
  const noon = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const hours = half?.toLowerCase() === 'a' && hour === '12' ? 0 : Number(hour) + noon;
  return { minute: hours * 60 + Number(minute), zone: zone ?? null };
}
