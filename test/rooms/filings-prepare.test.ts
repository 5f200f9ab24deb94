import { filingContent } from '../../src/filings/filing-content.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { answers, facts, furnish, leakKnown, PREPARED } from '../support/filings-room.ts';

const NOON = '2026-10-24T12:00:00Z';

describe('rule 12: a notification to the authority, filled in from the record, says what is not yet known', () => {
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

  test('no answer is lost, and none makes an open filing a complete one', async () => {
    const { obligationId } = await leakKnown(api, team);
    const refused = async (...given: object[]) => {
      const { code, errors } = await act(api, team.token.RESPONDER, 'fileNow', {
        obligationId,
        answers: given,
      });
      return [code, errors[0]?.message];
    };
    const step = await refused({ field: 'step', text: 'complete' });
    expect(step).toEqual(['INVALID_INPUT', expect.stringContaining('takes no answer')]);
    const lost = await refused({ field: 'told_since', text: '2026-10-24' });
    expect(lost).toEqual(['INVALID_INPUT', expect.stringContaining('asked only where "told" is yes')]);
    const twice = { field: 'cause', text: 'unknown' };
    expect(await refused(twice, twice)).toEqual(['INVALID_INPUT', expect.stringContaining('twice')]);
    const both = [
      { field: 'told', text: 'yes' },
      { field: 'told_since', text: '2026-10-24' },
    ];
    expect(valueOf(await prepare({ obligationId, answers: both }), 'told_since')).toBe('2026-10-24');
  });

  test('taken out as an accessible PDF, the same bytes each time, and on record', async () => {
    const { obligationId, incidentId } = await leakKnown(api, team, { facts });
    const { id } = await prepare({ obligationId, answers });
    const get = async (name: string, token: string) =>
      fetch(`${api.url}/prepared-filings/${name}`, { headers: { authorization: `Bearer ${token}` } });
    const pdf = await get(`${id}/filing.pdf`, team.token.RESPONDER);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const again = await get(`${id}/filing.pdf`, team.token.RESPONDER);
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    const html = await (await get(`${id}/filing.html`, team.token.RESPONDER)).text();
    expect(html).toContain('Nature of the breach');
    const json = await (await get(`${id}/filing.json`, team.token.RESPONDER)).json();
    expect(filingContent.safeParse(json).success).toBe(true);

    const other = await api.organizationWith('RESPONDER');
    expect((await get(`${id}/filing.pdf`, other.token.RESPONDER)).status).toBe(404);
    const left = await api.ask(
      team.token.AUDITOR,
      'query ($id: ID!) { whatLeft(incidentId: $id, first: 9) { nodes { what } } }',
      { id: incidentId },
    );
    expect(JSON.stringify(left)).toContain('prepared filing as pdf');
  });
});
