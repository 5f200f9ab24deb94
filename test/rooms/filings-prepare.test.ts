import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { ART33, answers, facts, furnish, leakKnown, PREPARED } from '../support/filings-room.ts';

const NOON = '2026-10-24T12:00:00Z';

describe('A notification to the authority, filled in from the record', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOON });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    await furnish(api, team);
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.clock.now = at(NOON);
  });

  const prepare = (input: object): Promise<Json> =>
    done(api, team.token.RESPONDER, 'prepareFiling', input, PREPARED);
  const valueOf = ({ content }: Json, id: string) =>
    content.sections.flatMap(({ fields }: Json) => fields).find((field: Json) => field.id === id)?.value;

  test('in one call, with half the facts: a first notification that says what follows, and by when', async () => {
    const { obligationId } = await leakKnown(api, team);
    const filing = await done(api, team.token.RESPONDER, 'fileNow', { obligationId }, PREPARED);
    expect(filing).toMatchObject({
      ...{ kind: 'INITIAL', form: 'edpb-33', complete: false, missing: { mustNow: [] } },
      restFollowsBy: '2026-10-27T12:00:00.000Z',
    });
    expect(valueOf(filing, 'step')).toBe('incomplete');
    expect(valueOf(filing, 'nature')).toEqual(['confidentiality']);
    expect(valueOf(filing, 'cause')).toBe('to_determine');
    expect(filing.copyFields.find(({ field }: Json) => field === 'measures_taken')).toMatchObject({
      number: 92,
      value: 'To be determined; follows by 27 October 2026, 12:00 UTC',
      toFollow: true,
    });
  });

  test('complete, once everything is on record', async () => {
    const { obligationId } = await leakKnown(api, team, { facts });
    const filing = await prepare({ obligationId, answers });
    expect(filing.missing.mayFollow).toEqual([]);
    expect(filing).toMatchObject({ completeness: 100, complete: true, restFollowsBy: null });
  });
});
