import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, dutyOf, INCIDENT, reportLeak } from '../support/breach.ts';
import { words } from '../support/notices-room.ts';

const ART33 = 'eu-gdpr-art33-1';

describe('The report keeps what stood then beside what stands now', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const declare = (incidentId: string, instant: string, more: object = {}) => {
    const aware = { incidentId, aware: { at: instant }, ground: 'The log is clear.', ...more };
    return done(api, team.token.DECISION_MAKER, 'declareAwareness', aware, INCIDENT);
  };
  const reported = async (title: string) => {
    const { id } = await reportLeak(api, team.token.RESPONDER, {
      ...{ title, detected: { at: '2026-10-24T01:10:00Z' } },
    });
    return id as string;
  };
  const report = async (id: string) => {
    const headers = { authorization: `Bearer ${team.token.AUDITOR}` };
    return (await fetch(`${api.url}/incidents/${id}/report.md`, { headers })).text();
  };

  test('rule 7: a filing stands as it was frozen, the history of its due instant and the supplement beside it', async () => {
    const id = await reported('Backup bucket');
    const known = await declare(id, '2026-10-24T03:10:00Z', { gapReason: 'The first mail named nobody.' });
    const obligationId = dutyOf(known, ART33).id;
    await done(api, team.token.DECISION_MAKER, 'recordFiling', {
      obligationId,
      channel: 'PORTAL',
      reference: 'FR-1',
    });
    await declare(id, '2026-10-24T01:10:00Z', { gapReason: 'The engineer on duty knew at once.' });
    const text = await report(id);
    const duty =
      text.split('### Notification of a personal data breach to the supervisory authority')[1] ?? '';
    expect(duty).toMatch(/\| initial, portal: submitted \| .* \| in time \| .* \| FR-1 \|/);
    expect(duty).toMatch(
      /\*\*Supplement proposed\.\*\* It was filed under a due instant of Tue 27 Oct 2026 03:10 UTC; by the facts of today that is Tue 27 Oct 2026 01:10 UTC/,
    );
    expect(duty.match(/The engineer on duty knew at once\./)).not.toBeNull();
    expect(text.split('## Times')[1]).toContain('The first mail named nobody.');
  });

  test('rule 9: an approval of one person alone says so, with the reason and the review by another', async () => {
    const input = { name: 'Alone', email: 'alone@codecraft.test', roles: ['RESPONDER', 'DECISION_MAKER'] };
    const { id: memberId } = await done(api, team.administrator, 'addMember', input);
    const { secret } = await done(api, team.administrator, 'issueToken', { memberId, name: 'x' }, 'secret');
    await done(api, team.administrator, 'setContact', { kind: 'PRIVACY', email: 'privacy@codecraft.test' });
    const id = await reported('At night');
    const obligationId = dutyOf(await declare(id, '2026-10-24T01:10:00Z'), ART33).id;
    const draft = { incidentId: id, obligationIds: [obligationId], elements: words };
    const noticeId = (await done(api, secret, 'draftNotice', draft)).id;
    const alone = { noticeId, version: 1, reason: 'Nobody else answers.' };
    const { glassReviews } = await done(api, secret, 'breakGlass', alone, 'glassReviews { approvalId }');
    expect(await report(id)).not.toContain('Nobody else answers.');
    await done(api, secret, 'fileNotice', { noticeId, obligationId, channel: 'PORTAL' });
    expect(await report(id)).toMatch(/one person alone \(break-glass\): Nobody else answers\. Review due /);
    const reviewed = {
      approvalId: glassReviews[0].approvalId,
      outcome: 'CONFIRMED',
      comment: 'I would have, too.',
    };
    await done(api, team.token.DECISION_MAKER, 'reviewBreakGlass', reviewed, 'id');
    const text = await report(id);
    expect(text).toMatch(/Reviewed by DECISION_MAKER, .*: CONFIRMED\./);
    expect(text).not.toContain('I would have, too.');
  });

  test('incidents that were merged name each other', async () => {
    const [one, other] = [await reported('One'), await reported('Other')];
    const merged = { fromIncidentId: one, intoIncidentId: other, reason: 'One attacker, one night.' };
    const { reference } = await done(api, team.token.DECISION_MAKER, 'mergeIncidents', merged, 'reference');
    expect(await report(one)).toContain(`- This one is merged into ${reference} (`);
    expect(await report(other)).toMatch(
      /## Other incidents\n\n- 2026-\S+ is merged into this one \(DECISION_MAKER, /,
    );
  });
});
