import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleFamily } from '../../src/domain/assess-all.ts';
import type { Rule } from '../../src/domain/rule.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { lexiconOf } from '../../src/rules/in-words/lexicon.ts';
import { placeName } from '../../src/rules/in-words/place-names.ts';
import { loadCatalog } from '../../src/rules/load-catalog.ts';
import { regimePage } from '../../src/rules/pages/regime-page.ts';
import { wordsOf } from '../../src/rules/words-of-rule.ts';
import { questionFaults, ruleFaults, unexplained, versionFaults } from '../support/catalog-faults.ts';
import { knownRegimes, knownStates } from '../support/known-regimes.ts';
import { root } from '../support/run-tool.ts';

let catalog: Catalog;
let families: readonly RuleFamily[];
let rules: readonly Rule[];
let absent: string;
beforeAll(async () => {
  // Loading it checks form, content elements, data categories, facts, calendars, events and rules named.
  catalog = await loadCatalog(join(root, 'notifications'));
  ({ families } = catalog);
  rules = families.flatMap(({ versions }) => versions);
  absent = await readFile(join(root, 'docs/regimes-absent.md'), 'utf8');
});

const idOf = ({ id, version }: Rule): string => `${id} (${version})`;

describe('the catalogue of laws', () => {
  it('has every duty that is known, or a page that says why not', () => {
    const ids = new Set(families.map(({ id }) => id));
    expect(unexplained(knownRegimes, ids, absent)).toEqual([]);
    expect(knownRegimes.length).toBeGreaterThan(240);
    expect(
      unexplained(
        knownStates.map((state) => `us-${state}-individuals`),
        ids,
        absent,
      ),
    ).toEqual([]);
    expect(knownStates).toHaveLength(52);
  });

  it.each<[string, (rule: Rule) => boolean, RegExp]>([
    [
      'a regulator',
      ({ recipient: { kind } }) => ['authority', 'law_enforcement'].includes(kind),
      /Attorney General|regulator/,
    ],
    [
      'consumer reporting agencies',
      ({ recipient: { kind } }) => kind === 'cra',
      /consumer reporting agencies/,
    ],
    ['the owner of data held for others', ({ id }) => id.endsWith('-owner'), /owner of the data/],
  ])('has in every state a duty to tell %s, or a line that says there is none', (_whom, tells, words) => {
    const without = knownStates.filter(
      (state) => !rules.some((rule) => rule.id.startsWith(`us-${state}-`) && tells(rule)),
    );
    const says = (state: string): boolean =>
      absent
        .split('\n')
        .some((line) => line.includes(placeName(`US-${state.toUpperCase()}`)) && words.test(line));
    expect(without.filter((state) => !says(state))).toEqual([]);
    expect(without.length).toBeGreaterThan(0);
  });

  it('has for every rule a citation, dated sources, a case for and a case against it, and recipients it knows', () => {
    const faults = rules.flatMap((rule) =>
      ruleFaults(rule, catalog.authorities).map((fault) => `${idOf(rule)}: ${fault}`),
    );
    expect(faults).toEqual([]);
    expect(rules.length).toBeGreaterThan(350);
  });

  it('has versions that follow each other without a gap, and no proposal that binds', () => {
    const faults = families.flatMap(({ id, versions }) =>
      versionFaults(versions).map((fault) => `${id}: ${fault}`),
    );
    expect(faults).toEqual([]);
    expect(families.filter(({ versions }) => versions.length > 1).length).toBeGreaterThan(10);
    expect(rules.filter(({ status }) => status === 'proposed').length).toBeGreaterThan(3);
  });

  it('explains on a page every rule that binds nobody yet', () => {
    const silent = rules.filter(({ id, status }) => status !== 'in_force' && !explained(id));
    expect(silent.map(idOf)).toEqual([]);
  });

  it('asks a person with a question, and names every place it speaks of', () => {
    expect(questionFaults(catalog.facts.values())).toEqual([]);
    const places = rules.flatMap(({ jurisdiction }) => (jurisdiction === null ? [] : [jurisdiction]));
    expect(places.filter((place) => placeName(place) === place)).toEqual([]);
    const lexicon = lexiconOf(catalog);
    const elements = rules.flatMap((rule) => wordsOf(rule).elements);
    expect(elements.filter((key) => lexicon.element(key) === key)).toEqual([]);
  });

  it('says on the page of a rule from memory that it is from memory', () => {
    const silent = catalog.regimes.filter(
      (regime) =>
        regime.rules.some(({ verification }) => verification.state === 'memory') &&
        !regimePage(regime, catalog).includes('From memory'),
    );
    expect(silent.map(({ file }) => file)).toEqual([]);
  });
});

/** Named itself, or as one of a family: `in-dpdp-*`. */
function explained(id: string): boolean {
  const families = [...absent.matchAll(/`([a-z0-9-]+-)\*`/g)].map(([, start]) => start ?? '');
  return absent.includes(`\`${id}\``) || families.some((start) => id.startsWith(start));
}

describe('whoever looks for faults in it finds those that are planted', () => {
  const sound = (): Rule => {
    const rule = rules.find(({ id }) => id === 'uk-gdpr-art33-1');
    if (rule === undefined) throw new Error('no rule to plant a fault in');
    return rule;
  };

  it.each<[string, (rule: Rule) => Rule]>([
    ['a citation is empty', (rule) => ({ ...rule, citation: ' ' })],
    [
      'no case in which it is required',
      (rule) => ({ ...rule, fixtures: rule.fixtures.filter(({ expect }) => expect.verdict !== 'REQUIRED') }),
    ],
    [
      'no case in which it is not',
      (rule) => ({
        ...rule,
        fixtures: rule.fixtures.filter(({ expect }) => expect.verdict !== 'NOT_REQUIRED'),
      }),
    ],
    ['a source is not named', (rule) => ({ ...rule, verification: { ...rule.verification, sources: [''] } })],
    [
      'no day on which it was checked',
      (rule) => ({ ...rule, verification: { ...rule.verification, checked: 'lately' } }),
    ],
    [
      'verified by memory alone',
      (rule) => ({
        ...rule,
        verification: { ...rule.verification, state: 'verified', sources: ['Memory of the Act'] },
      }),
    ],
    [
      'a text is cut in two: Table of breach duties (A Firm',
      (rule) => ({
        ...rule,
        verification: {
          ...rule.verification,
          sources: ['Table of breach duties (A Firm', '2023), or so it says'],
        },
      }),
    ],
    [
      'nobody in the directory is sa:XX',
      (rule) => ({ ...rule, recipient: { kind: 'authority', resolver: { kind: 'static', key: 'sa:XX' } } }),
    ],
    [
      'nobody in the directory is moon:DE',
      (rule) => ({
        ...rule,
        recipient: { kind: 'authority', resolver: { kind: 'of_establishment', group: 'EU', prefix: 'moon' } },
      }),
    ],
  ])('%s', (fault, plant) => {
    expect(ruleFaults(sound(), catalog.authorities)).toEqual([]);
    expect(ruleFaults(plant(sound()), catalog.authorities)).toContain(fault);
  });

  it('a gap, an overlap, an end without a successor', () => {
    const version = (name: string, from: string, to: string | null): Rule => ({
      ...sound(),
      version: name,
      validity: { from, to, appliesBy: 'aware' },
    });
    const first = version('a', '2021-01-01', '2024-12-31');
    expect(versionFaults([version('b', '2025-01-01', null), first])).toEqual([]);
    expect(versionFaults([first, version('b', '2025-01-03', null)])).toHaveLength(1);
    expect(versionFaults([first, version('b', '2024-12-01', null)])).toHaveLength(1);
    expect(versionFaults([first])).toEqual(['nothing follows version a']);
  });

  it('a duty nobody explains, a question that asks nothing', () => {
    const known = new Set(['eu-a-1']);
    expect(unexplained(['eu-a-1', 'eu-a-*', 'eu-b-*', 'eu-c', 'eu-d'], known, 'Of `eu-c` we know')).toEqual([
      'eu-b-*',
      'eu-d',
    ]);
    const [fact] = catalog.facts.values();
    expect(fact && questionFaults([{ ...fact, key: 'odd', question: 'Tell us.' }])).toEqual(['odd']);
  });
});
