import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, done } from '../support/breach.ts';

const DUTY = `ruleId ruleVersion recipientKey recipientKind verdict provisional startEvent startAt dueAt dueLocal softTargetAt
  why { value says clause facts } exemptions { id value } openQuestions { key question answers { key type } }
  derivation { says at local } otherReadings { startEvent says dueAt }`;
const EVALUATE = `query ($input: EvaluateInput!) { evaluate(input: $input) { asOf requiredCount undecidedCount duties { ${DUTY} } } }`;
const SAVED = `id obligations { ${DUTY} state }`;

describe('What if: evaluating facts that nobody keeps', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'SERVICE_CLIENT');
  });
  afterAll(() => api.close());

  const evaluate = async (input: object): Promise<Json> =>
    (await api.ask(team.token.SERVICE_CLIENT, EVALUATE, { input })).evaluate;
  /** What does not depend on the ids that only something saved has. */
  const plain = (duties: Json[]) =>
    duties
      .filter(({ verdict }) => verdict !== 'NOT_REQUIRED')
      .map(({ state: _state, ...duty }) => duty)
      .map((duty) => JSON.parse(JSON.stringify(duty).replaceAll(/(dataSet|group)\.[\w-]+\./g, '$1.id.')))
      .sort((a, b) => (`${a.ruleId} ${a.recipientKey}` < `${b.ruleId} ${b.recipientKey}` ? -1 : 1));

  const patterns: [string, Json][] = [
    ['accounts of people in France and Germany, first signal alone', { dataSets: [accounts('FR', 'DE')] }],
    ['nothing known but a first signal', { dataSets: [] }],
    [
      'held as a processor, of unknown residence',
      {
        dataSets: [
          {
            ...accounts(),
            role: 'PROCESSOR',
            controllers: ['Nordlicht'],
            groups: [{ kind: 'users', count: 3 }],
          },
        ],
      },
    ],
    [
      'people in California and Maryland, encrypted with the key in doubt',
      {
        occurredFrom: { at: '2026-10-20T08:00:00+02:00', toleranceMinutes: 60, zone: 'Europe/Berlin' },
        dataSets: [
          {
            ...accounts('US-CA', 'US-MD'),
            categories: ['name', 'ssn'],
            protection: { encrypted: 'YES' },
          },
        ],
      },
    ],
  ];
  test.each(patterns)('%s: answered exactly as a saved incident', async (_name, facts) => {
    const given = { detected: { at: '2026-10-24T10:00:00Z' }, ...facts };
    const tried = await evaluate(given);
    const saved = await done(api, team.token.RESPONDER, 'reportIncident', { title: 'x', ...given }, SAVED);
    expect(plain(tried.duties).length).toBeGreaterThan(0);
    expect(plain(tried.duties)).toEqual(plain(saved.obligations));
  });

  test('duties answered before start the clocks that wait for them, towards all to whom they are owed', async () => {
    const detected = { at: '2026-10-01T10:00:00Z' };
    const facts = {
      detected,
      dataSets: [
        {
          ...accounts('US-CA'),
          categories: ['name', 'ssn'],
          groups: [{ kind: 'users', jurisdiction: 'US-CA', count: 600, countKind: 'EXACT' }],
        },
      ],
    };
    const waiting = (await evaluate(facts)).duties.find(({ ruleId }: Json) => ruleId === 'us-ca-ag');
    const told = { ruleId: 'us-ca-individuals', answeredAt: '2026-10-10T10:00:00Z' };
    const started = (await evaluate({ ...facts, acts: [told] })).duties.find(
      ({ ruleId }: Json) => ruleId === 'us-ca-ag',
    );
    expect(waiting).toMatchObject({ startEvent: null, dueAt: null });
    expect(started.startEvent).toBe('answered:us-ca-individuals');
    expect(started.dueAt).toMatch(/^2026-10-2/);
  });

  test('a hold by law enforcement does to it what it does to a saved incident', async () => {
    const facts = { detected: { at: '2026-10-24T10:00:00Z' }, dataSets: [accounts('US-CA', 'FR')] };
    const hold = { written: true, until: '2026-12-31T23:00:00Z', jurisdictions: ['US'] };
    const { id } = await done(api, team.token.RESPONDER, 'reportIncident', { title: 'z', ...facts });
    const agency = { agency: 'State police', officer: 'Inspector Vogel', reason: 'They asked.' };
    await done(api, team.token.RESPONDER, 'placeHold', { incidentId: id, ...agency, ...hold });
    const HELD = `${DUTY} hold { held heldUntil }`;
    const { incident } = await api.ask(
      team.token.RESPONDER,
      `query ($id: ID!) { incident(id: $id) { obligations { ${HELD} } } }`,
      { id },
    );
    const holds = [{ ...hold, statedAt: '2026-10-24T12:00:00Z' }];
    const { evaluate: tried } = await api.ask(
      team.token.RESPONDER,
      `query ($input: EvaluateInput!) { evaluate(input: $input) { duties { ${DUTY} held heldUntil } } }`,
      { input: { ...facts, holds } },
    );
    const stopped = (duties: Json[], isHeld: (one: Json) => boolean) =>
      duties
        .filter(isHeld)
        .map(({ ruleId }) => ruleId)
        .sort();
    const delayed = stopped(incident.obligations, ({ hold }) => hold?.held);
    expect(delayed.length).toBeGreaterThan(0);
    expect(stopped(tried.duties, ({ held }) => held)).toEqual(delayed);
  });

  test('nothing is stored, whatever is asked', async () => {
    const tables = await api.sql(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
    );
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const { name } of tables)
        counts[name] = Number((await api.sql(`select count(*) as n from "${name}"`))[0].n);
      return counts;
    };
    const saved = await done(
      api,
      team.token.RESPONDER,
      'reportIncident',
      { title: 'y', dataSets: [accounts('FR')] },
      SAVED,
    );
    const before = await count();
    await evaluate({ detected: { at: '2026-10-24T10:00:00Z' }, dataSets: [accounts('FR', 'DE')] });
    const tried = { incidentId: saved.id, facts: [{ key: 'risk_to_people', text: 'unlikely' }] };
    const { evaluateIncident } = await api.ask(
      team.token.RESPONDER,
      `query ($input: EvaluateIncidentInput!) { evaluateIncident(input: $input) { duties { ${DUTY} } } }`,
      { input: { ...tried, verdicts: ['NOT_REQUIRED'] } },
    );
    const art33 = evaluateIncident.duties.find(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-1');
    expect(art33.why.flatMap(({ facts }: Json) => facts)).toContain('risk_to_people');
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(await count()).toEqual(before);
  });

  test.each<[string, object, string, string]>([
    [
      'an unknown question',
      { facts: [{ key: 'risk_to_peple', text: 'unlikely' }] },
      'INVALID_INPUT',
      'Did you mean "risk_to_people"?',
    ],
    [
      'a value it does not have',
      { facts: [{ key: 'risk_to_people', text: 'some' }] },
      'INVALID_INPUT',
      'is one of',
    ],
    ['an unknown category', { dataSets: [{ categories: ['shoe_size'] }] }, 'INVALID_INPUT', 'shoe_size'],
    ['a time to come', { detected: { at: '2027-01-01T00:00:00Z' } }, 'INVALID_INPUT', 'future'],
    ['no country', { organization: { establishments: ['Ireland'] } }, 'INVALID_INPUT', 'Ireland'],
    ['an unknown rule', { rules: ['eu-gdpr-art33-11'] }, 'INVALID_INPUT', 'Did you mean "eu-gdpr-art33-1"'],
    ['an unknown jurisdiction', { jurisdictions: ['Europe'] }, 'INVALID_INPUT', 'Europe'],
    [
      'an act under an unknown rule',
      { acts: [{ ruleId: 'us-ca-agg', answeredAt: '2026-10-10T10:00:00Z' }] },
      'INVALID_INPUT',
      'us-ca-ag',
    ],
  ])('%s is refused as reporting refuses it', async (_what, input, code, says) => {
    const answer = await api.call(team.token.SERVICE_CLIENT, EVALUATE, { input });
    expect(answer.code).toBe(code);
    expect(answer.errors[0]?.message).toContain(says);
  });

  test('a zone that does not exist is no zone', async () => {
    const answer = await api.call(team.token.SERVICE_CLIENT, EVALUATE, {
      input: { organization: { timeZone: 'Mars/Base' } },
    });
    expect(answer.code).toBe('BAD_USER_INPUT');
  });

  test('a triage bot evaluates with a token that opens no incident', async () => {
    const { issueToken } = await api.ask(
      team.administrator,
      'mutation ($input: IssueTokenInput!) { issueToken(input: $input) { secret } }',
      { input: { memberId: team.member.SERVICE_CLIENT, name: 'triage', scopes: ['rule:read'] } },
    );
    const bot = issueToken.secret;
    const { evaluate: judged } = await api.ask(bot, EVALUATE, { input: { dataSets: [accounts('FR')] } });
    expect(judged.duties.map(({ ruleId }: Json) => ruleId)).toContain('eu-gdpr-art33-1');
    expect((await api.call(bot, '{ incidents { nodes { id } } }')).code).toBe('FORBIDDEN');
    expect((await api.call(bot, '{ obligations { nodes { id } } }')).code).toBe('FORBIDDEN');
  });

  test('every rule of the catalogue is answered in one request, with its reasons and what it asks', async () => {
    const everything = { verdicts: ['REQUIRED', 'UNDECIDED', 'NOT_REQUIRED'], remote: true };
    const { evaluate: judged } = await api.ask(
      team.token.SERVICE_CLIENT,
      `query ($input: EvaluateInput!) { evaluate(input: $input) { requiredCount undecidedCount remoteCount notRequiredCount
         duties { ${DUTY} regime title citation source status verification sources notes recipientName recipientSays remote
           content { required { anyOf } ifApplicable { anyOf } prohibited headings title } before after followUp }
         questions(first: 100) { rank key question couldFlip couldMove answers { key type } } } }`,
      { input: { detected: { at: '2026-10-24T10:00:00Z' }, organization: { another: true }, ...everything } },
    );
    const { requiredCount, undecidedCount, remoteCount, notRequiredCount } = judged;
    expect(judged.duties.length).toBe(requiredCount + undecidedCount + remoteCount + notRequiredCount);
    expect(judged.duties.length).toBeGreaterThan(200);
    expect(judged.duties.every(({ why }: Json) => why.length > 0)).toBe(true);
  });

  test('rule 4: where no time is known the instant asked for picks the version; where one is, it does not', async () => {
    const facts = {
      dataSets: [{ ...accounts('US-CA'), categories: ['name', 'ssn'] }],
      rules: ['us-ca-individuals'],
    };
    const versionAt = async (asOf: string, more: object = {}) =>
      (await evaluate({ ...facts, ...more, asOf })).duties.map(({ ruleVersion }: Json) => ruleVersion);
    const [then] = await versionAt('2025-06-01T00:00:00Z');
    const [now] = await versionAt('2026-06-01T00:00:00Z');
    expect(then).not.toBe(now);
    const detected = { at: '2025-06-01T10:00:00Z' };
    expect(await versionAt('2026-06-01T00:00:00Z', { detected })).toEqual([then]);
  });

  test('another organization: nothing of yours is taken for it', async () => {
    const facts = { detected: { at: '2026-10-24T10:00:00Z' }, dataSets: [accounts('FR')] };
    const own = await evaluate({ ...facts, sources: ['PROMISE'] });
    expect(own.duties.length).toBeGreaterThan(0);
    const organization = { another: true, establishments: ['DE'], mainEstablishment: 'DE' };
    const other = await evaluate({ ...facts, organization });
    expect(other.duties.some(({ ruleId }: Json) => ruleId.startsWith('codecraft-'))).toBe(false);
    const art33 = other.duties.find(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-1');
    expect(art33.recipientKey).toBe('sa:DE');
  });
});
