import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Form, type FormField, fieldsOf } from '../../src/domain/form/form.ts';
import { filingSchema } from '../../src/filings/filing-content.ts';
import type { Catalog, Vocabulary } from '../../src/rules/catalog.ts';
import { formFor } from '../../src/rules/form-for.ts';
import { loadCatalog } from '../../src/rules/load-catalog.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { root } from '../support/run-tool.ts';

const SCHEMA = join(root, 'schema/filing.schema.json');

describe('the forms of authorities', () => {
  let catalog: Catalog;
  let edpb: Form;
  beforeAll(async () => {
    catalog = await shippedCatalog();
    edpb = catalog.forms.find(({ id }) => id === 'edpb-33') as Form;
  });
  const field = (id: string) => fieldsOf(edpb).find((one) => one.id === id) as FormField;

  it('schema/filing.schema.json says what a filing looks like', async () => {
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(SCHEMA, filingSchema());
    expect(await readFile(SCHEMA, 'utf8')).toBe(filingSchema());
  });

  it('the common template of the supervisory authorities has its hundred fields, each with its row and clause', () => {
    const fields = fieldsOf(edpb);
    expect(fields).toHaveLength(100);
    expect(fields.filter(({ row, citation }) => row === null || !/^Art\. \d+/.test(citation))).toEqual([]);
    const rows = fields.map(({ row }) => row ?? 0);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    for (const letter of ['a', 'b', 'c', 'd'])
      expect(fields.filter(({ citation }) => citation === `Art. 33(3)(${letter})`)).not.toEqual([]);
  });

  it.each<[string, keyof Vocabulary, readonly string[]]>([
    ['data_kinds', 'dataCategories', []],
    ['people_kinds', 'personKinds', []],
    ['incident_type', 'causes', []],
    ['impact', 'consequences', []],
    ['measures_after', 'measures', []],
  ])('its field %s has a place for every word of our %s', (id, vocabulary, without) => {
    const taken = new Set(field(id).options.flatMap(({ of }) => of));
    const lost = catalog.vocabulary[vocabulary]
      .map(({ key }) => key)
      .filter((key) => key !== 'unknown' && !taken.has(key));
    expect(lost).toEqual(without);
  });

  it('its fields for a number of kinds have as many as the template: 25 incidents, 21 kinds of data, 15 impacts', () => {
    const count = (id: string) => field(id).options.length;
    expect([count('incident_type'), count('data_kinds'), count('impact')]).toEqual([25, 21, 15]);
  });

  it('every duty to tell an authority has a form that asks for all the rule asks', () => {
    const rules = catalog.regimes
      .flatMap(({ rules: all }) => all)
      .filter(({ recipient: { kind } }) => ['authority', 'law_enforcement', 'market', 'cra'].includes(kind));
    const without = rules.flatMap((rule) => {
      const form = formFor(catalog, rule);
      const stated = new Set(fieldsOf(form).flatMap(({ element, id }) => [element, ...id.split('_or_')]));
      return rule.content.required
        .filter(({ anyOf }) => !anyOf.some((element) => stated.has(element)))
        .map(({ anyOf }) => `${rule.id} (${form.id}): ${anyOf.join(' or ')}`);
    });
    expect(without).toEqual([]);
    const doubled = rules.filter((rule) => {
      const ids = fieldsOf(formFor(catalog, rule)).map(({ id }) => id);
      return new Set(ids).size < ids.length;
    });
    expect(doubled.map(({ id }) => id)).toEqual([]);
    const used = new Set(rules.map((rule) => formFor(catalog, rule).id));
    expect(catalog.forms.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    expect(rules.length).toBeGreaterThan(150);
  });

  it.each([
    ['eu-gdpr-art33-1', 'edpb-33'],
    ['uk-gdpr-art33-1', 'edpb-33'],
    ['eu-nis2-early-warning', 'nis2-early-warning'],
    ['eu-nis2-notification', 'nis2-notification'],
    ['eu-nis2-progress', 'nis2-intermediate'],
    ['eu-nis2-final', 'nis2-final'],
    ['eu-dora-initial', 'dora-initial'],
    ['eu-dora-intermediate', 'dora-intermediate'],
    ['eu-dora-final', 'dora-final'],
    ['us-hipaa-hhs-500', 'us-hhs'],
    ['us-hipaa-hhs-annual', 'us-hhs'],
    ['us-tx-ag', 'us-attorney-general'],
    ['br-lgpd-anpd', 'general-br-lgpd-anpd'],
  ])('the duty %s takes the form %s', (id, form) => {
    const rule = catalog.regimes.flatMap(({ rules }) => rules).find((one) => one.id === id);
    expect(rule && formFor(catalog, rule).id).toBe(form);
  });

  it('what the statute of a state asks is owed by its clause, and the rest of the form is not', () => {
    const rule = catalog.regimes.flatMap(({ rules }) => rules).find(({ id }) => id === 'us-tx-ag');
    const fields = rule ? fieldsOf(formFor(catalog, rule)) : [];
    const owed = fields.filter(({ weight }) => weight.COMPLETE === 'MUST_NOW').map(({ element }) => element);
    expect(owed).toEqual(expect.arrayContaining(['nature', 'resident_count', 'law_enforcement_status']));
    expect(owed).not.toContain('sample_notice');
    expect(new Set(fields.map(({ citation }) => citation))).toEqual(new Set([rule?.citation]));
  });

  it('a fault in a form is named with its file and field before anything starts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'forms-'));
    await cp(join(root, 'notifications'), folder, { recursive: true });
    const file = join(folder, 'forms/edpb-33.yaml');
    const text = await readFile(file, 'utf8');
    const planted = text
      .replace('from: breach.nature', 'from: breach.natures')
      .replace('rules: [eu-gdpr-art33-1', 'rules: [eu-gdpr-art99')
      .replace('in: [confidentiality]', 'in: [secrecy]')
      .replace('ruledOutBy: breach.integrity', 'ruledOutBy: breach.whole')
      .replace('row: 70', 'row: 71')
      .replace('element: subject_count\n', 'element: head_count\n');
    await writeFile(file, planted);
    const told = await loadCatalog(folder).catch((error: Error) => error.message);
    await rm(folder, { recursive: true });
    for (const fault of [
      'field nature: no value is named "breach.natures"',
      'no rule is named "eu-gdpr-art99"',
      'field disclosure: it hangs on "nature" being "secrecy", which it never is',
      'field integrity_extent: no value is named "breach.whole"',
      'two fields have the row 71',
      'field people_number_kind: no content element is named "head_count"',
    ])
      expect(told).toContain(`forms/edpb-33.yaml: ${fault}`);
  });
});
