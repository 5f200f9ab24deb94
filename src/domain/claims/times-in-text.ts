import type { DateTime } from 'luxon';
import { inZone } from '../instant.ts';
import type { FoldedText } from './folded-text.ts';
import { derived, type Lexicon } from './lexicon.ts';
import { patternOf } from './phrases.ts';
import type { Stretch } from './stretch.ts';
import { zoneNames } from './zone-names.ts';

/** A time of day somebody wrote. */
export interface TimeSaid extends Stretch {
  /** Minutes since midnight. */
  readonly minute: number;
  /** Minutes it may mean: a whole hour for "15 Uhr". */
  readonly lasts: number;
  /** Minutes east of UTC; null: no zone that is known stands with it. */
  readonly offset: number | null;
  /** A zone stands with it, known or not. */
  readonly zoned: boolean;
}

function patternFor({ finders }: Lexicon): RegExp {
  const half = `(?:(?<am>${finders.am.source})|(?<pm>${finders.pm.source}))`;
  const halfBefore = `(?:(?<amBefore>${finders.am.source})|(?<pmBefore>${finders.pm.source}))`;
  const hours = finders.hours.source;
  return new RegExp(
    String.raw`(?:${halfBefore}\s?)?(?<lead>${hours}\s?)?(?<![\d:.,/\-])(?<hour>2[0-3]|[01]?\d)` +
      String.raw`(?:(?<sign>:|\.|\s?h\s?|\s?時\s?)(?<minute>[0-5]\d)(?!\d)(?::[0-5]\d)?(?:\s?分)?(?:[0-5]?\d秒)?|(?<thirty>時半))?` +
      String.raw`(?<hours>\s?${hours})?(?![\d:])(?:\s?${half})?`,
    'g',
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Every time of day of a text. */
export function timesIn(words: FoldedText, lexicon: Lexicon): readonly TimeSaid[] {
  const pattern = derived(lexicon, 'times', () => patternFor(lexicon));
  return [...words.text.matchAll(pattern)].flatMap((match): TimeSaid[] => {
    const groups = match.groups ?? {};
    if (!isTime(groups)) return [];
    const from = match.index;
    const end = from + match[0].length;
    const zone = zoneAfter(words, end, lexicon);
    const zoned = zone.offset !== null || zone.to > end;
    return [{ from, to: zone.to, offset: zone.offset, zoned, ...clockOf(groups) }];
  });
}

/** "3.15" alone may be anything, "15" alone surely is. */
function isTime({ sign, thirty, hours, lead, am, pm, amBefore, pmBefore }: Groups): boolean {
  const named = [hours, lead, am, pm, amBefore, pmBefore].some((one) => one !== undefined);
  return named || thirty !== undefined || (sign !== undefined && sign !== '.');
}

function clockOf({
  hour,
  minute,
  thirty,
  am,
  pm,
  amBefore,
  pmBefore,
}: Groups): Pick<TimeSaid, 'minute' | 'lasts'> {
  const written = Number(hour);
  const late = (pm ?? pmBefore) !== undefined && written < 12 ? 12 : 0;
  const early = (am ?? amBefore) !== undefined && written === 12 ? -12 : 0;
  const minutes = thirty === undefined ? Number(minute ?? 0) : 30;
  const whole = minute === undefined && thirty === undefined;
  return { minute: (written + late + early) * 60 + minutes, lasts: whole ? 60 : 1 };
}

/** "CEST", "UTC+2", "heure de Paris": abbreviations count as written in capitals, for "est" is a word too. */
function zoneAfter(words: FoldedText, at: number, lexicon: Lexicon): { offset: number | null; to: number } {
  const rest = words.text.slice(at, at + 60);
  const phrases = Object.entries(lexicon.data.dates.zones);
  const own = derived(lexicon, 'zones', () => {
    const each = phrases.map(([phrase], i) => `(?<z${i}>${patternOf([phrase], lexicon.data)})`);
    return new RegExp(String.raw`^[\s,(]*(?:${each.length > 0 ? each.join('|') : '(?!)'})`);
  }).exec(rest);
  const short = own ? null : /^[\s(]*(?<name>[a-z]{1,5})(?![a-z])/.exec(rest);
  const name = short?.groups?.['name'] ?? '';
  const start = at + (short?.[0].length ?? 0) - name.length;
  const capitals = name !== '' && /^[A-Z]+$/.test(words.shown(start, start + name.length));
  const index = Object.entries(own?.groups ?? {})
    .find(([, found]) => found !== undefined)?.[0]
    .slice(1);
  const base = own ? phrases[Number(index)]?.[1] : capitals ? zoneNames[name] : undefined;
  const to = at + (own ? own[0].length : capitals ? (short?.[0].length ?? 0) : 0);
  if (base === undefined) return { offset: null, to };
  const shift = /^\s?(?<sign>[+-])(?<h>\d{1,2})(?::?(?<m>[0-5]\d))?/.exec(words.text.slice(to, to + 8));
  if (!shift?.groups) return { offset: base, to };
  const minutes = Number(shift.groups['h']) * 60 + Number(shift.groups['m'] ?? 0);
  return { offset: base + (shift.groups['sign'] === '-' ? -minutes : minutes), to: to + shift[0].length };
}

/** Minutes a time of day may be off where the record has it to the minute: people round. */
const SLACK = 30;
const DAY = 24 * 60;

/** Whether an instant has that time of day: in the zone that stands with it, else in one of these. */
export function isHourOf(clock: TimeSaid, at: DateTime<true>, zones: readonly string[]): boolean {
  const { offset, minute, lasts } = clock;
  const local = offset === null ? zones.map((zone) => inZone(at, zone)) : [at.toUTC(offset)];
  return local.some((here) => {
    const off = (((here.hour * 60 + here.minute - minute) % DAY) + DAY) % DAY;
    return off <= lasts - 1 + SLACK || off >= DAY - SLACK;
  });
}
