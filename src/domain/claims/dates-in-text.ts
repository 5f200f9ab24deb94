import { dateForms, type Form } from './date-forms.ts';
import type { FoldedText } from './folded-text.ts';
import { derived, type Lexicon, remembered, says } from './lexicon.ts';
import { monthNames } from './month-names.ts';
import type { Stretch } from './stretch.ts';
import { type TimeSaid, timesIn } from './times-in-text.ts';

export interface Day {
  /** Null where none is written: "on 24 October". */
  readonly year: number | null;
  readonly month: number;
  /** Null: the whole month is meant. */
  readonly day: number | null;
}

/** A date somebody wrote, and every day it may mean: "03/04/2026" is two. */
export interface DateSaid extends Stretch {
  readonly days: readonly Day[];
  /** Of a date written with slashes: in which order each of its days reads it. */
  readonly orders?: readonly Order[];
  /** The time of day that stands with it. */
  readonly time: TimeSaid | null;
  /** The time is said to be rough: "about 3 p.m.". */
  readonly roughly: boolean;
}
type Bare = Omit<DateSaid, 'time' | 'roughly'>;
type Order = 'dmy' | 'mdy';

/** How far from a date its time may stand. */
const NEAR = 24;

/** Every date of a text, in the forms people write it in this language, with its time of day. */
export function datesIn(words: FoldedText, lexicon: Lexicon): readonly DateSaid[] {
  // By the text as it was written: zones are told from words by their capitals.
  const written = words.shown(0, words.text.length);
  return remembered(lexicon, 'dates', `${words.text}\n${written}`, () => findDates(words, lexicon));
}

/** In which order a text writes "03/04/2026", if one of its dates leaves no doubt. */
export function orderIn(dates: readonly DateSaid[]): Order | null {
  const orders = new Set(dates.flatMap(({ orders: own }) => (own?.length === 1 ? own : [])));
  const [only] = orders;
  return orders.size === 1 && only !== undefined ? only : null;
}

/** A date as the rest of its text has it: nobody changes the order between two lines. */
export function inOrder(said: DateSaid, order: Order | null): DateSaid {
  const at = order === null ? -1 : (said.orders ?? []).indexOf(order);
  return at < 0 || said.days.length < 2 ? said : { ...said, days: said.days.slice(at, at + 1) };
}

function findDates(words: FoldedText, lexicon: Lexicon): readonly DateSaid[] {
  const bare = bareDatesIn(words.text, lexicon);
  const times = timesIn(words, lexicon).filter(
    (time) => !bare.some(({ from, to }) => from < time.to && time.from < to),
  );
  const used = new Set<TimeSaid>();
  const with_ = bare.map((date, i) => {
    const after = times.find(
      (time) =>
        time.from >= date.to &&
        time.from - date.to <= NEAR &&
        time.from < (bare[i + 1]?.from ?? Infinity) &&
        !words.text.slice(date.to, time.from).includes(';') &&
        !isOfNext(words.text, date, time, bare[i + 1], lexicon) &&
        !says(lexicon, 'and', words.text.slice(date.to, time.from)),
    );
    if (after) used.add(after);
    return { date, after };
  });
  return with_.map(({ date, after }, i) => {
    const before = times.findLast(
      (time) =>
        !used.has(time) &&
        time.to <= date.from &&
        date.from - time.to <= NEAR &&
        time.from >= (bare[i - 1]?.to ?? 0),
    );
    const time = after ?? before ?? null;
    if (time) used.add(time);
    const lead = time ? words.text.slice(Math.max(0, time.from - 20), time.from) : '';
    return { ...date, time, roughly: says(lexicon, 'about', lead) };
  });
}

/** "From 23:40 on the 16th until 11:00 on the 17th": after "until" a time is that of the date behind it. */
function isOfNext(
  text: string,
  date: Stretch,
  time: Stretch,
  next: Stretch | undefined,
  lexicon: Lexicon,
): boolean {
  const isUntil = says(lexicon, 'until', text.slice(date.to, time.from));
  return isUntil && next !== undefined && next.from - time.to <= NEAR;
}

function bareDatesIn(text: string, lexicon: Lexicon): readonly Bare[] {
  const found: Bare[] = [];
  for (const { name, source } of dateForms(lexicon)) {
    const pattern = derived(lexicon, `date ${name}`, () => new RegExp(source, 'g'));
    for (const match of text.matchAll(pattern)) {
      const at = { from: match.index, to: match.index + match[0].length };
      if (found.some(({ from, to }) => from < at.to && at.from < to)) continue;
      const { days, orders } = daysOf(match.groups ?? {}, name, lexicon);
      if (days.length === 0) continue;
      const other = numeralOf(match.groups?.['otherDay'] ?? 'none');
      const [day] = days;
      if (day && isDay(other)) found.push(...bothOf(day, other).map((one) => ({ ...at, days: one })));
      else found.push({ ...at, days, ...(orders && { orders }) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Two dates, or, where the days follow on each other, one night: "in the night from 21 to 22 October". */
function bothOf(day: Day, other: number): readonly (readonly Day[])[] {
  const second = { ...day, day: other };
  return Math.abs(other - (day.day ?? 0)) === 1 ? [[second, day]] : [[second], [day]];
}

type Groups = Readonly<Record<string, string | undefined>>;

function daysOf(
  { year, reiwa, month, name, day }: Groups,
  form: Form['name'],
  lexicon: Lexicon,
): { readonly days: readonly Day[]; readonly orders?: readonly Order[] } {
  const short = year === undefined ? null : numeralOf(year);
  const full = short !== null && short < 100 ? 2000 + short : short;
  // The era of Reiwa began in 2019; its first year is called 元.
  const inYear = reiwa === undefined ? full : 2018 + (reiwa === '元' ? 1 : numeralOf(reiwa));
  if (form === 'slashed') {
    const [a, b] = [Number(day), Number(month)];
    const read = lexicon.data.dates.order
      .map((order) => (order === 'dmy' ? { order, day: a, month: b } : { order, day: b, month: a }))
      .filter(({ day: d, month: m }) => isDay(d) && isMonth(m));
    return {
      days: read.map(({ day: d, month: m }) => ({ day: d, month: m, year: inYear })),
      // "05/05/2026" is one day either way and says nothing of the order.
      ...(a !== b && { orders: read.map(({ order }) => order) }),
    };
  }
  const m = name === undefined ? numeralOf(month ?? 'none') : (monthNames(lexicon).get(name) ?? 0);
  const d = day === undefined ? null : numeralOf(day);
  return { days: isMonth(m) && (d === null || isDay(d)) ? [{ year: inYear, month: m, day: d }] : [] };
}

const NUMERALS = '〇一二三四五六七八九';

/** In digits, or in the numerals of Japanese: 二十四 and 二〇二六; NaN: neither. */
function numeralOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const plain = written.replaceAll('零', '〇');
  const digits = [...plain].map((one) => NUMERALS.indexOf(one));
  if (!plain.includes('十')) return digits.includes(-1) ? NaN : Number(digits.join(''));
  const [tens = '', ones = ''] = plain.split('十');
  return 10 * (tens === '' ? 1 : NUMERALS.indexOf(tens)) + (ones === '' ? 0 : NUMERALS.indexOf(ones));
}

function isDay(n: number): boolean {
  return n >= 1 && n <= 31;
}

function isMonth(n: number): boolean {
  return n >= 1 && n <= 12;
}
