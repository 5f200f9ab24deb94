import type { Rule } from '../../domain/rule.ts';
import type { Catalog, Regime } from '../catalog.ts';
import { dueInWords } from '../in-words/clock-in-words.ts';
import { lexiconOf } from '../in-words/lexicon.ts';
import { recipientInWords } from '../in-words/recipient-in-words.ts';
import { capital } from '../in-words/said.ts';
import { dutySection } from './duty-section.ts';
import { day, escaped, table } from './markdown.ts';
import { headingOf, placesOf, proseOn } from './page-links.ts';
import { onceOnPage } from './repeated.ts';
import { statusInWords } from './status-in-words.ts';

/** The page of one law: a table of its duties, then each at length. */
export function regimePage({ file, title, rules }: Regime, catalog: Catalog): string {
  const lexicon = lexiconOf(catalog);
  const places = placesOf(catalog);
  const prose = proseOn(file, places);
  const families = [...new Set(rules.map(({ id }) => id))].map((id) => newestFirst(rules, id));
  const link = (versions: readonly Rule[]): string =>
    `[${escaped(headingOf(versions))}](#${places.get(versions[0]?.id ?? '')?.slug})`;
  let current = '';
  const repeated = onceOnPage(() => current);
  const overview = table(
    ['Duty', 'Told', 'By when', 'Status'],
    families.flatMap((versions) =>
      versions.map((rule) => [
        link(versions),
        prose(recipientInWords(rule.recipient, lexicon)),
        prose(capital(dueInWords(rule.clock, lexicon))),
        statusInWords(rule),
      ]),
    ),
  );
  const sections = families.flatMap((versions) => {
    current = link(versions);
    const [only] = versions;
    if (versions.length === 1 && only)
      return [heading(versions), ...dutySection(only, { lexicon, prose, repeated }), ''];
    return [
      heading(versions),
      ...sideBySide(versions, (rule) => prose(dueInWords(rule.clock, lexicon))),
      '',
      ...versions.flatMap((rule) => {
        current = `${link(versions)}, version ${rule.version}`;
        const own = dutySection(rule, { lexicon, prose, repeated });
        const title = rule.title === headingOf(versions) ? [] : [`*${escaped(rule.title)}*`, ''];
        return [`### Version ${rule.version}: ${statusInWords(rule)}`, '', ...title, ...own, ''];
      }),
    ];
  });
  return `${[`# ${escaped(title)}`, '', warning(rules), '', ...overview, '', ...sections].join('\n').trimEnd()}\n`;
}

function heading(versions: readonly Rule[]): string {
  return `## ${escaped(headingOf(versions))}\n`;
}

function newestFirst(rules: readonly Rule[], id: string): readonly Rule[] {
  return rules.filter((rule) => rule.id === id).sort((a, b) => (a.version < b.version ? 1 : -1));
}

function sideBySide(versions: readonly Rule[], due: (rule: Rule) => string): readonly string[] {
  return table(
    ['Version', 'Binding', 'By when', 'Citation'],
    versions.map((rule) => [rule.version, statusInWords(rule), due(rule), escaped(rule.citation)]),
  );
}

function warning(rules: readonly Rule[]): string {
  const [oldest] = rules.map(({ verification }) => verification.checked).sort();
  return `> This page says what the rules of Tocsin say, and is written from them. It is no legal advice. Law changes: this was last
> checked on ${day(oldest ?? '')}. Have it read by a lawyer before you rely on it. How to read it: [the catalogue](README.md).`;
}
