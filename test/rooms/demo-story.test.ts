import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { showInstant } from '../../src/domain/time-display.ts';
import { at, type Json } from '../support/api.ts';
import { playedStory, type Story } from '../support/story.ts';

const A = '2026-10-24T01:10:00.000Z';
const A_PLUS_72 = '2026-10-27T01:10:00.000Z';
const PROMISE = 'codecraft-promise-users-72h';

describe('the story of the demo: one breach at a hosting firm', () => {
  let story: Story;
  beforeAll(async () => {
    story = await playedStory();
  }, 300_000);
  afterAll(() => story.close());
  const counts = (chapter: Parameters<Story['seen']>[0]): Record<string, number> =>
    Object.fromEntries(story.seen(chapter).peopleCounts.map(({ key, count }: Json) => [key ?? 'ZZ', count]));
  const total = (chapter: Parameters<Story['seen']>[0]) =>
    Object.values(counts(chapter)).reduce((sum, count) => sum + count, 0);

  test('H+0: GDPR runs from 01:10Z to Tuesday 02:10 in Berlin and Monday 18:10 in California, across the change of clocks', () => {
    const duty = story.duty('H+0', 'eu-gdpr-art33-1');
    expect(duty).toMatchObject({ startEvent: 'aware', startAt: A, dueAt: A_PLUS_72 });
    expect(showInstant(at(duty.dueAt), 'Europe/Berlin')).toBe('Tue 27 Oct 2026 02:10 CET (01:10Z)');
    expect(duty.dueLocal).toBe('Mon 26 Oct 2026 18:10 PDT (Tue 27 Oct 01:10Z)');
  });

  test('H+0: the promise to the users stands beside it, from the first signal, with its own source', () => {
    expect(story.duty('H+0', PROMISE)).toMatchObject({
      ...{
        source: 'PROMISE',
        startEvent: 'detected',
        startAt: A,
        dueAt: A_PLUS_72,
        recipientKind: 'INDIVIDUALS',
      },
    });
  });

  test('H+1: about 4,000 people: GDPR 33 is required, provisionally; California is undecided and dated all the same', () => {
    expect(story.duty('H+1', 'eu-gdpr-art33-1')).toMatchObject({ verdict: 'REQUIRED', provisional: true });
    const california = story.duty('H+1', 'us-ca-individuals');
    expect(california).toMatchObject({
      verdict: 'UNDECIDED',
      provisional: true,
      dueAt: '2026-11-23T07:59:59.000Z',
    });
    expect(california.openQuestions.map(({ question }: Json) => question).join()).toMatch(
      /hashes be reversed/,
    );
  });

  test('H+9: "AES-256 at rest" with the key in the same bucket is no exemption; the snapshot is out, as a recorded decision', async () => {
    expect(story.duty('H+9', 'eu-gdpr-art33-1')).toMatchObject({ verdict: 'REQUIRED' });
    const { told, api } = story;
    const { incident } = await api.ask(
      told.cast.auditor,
      'query ($id: ID!) { incident(id: $id) { decisions { nodes { what why } } } }',
      { id: told.incidentId },
    );
    expect(incident.decisions.nodes[0]).toMatchObject({ what: expect.stringMatching(/snapshot is out/) });
  });

  test('H+20: unsalted MD5: Californians are owed word within 30 days of Friday, 23 October, Pacific time', () => {
    expect(story.duty('H+20', 'us-ca-individuals')).toMatchObject({
      ...{ verdict: 'REQUIRED', state: 'OPEN', dueAt: '2026-11-23T07:59:59.000Z' },
      dueLocal: 'Sun 22 Nov 2026 23:59:59 PST (Mon 23 Nov 07:59:59Z)',
    });
  });

  test('H+26: 3,988 people; of 514 rows with weak hashes 14 are duplicates: 500 Californians, not more than 500', () => {
    expect(counts('H+26')).toMatchObject({
      DE: 612,
      FR: 431,
      IE: 118,
      NL: 239,
      GB: 730,
      'US-CA': 728,
      ZZ: 570,
    });
    expect(total('H+26')).toBe(3988);
    const weak = story
      .seen('H+26')
      .dataSets.find(({ protection }: Json) => protection.algorithm === 'unsalted MD5');
    expect(weak.groups).toEqual([{ jurisdiction: 'US-CA', count: 500, countKind: 'EXACT' }]);
    expect(story.duty('H+26', 'us-ca-ag')).toMatchObject({ verdict: 'NOT_REQUIRED', state: 'DECIDED' });
  });

  test('H+26: a representative in Dublin gives no one-stop shop: five authorities, and which German one stays open', () => {
    const filed = story
      .seen('H+26')
      .obligations.filter(({ ruleId }: Json) => ruleId.endsWith('gdpr-art33-1'))
      .map(({ recipientKey, recipientDecided, state, filings }: Json) => [
        ...[recipientKey, recipientDecided, state, filings[0].dueAt, filings[0].lateBy],
      ]);
    expect(filed.sort()).toEqual([
      ['sa:DE', false, 'MET', A_PLUS_72, null],
      ['sa:FR', true, 'MET', A_PLUS_72, null],
      ['sa:GB', true, 'MET', A_PLUS_72, null],
      ['sa:IE', true, 'MET', A_PLUS_72, null],
      ['sa:NL', true, 'MET', A_PLUS_72, null],
    ]);
  });

  test('H+41: twelve more: 512 with weak hashes, 740 Californians, 4,000 in all; the decision reopens by itself', () => {
    expect(counts('H+41')).toMatchObject({ 'US-CA': 740, 'US-NY': 335, 'US-TX': 225, ZZ: 570 });
    expect(335 + 225).toBe(560);
    expect(total('H+41')).toBe(4000);
    const duty = story.duty('H+41', 'us-ca-ag');
    expect(duty).toMatchObject({ verdict: 'REQUIRED', state: 'OPEN', dueAt: null });
    expect(duty.decisions[0]).toMatchObject({ endedAs: 'REOPENED', decidedByName: 'Sofia, decision-maker' });
  });

  test('H+41: the draft is stale: it says 3,988', () => {
    const stated = story.seen('H+41').notices.flatMap(({ stale }: Json) => stale?.facts ?? []);
    expect(stated).toContainEqual({
      stated: expect.stringContaining('3,988'),
      now: [expect.stringContaining('4,000')],
    });
  });

  test('H+66: 3,963 accepted, 31 bounced, 6 uncertain and resent: partly met, 3,969 of 4,000', async () => {
    const { api, told } = story;
    const states = await api.sql(
      'select state, resends, count(*)::int as n from delivery where dispatch_id = $1 group by 1, 2 order by 1, 2',
      [told.dispatchId],
    );
    expect(states).toEqual([
      { state: 'ACCEPTED', resends: 0, n: 3963 },
      { state: 'ACCEPTED', resends: 1, n: 6 },
      { state: 'FAILED', resends: 0, n: 31 },
    ]);
    const promise = story.duty('H+66', PROMISE);
    expect(promise.state).toBe('PARTLY_MET');
    const sum = (of: string) => promise.coverage.reduce((so: number, segment: Json) => so + segment[of], 0);
    expect([sum('reached'), sum('total'), sum('unreached'), sum('uncertain')]).toEqual([3969, 4000, 31, 0]);
    expect(story.errors).toEqual([]);
  });

  test('H+66: everybody is written to in their language, as the list has it', async () => {
    const languages = new Map<string, number>();
    for (const file of await readdir(story.outbox)) {
      const raw = await readFile(join(story.outbox, file), 'latin1');
      // Texts in other letters than Latin ones travel in base64.
      const language = /<html lang=3D"([^"]+)"/.exec(raw)?.[1] ?? 'ja or ar';
      languages.set(language, (languages.get(language) ?? 0) + 1);
    }
    expect(Object.fromEntries(languages)).toMatchObject({ de: 607, fr: 428, nl: 237, 'ja or ar': 8 });
  });

  test('afterwards: 31 letters meet what is owed to the people; the Attorney General has until 10 November, Pacific time', () => {
    for (const rule of [PROMISE, 'us-ca-individuals', 'eu-gdpr-art34', 'uk-gdpr-art34'])
      expect([rule, story.duty('letters', rule).state]).toEqual([rule, 'MET']);
    expect(story.duty('letters', 'us-ca-ag')).toMatchObject({
      ...{ verdict: 'REQUIRED', dueAt: '2026-11-11T07:59:59.000Z' },
      dueLocal: 'Tue 10 Nov 2026 23:59:59 PST (Wed 11 Nov 07:59:59Z)',
    });
  });

  test('the end: closed, and the record is intact', async () => {
    expect(story.seen('end').state).toBe('CLOSED');
    const { verifyRecord } = await story.api.ask(story.told.cast.auditor, '{ verifyRecord { intact } }');
    expect(verifyRecord.intact).toBe(true);
  });

  test('one incident is live, five hours old: 67 hours are left', () => {
    expect(story.duty('live', 'eu-gdpr-art33-1')).toMatchObject({
      dueAt: '2026-11-23T04:00:00.000Z',
      state: 'OPEN',
    });
  });

  test('Pipo360: nobody knows where it is established: the authority is undecided, its clock visible; the promise runs', () => {
    const { obligations } = story.told.others['pipo360'] ?? { obligations: [] };
    expect(obligations.find(({ ruleId }) => ruleId === 'eu-gdpr-art33-1')).toMatchObject({
      ...{ verdict: 'UNDECIDED', dueAt: A_PLUS_72 },
    });
    expect(obligations.find(({ source }) => source === 'PROMISE')).toMatchObject({ dueAt: A_PLUS_72 });
  });

  test('Piora: no hours were promised; the check warns about the sales mailbox as contact', () => {
    const { obligations, problems } = story.told.others['piora'] ?? { obligations: [], problems: [] };
    expect(obligations.filter(({ source }) => source === 'PROMISE')).toEqual([]);
    expect(problems.map(({ message }) => message).join()).toMatch(/sales@piora\.test/);
  });

  test('PixelDrive: processor of three customers: Article 33(2) to each of them, without an invented date', () => {
    const owed = story.told.others['pixeldrive']?.obligations.filter(
      ({ ruleId }) => ruleId === 'eu-gdpr-art33-2',
    );
    expect(owed?.map(({ recipientName, dueAt }) => [recipientName, dueAt]).sort()).toEqual([
      ['Academy North', null],
      ['Guild of Welders', null],
      ['Marathon Registry', null],
    ]);
  });

  test('the coding platform: no name, no contact: its notice does not pass; for a school’s pupils the school is the controller', () => {
    const { problems, obligations } = story.told.others['ide-platform'] ?? { problems: [], obligations: [] };
    expect(problems.filter(({ severity }) => severity === 'ERROR').length).toBeGreaterThan(0);
    expect(obligations.find(({ ruleId }) => ruleId === 'eu-gdpr-art33-2')).toMatchObject({
      recipientName: 'Riverside School',
    });
  });
});
