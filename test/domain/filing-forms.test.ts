import type { FilingScene } from '../../src/domain/filing/scene.ts';
import { valuesOf } from '../../src/domain/filing/values.ts';
import { type FilledField, fillForm } from '../../src/domain/form/fill-form.ts';
import type { Form, FormValue } from '../../src/domain/form/form.ts';
import { completenessOf, isComplete, missingIn } from '../../src/domain/form/missing.ts';
import { templateRows } from '../../src/domain/form/template-rows.ts';
import { composeContent } from '../../src/filings/compose-content.ts';
import { filingMarkdown } from '../../src/filings/document.ts';
import { filingContent } from '../../src/filings/filing-content.ts';
import { fillFor } from '../../src/filings/fill.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { formFor } from '../../src/rules/form-for.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { filingFacts, filingScene } from '../support/filing-scene.ts';

const [scene, facts] = [filingScene, filingFacts];

describe('a form filled in from the record', () => {
  let catalog: Catalog;
  let form: Form;
  beforeAll(async () => {
    catalog = await shippedCatalog();
    form = catalog.forms.find(({ id }) => id === 'edpb-33') as Form;
  });
  const fill = (of: FilingScene, answers: readonly [string, FormValue][] = [], step = 'incomplete') =>
    fillForm({ form, known: valuesOf(of, step), answers: new Map(answers), stage: 'INITIAL' });
  const on = (filled: readonly FilledField[], id: string) => filled.find(({ field }) => field.id === id);
  const setOf = (change: object): FilingScene => ({
    ...scene,
    facts: { ...facts, dataSets: facts.dataSets.map((set) => ({ ...set, ...change })) },
  });
  const without = (key: string): FilingScene => ({
    ...scene,
    facts: { ...facts, answers: { ...facts.answers, [key]: [] } },
  });
  const [group] = facts.dataSets[0]?.groups ?? [];

  it('is complete when the record holds everything a complete notification owes', () => {
    const filled = fill(scene, [], 'complete');
    expect(missingIn(filled, 'COMPLETE').filter(({ weight }) => weight === 'MUST_NOW')).toEqual([]);
    expect(isComplete(filled)).toBe(true);
    expect(completenessOf(filled, 'INITIAL')).toBe(100);
  });

  // GDPR Art. 33(3): what the notification shall at least contain.
  it.each<[string, string, string, () => FilingScene]>([
    ['the nature of the breach', 'a', 'nature', () => setOf({ confidentiality: 'UNKNOWN' })],
    [
      'the categories of people',
      'a',
      'people_kinds',
      () => setOf({ groups: [{ ...group, kind: 'unknown' }] }),
    ],
    [
      'the number of people',
      'a',
      'people_number_kind',
      () => setOf({ groups: [{ ...group, count: null, countKind: 'UNKNOWN' }] }),
    ],
    ['the categories of records', 'a', 'data_kinds', () => setOf({ categories: ['unknown'] })],
    ['the number of records', 'a', 'records_number_kind', () => without('records_concerned')],
    [
      'the data protection officer',
      'b',
      'dpo_designated',
      () => ({ ...scene, contacts: scene.contacts.slice(1) }),
    ],
    ['any contact point', 'b', 'contact', () => ({ ...scene, contacts: [], reporter: null })],
    ['the likely consequences', 'c', 'impact', () => without('breach_effects')],
    ['the measures taken', 'd', 'measures_taken', () => without('remedial_action')],
    ['the measures proposed', 'd', 'measures_after_text', () => without('planned_action')],
  ])('without %s it is less complete, and names Art. 33(3)(%s)', (_fact, letter, field, scarce) => {
    const filled = fill(scarce());
    expect(completenessOf(filled, 'INITIAL')).toBeLessThan(100);
    expect(missingIn(filled, 'INITIAL')).toContainEqual(
      expect.objectContaining({ field, letter, weight: 'MAY_FOLLOW', citation: `Art. 33(3)(${letter})` }),
    );
  });

  it('what is not known yet is said to be determined, where the form allows it, and is no answer', () => {
    const filled = fill(without('cause'));
    expect(on(filled, 'cause')).toMatchObject({ value: 'to_determine', source: 'TO_FOLLOW' });
    expect(missingIn(filled, 'INITIAL').map(({ field }) => field)).toContain('cause');
  });

  it('reasons for the delay are asked once awareness and 72 hours have passed, and not before', () => {
    expect(on(fill(scene), 'late_reason')?.asked).toBe('NO');
    const late = fill({ ...scene, now: '2026-10-27T01:10:01.000Z' });
    expect(missingIn(late, 'INITIAL')[0]).toMatchObject({ field: 'late_reason', weight: 'MUST_NOW' });
  });

  it('a person’s answer goes before what the record would say', () => {
    expect(on(fill(scene), 'cause')?.value).toBe('external_malicious');
    expect(on(fill(scene, [['cause', 'unknown']]), 'cause')).toMatchObject({
      value: 'unknown',
      source: 'ANSWER',
    });
  });

  it('rows and letters are those of the published template', () => {
    const said = fill(scene, [], 'complete').map(({ field, value }) => ({ id: field.id, value, words: '' }));
    expect(templateRows(form, said)).toMatchObject({
      ...{
        field_3: 'a',
        field_4: 'a',
        field_12: 'CodeCraft SAS',
        field_23: 'a',
        field_38: 'b',
        field_44: 'b',
      },
      ...{
        field_45: false,
        field_48: '2026-10-24T01:10:00.000Z',
        field_50: 'a',
        field_55: 'a',
        field_56: 'a',
      },
      ...{ field_57: 'c', field_61: 'd', field_65: 'h', field_67: 'a', field_68: 431, field_70: ['a', 's'] },
      ...{
        field_72: 'b',
        field_73: 862,
        field_75: 'e',
        field_85: 'a',
        field_87: 'b',
        field_89: 'b',
        field_97: 'd',
      },
    });
  });

  it('every duty to an authority can be filled in, at every stage, as a filing of our schema', () => {
    const rules = catalog.regimes
      .flatMap(({ rules: all }) => all)
      .filter(({ recipient: { kind } }) => kind === 'authority' || kind === 'law_enforcement');
    const before = { fields: new Map(), last: null, whole: true };
    const faults = rules.flatMap((rule) =>
      (['INITIAL', 'FOLLOW_UP', 'WITHDRAWAL'] as const).flatMap((kind) => {
        const own = formFor(catalog, rule);
        const told = { ...scene, kind, reason: 'A duplicate.', first: { reference: 'A-1', late: false } };
        const filling = { form: own, scene: told, answers: new Map(), moreFollows: false };
        const content = composeContent({
          ...{ form: own, fill: fillFor({ ...filling, before: before.fields }), before },
          head: {
            ...{ kind, organization: 'CodeCraft', preparedAt: scene.now, earlier: null },
            duty: { rule: rule.id, citation: rule.citation, recipient: 'Authority' },
            incident: { reference: '2026-1', version: 1, exercise: false },
          },
          restFollowsBy: null,
        });
        const checked = filingContent.safeParse(content);
        const said = content.sections.flatMap(({ fields }) => fields).length > 1;
        const page = filingMarkdown(content);
        return checked.success && said && !page.includes('undefined')
          ? []
          : [`${rule.id} ${kind}: ${checked.error?.message ?? 'nothing said'}`];
      }),
    );
    expect(faults).toEqual([]);
    expect(rules.length).toBeGreaterThan(140);
  });

  it('a law without a form of its own gets one of what it asks', () => {
    const rule = catalog.regimes.flatMap(({ rules }) => rules).find(({ id }) => id === 'us-tx-ag');
    const general = formFor(catalog, rule as NonNullable<typeof rule>);
    const filled = fillForm({
      form: general,
      known: valuesOf(scene, null),
      answers: new Map(),
      stage: 'INITIAL',
    });
    expect(completenessOf(filled, 'INITIAL')).toBeGreaterThan(0);
  });
});
