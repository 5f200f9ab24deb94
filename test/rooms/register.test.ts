import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, done, dutyOf, INCIDENT, reportLeak } from '../support/breach.ts';

const ANSWERS = `risk { verdict foundBy rationale } processors references reasonsForDelay
  authority { told motivation duties { citation told toldAt state references motivation reasonsForDelay } }
  people { told motivation duties { citation told } } others { told motivation }`;
const REGISTER = `query ($first: Int!) { register(first: $first) { nodes { incident { id } ${ANSWERS} } } }`;
const ART33 = 'eu-gdpr-art33-1';

describe('The register of breaches: told or not, authority and people, with the motivation for each', () => {
  let api: TestApi;
  let team: TestOrganization;
  let processorId: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T06:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    const { processors } = (await api.ask(team.administrator, '{ organization { processors { id name } } }'))
      .organization;
    processorId = processors[0].id;
  });
  afterAll(() => api.close());

  const leak = async (more: object = {}): Promise<Json> => {
    const { id, detected } = await reportLeak(api, team.token.RESPONDER, more);
    const aware = { incidentId: id, aware: { at: detected.at }, ground: 'The mail was clear.' };
    return done(api, team.token.DECISION_MAKER, 'declareAwareness', aware, INCIDENT);
  };
  const entry = async (incidentId: string): Promise<Json> =>
    (await api.ask(team.token.AUDITOR, REGISTER, { first: 50 })).register.nodes.find(
      ({ incident }: Json) => incident.id === incidentId,
    );
  const answer = (facts: object[], incidentId: string) =>
    done(api, team.token.DECISION_MAKER, 'amendFacts', { incidentId, facts });

  test('who was told late stands with reference, lateness and the reason; what is still owed with its date', async () => {
    const incident = await leak();
    await done(api, team.token.RESPONDER, 'assessRisk', {
      ...{ incidentId: incident.id, inputs: {}, verdict: 'HIGH_RISK', rationale: 'Passwords in clear.' },
    });
    const obligationId = dutyOf(incident, ART33).id;
    api.clock.now = at('2026-10-28T06:00:00Z');
    const filed = {
      obligationId,
      channel: 'PORTAL',
      reference: 'CNIL-1',
      lateReason: 'The portal was down.',
    };
    await done(api, team.token.DECISION_MAKER, 'recordFiling', filed);
    const { authority, people, ...rest } = await entry(incident.id);
    expect(rest).toMatchObject({
      risk: { verdict: 'HIGH_RISK', foundBy: 'RESPONDER', rationale: 'Passwords in clear.' },
      ...{ references: ['CNIL-1'], reasonsForDelay: ['The portal was down.'], processors: [] },
    });
    expect(authority).toMatchObject({
      told: 'YES',
      duties: [{ toldAt: '2026-10-28T06:00:00.000Z', references: ['CNIL-1'] }],
    });
    expect(authority.motivation.join('\n')).toMatch(/Art\. 33\(1\): Required: .*\n.*Filed 1440 min late/s);
    expect(people.told).toBe('NO');
    expect(people.motivation).toContainEqual(expect.stringMatching(/Art\. 34\(1\): The law names no date$/));
    expect(people.motivation).toContainEqual(expect.stringMatching(/incident clause: Due 2026-10-2/));
  });

  test('a decision that nobody need be told stands with its ground, who took it, and why', async () => {
    const incident = await leak();
    const obligationId = dutyOf(incident, ART33).id;
    const decision = { obligationId, exemptionId: 'risk-unlikely', rationale: 'The archive was empty.' };
    await done(api, team.token.DECISION_MAKER, 'decideNotRequired', decision);
    const { authority } = await entry(incident.id);
    expect(authority.told).toBe('NO');
    expect(authority.motivation).toContainEqual(
      expect.stringMatching(
        /Decided by DECISION_MAKER on 2026-10-28T06:00:00\.000Z \(exemption risk-unlikely\): The archive was empty\./,
      ),
    );
    const [{ rationale_id: statementId }] = await api.sql(
      'select rationale_id from obligation_decision where obligation_id = $1',
      [obligationId],
    );
    await done(api, team.token.DECISION_MAKER, 'eraseStatement', {
      statementId,
      reason: 'A name was in it.',
    });
    const erased = (await entry(incident.id)).authority.motivation.join('\n');
    expect(erased).toContain('(exemption risk-unlikely): (erased)');
    expect(erased).not.toContain('empty');
  });

  test('an exemption that lifted a duty, and a question that is open, are the motivation where nobody decided', async () => {
    const open = await entry((await leak()).id);
    expect(open.people.motivation).toContainEqual(expect.stringMatching(/Art\. 34\(1\): Not decided yet$/));
    expect(open.people.motivation).toContainEqual(expect.stringMatching(/Art\. 34\(1\): Open: /));
    const unlikely = await leak();
    await answer([{ key: 'risk_to_people', text: 'unlikely' }], unlikely.id);
    const { authority, people } = await entry(unlikely.id);
    expect(authority.told).toBe('NO');
    expect(authority.motivation).toContainEqual(
      expect.stringMatching(/Art\. 33\(1\): Exempt: .*unlikely to result in a risk/),
    );
    expect(people.motivation).toContainEqual(expect.stringMatching(/Art\. 34\(1\): Not required: /));
  });

  test('an event that was dismissed says who asks for nothing and why it was dismissed; processors are named', async () => {
    const dataSets = [{ ...accounts('FR'), processorId }];
    const incident = await leak({ dataSets });
    const move = { incidentId: incident.id, move: 'DISMISS', reason: 'A test file of our own.' };
    await done(api, team.token.DECISION_MAKER, 'moveIncident', move);
    const { authority, others, processors } = await entry(incident.id);
    expect(processors).toHaveLength(1);
    expect(authority.motivation[0]).toBe('Dismissed: A test file of our own.');
    expect(others).toMatchObject({ told: 'NO' });
    expect(others.motivation).toContain('No rule that was checked asks for word to anybody else');
  });

  test('the files say the same as the query, and never leave a motivation out', async () => {
    const get = async (format: string) => {
      const headers = { authorization: `Bearer ${team.token.AUDITOR}` };
      return (await fetch(`${api.url}/register.${format}`, { headers })).text();
    };
    const { entries } = JSON.parse(await get('json'));
    const rows: Record<string, string>[] = parse(await get('csv'), { columns: true, bom: true });
    const { nodes } = (await api.ask(team.token.AUDITOR, REGISTER, { first: 50 })).register;
    expect(entries).toHaveLength(nodes.length);
    for (const [i, node] of [...nodes].reverse().entries()) {
      expect(entries[i]).toMatchObject({
        ...{ authorityTold: node.authority.told, authorityMotivation: node.authority.motivation },
        ...{ peopleTold: node.people.told, peopleMotivation: node.people.motivation },
        ...{
          references: node.references,
          processors: node.processors,
          reasonsForDelay: node.reasonsForDelay,
        },
      });
      for (const side of ['authority', 'people', 'others'])
        expect(rows[i]?.[`${side}Motivation`]).not.toBe('');
    }
  });

  test('many entries take as many statements as one (T-G08)', async () => {
    const count = async (first: number) => {
      api.statements.length = 0;
      await api.ask(team.token.AUDITOR, REGISTER, { first });
      return api.statements.length;
    };
    await count(1);
    expect(await count(4)).toBe(await count(1));
    // With a filing that was late, its reason is read, too.
    expect(await count(5)).toBe((await count(4)) + 1);
  });

  test('another organization sees none of it', async () => {
    const other = await api.organizationWith('AUDITOR');
    expect((await api.ask(other.token.AUDITOR, REGISTER, { first: 50 })).register.nodes).toEqual([]);
  });
});
