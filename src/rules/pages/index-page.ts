import type { Rule } from '../../domain/rule.ts';
import type { Catalog, Regime } from '../catalog.ts';
import { placeName } from '../in-words/place-names.ts';
import { capital, number } from '../in-words/said.ts';
import { escaped, table } from './markdown.ts';
import { regionOf, regions } from './regions.ts';

/** The index of all laws by region, with how many duties they hold and how sure the data is of them. */
export function indexPage({ regimes }: Pick<Catalog, 'regimes'>): string {
  const all = regimes.flatMap(({ rules }) => rules);
  const sections = regions.flatMap((region) => {
    const here = regimes
      .filter(({ rules }) => regionOf(rules[0]?.jurisdiction ?? null) === region)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
    return here.length === 0 ? [] : [`## ${region}`, '', ...table(head, here.map(row)), ''];
  });
  return `${[...introduction(regimes, all), '', ...sections].join('\n').trimEnd()}\n`;
}

const head = [
  'Law',
  'Place',
  'Duties',
  'In force',
  'To come',
  'Proposed',
  'Read in sources',
  'From memory',
  'Cases',
];

function row(regime: Regime): readonly string[] {
  const { file, title, rules } = regime;
  return [`[${escaped(title)}](${file}.md)`, placeOf(regime), ...figures(rules)];
}

function placeOf({ rules }: Regime): string {
  return capital(placeName(rules[0]?.jurisdiction ?? '').replace(/^the /, ''));
}

function figures(rules: readonly Rule[]): readonly string[] {
  const count = (test: (rule: Rule) => boolean): string => number(rules.filter(test).length);
  return [
    number(new Set(rules.map(({ id }) => id)).size),
    count(({ status }) => status === 'in_force'),
    count(({ status }) => status === 'future'),
    count(({ status }) => status === 'proposed'),
    count(({ verification }) => verification.state === 'verified'),
    count(({ verification }) => verification.state !== 'verified'),
    number(rules.reduce((sum, { fixtures }) => sum + fixtures.length, 0)),
  ];
}

function introduction(regimes: readonly Regime[], all: readonly Rule[]): readonly string[] {
  const count = (test: (rule: Rule) => boolean): string => number(all.filter(test).length);
  const ids = number(new Set(all.map(({ id }) => id)).size);
  const cases = number(all.reduce((sum, { fixtures }) => sum + fixtures.length, 0));
  const reviewed = count(({ verification }) => verification.reviewer !== null).replace(/^0$/, 'none');
  return [
    '# The laws Tocsin knows',
    '',
    '> These pages are written from the rules in `notifications/` by `npm run pages`; a test holds them together. They are no legal advice.',
    '> Law changes, and each duty says when it was last checked. Have it read by a lawyer before you rely on it.',
    '',
    `${number(regimes.length)} files of law hold ${ids} duties in ${number(all.length)} versions, with ${cases} cases that a test runs. ${count(({ verification }) => verification.state === 'verified')} versions were read in published sources, ${count(({ verification }) => verification.state === 'memory')} are from memory of the law, ${count(({ verification }) => verification.state === 'derived')} derived from other texts; ${reviewed} has been reviewed by a named lawyer. What binds nobody yet, or has no rule, and why: [regimes-absent.md](../regimes-absent.md). What the rules ask: [facts.md](../facts.md).`,
    '',
    '## How to read a page',
    '',
    '- **A duty** is one recipient, one stage and one clock. One law often has several.',
    '- **It applies** where every line of its list is true. A line nobody can answer yet makes the duty undecided, never "no". Tests of data that',
    '  stand side by side in one list speak of the same body of data.',
    '- **An exemption** that the organization has to establish leaves the duty standing until a named person has found that it applies.',
    '- **Numbers are exact**: "500 or more" is not "more than 500". People are counted where they live.',
    '- **By when**: hours run on without a stop. Days and months end at the end of the day. Where no number is given the law names none, and none is invented. While the start',
    '  is not known, a worst-case clock may run from an earlier event, marked provisional.',
    '- **Weekends and holidays** move a date only where the page says so. What general laws on periods might add is shown in the product as',
    '  information.',
    '- **A name in code** like `misuse_likely` is the key of a question: [facts.md](../facts.md).',
  ];
}
