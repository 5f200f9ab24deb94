import fc from 'fast-check';
import { DateTime } from 'luxon';
import { fromVeris } from '../../src/domain/veris/from-veris.ts';
import { leavesOf } from '../../src/domain/veris/veris-leaves.ts';
import type { VerisTables } from '../../src/domain/veris/veris-tables.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { clinic } from '../support/veris-records.ts';

let tables: VerisTables;
beforeAll(async () => {
  tables = (await shippedCatalog()).veris;
});
const now = DateTime.fromISO('2026-11-21T08:00:00Z');
const read = (record: object, zone = 'Europe/Berlin') => fromVeris(record, tables, { zone, now });
const confidentiality = (given: object) => ({ attribute: { confidentiality: given } });
const set = (record: object) => read(record).dataSets[0];
const whyOf = (record: object, path: string) => read(record).unmapped.find((one) => one.path === path)?.why;

describe('A VERIS record read as facts', () => {
  test('says what it says, and everything else stays unknown', () => {
    const { title, dataSets, answers, texts } = read(clinic());
    expect(title).toBe('Use of stolen creds, Ransomware, March 2025 (VERIS)');
    expect(dataSets).toEqual([
      {
        ...{ name: 'VERIS: Medical, Personal', personalData: 'YES', categories: ['health', 'unknown'] },
        ...{ medium: 'ELECTRONIC', confidentiality: 'YES', integrity: 'UNKNOWN', availability: 'YES' },
        ...{ acquired: 'YES', encrypted: 'NO', groups: [{ kind: 'patients', vulnerable: 'YES' }] },
      },
    ]);
    expect(answers).toEqual({
      ...{ cause: ['stolen_credentials', 'ransomware'], suspected_malicious: true },
      ...{ recipients_of_data: 'attacker', external_unauthorised_access: true },
    });
    expect(texts.map(({ path }) => path)).toEqual(['summary']);
  });

  test('every member is a fact, words, or listed with the reason; only what says nothing is left out', () => {
    const record = clinic();
    const { mapped, unmapped } = read(record);
    const silent = ['action.malware.vector[0]', 'actor.external.country[0]', 'asset.cloud[0]'];
    expect([...mapped, ...unmapped.map(({ path }) => path), ...silent].sort()).toEqual(
      leavesOf(record)
        .map(({ path }) => path)
        .sort(),
    );
  });

  test('counts are of records, the country is where the victim is, a duration is no instant, and none becomes a fact', () => {
    const record = clinic();
    expect(whyOf(record, 'attribute.confidentiality.data_total')).toMatch(/records, and not of people/);
    expect(whyOf(record, 'attribute.confidentiality.data[0].amount')).toMatch(/not added up/);
    expect(whyOf(record, 'victim.country[0]')).toMatch(/not where the people live/);
    expect(whyOf(record, 'victim.state')).toMatch(/not where the people live/);
    expect(whyOf(record, 'timeline.discovery.value')).toMatch(/no instant/);
    expect(whyOf(record, 'plus.timeline.notification.year')).toMatch(/record those as filings/);
    expect(JSON.stringify(read(record).dataSets)).not.toMatch(/9000|US|jurisdiction|count/);
  });
});

describe('Dates of a VERIS record', () => {
  const began = (incident: object, zone?: string) => {
    const time = read({ timeline: { incident } }, zone).occurredFrom;
    if (!time) return null;
    const at = DateTime.fromISO(time.at, { zone: time.zone });
    const { toleranceMinutes: minutes } = time;
    return [at.minus({ minutes }), at.plus({ minutes })].map((one) => one.toFormat('yyyy-MM-dd HH:mm'));
  };
  test.each([
    ['a year', { year: 2017 }, ['2017-01-01 00:00', '2018-01-01 00:00']],
    ['a leap February', { year: 2024, month: 2 }, ['2024-02-01 00:00', '2024-03-01 00:00']],
    [
      'a month that the clocks change in',
      { year: 2025, month: 10 },
      ['2025-10-01 00:00', '2025-11-01 00:00'],
    ],
    ['a day', { year: 2025, month: 3, day: 4 }, ['2025-03-04 00:00', '2025-03-05 00:00']],
    ['a short day', { year: 2025, month: 3, day: 30 }, ['2025-03-30 00:00', '2025-03-31 00:00']],
    ['a day without its month', { year: 2025, day: 4 }, ['2025-01-01 00:00', '2026-01-01 00:00']],
    ['a day that is none', { year: 2025, month: 2, day: 31 }, ['2025-02-01 00:00', '2025-03-01 00:00']],
    ['a month that is none', { year: 2025, month: 13, day: 1 }, ['2025-01-01 00:00', '2026-01-01 00:00']],
    [
      'a time of day',
      { year: 2025, month: 3, day: 4, time: '05:45:00 PM' },
      ['2025-03-04 17:45', '2025-03-04 17:45'],
    ],
    [
      'a time that is none',
      { year: 2025, month: 3, day: 4, time: 'noon' },
      ['2025-03-04 00:00', '2025-03-05 00:00'],
    ],
    ['the present year', { year: 2026 }, ['2026-01-01 00:00', '2027-01-01 00:00']],
    ['no year', { month: 5, day: 4 }, null],
    ['words', { year: '2025' }, null],
    ['the future', { year: 2027 }, null],
    ['before computers', { year: 1066 }, null],
    ['what no calendar has', { year: 9e15, month: -1 }, null],
  ])('%s is kept as precise as it is', (_name, incident, span) => {
    expect(began(incident)).toEqual(span);
  });

  test('what is no date is listed and warned about, never guessed', () => {
    const { unmapped, warnings } = read({ timeline: { incident: { year: 2025, month: 2, day: 31 } } });
    expect(unmapped.map(({ path }) => path)).toEqual(['timeline.incident.day']);
    expect(warnings.map(({ path }) => path)).toContain('timeline.incident');
  });
});

describe('The mapping tables', () => {
  test.each([
    ['Yes', 'YES'],
    ['Potentially', 'UNKNOWN'],
    ['No', 'NO'],
    ['Unknown', 'UNKNOWN'],
    ['Perhaps', 'UNKNOWN'],
  ])('data_disclosure %s is %s', (data_disclosure, value) => {
    expect(set(confidentiality({ data_disclosure }))?.confidentiality).toBe(value);
  });
  test.each([
    [['Stored encrypted'], 'YES'],
    [['Stored unencrypted'], 'NO'],
    [['Stored'], 'UNKNOWN'],
    [['Stored encrypted', 'Stored'], 'UNKNOWN'],
    [['Stored encrypted', 'Transmitted unencrypted'], 'NO'],
    [[], 'UNKNOWN'],
  ])('state %j is encrypted: %s', (state, value) => {
    expect(set(confidentiality({ state }))?.encrypted).toBe(value);
  });
  test.each([
    ['Personal', undefined, 'YES', []],
    ['Sensitive Personal', undefined, 'YES', ['government_id']],
    ['Medical', undefined, 'YES', ['health']],
    ['Payment', undefined, 'YES', ['payment_card']],
    ['Payment', ['Victim organization'], 'UNKNOWN', ['payment_card']],
    ['Bank', ['Customer'], 'YES', ['bank_account']],
    ['Credentials', undefined, 'UNKNOWN', ['password']],
    ['Credentials', ['Employee'], 'YES', ['password']],
    ['Secrets', undefined, 'UNKNOWN', []],
    ['Internal', ['Student'], 'YES', []],
    ['constructor', ['__proto__'], 'UNKNOWN', []],
  ])(
    'data %s of %j: personal %s, categories %j and perhaps others',
    (variety, data_victim, personal, categories) => {
      const found = set(confidentiality({ data: [{ variety }], ...(data_victim && { data_victim }) }));
      expect([found?.personalData, found?.categories]).toEqual([personal, [...categories, 'unknown']]);
    },
  );
  test.each([
    [{ availability: { variety: ['Loss'] } }, ['UNKNOWN', 'UNKNOWN', 'YES']],
    [{ availability: { variety: ['Degradation'] } }, ['UNKNOWN', 'UNKNOWN', 'UNKNOWN']],
    [{ integrity: { variety: ['Modify data'] } }, ['UNKNOWN', 'YES', 'UNKNOWN']],
    [{ integrity: { variety: ['Software installation'] } }, ['UNKNOWN', 'UNKNOWN', 'UNKNOWN']],
  ])('%j: an attribute that is absent is no "no"', (attribute, [c, i, a]) => {
    expect(set({ attribute })).toMatchObject({ confidentiality: c, integrity: i, availability: a });
  });
  test.each([
    [
      { error: { variety: ['Misdelivery'] } },
      { internal: { motive: ['NA'] } },
      ['misdirected_message'],
      false,
    ],
    [{ error: { variety: ['Misdelivery'] } }, { internal: {} }, ['misdirected_message'], undefined],
    [{ hacking: { variety: ['SQLi'] } }, { external: {} }, ['exploited_vulnerability'], true],
    [{ hacking: { variety: ['Unknown'] } }, {}, ['unauthorised_access'], true],
    [{ social: { variety: ['Phishing', 'Pretexting'] } }, {}, ['phishing', 'social_engineering'], true],
    [
      { misuse: { variety: ['Privilege abuse'] } },
      { internal: { motive: ['Convenience'] } },
      ['insider_misuse'],
      undefined,
    ],
    [
      { misuse: { variety: ['Privilege abuse'] } },
      { internal: { motive: ['Grudge'] } },
      ['insider_misuse'],
      true,
    ],
    [{ misuse: { variety: ['Privilege abuse'] } }, { external: {} }, ['unauthorised_access'], undefined],
    [{ physical: { variety: ['Theft'] } }, { internal: {} }, ['stolen_device', 'insider_misuse'], true],
    [{ physical: { variety: ['Theft'] } }, { external: {} }, ['stolen_device'], true],
    [{ error: { variety: ['Loss'] } }, { partner: {} }, ['lost_device', 'processor'], undefined],
    [{ environmental: { variety: ['Flood'] } }, {}, ['physical_event'], undefined],
    [{ unknown: {} }, { unknown: {} }, ['unknown'], undefined],
    [{ error: { variety: ['Malfunction'] } }, {}, undefined, undefined],
    [{}, {}, undefined, undefined],
  ])('%j by %j: cause %j, malicious %s', (action, actor, cause, malicious) => {
    const { answers } = read({ action, actor });
    expect([answers['cause'], answers['suspected_malicious']]).toEqual([cause, malicious]);
  });
  test('paper is paper, unless the record says a way in that only electronic data has', () => {
    const papers = {
      ...confidentiality({ data_disclosure: 'Yes' }),
      asset: { assets: [{ variety: 'M - Documents' }] },
    };
    expect(set(papers)?.medium).toBe('PAPER');
    expect(set({ ...papers, action: { misuse: { vector: ['Web application'] } } })?.medium).toBe('UNKNOWN');
  });
  test('a near miss or a false positive proposes dismissal, and no harm comes in silently', () => {
    for (const security_incident of ['Near miss', 'False positive']) {
      const { dismiss, dataSets, warnings } = read(clinic({ security_incident }));
      expect(dismiss).toMatch(/near miss|false positive/);
      expect(dataSets[0]).toMatchObject({
        confidentiality: 'UNKNOWN',
        availability: 'UNKNOWN',
        acquired: null,
      });
      expect(warnings.some(({ path }) => path === 'attribute')).toBe(true);
    }
    expect(read(clinic()).dismiss).toBeNull();
  });
});

describe('Hostile records', () => {
  test('any JSON object is read without failing, and nothing of it is lost', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 })), (record) => {
        const { mapped, unmapped } = read(record);
        expect(mapped.length + unmapped.length).toBeLessThanOrEqual(leavesOf(record).length);
      }),
      { numRuns: 300 },
    );
  });
  test('members where VERIS has others are warned about and listed', () => {
    const { warnings, unmapped, dataSets } = read({
      ...{ action: 'hacking', actor: ['external'], timeline: 7, asset: { assets: 'S - Mail' } },
      attribute: { confidentiality: { data: [null, 5, { variety: 9 }], data_victim: { a: 1 }, state: 3 } },
    });
    expect(dataSets).toHaveLength(1);
    for (const path of ['action', 'actor', 'timeline', 'asset.assets', 'attribute.confidentiality.state'])
      expect(warnings.map((one) => one.path)).toContain(path);
    expect(unmapped.map(({ path }) => path)).toContain('attribute.confidentiality.data[1]');
  });
  test('names of the language itself are words like others', () => {
    const record = JSON.parse(
      '{"__proto__":{"action":{"hacking":{}}},"constructor":1,"action":{"__proto__":{"variety":["SQLi"]},"toString":{}}}',
    );
    expect(read(record).answers).toEqual({});
    expect(read(record).unmapped.map(({ path }) => path)).toContain('constructor');
  });
  test('deep and wide ones are read to the end', () => {
    let deep: object = { leaf: 1 };
    for (let level = 0; level < 5_000; level += 1) deep = { deep };
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, nth) => [`m${nth}`, nth]));
    expect(read({ deep }).unmapped).toHaveLength(1);
    expect(read(wide).unmapped).toHaveLength(20_000);
  });
  test('words lose what nobody sees and no database keeps, and markup stays text', () => {
    const { texts } = read({ summary: 'a\u0000b\u202Ec\uD800 <script>x</script>' });
    expect(texts).toEqual([{ path: 'summary', text: 'abc <script>x</script>' }]);
  });
});
