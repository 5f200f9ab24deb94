import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { FactValue, IncidentFacts } from '../../src/domain/facts.ts';
import { fromVeris } from '../../src/domain/veris/from-veris.ts';
import { toVeris, type VerisExport } from '../../src/domain/veris/to-veris.ts';
import type { VerisReading } from '../../src/domain/veris/veris-reading.ts';
import type { VerisTables } from '../../src/domain/veris/veris-tables.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import type { Json } from '../support/api.ts';
import { clinic } from '../support/veris-records.ts';
import { dataSet, group, incident, time } from './given.ts';

let tables: VerisTables;
beforeAll(async () => {
  tables = (await shippedCatalog()).veris;
});
const place = { zone: 'Europe/Berlin', now: DateTime.fromISO('2026-11-21T08:00:00Z') };
const read = (record: object) => fromVeris(record, tables, place);
const ID = '0190c0de-0000-7000-8000-000000000001';

/** The facts of an incident that a record was imported into. */
const factsOf = ({ occurredFrom, dataSets, answers }: VerisReading): IncidentFacts =>
  incident({
    ...{ occurredFrom, answers },
    dataSets: dataSets.map(({ encrypted, groups, ...stated }) =>
      dataSet({
        ...stated,
        protection: { encrypted, keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' },
        groups: groups.map(({ kind }) => ({ ...group(null, null), kind })),
      }),
    ),
  });
const write = (given: Partial<VerisExport>): Json =>
  toVeris(
    { id: ID, facts: incident(), dismissed: false, original: null, victim: false, words: false, ...given },
    tables,
    place,
  );
/** The facts alone, without paths and words. */
const saidBy = ({ occurredFrom, dataSets, answers, dismiss }: VerisReading) => ({
  ...{ occurredFrom, dataSets, answers, dismiss },
});

const pick = (words: readonly string[]) =>
  fc.subarray([...words, 'Unknown', 'Other'], { maxLength: Math.min(3, words.length + 2) });
/** Records as a coder might write them: any words, anything left out. */
const records = () => {
  const action = fc.record(
    Object.fromEntries(
      [...tables.actions.values()].map(({ action: name, varieties }) => [
        name,
        fc.record({
          variety: pick([...varieties.values()].map(({ word }) => word)),
          vector: pick(['Web application']),
        }),
      ]),
    ),
    { requiredKeys: [] },
  );
  const actor = fc.record(
    Object.fromEntries(
      [...tables.actors.keys()].map((name) => [name, fc.record({ motive: pick(['NA', 'Financial']) })]),
    ),
    { requiredKeys: [] },
  );
  const data = pick([...tables.data.values()].map(({ variety }) => variety)).map((words) =>
    words.map((variety, nth) => ({ variety, amount: nth * 10 })),
  );
  const confidentiality = fc.record(
    {
      data_disclosure: fc.constantFrom('Yes', 'No', 'Potentially', 'Unknown'),
      ...{ data, data_total: fc.nat(), state: pick(['Stored encrypted', 'Stored unencrypted', 'Printed']) },
      data_victim: pick([...tables.people.values()].map(({ victim }) => victim)),
    },
    { requiredKeys: [] },
  );
  const attribute = fc.record(
    {
      confidentiality,
      integrity: fc.record({ variety: pick(['Modify data', 'Alter behavior']) }),
      availability: fc.record({ variety: pick(['Loss', 'Degradation']) }),
    },
    { requiredKeys: [] },
  );
  const began = fc.record(
    {
      year: fc.integer({ min: 1990, max: 2030 }),
      month: fc.integer({ min: 1, max: 13 }),
      day: fc.integer({ min: 1, max: 31 }),
    },
    { requiredKeys: ['year'] },
  );
  return fc.record(
    {
      ...{ action, actor, attribute, timeline: fc.record({ incident: began }) },
      security_incident: fc.constantFrom('Confirmed', 'Suspected', 'Near miss', 'False positive'),
      asset: fc.record({
        assets: fc.constantFrom([{ variety: 'M - Documents' }], [{ variety: 'S - Mail', amount: 3 }]),
      }),
      plus: fc.record({ dbir_year: fc.nat(), analyst: fc.string() }),
      ...{ impact: fc.constant({ overall_rating: 'Damaging' }), summary: fc.string() },
    },
    { requiredKeys: [] },
  );
};

describe('An incident written as VERIS', () => {
  test('import, export, import comes to the same facts, and a second export to the same record', () => {
    fc.assert(
      fc.property(records(), (original) => {
        const first = read(original);
        const written = write({ facts: factsOf(first), original });
        const second = read(written);
        expect(saidBy(second)).toEqual(saidBy(first));
        expect(write({ facts: factsOf(second), original: written })).toEqual(written);
      }),
      { numRuns: 400 },
    );
  });

  test('what Tocsin has no place for comes back from the original; words and names only if asked for', () => {
    const facts = factsOf(read(clinic()));
    const written = write({ facts, original: clinic() });
    expect(written).toMatchObject({
      ...{ schema_version: '1.4.0', incident_id: clinic().incident_id, source_id: 'invented', summary: '' },
      timeline: { discovery: { unit: 'Weeks', value: 2 } },
      attribute: { confidentiality: { data_total: 9000 } },
      victim: { country: ['US'], state: 'US-OH', industry: '622110' },
      plus: { dbir_year: 2026, timeline: { notification: { year: 2025, month: 5 } } },
    });
    expect(JSON.stringify(written)).not.toMatch(/Hillside|Example|jo\.example|made-up/);
    expect(write({ facts, original: clinic(), victim: true }).victim.victim_id).toBe('Hillside Clinic');
    expect(write({ facts, original: clinic(), words: true }).summary).toContain('Jo Example');
    expect(write({ facts, original: clinic(), words: true }).victim.victim_id).toBeUndefined();
    expect(write({ facts, original: clinic(), words: true, victim: true })).toEqual(clinic());
  });

  test('what is no code leaves in no code', () => {
    const original = clinic({
      source_id: 'jo@clinic.test',
      targeted: 'x'.repeat(101),
      confidence: '<b>High</b>',
    });
    const written = write({ facts: factsOf(read(original)), original });
    expect(Object.keys(written).filter((name) => /source|targeted|confidence/.test(name))).toEqual([]);
  });

  test('what was found since is written over it, and the rest of the original stays', () => {
    const was = factsOf(read(clinic()));
    const [set] = was.dataSets;
    if (!set) throw new Error('no data set');
    const facts: IncidentFacts = {
      ...was,
      occurredFrom: time('2025-03-04T12:00:00Z', 720),
      answers: { ...was.answers, cause: ['phishing', 'ransomware'] satisfies FactValue },
      dataSets: [
        {
          ...set,
          ...{
            categories: ['health', 'bank_account', 'ssn'],
            confidentiality: 'NO',
            availability: 'NO',
            integrity: 'YES',
          },
          groups: [...set.groups, { ...group('US-OH', 40), kind: 'users' }],
        },
      ],
    };
    const { timeline, action, attribute } = write({ facts, original: clinic() });
    expect(timeline).toEqual({
      discovery: { unit: 'Weeks', value: 2 },
      incident: { year: 2025, month: 3, day: 4 },
    });
    expect(Object.keys(action)).toEqual(['malware', 'social']);
    expect(action.social).toEqual({ vector: ['Unknown'], target: ['Unknown'], variety: ['Phishing'] });
    expect(attribute).toEqual({
      confidentiality: {
        ...{ data_disclosure: 'No', data_total: 9000, state: ['Stored unencrypted'] },
        data: [
          { variety: 'Medical', amount: 9000 },
          { variety: 'Personal' },
          { variety: 'Bank' },
          { variety: 'Sensitive Personal' },
        ],
        data_victim: ['Patient', 'Customer'],
      },
      integrity: { variety: ['Modify data'] },
    });
  });

  test('one that came from no record says what is known, "Unknown" for the rest, and invents no year and no actor', () => {
    expect(write({})).toEqual({
      ...{ schema_version: '1.4.0', incident_id: ID, security_incident: 'Suspected', summary: '' },
      ...{ timeline: { incident: {} }, action: { unknown: {} }, actor: { unknown: {} } },
      asset: { assets: [{ variety: 'Unknown' }], cloud: ['Unknown'] },
      ...{ discovery_method: { unknown: true }, plus: { master_id: ID } },
    });
    const aware = time('2026-01-02T08:00:00Z');
    const known = incident({
      ...{
        aware,
        answers: { cause: ['misdirected_message', 'hardware_failure'], suspected_malicious: false },
      },
      dataSets: [
        dataSet({
          personalData: 'YES',
          categories: ['name'],
          confidentiality: 'YES',
          groups: [group('DE', 3)],
        }),
      ],
    });
    const written = write({ facts: known });
    expect(written).toMatchObject({
      security_incident: 'Confirmed',
      action: { error: { vector: ['Unknown'], variety: ['Malfunction', 'Misdelivery'] } },
      actor: { internal: { motive: ['NA'] } },
      attribute: {
        confidentiality: {
          data_disclosure: 'Yes',
          data: [{ variety: 'Personal' }],
          data_victim: ['Customer'],
        },
      },
    });
    expect(JSON.stringify(written)).not.toMatch(/DE|"3"|accounts/);
    expect(write({ dismissed: true }).security_incident).toBe('False positive');
  });
});
