import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncidentFacts } from '../../src/domain/facts.ts';
import { answerTo } from '../../src/domain/following.ts';
import { loadCatalog } from '../../src/rules/load-catalog.ts';
import { CatalogError } from '../../src/rules/read-yaml.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { company, pattern, when } from './fact-pattern.ts';
import { incident, organization, time } from './given.ts';

const follows = shippedCatalog().then(({ context }) => context.follows ?? new Map());
const answer = async (key: string, given: Partial<IncidentFacts>, answers = {}) =>
  answerTo(key, {
    facts: incident(given),
    organization: organization({ answers }),
    follows: await follows,
  });

describe('what is recorded need not be asked again', () => {
  it.each<[string, string, Partial<IncidentFacts>, unknown, string[]]>([
    [
      'the time of a payment',
      'ransom_paid',
      { milestones: { payment_made: time('2026-11-05T04:30:00Z') } },
      true,
      ['payment_made'],
    ],
    [
      'a letter gone astray',
      'ransom_paid',
      { answers: { cause: ['misdirected_message'] } },
      false,
      ['cause'],
    ],
    [
      'stolen credentials, by way of an intruder',
      'only_within_organization',
      { answers: { cause: ['stolen_credentials'] } },
      false,
      ['external_unauthorised_access', 'cause'],
    ],
    [
      'an unlikely risk',
      'serious_harm_likely',
      { answers: { risk_to_people: 'unlikely' } },
      false,
      ['risk_to_people'],
    ],
    ['nobody having been told', 'dora_weekend_relief_withdrawn', {}, false, []],
  ])('%s settles %s', async (_what, key, given, value, from) => {
    const found = await answer(key, given);
    expect(found).toMatchObject({ value, facts: [key, ...from] });
    expect(found?.because).not.toBeNull();
  });

  it('a person who answers goes before', async () => {
    const given = {
      answers: { ransom_paid: false },
      milestones: { payment_made: time('2026-11-05T04:30:00Z') },
    };
    expect(await answer('ransom_paid', given)).toMatchObject({ value: false, because: null });
  });

  it.each<[string, string, Partial<IncidentFacts>]>([
    [
      'one accident among causes not known',
      'ransom_paid',
      { answers: { cause: ['lost_device', 'unknown'] } },
    ],
    ['a high risk', 'serious_harm_likely', { answers: { risk_to_people: 'high_risk' } }],
    ['an insider', 'external_unauthorised_access', { answers: { cause: ['insider_misuse'] } }],
  ])('%s leaves %s open', async (_what, key, given) => {
    expect(await answer(key, given)).toBeNull();
  });

  it('business in other countries alone settles that nobody in Europe is targeted', async () => {
    expect(await answer('targets_people_in_eea', {}, { does_business_in: ['US', 'GB'] })).toMatchObject({
      value: false,
    });
    expect(await answer('targets_people_in_eea', {}, { does_business_in: ['US', 'FR'] })).toBeNull();
  });

  pattern(
    'the time of a payment alone starts the 72 hours of an Australian company',
    company('AU', 'Australia/Sydney', ['none'], { does_business_in: ['AU'], au_annual_turnover: 4e6 }),
    incident({ milestones: { payment_made: when('2026-11-05T04:30:00Z') } }),
    { 'au-ransom-payment-72h': 'REQUIRED 2026-11-08T04:30:00Z firm' },
  );
});

it('an answer that follows from a question nobody asks does not load', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-rules-'));
  try {
    await cp('notifications', folder, { recursive: true });
    const file = join(folder, 'facts/general.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('fact: does_business_in, outside: EEA', 'fact: mood, outside: EEA'));
    const error = await loadCatalog(folder).catch((caught: unknown) => caught);
    expect(error instanceof CatalogError && error.problems).toEqual([
      'facts/: fact "targets_people_in_eea" follows from "mood", which is not in facts/',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
