import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssessContext, assess } from '../../src/domain/assess.ts';
import { samePeopleFact } from '../../src/domain/count-people.ts';
import { homesFact } from '../../src/domain/people-test.ts';
import { kindFact } from '../../src/domain/remote.ts';
import { riskQuestions } from '../../src/domain/risk-guidance.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { noticeQuestions } from '../../src/notices/texts/notice-facts.ts';
import { type Catalog, familiesFor, findRule } from '../../src/rules/catalog.ts';
import { checkAnswers } from '../../src/rules/check-answers.ts';
import { formQuestions } from '../../src/rules/form-questions.ts';
import { compileCatalog, loadCatalog } from '../../src/rules/load-catalog.ts';
import { CatalogError } from '../../src/rules/read-yaml.ts';
import { regimeSchema } from '../../src/rules/regime-schema.ts';
import { wordsOf } from '../../src/rules/words-of-rule.ts';
import { instant } from '../domain/given.ts';

let catalog: Catalog;
let rules: readonly Rule[];
let context: AssessContext;
beforeAll(async () => {
  catalog = await loadCatalog('notifications');
  const profiles = [...catalog.profiles.values()].flatMap((profile) => profile.families);
  rules = [...catalog.families, ...profiles].flatMap((family) => family.versions);
  context = { ...catalog.context, at: instant('2026-11-20T00:00:00Z'), acts: [] };
});

describe('the rules in notifications/', () => {
  it('come to what their own fixtures say', () => {
    const wrong = rules.flatMap((rule) =>
      rule.fixtures.flatMap((fixture) => {
        const acts = Object.entries(fixture.acts ?? {}).map(([ruleId, at]) => ({
          ruleId,
          recipientKey: '',
          at,
        }));
        const verdicts = assess(rule, fixture.facts, fixture.organization, { ...context, acts });
        const { verdict, due, recipients, questions } = fixture.expect;
        const found = {
          verdict: [...new Set(verdicts.map((one) => one.verdict))].join(' and '),
          due: verdicts[0]?.due?.dueAt?.toISO() ?? null,
          recipients: verdicts.map((one) => one.recipient.key),
          questions: verdicts[0]?.openQuestions.map((one) => one.key),
        };
        const expected = {
          verdict,
          due: due === undefined ? found.due : due === null ? null : instant(due).toISO(),
          recipients: recipients ?? found.recipients,
          questions: questions ?? found.questions,
        };
        const same = JSON.stringify(found) === JSON.stringify(expected);
        return same ? [] : [{ rule: rule.id, fixture: fixture.name, found, expected }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('stand for the five organizations, two of which promise hours and one an effort', () => {
    expect([...catalog.profiles.keys()].sort()).toEqual([
      'codecraft',
      'ide-platform',
      'piora',
      'pipo360',
      'pixeldrive',
    ]);
    const promising = [...catalog.profiles.values()].flatMap(({ key, families }) =>
      families.flatMap(({ versions }) => versions.map(({ clock }) => [key, clock.term.unit, clock.term.n])),
    );
    expect(promising).toEqual([
      ['codecraft', 'elapsed_hours', 72],
      ['pipo360', 'elapsed_hours', 72],
      ['pixeldrive', 'none', 0],
    ]);
    expect(catalog.profiles.get('ide-platform')).toMatchObject({ name: null, contacts: [{ address: null }] });
    expect(familiesFor(catalog, 'codecraft').map((family) => family.id)).toContain(
      'codecraft-promise-users-72h',
    );
    expect(findRule(catalog, 'uk-gdpr-art33-1', '2021-01-01')?.citation).toBe('UK GDPR, Art. 33(1)');
  });

  it('ask every fact of the catalogue, and no other', () => {
    // What the engine asks by itself: how people of several data sets add up, where they may live at all; and what notices say.
    const asked = new Set<string>([
      homesFact,
      samePeopleFact,
      kindFact,
      ...riskQuestions,
      ...noticeQuestions,
      ...formQuestions(catalog.forms),
    ]);
    for (const rule of rules) for (const fact of wordsOf(rule).facts) asked.add(fact.key);
    expect([...catalog.facts.keys()].sort()).toEqual([...asked].sort());
  });

  it('name no address of a real person or organization', async () => {
    const contacts = [...catalog.profiles.values()].flatMap((profile) => profile.contacts);
    expect(contacts.filter(({ address }) => address !== null && !address.endsWith('.example'))).toEqual([]);
  });
});

describe('answers to the catalogue', () => {
  it('are taken when they are of its type and among its values', () => {
    expect(checkAnswers(catalog, { risk_to_people: 'high_risk', high_risk_averted: false })).toEqual([]);
  });

  it('are refused in plain words otherwise', () => {
    expect(
      checkAnswers(catalog, { risk_to_people: 'maybe', high_risk_averted: 'no', colour: 'red' }),
    ).toEqual([
      { key: 'risk_to_people', message: '"risk_to_people" is one of: unlikely, risk, high_risk.' },
      { key: 'high_risk_averted', message: '"high_risk_averted" is answered with true or false.' },
      { key: 'colour', message: 'There is no fact "colour" in the catalogue.' },
    ]);
  });
});

describe('a rule that is not complete', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tocsin-rules-'));
    await cp('notifications', folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const problemsAfter = async (
    file: string,
    change: (text: string) => string,
  ): Promise<readonly string[]> => {
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    await writeFile(path, after);
    const error = await loadCatalog(folder).catch((caught: unknown) => caught);
    return error instanceof CatalogError ? error.problems : [];
  };
  const uk = 'regimes/uk-gdpr.yaml';

  it.each<[string, string, (text: string) => string, string]>([
    [
      'no citation',
      uk,
      (text) => text.replace('    citation: UK GDPR, Art. 33(1)\n', ''),
      'rules[0].citation',
    ],
    [
      'no positive case',
      uk,
      (text) => text.replaceAll('verdict: REQUIRED', 'verdict: UNDECIDED'),
      'needs a positive fixture',
    ],
    [
      'no negative case',
      uk,
      (text) => text.replaceAll('verdict: NOT_REQUIRED', 'verdict: UNDECIDED'),
      'needs a negative fixture',
    ],
    [
      'a unit nobody counts in',
      uk,
      (text) => text.replace('elapsed_hours', 'moons'),
      'rules[0].clock.term.unit',
    ],
    [
      'no word on undeclared awareness',
      uk,
      (text) => text.replace('      whileUnknown: detected\n', ''),
      'what runs until awareness is declared',
    ],
    [
      'a fact nobody defined',
      uk,
      (text) => text.replace('key: risk_to_people, is', 'key: mood, is'),
      'rule uk-gdpr-art33-1: fact "mood" is not in facts/',
    ],
    [
      'an answer that does not exist',
      uk,
      (text) => text.replace('is: unlikely', 'is: never'),
      'fact "risk_to_people" cannot be "never"',
    ],
    [
      'an unknown recipient',
      uk,
      (text) => text.replace('key: "sa:GB"', 'key: "sa:XX"'),
      'recipient "sa:XX" is not in vocabulary/authorities.yaml',
    ],
    [
      'an unknown element',
      uk,
      (text) => text.replace('- nature', '- weather'),
      'content element "weather" is not in',
    ],
    [
      'a test the language does not know',
      uk,
      (text) => text.replace('organization: { establishedIn: GB }', 'organization: { locatedIn: GB }'),
      'Unrecognized key: "locatedIn"',
    ],
    [
      'a misspelt key',
      uk,
      (text) => text.replace('holdEffect:', 'holdEfect:'),
      'rules[0]: Unrecognized key: "holdEfect"',
    ],
    [
      'the same version twice',
      'regimes/eu-gdpr.yaml',
      (text) => text.replace('id: eu-gdpr-art34', 'id: eu-gdpr-art33-1'),
      'version 2018-05-25 is given twice',
    ],
    [
      'a real address',
      'promises/piora.yaml',
      (text) => text.replace('sales@piora.example', 'sales@piora.test'),
      'Only placeholders under .example',
    ],
    [
      'no YAML at all',
      'facts/general.yaml',
      (text) => text.replace('\nfacts:', '\nfacts: ['),
      'facts/general.yaml: not YAML',
    ],
  ])('%s does not load, and the message names the file', async (_what, file, change, message) => {
    const problems = await problemsAfter(file, change);
    expect(problems.filter((problem) => problem.startsWith(file)).join('\n')).toContain(message);
  });
});

describe('what the build made of the rules', () => {
  it('comes to the same catalogue, and never stands for a file that has changed since', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-rules-'));
    try {
      const made = join(folder, 'made.json');
      await compileCatalog('notifications', made);
      const idsOf = (one: Catalog) =>
        one.families.flatMap(({ versions }) => versions.map(({ id, fixtures }) => [id, fixtures]));
      expect(JSON.stringify(idsOf(await loadCatalog('notifications', made)))).toBe(
        JSON.stringify(idsOf(catalog)),
      );
      await cp('notifications', join(folder, 'changed'), { recursive: true });
      const file = join(folder, 'changed/regimes/uk-gdpr.yaml');
      await writeFile(file, (await readFile(file, 'utf8')).replace('title:', 'titel:'));
      await expect(loadCatalog(join(folder, 'changed'), made)).rejects.toThrow('regimes/uk-gdpr.yaml');
      await writeFile(made, 'half a fi');
      expect((await loadCatalog('notifications', made)).families).toHaveLength(catalog.families.length);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a second regime of the same kind', () => {
  it('is one file of data: without it no duty to the United Kingdom, with it one, and no code knows its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-rules-'));
    try {
      await cp('notifications', folder, { recursive: true });
      await rm(join(folder, 'regimes/uk-gdpr.yaml'));
      const without = await loadCatalog(folder);
      const idsOf = (one: Catalog): string[] => one.families.map((family) => family.id);
      expect(idsOf(catalog).filter((id) => !idsOf(without).includes(id))).toEqual([
        'uk-gdpr-art33-1',
        'uk-gdpr-art33-2',
        'uk-gdpr-art33-5',
        'uk-gdpr-art34',
      ]);
      const paths = await readdir('src', { recursive: true });
      const knowing: string[] = [];
      for (const path of paths.filter((one) => one.endsWith('.ts'))) {
        if ((await readFile(join('src', path), 'utf8')).includes('uk-gdpr')) knowing.push(path);
      }
      expect(knowing).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the form of the rules', () => {
  it('is printed as schema/regime.schema.json', async () => {
    const path = 'schema/regime.schema.json';
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(path, regimeSchema());
    expect(await readFile(path, 'utf8')).toBe(regimeSchema());
  });
});
