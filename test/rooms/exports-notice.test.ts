import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done } from '../support/breach.ts';
import { furnish, leakKnown } from '../support/filings-room.ts';
import { words } from '../support/notices-room.ts';
import { readPdf } from '../support/pdf-text.ts';

describe('A notice as a page to hand in', () => {
  let api: TestApi;
  let team: TestOrganization;
  let obligationId: string;
  let incidentId: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    await furnish(api, team);
    ({ obligationId, incidentId } = await leakKnown(api, team));
  });
  afterAll(() => api.close());

  const get = async (path: string, token = team.token.AUDITOR) => {
    const reply = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, file: Buffer.from(await reply.arrayBuffer()) };
  };
  const draft = (more: object): Promise<Json> =>
    done(api, team.token.RESPONDER, 'draftNotice', {
      incidentId,
      obligationIds: [obligationId],
      elements: words,
      ...more,
    });
  const left = async () =>
    (
      await api.ask(
        team.token.AUDITOR,
        'query ($id: ID!) { whatLeft(incidentId: $id, first: 200) { nodes { what digest } } }',
        { id: incidentId },
      )
    ).whatLeft.nodes;

  test('a notice nobody has approved says so at its head; approved, it says nothing but the text', async () => {
    const { id } = await draft({});
    const before = readPdf((await get(`/notices/${id}/notice.pdf`)).file);
    expect(before.pages[0]).toContain('DRAFT, version 1, not approved');
    await done(api, team.token.DECISION_MAKER, 'approveNotice', { noticeId: id, version: 1 });
    const after = readPdf((await get(`/notices/${id}/notice.pdf`)).file);
    expect(after.pages.join()).not.toContain('DRAFT');
    expect(after.accessible).toBe(true);
    expect(after.pages[0]).toMatch(/To\s*: Commission nationale de/);
    expect(after.pages.join('\n')).toContain('A backup at our hosting provider could be read by anybody');
    expect((await left()).map(({ what }: Json) => what)).toEqual(
      expect.arrayContaining(['notice as a page (en, not approved)', 'notice as a page (en)']),
    );
  });

  test('a text with a character that no font has is refused by name, and another organization finds nothing', async () => {
    const told = words.map((word) =>
      word.element === 'nature' ? { ...word, text: 'It was bad 😀.' } : word,
    );
    const { id } = await draft({ elements: told });
    const refused = await get(`/notices/${id}/notice.pdf`);
    expect([refused.status, refused.file.toString()]).toEqual([409, expect.stringContaining('😀 (U+1F600)')]);
    expect((await get(`/notices/${id}/notice.pdf?locale=xx`)).status).toBe(404);
    const other = await api.organizationWith('AUDITOR');
    expect((await get(`/notices/${id}/notice.pdf`, other.token.AUDITOR)).status).toBe(404);
  });
});
