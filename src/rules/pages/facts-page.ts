import { samePeopleFact } from '../../domain/count-people.ts';
import { homesFact } from '../../domain/people-test.ts';
import { kindFact } from '../../domain/remote.ts';
import { riskQuestions } from '../../domain/risk-guidance.ts';
import type { Rule } from '../../domain/rule.ts';
import type { Catalog, FactDefinition } from '../catalog.ts';
import { wordsOf } from '../words-of-rule.ts';
import { escaped } from './markdown.ts';
import { placesOf, proseOn, type RulePlaces } from './page-links.ts';
import { sectorLines } from './sectors.ts';
import { whoAsks } from './who-asks.ts';

/** The whole catalogue of facts, file by file: what is asked, how it is answered, and who asks it. */
export function factsPage(catalog: Catalog): string {
  const places = placesOf(catalog);
  const rules = catalog.regimes.flatMap((regime) => regime.rules);
  const asking = askingByFact(rules);
  const files = [...new Set([...catalog.facts.values()].map(({ file }) => file))];
  const lines = files.flatMap((file) => [
    `## ${file}.yaml`,
    '',
    ...[...catalog.facts.values()]
      .filter((fact) => fact.file === file)
      .flatMap((fact) => [...entry(fact, asking.get(fact.key) ?? [], places), '']),
  ]);
  return `${[...introduction, '', ...lines, ...sectorLines(catalog, places)].join('\n').trimEnd()}\n`;
}

const introduction = [
  '# The questions rules ask',
  '',
  "> Written from `notifications/facts/` and `notifications/vocabulary/sectors.yaml` by `npm run pages`. What the product's own fields say (times,",
  '> data sets, groups of people, establishments) is not asked again here.',
  '',
  'How they are answered: [api.md](api.md#answering-what-rules-ask). Those of the organization are answered once for all its incidents. Not',
  'answered means not known: no rule decides on it, and duties that hang on it stay undecided, or stand.',
];

function askingByFact(rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  const asking = new Map<string, Set<string>>();
  for (const rule of rules)
    for (const { key } of wordsOf(rule).facts) asking.set(key, (asking.get(key) ?? new Set()).add(rule.id));
  return new Map([...asking].map(([key, ids]) => [key, [...ids].sort()]));
}

const types: Readonly<Record<FactDefinition['type'], string>> = {
  boolean: 'yes or no',
  choice: 'one of the values',
  choices: 'any of the values',
  number: 'a number',
  text: 'a text',
  places: 'places, as ISO 3166 codes',
};

function entry(fact: FactDefinition, asking: readonly string[], places: RulePlaces): readonly string[] {
  const prose = proseOn(null, places, 'regimes/');
  const scope = fact.scope === 'incident' ? 'of each incident' : 'of the organization';
  const values = fact.key === kindFact ? [] : fact.values;
  return [
    `### ${fact.key}`,
    '',
    `**${escaped(fact.question)}**`,
    ...(fact.help === null ? [] : ['', prose(fact.help.trim())]),
    '',
    `- Asked ${scope}; the answer is ${types[fact.type]}.${fact.key === kindFact ? ' The values: [below](#kinds-of-regulated-organizations).' : ''}`,
    ...values.map(({ key, label }) => `  - \`${key}\`: ${escaped(label)}`),
    `- ${askedBy(fact.key, asking, places)}`,
  ];
}

const own: ReadonlyMap<string, string> = new Map([
  [homesFact, 'It settles which laws can reach an incident while no groups of people are recorded.'],
  [samePeopleFact, 'It settles how the people of several data sets add up.'],
]);

function askedBy(key: string, asking: readonly string[], places: RulePlaces): string {
  const guidance = (riskQuestions as readonly string[]).includes(key)
    ? 'The suggestion of a risk level looks at it.'
    : '';
  const product = [own.get(key) ?? '', guidance].filter((one) => one !== '').join(' ');
  if (asking.length === 0) return `Asked by the product itself. ${product}`.trim();
  return `Asked by ${whoAsks(asking, places)}. ${product}`.trim();
}
