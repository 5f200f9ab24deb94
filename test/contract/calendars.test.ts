import { readFile } from 'node:fs/promises';
import { wordsOf } from '../../src/rules/words-of-rule.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { calendars as typedIn } from '../domain/golden.ts';

const { families, context, profiles } = await shippedCatalog();
const { calendars } = context;

const isOff = (key: string, day: string): boolean => calendars.get(key)?.isBusinessDay(day) === false;
const daysOf = (year: number): string[] =>
  Array.from({ length: 365 }, (_, index) =>
    new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
  );

describe('Calendars of business days', () => {
  it('that rules name are all there', () => {
    const all = [...families, ...[...profiles.values()].flatMap((profile) => profile.families)];
    const named = new Set(all.flatMap(({ versions }) => versions.flatMap((rule) => wordsOf(rule).calendars)));
    expect([...named].filter((key) => calendars.get(key) === undefined)).toEqual([]);
  });

  it.each([
    ['country:DE', 'de'],
    ['country:BR', 'br'],
    ['us-federal', 'us'],
    ['us-sec', 'us'],
  ])('%s counts every day of 2026 as the holidays typed in from the law do', (key, typed) => {
    const differing = daysOf(2026).filter(
      (day) => calendars.get(key)?.isBusinessDay(day) !== typedIn.get(typed)?.isBusinessDay(day),
    );
    expect(differing).toEqual([]);
  });

  it.each([
    ['Corpus Christi is a holiday in Bavaria', 'country:DE-BY', '2026-06-04', true],
    ['and none in Germany as a whole', 'country:DE', '2026-06-04', false],
    ['Cesar Chavez Day, in California', 'country:US-CA', '2026-03-31', true],
    ['a holiday between two holidays, in Japan', 'country:JP', '2026-09-22', true],
    ['a substitute day of a holiday on a Sunday, in Japan', 'country:JP', '2026-05-06', true],
    ['New Year of 2028 is a Saturday: observed in 2027', 'country:US', '2027-12-31', true],
    ['four days of a feast in Saudi Arabia: the last', 'country:SA', '2026-05-28', true],
    ['and a day after them', 'country:SA', '2026-05-31', false],
    ['a holiday from noon on leaves a business day, in China', 'country:CN', '2026-05-04', false],
    ['a day on which the clocks go forward is a whole holiday', 'country:PL', '2027-03-29', true],
    ['Friday rests in Israel', 'country:IL', '2026-08-07', true],
    ['Sunday does not', 'country:IL', '2026-08-09', false],
    ['Saturday and Sunday rest in the Emirates', 'country:AE', '2026-08-08', true],
    ['Friday does not', 'country:AE', '2026-08-07', false],
    ['Saturday is a business day in India', 'country:IN', '2026-08-08', false],
    ['a part the library does not know counts as its country', 'country:FR-75', '2026-07-14', true],
  ])('%s', (_what, key, day, off) => {
    expect(isOff(key, day)).toBe(off);
  });

  it('say which version of which data they are, the one that is pinned', async () => {
    const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
    const version = `date-holidays ${dependencies['date-holidays']}, CLDR 48`;
    expect(calendars.get('country:DE-BY')).toMatchObject({ key: 'country:DE-BY', version });
    expect(calendars.get('country:FR-75')).toMatchObject({ key: 'country:FR', version });
  });

  it('know no country that is none, and no year their tables do not reach', () => {
    expect(calendars.get('country:ZZ')).toBeUndefined();
    expect([calendars.has('country:de'), calendars.has('moon')]).toEqual([false, false]);
    expect(calendars.get('country:EG')?.covers('2076-01-01')).toBe(false);
    expect(calendars.get('country:EG')?.covers('2075-12-31')).toBe(true);
  });
});
