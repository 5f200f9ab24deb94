import { folded } from './folded-text.ts';
import { derived, type Lexicon } from './lexicon.ts';
import { escaped, LETTER } from './phrases.ts';
import type { Stretch } from './stretch.ts';

const tables = new WeakMap<Lexicon, ReadonlyMap<string, number>>();
/** In brackets, Japanese writes the first letter alone: "(金)". */
const SHORT = '月火水木金土日';
/** Written to the name of the day in German and Dutch; a night is of two days. */
const PARTS = 'morgen|vormittag|mittag|nachmittag|abend|ochtend|middag|namiddag|avond';
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Names of the days of the week as a language writes them in full, folded; Monday is 1. */
function weekdayNames(lexicon: Lexicon): ReadonlyMap<string, number> {
  const known = tables.get(lexicon);
  if (known) return known;
  const format = new Intl.DateTimeFormat(lexicon.data.locale, { weekday: 'long', timeZone: 'UTC' });
  // 5 January 2026 was a Monday.
  const table = new Map(
    DAYS.map((day) => [folded(format.format(new Date(Date.UTC(2026, 0, 4 + day)))), day]),
  );
  tables.set(lexicon, table);
  return table;
}

/** The names alone. */
export function namesOfWeekdays(lexicon: Lexicon): readonly string[] {
  return [...weekdayNames(lexicon).keys()];
}

export interface WeekdaySaid extends Stretch {
  /** Monday is 1. */
  readonly day: number;
}

/** Every day of the week a folded text names in full. */
export function weekdaysIn(text: string, lexicon: Lexicon): readonly WeekdaySaid[] {
  const names = weekdayNames(lexicon);
  const pattern = derived(lexicon, 'weekdays', () => {
    const any = [...names.keys()].map(escaped).join('|');
    return lexicon.data.writing === 'continuous'
      ? new RegExp(`${any}|(?<=[(（])[月火水木金土日](?=[)）・,])`, 'g')
      : new RegExp(`(?<![${LETTER}])(?<name>${any})(?:${PARTS})?(?![${LETTER}])`, 'g');
  });
  return [...text.matchAll(pattern)].map(({ 0: whole, index, groups }) => {
    const name = groups?.['name'] ?? whole;
    return { from: index, to: index + whole.length, day: names.get(name) ?? SHORT.indexOf(name) + 1 };
  });
}
