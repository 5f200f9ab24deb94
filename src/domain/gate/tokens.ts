import { Info } from 'luxon';
import { visibleText } from '../visible-text.ts';
import { plainly } from './plain-text.ts';
import { waysIn } from './ways.ts';

/** What a text says that must read the same in every language. */
export interface Tokens {
  readonly dates: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  /** Of three digits and more: smaller ones are as often written out. */
  readonly numbers: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
  readonly ways: ReadonlySet<string>;
}

/** Reads them off a text, as its language writes dates and groups digits. */
export function tokensOf(markdown: string, locale: string): Tokens {
  const hosts = new Set<string>();
  const text = plainly(markdown).replace(/https:\/\/([\w.-]+)\S*/giu, (_, host: string) => {
    hosts.add(host.toLowerCase());
    return ' ';
  });
  const ways = new Set(waysIn(text).map(({ kind, value }) => (kind === 'PHONE' ? value.slice(-8) : value)));
  const dates = new Set<string>();
  const times = new Set<string>();
  let rest = waysIn(text).reduce(
    (left, { excerpt }) => left.replaceAll(excerpt, ' '),
    visibleText(text).toLowerCase(),
  );
  for (const { pattern, order } of datePatterns(locale)) {
    rest = rest.replace(pattern, (...found) => {
      const parts = order.map((place) => String(found[place] ?? ''));
      const date = canonicalDate(parts, locale);
      if (date !== null) dates.add(date);
      return date === null ? found[0] : ' ';
    });
  }
  rest = rest.replace(
    /(?<!\d)([01]?\d|2[0-4])(?:\s?[:h時]\s?|\.)([0-5]\d)(?:分)?(?::[0-5]\d)?(?:\s?([ap])\.?\s?m\b\.?|\s?(ص|م)(?!\p{L}))?(?![\d.])/giu,
    (_, hour: string, minute: string, half?: string, arabic?: string) => {
      const isLater = half?.toLowerCase() === 'p' || arabic === 'م';
      const isEarly = half?.toLowerCase() === 'a' || arabic === 'ص';
      times.add(`${(Number(hour) % (isLater || isEarly ? 12 : 24)) + (isLater ? 12 : 0)}:${minute}`);
      return ' ';
    },
  );
  const numbers = new Set(
    (rest.match(/\d{1,3}(?:[.,'’\s]\d{3})+(?!\d)|\d+/gu) ?? [])
      .map((one) => one.replace(/\D/g, '').replace(/^0+/, ''))
      .filter((one) => one.length >= 3 && !isYear(one)),
  );
  return { dates, times, numbers, hosts, ways };
}

/** A year alone may be said in one language and understood in another. */
function isYear(number: string): boolean {
  return /^(?:19|20)\d\d$/.test(number);
}

const known = new Map<string, readonly { pattern: RegExp; order: readonly number[] }[]>();

function datePatterns(locale: string) {
  const before = known.get(locale);
  if (before) return before;
  const names = monthNames(locale).join('|');
  const made = [
    { pattern: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu, order: [1, 2, 3] },
    { pattern: /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu, order: [1, 2, 3] },
    { pattern: /(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日()/gu, order: [3, 1, 2] },
    { pattern: /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/gu, order: [3, 2, 1] },
    {
      pattern: new RegExp(
        String.raw`(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|°)?\s+(?:of\s+|de\s+|d[’']\s?)?(${names})\.?,?(?:\s+(?:de\s+|del\s+)?(\d{4}))?(?!\d)`,
        'giu',
      ),
      order: [3, 2, 1],
    },
    {
      pattern: new RegExp(
        String.raw`(${names})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(\d{4}))?(?!\d)`,
        'giu',
      ),
      order: [3, 1, 2],
    },
  ];
  known.set(locale, made);
  return made;
}

function monthNames(locale: string): readonly string[] {
  const forms = [
    ...Info.months('long', { locale }),
    ...Info.monthsFormat('long', { locale }),
    ...Info.monthsFormat('short', { locale }),
  ];
  return [
    ...new Set(
      forms.map((name) =>
        name
          .toLowerCase()
          .replace(/\.$/, '')
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      ),
    ),
  ]
    .filter((name) => !/^\d/.test(name))
    .sort((a, b) => b.length - a.length);
}

function canonicalDate([year = '', month = '', day = '']: readonly string[], locale: string): string | null {
  const n = /^\d+$/.test(month) ? Number(month) : monthOf(month, locale);
  if (n === null || n < 1 || n > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${n}-${Number(day)}${year === '' ? '' : ` ${year}`}`;
}

function monthOf(name: string, locale: string): number | null {
  const own = name.toLowerCase();
  for (const form of [
    Info.months('long', { locale }),
    Info.monthsFormat('long', { locale }),
    Info.monthsFormat('short', { locale }),
  ]) {
    const at = form.findIndex((one) => one.toLowerCase().replace(/\.$/, '') === own);
    if (at >= 0) return at + 1;
  }
  return null;
}
