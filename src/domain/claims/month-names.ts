import { folded } from './folded-text.ts';
import type { Lexicon } from './lexicon.ts';

const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const tables = new WeakMap<Lexicon, ReadonlyMap<string, number>>();

/** Names of months as they stand in texts of a language, folded, with their numbers: alone, after a day, and short. */
export function monthNames(lexicon: Lexicon): ReadonlyMap<string, number> {
  const known = tables.get(lexicon);
  if (known) return known;
  const { locale, dates } = lexicon.data;
  const table = new Map<string, number>();
  for (const own of [locale, ...dates.locales]) {
    for (const month of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(own, { month, timeZone: 'UTC' });
      const dated = new Intl.DateTimeFormat(own, { month, day: 'numeric', timeZone: 'UTC' });
      for (const i of months) {
        const day = new Date(Date.UTC(2026, i, 15));
        const names = [alone, dated].flatMap((format) =>
          format.formatToParts(day).flatMap(({ type, value }) => (type === 'month' ? [value] : [])),
        );
        for (const name of names.map((one) => folded(one).replace(/\.$/, ''))) {
          if (!/\d/.test(name)) table.set(name, i + 1);
        }
      }
    }
  }
  dates.months.forEach((names, i) => {
    for (const name of names) table.set(folded(name), i + 1);
  });
  tables.set(lexicon, table);
  return table;
}
