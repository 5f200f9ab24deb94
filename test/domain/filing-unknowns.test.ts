import type { DataSetFacts, IncidentFacts } from '../../src/domain/facts.ts';
import type { FilingScene } from '../../src/domain/filing/scene.ts';
import { valuesOf } from '../../src/domain/filing/values.ts';
import { type FilledField, fillForm } from '../../src/domain/form/fill-form.ts';
import type { Form } from '../../src/domain/form/form.ts';
import { completenessOf, isComplete, missingIn } from '../../src/domain/form/missing.ts';
import { templateRows } from '../../src/domain/form/template-rows.ts';
import type { Rule } from '../../src/domain/rule.ts';
import type { Catalog } from '../../src/rules/catalog.ts';
import { formFor } from '../../src/rules/form-for.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { filingFacts, filingScene, typed } from '../support/filing-scene.ts';

const [dataSet] = filingFacts.dataSets as [DataSetFacts];
const [group] = dataSet.groups;

describe('rule 5: what is not known is no fact of a filing', () => {
  let catalog: Catalog;
  let form: Form;
  let follows: FilingScene['follows'];
  beforeAll(async () => {
    catalog = await shippedCatalog();
    form = catalog.forms.find(({ id }) => id === 'edpb-33') as Form;
    follows = new Map([...catalog.facts.values()].map((fact) => [fact.key, fact.follows]));
  });
  const having = (change: Partial<IncidentFacts>, more: Partial<FilingScene> = {}): FilingScene => ({
    ...{ ...filingScene, ...more, follows },
    facts: { ...filingFacts, ...change, answers: { ...filingFacts.answers, ...change.answers } },
  });
  const sets = (...changes: Partial<DataSetFacts>[]) => ({
    dataSets: changes.map((change, i) => ({ ...dataSet, id: `d${i}`, ...change })),
  });
  const fill = (scene: FilingScene, of = form) =>
    fillForm({ form: of, known: valuesOf(scene, 'incomplete'), answers: new Map(), stage: 'INITIAL' });
  const rule = (id: string) =>
    catalog.regimes.flatMap(({ rules }) => rules).find((one) => one.id === id) as Rule;
  const valueOf = (filled: readonly FilledField[], id: string) =>
    filled.find(({ field }) => field.id === id)?.value ?? null;
  const missing = (filled: readonly FilledField[]) => missingIn(filled, 'INITIAL').map(({ field }) => field);
  const grouped = (...groups: object[]) =>
    sets({ groups: groups.map((one) => ({ ...group, ...one })) as never });

  it('a harm that nobody ruled out may turn out to be owed: it lowers the completeness and is named', () => {
    const both = { availability: 'YES' as const };
    const answers = { breach_effects: ['loss_of_control', 'loss_of_access'], availability_restored: 'never' };
    const full = fill(having({ ...sets(both), answers }));
    expect(completenessOf(full, 'INITIAL')).toBe(100);
    const open = fill(having({ ...sets({ ...both, confidentiality: 'UNKNOWN' }), answers }));
    expect(completenessOf(open, 'INITIAL')).toBeLessThan(100);
    expect(isComplete(open)).toBe(false);
    expect(missing(open)).toEqual(expect.arrayContaining(['disclosure', 'consequences_confidentiality']));
    expect(String(valueOf(open, 'description'))).toContain('not known yet');
    const ruledOut = fill(having({ ...sets({ ...both, confidentiality: 'NO' }), answers }));
    expect(completenessOf(ruledOut, 'INITIAL')).toBe(100);
  });

  it.each([
    ['bcrypt', 'hashed (bcrypt)'],
    ['unsalted MD5', 'hashed (unsalted MD5)'],
    ['AES-256-GCM', 'encrypted (AES-256-GCM)'],
    [undefined, 'encrypted'],
  ])('how data was made unreadable is called by its name: %s', (algorithm, words) => {
    const protection = { ...dataSet.protection, encrypted: 'YES' as const, keySafe: 'YES' as const };
    const filled = fill(
      having(sets({ protection: { ...protection, algorithm } as DataSetFacts['protection'] })),
    );
    expect(String(valueOf(filled, 'measures_before_text'))).toContain(`: ${words}; the key stayed safe`);
  });

  it('what is open is always named: no filing is incomplete of which nothing is missing', () => {
    const nowhere = { ...filingScene.organization, establishments: null };
    const filled = fill(having({}, { organization: nowhere }));
    expect(isComplete(filled)).toBe(false);
    expect(missing(filled)).toContain('cross_border');
  });

  it('what began and of which no end is known neither ended nor goes on', () => {
    const open = fill(having({ contained: null, occurredTo: null }));
    expect(valueOf(open, 'occurred')).toBe('to_determine');
    expect(valueOf(open, 'occurred_from')).toContain('2026-10-23');
    expect(missing(open)).toContain('occurred');
    const general = valuesOf(having({ contained: null }), null)('element.incident_period');
    expect(general).toContain('not known yet');
  });

  it.each([
    ['one that began at a processor', { cause: ['processor'] }],
    ['one that a processor found', { how_discovered: 'processor' }],
  ])('%s involves a processor, whoever it is', (_, answers) => {
    expect(valueOf(fill(having({ answers })), 'others_involved')).toBe('yes');
  });

  it('a breach at a processor has no known origin, and no malice is denied', () => {
    const quiet = { cause: ['processor'], recipients_of_data: [] as string[] };
    const filled = fill(having({ answers: quiet }));
    expect(valueOf(filled, 'cause')).toBe('to_determine');
    const known = valuesOf(having({ answers: quiet }), null);
    expect(known('breach.malicious')).toBeNull();
    expect(
      valuesOf(having({ answers: { ...quiet, suspected_malicious: true } }), null)('breach.origin'),
    ).toBe('external_malicious');
  });

  it('malice is what the record says, as the rules read it', () => {
    const by = (answers: IncidentFacts['answers']) => valuesOf(having({ answers }), null)('breach.malicious');
    expect(by({ cause: ['misconfiguration'], recipients_of_data: 'attacker' })).toBe('yes');
    expect(by({ cause: ['misconfiguration'], recipients_of_data: 'known_recipients' })).toBeNull();
    expect(by({ cause: ['human_error'], suspected_malicious: false, recipients_of_data: 'nobody' })).toBe(
      'no',
    );
    expect(by({ cause: ['denial_of_service'], recipients_of_data: 'nobody' })).toBe('yes');
  });

  it('a number that is known in part is no number', () => {
    const filled = fill(having(grouped({}, { kind: 'customers', count: null, countKind: 'UNKNOWN' })));
    expect(valueOf(filled, 'people_number_kind')).toBe('to_determine');
    expect(valueOf(filled, 'people_number')).toBeNull();
    expect(valueOf(filled, 'people_text')).toEqual(expect.stringContaining('number not known yet'));
    const tx = { jurisdiction: 'US-TX', count: 9 };
    const known = (...groups: object[]) =>
      valuesOf(
        having(grouped(...groups), { duty: { ...filingScene.duty, recipientPlace: 'US-TX' } }),
        null,
      )('people.residents');
    expect(known(tx, { jurisdiction: 'US-CA' })).toBe(9);
    expect(known(tx, { jurisdiction: 'US-TX', count: null })).toBeNull();
    expect(known(tx, { jurisdiction: 'US' })).toBeNull();
    expect(known(tx, { jurisdiction: null })).toBeNull();
  });

  it('people whose country nobody knows may live in another', () => {
    const filled = fill(having(grouped({}, { jurisdiction: null })));
    expect(valueOf(filled, 'cross_border')).toBeNull();
    const rows = templateRows(
      form,
      filled.map(({ field, value }) => ({ id: field.id, value, words: 'To be determined' })),
    );
    expect(rows['field_113']).toBe('c');
    expect(valueOf(fill(having(grouped({}, { jurisdiction: 'DE' }))), 'cross_border')).toBe('yes');
  });

  it('authorities that are merely concerned are told by the one that leads, and not named as notified', () => {
    const duty = { ...filingScene.duty, concerned: ['Datenschutzbehörde (Austria)'] };
    const own = { ...filingScene.duties[0], ruleId: 'eu-gdpr-art33-1', recipientName: 'CNIL' } as never;
    const filled = fill(having({}, { duty, duties: [...filingScene.duties, own] }));
    expect(valueOf(filled, 'authorities_notified')).toEqual(['CNIL']);
  });

  it('in the United Kingdom nobody is asked for a representative in the EEA', () => {
    const filled = fill(
      having(grouped({ jurisdiction: 'GB' }), {
        organization: { ...filingScene.organization, establishments: ['GB'] },
        duty: { ...filingScene.duty, ruleId: 'uk-gdpr-art33-1', regime: 'uk-gdpr', recipientPlace: 'GB' },
      }),
      formFor(catalog, rule('uk-gdpr-art33-1')),
    );
    for (const id of ['representative_name', 'cross_border', 'outside_eea'])
      expect(filled.find(({ field }) => field.id === id)?.asked).toBe('NO');
  });

  it('while it is open which authority of the Union is told, the questions of the Union are asked', () => {
    const duty = { ...filingScene.duty, recipientPlace: 'EU' };
    expect(valueOf(fill(having({}, { duty })), 'cross_border')).toBe('no');
  });

  it('people of one country alone rule out no impact of an incident in others', () => {
    const filled = fill(having({}), formFor(catalog, rule('eu-nis2-early-warning')));
    expect(valueOf(filled, 'cross_border')).toBeNull();
    expect(missing(filled)).toContain('cross_border');
    const abroad = having(grouped({}, { jurisdiction: 'DE' }));
    expect(valueOf(fill(abroad, formFor(catalog, rule('eu-nis2-early-warning'))), 'cross_border')).toBe(
      'yes',
    );
  });

  it('an organization nobody furnished yet is reached through who reports', () => {
    const bare = having({}, { contacts: [], reporter: { name: 'Ada Quist', email: 'ada@codecraft.test' } });
    const homeless = { ...bare, organization: { ...bare.organization, postalAddress: null } };
    for (const id of ['eu-gdpr-art33-1', 'us-hipaa-hhs-500', 'eu-nis2-notification'])
      expect(
        missingIn(fill(homeless, formFor(catalog, rule(id))), 'INITIAL').filter(
          ({ weight }) => weight === 'MUST_NOW',
        ),
      ).toEqual([]);
  });

  it.each([
    ['encrypted data', 'unintelligible', 'NOT_REQUIRED', 'exempt'],
    [
      'too great an effort: a public communication is still owed',
      'disproportionate-effort',
      'REQUIRED',
      'exempt',
    ],
    ['another controller tells them', 'joint-controller-leads', 'NOT_REQUIRED', 'investigating'],
  ])('a condition of Art. 34(3) is claimed where one is met: %s', (_, exemption, verdict, told) => {
    const [word] = filingScene.duties;
    const duties = [{ ...word, verdict, exemptions: [exemption] }] as FilingScene['duties'];
    const risky = { duties, risk: { ...filingScene.risk, verdict: 'HIGH_RISK' } as FilingScene['risk'] };
    expect(valueOf(fill(having({}, risky)), 'told')).toBe(told);
  });

  it('a first filing says of everything owed that it follows, whatever kind of field it is', () => {
    const authorities = catalog.regimes
      .flatMap(({ rules }) => rules)
      .filter(({ recipient: { kind } }) => ['authority', 'law_enforcement'].includes(kind));
    const bare = having({ dataSets: [], answers: {} });
    const silent = authorities.flatMap(({ id }) => {
      const filled = fill({ ...bare, facts: { ...bare.facts, answers: {} } }, formFor(catalog, rule(id)));
      const open = new Set(
        missingIn(filled, 'INITIAL')
          .filter(({ weight }) => weight === 'MAY_FOLLOW')
          .map(({ field }) => field),
      );
      return filled
        .filter(({ field, asked, source }) => asked === 'YES' && open.has(field.id) && source !== 'TO_FOLLOW')
        .map(({ field }) => `${id}: ${field.id}`);
    });
    expect(silent).toEqual([]);
  });

  it('what follows a filing that got no reference yet goes by our own', () => {
    const first = { reference: null, late: false };
    const followUp = having({}, { kind: 'FOLLOW_UP', first });
    expect(valueOf(fill(followUp), 'previous_id')).toBe('2026-1');
    expect(isComplete(fill(followUp))).toBe(true);
    const given = { ...followUp, first: { ...first, reference: 'CNIL-1' } };
    expect(valueOf(fill(given), 'previous_id')).toBe('CNIL-1');
  });

  it('who reports in another function says which, and other attachments are named', () => {
    const byOther = { reporter: { name: 'Ada Quist', email: null } };
    expect(missing(fill(having({}, byOther)))).toContain('reporter_function_text');
  });

  it('a time with a zone keeps it, and is the same instant in the rows of the template', () => {
    const far = { ...typed('2026-10-24T01:10:00.000Z'), zone: 'Asia/Kolkata' };
    const filled = fill(having({ aware: far }));
    expect(valueOf(filled, 'aware')).toBe('2026-10-24T06:40:00+05:30');
    const said = filled.map(({ field, value }) => ({ id: field.id, value, words: '' }));
    expect(templateRows(form, said)['field_48']).toBe('2026-10-24T01:10:00.000Z');
  });

  it('a late filing gives its reasons in every form, whether the law asks for them or not', () => {
    const late = having({}, { now: '2026-11-24T12:00:00.000Z', lateReason: 'The portal was down.' });
    const silent = catalog.regimes
      .flatMap(({ rules }) => rules)
      .filter(({ recipient: { kind } }) => ['authority', 'law_enforcement', 'cra', 'market'].includes(kind))
      .filter(({ id }) =>
        fill(late, formFor(catalog, rule(id))).every(({ value }) => value !== 'The portal was down.'),
      );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
