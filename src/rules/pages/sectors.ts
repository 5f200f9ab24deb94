import { kindFact } from '../../domain/remote.ts';
import type { Rule } from '../../domain/rule.ts';
import type { Catalog } from '../catalog.ts';
import { wordsOf } from '../words-of-rule.ts';
import { escaped, table } from './markdown.ts';
import type { RulePlaces } from './page-links.ts';
import { whoAsks } from './who-asks.ts';

/** The kinds of regulated organizations, and the duties that ask for each. */
export function sectorLines({ vocabulary, regimes }: Catalog, places: RulePlaces): readonly string[] {
  const rules = regimes.flatMap((regime) => regime.rules);
  return [
    '## Kinds of regulated organizations',
    '',
    `The values of \`${kindFact}\`; the words are those of \`notifications/vocabulary/sectors.yaml\`.`,
    '',
    ...table(
      ['Key', 'Kind', 'Looked at by'],
      vocabulary.sectors.map(({ key, label }) => {
        const asking = [...new Set(rules.filter((rule) => asks(rule, key)).map(({ id }) => id))].sort();
        return [
          `\`${key}\``,
          escaped(label['en'] ?? key),
          asking.length === 0 ? '' : whoAsks(asking, places),
        ];
      }),
    ),
  ];
}

function asks(rule: Rule, sector: string): boolean {
  return wordsOf(rule).facts.some(
    ({ key, is, in: among }) => key === kindFact && (is === sector || among?.includes(sector) === true),
  );
}
