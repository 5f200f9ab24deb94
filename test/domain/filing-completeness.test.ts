import fc from 'fast-check';
import type { DataSetFacts, IncidentFacts } from '../../src/domain/facts.ts';
import type { FilingScene } from '../../src/domain/filing/scene.ts';
import { valuesOf } from '../../src/domain/filing/values.ts';
import { fillForm } from '../../src/domain/form/fill-form.ts';
import type { Form } from '../../src/domain/form/form.ts';
import { completenessOf, isComplete, missingIn } from '../../src/domain/form/missing.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { formFor } from '../../src/rules/form-for.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { filingFacts, filingScene, typed } from '../support/filing-scene.ts';

const facts =
  (change: (facts: IncidentFacts) => Partial<IncidentFacts>) =>
  (scene: FilingScene): FilingScene => ({ ...scene, facts: { ...scene.facts, ...change(scene.facts) } });
const sets = (change: (set: DataSetFacts) => Partial<DataSetFacts>) =>
  facts(({ dataSets }) => ({ dataSets: dataSets.map((set) => ({ ...set, ...change(set) })) }));
const groups = (change: object) =>
  sets((set) => ({ groups: set.groups.map((group) => ({ ...group, ...change })) }));
const answer = (key: string) =>
  facts(({ answers }) => ({
    answers: Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key)),
  }));

/** How each fact is taken out of the record: it is not known then. */
const without: Readonly<Record<string, (scene: FilingScene) => FilingScene>> = {
  ...Object.fromEntries(
    ['confidentiality', 'integrity', 'availability', 'accessed', 'acquired'].map((key) => [
      key,
      sets(() => ({ [key]: 'UNKNOWN' })),
    ]),
  ),
  encrypted: sets(({ protection }) => ({ protection: { ...protection, encrypted: 'UNKNOWN' } })),
  categories: sets(() => ({ categories: [] })),
  kinds: groups({ kind: 'unknown' }),
  places: groups({ jurisdiction: null }),
  counts: groups({ count: null, countKind: 'UNKNOWN' }),
  ...Object.fromEntries(
    ['occurredFrom', 'contained', 'aware', 'detected'].map((key) => [key, facts(() => ({ [key]: null }))]),
  ),
  ...Object.fromEntries(
    [...Object.keys(filingFacts.answers), 'availability_restored'].map((key) => [key, answer(key)]),
  ),
  dpo: (scene) => ({ ...scene, contacts: scene.contacts.filter(({ kind }) => kind !== 'DPO') }),
  privacy: (scene) => ({ ...scene, contacts: scene.contacts.filter(({ kind }) => kind !== 'PRIVACY') }),
  establishments: (scene) => ({ ...scene, organization: { ...scene.organization, establishments: null } }),
  risk: (scene) => ({ ...scene, risk: null }),
};

describe('rule 12: the completeness of a filing in percent', () => {
  let catalog: Catalog;
  let forms: readonly Form[];
  let scene: FilingScene;
  beforeAll(async () => {
    catalog = await shippedCatalog();
    const rules = catalog.regimes.flatMap((regime) => regime.rules);
    const named = [
      'eu-gdpr-art33-1',
      'eu-nis2-notification',
      'eu-dora-initial',
      'us-hipaa-hhs-500',
      'us-tx-ag',
    ];
    forms = rules
      .filter(({ id }) => named.includes(id) || id === 'br-lgpd-anpd')
      .map((rule) => formFor(catalog, rule));
    const follows = new Map([...catalog.facts.values()].map((fact) => [fact.key, fact.follows]));
    scene = {
      ...filingScene,
      follows,
      facts: { ...filingFacts, occurredTo: typed('2026-10-23T22:00:00.000Z') },
    };
  });
  const fill = (form: Form, of: FilingScene) =>
    fillForm({ form, known: valuesOf(of, 'incomplete'), answers: new Map(), stage: 'INITIAL' });
  const given = fc.record({
    harms: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom('YES', 'NO', 'UNKNOWN'))),
    encrypted: fc.constantFrom('YES', 'NO', 'UNKNOWN'),
    cause: fc.constantFrom('ransomware', 'processor', 'lost_device', 'misdirected_message', 'insider_misuse'),
    found: fc.constantFrom('own_detection', 'processor', 'press'),
    restored: fc.constantFrom('without_effect', 'with_delay', 'never'),
    place: fc.constantFrom('FR', 'DE', 'US-TX', null),
    gone: fc.subarray(Object.keys(without)),
  });
  it('falls or stays with each fact that goes missing, whatever else is known, and is 100 when nothing owed is missing', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(...Object.keys(without)), (known, lost) => {
        const [confidentiality, integrity, availability] = known.harms;
        const harmed = [
          sets(() => ({ confidentiality, integrity, availability }) as Partial<DataSetFacts>),
          sets(({ protection }) => ({ protection: { ...protection, encrypted: known.encrypted as never } })),
          groups({ jurisdiction: known.place }),
          facts(({ answers }) => ({
            answers: {
              ...answers,
              ...{ cause: [known.cause], how_discovered: known.found, availability_restored: known.restored },
            },
          })),
          ...known.gone.map((key) => without[key] as NonNullable<(typeof without)[string]>),
        ].reduce((now, change) => change(now), scene);
        const less = (without[lost] as NonNullable<(typeof without)[string]>)(harmed);
        return forms.every((form) => {
          const [full, scarce] = [fill(form, harmed), fill(form, less)];
          const percent = completenessOf(full, 'INITIAL');
          const owed = missingIn(full, 'COMPLETE').filter(({ weight }) => weight === 'MUST_NOW');
          return (
            percent >= 0 &&
            percent <= 100 &&
            completenessOf(scarce, 'INITIAL') <= percent &&
            (percent === 100) === (owed.length === 0) &&
            isComplete(full) === (owed.length === 0)
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});
