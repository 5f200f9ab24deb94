import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildApi } from '../../src/api.ts';
import { codeFrom, readCode, showCode } from '../../src/domain/check-code.ts';
import { act, done } from '../support/breach.ts';
import { crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { words } from '../support/notices-room.ts';

const PUBLIC = 'https://tocsin.example.test';
const NOTICE = 'id code checkUrl currentVersion preview { subject text html }';

describe('Whether a notice is ours', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom({ kind: 'FILE', now: '2026-11-20T23:30:00Z', publicUrl: PUBLIC });
  });
  afterAll(() => room.close());
  // Nobody is bounded by the tries of the test before.
  beforeEach(() => room.api.sql('delete from public_caller'));

  const read = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, room.api.url), { headers, redirect: 'manual' });
  const page = async (path: string, headers?: Record<string, string>) => (await read(path, headers)).text();
  const noticeOf = async (id: string) =>
    (await room.api.ask(room.responder, `query ($id: ID!) { notice(id: $id) { ${NOTICE} } }`, { id })).notice;
  const issued = async (more: Parameters<DispatchRoom['approved']>[1] = {}) => {
    const approved = await room.approved(crowd(2), more);
    const dispatch = await room.start(approved.notice);
    return { ...approved, dispatch, ...(await noticeOf(approved.notice)) };
  };

  test('stands at its foot: one code for all, with the address where to ask, in every language of the notice', async () => {
    const { notice } = await room.approved(crowd(2));
    const { code, checkUrl, preview, currentVersion } = await noticeOf(notice);
    expect(readCode(code)).not.toBeNull();
    expect(checkUrl).toBe(`${PUBLIC}/check/${code}`);
    expect(preview.text).toContain(
      `You can check at ${checkUrl} whether this notice is ours. Its code: ${code}`,
    );
    expect(preview.html).toContain(`href="${checkUrl}"`);
    const variant = { noticeId: notice, version: currentVersion, locale: 'de' };
    const added = await done(
      room.api,
      room.responder,
      'addNoticeVariant',
      variant,
      'code segments { locale preview { text html } }',
    );
    expect(added.code).toBe(code);
    for (const { preview: one } of added.segments) expect(one.html).toContain(checkUrl);
  });

  test('is bound by the approval: a code exchanged behind it lets nothing go', async () => {
    const { notice } = await room.approved(crowd(1));
    await room.api.sql('update notice set code = $2 where id = $1', [notice, codeFrom(Buffer.alloc(11, 7))]);
    const refused = await act(room.api, room.decider, 'startDispatch', { noticeId: notice });
    expect(refused.code).toBe('NOT_APPROVED');
    expect(refused.errors[0]?.message).toContain('Its text is not the one that was approved');
  });

  test('is confirmed to anybody: organization, subject, day; and that this does not prove a given mail', async () => {
    const { code, preview } = await issued();
    const answer = await read(`/check/${code}`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('CodeCraft');
    expect(text).toContain(preview.subject);
    // 23:30 UTC is the next day already where the organization is, or not: its own day counts.
    const [{ day }] = await room.api.sql(
      `select to_char('2026-11-20T23:30:00Z'::timestamptz at time zone time_zone, 'YYYY-MM-DD') as day from organization where id = $1`,
      [room.organization.id],
    );
    expect(text).toContain(`<time datetime="${day}">`);
    expect(text).toContain('This does not prove that a given message is this notice');
    expect(text).toContain('Never enter a password');
    expect(text).not.toMatch(/people\.test|Name [a-z]{6}|Sample/);
    expect(await page(`/check/${readCode(code)?.toLowerCase()}`)).toBe(text);
  });

  test('a forged, unknown, mistyped or unissued code gets one answer, the same to the byte', async () => {
    const { notice } = await room.approved(crowd(1));
    const draft = await noticeOf(notice);
    const unknown = showCode(codeFrom(Buffer.from('not a code?')));
    const answers = await Promise.all(
      [
        ...[unknown, draft.code, 'K7QX-2M9P-4RTZ', 'x', '%3Cscript%3E', '-', '0'.repeat(60)],
        // Not even text, with a path in it, longer than any address should be.
        ...['%E0%A4%A', '%', '%00', 'a/b', '..%2F..%2Fetc', 'K'.repeat(3_000)],
      ].map(async (code) => {
        const answer = await read(`/check/${code}`);
        const headers = [...answer.headers].filter(([name]) => name !== 'date');
        return JSON.stringify([answer.status, headers, await answer.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Not ours');
    expect(answers[0]).not.toContain('CodeCraft');
  });

  test('the same statements run for a right code and for a wrong one, but that a right one costs no try', async () => {
    const { code } = await issued();
    const asked = async (typed: string) => {
      room.api.statements.length = 0;
      await page(`/check/${typed}`);
      return [...room.api.statements];
    };
    const wrong = await asked(showCode(codeFrom(Buffer.alloc(11, 3))));
    expect(await asked('no code')).toEqual(wrong);
    expect((await asked(code)).slice(0, -1)).toEqual(wrong);
  });

  test('a test, and a run called off before anything left, issue nothing; one called off later did', async () => {
    const { notice } = await room.approved(crowd(2));
    await done(room.api, room.decider, 'sendTest', { noticeId: notice }, 'sentTo');
    const { code } = await noticeOf(notice);
    expect(await page(`/check/${code}`)).toContain('Not ours');
    const dispatch = await room.start(notice);
    expect(await page(`/check/${code}`)).toContain('issued this notice');
    await room.api.ask(room.decider, 'mutation ($id: ID!) { cancelDispatch(id: $id) { id } }', {
      id: dispatch,
    });
    expect(await page(`/check/${code}`)).toContain('Not ours');
    await room.api.sql(
      `update delivery set state = 'ACCEPTED' where id = (select id from delivery where dispatch_id = $1 limit 1)`,
      [dispatch],
    );
    expect(await page(`/check/${code}`)).toContain('issued this notice');
  });

  test('a filing that was handed in is issued, a prepared one is not; a corrected text says what it replaced', async () => {
    const { incident } = await room.approved(crowd(1));
    const { incident: found } = await room.api.ask(
      room.responder,
      'query ($id: ID!) { incident(id: $id) { obligations { id ruleId } } }',
      { id: incident },
    );
    const obligationId = found.obligations.find(
      ({ ruleId }: { ruleId: string }) => ruleId === 'eu-gdpr-art33-1',
    ).id;
    const draft = { incidentId: incident, obligationIds: [obligationId], elements: words };
    const { id, code } = await done(room.api, room.responder, 'draftNotice', draft, 'id code');
    await room.approve(id);
    const file = (state: string) =>
      done(room.api, room.decider, 'fileNotice', { noticeId: id, obligationId, channel: 'PORTAL', state });
    await file('PREPARED');
    expect(await page(`/check/${code}`)).toContain('Not ours');
    await file('SUBMITTED');
    const first = await page(`/check/${code}`);
    expect(first).toContain('issued this notice');
    expect(first).not.toContain('has been replaced');
    const edit = { noticeId: id, version: 1, subject: 'Personal data breach, corrected' };
    await done(room.api, room.responder, 'editNotice', edit);
    await room.approve(id, 2);
    await file('SUBMITTED');
    const second = await page(`/check/${code}`);
    expect(second).toContain('Personal data breach, corrected');
    expect(second).toContain('has been replaced by this one');
  });

  test('an exercise says that it is one', async () => {
    const { code } = await issued({ exercise: true });
    expect(await page(`/check/${code}`)).toContain('This was an exercise');
  });

  test('a restricted incident’s notice is confirmed like any other, and its page says nothing of the incident', async () => {
    const { code, incident } = await issued();
    const before = await page(`/check/${code}`);
    const only = {
      incidentId: incident,
      memberIds: [room.organization.member.DECISION_MAKER],
      reason: 'Suspect inside.',
    };
    await done(room.api, room.decider, 'restrictIncident', only);
    expect(await page(`/check/${code}`)).toBe(before);
  });

  test('is read in the language of the reader, and Arabic from right to left', async () => {
    const { code } = await issued();
    expect(await page(`/check/${code}`, { 'accept-language': 'de-CH,de;q=0.9' })).toContain(
      'lang="de" dir="ltr"',
    );
    const arabic = await page(`/check/${code}?lang=ar`, { 'accept-language': 'de' });
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('<bdi>');
  });

  test('needs no script, sets no cookie, fetches nothing, is not kept and not found by search engines', async () => {
    for (const path of ['/check', '/check/x']) {
      const answer = await read(path);
      const { headers } = answer;
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).not.toMatch(/<script|<img|<link|https?:\/\//);
    }
  });

  test('a typed code goes to the address of its page, whatever was typed', async () => {
    const { code } = await issued();
    const to = async (typed: string) =>
      (await read(`/check?code=${encodeURIComponent(typed)}&lang=de`)).headers.get('location');
    expect(await to(` ${code.toLowerCase()} `)).toBe(`check/${readCode(code)}?lang=de`);
    expect(await to('//evil.test/?a=<b>')).toBe('check/eviltestab?lang=de');
    expect(await to('…')).toBe('check/-?lang=de');
    // As a mail program links it, with what stood behind it; and the page without a code asks for one.
    expect(await page(`/check/(${code}),/`)).toContain('2026');
    expect((await read('/check/')).headers.get('location')).toBe('../check?lang=en');
  });

  test('guessing is bounded for each network, not for its neighbours, and right codes cost nothing', async () => {
    const { code } = await issued();
    for (let i = 0; i < 30; i += 1) expect((await read(`/check/${code}`)).status).toBe(200);
    // At once, as somebody who guesses would: none slips through between two looks.
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => (await read(`/check/${i}`)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    // Then no code is told any more, a right one neither.
    expect((await read(`/check/${code}`)).status).toBe(429);
    room.api.clock.now = room.api.clock.now?.plus({ minutes: 4 }) ?? null;
    expect((await read(`/check/${code}`)).status).toBe(200);
  });

  test('a caller is who the connection says, or who a trusted proxy says, and a /64 of IPv6 is one network', async () => {
    const tried = async (trustedProxies: string[], from: readonly string[]) => {
      await room.api.sql('delete from public_caller');
      const app = await buildApi({ ...room.api.installation, trustedProxies });
      for (const [i, address] of from.entries())
        await app.inject({
          url: `/check/${i}`,
          remoteAddress: '10.0.0.5',
          headers: { 'x-forwarded-for': `192.0.2.66, ${address}` },
        });
      await app.close();
      return (await room.api.sql('select count(*)::int as n from public_caller'))[0].n;
    };
    const callers = ['198.51.100.7', '198.51.100.8', '2001:db8::1', '2001:db8::ffff', '2001:db8:0:1::1'];
    expect(await tried([], callers)).toBe(1);
    expect(await tried(['192.0.2.0/24'], callers)).toBe(1);
    expect(await tried(['10.0.0.0/8'], callers)).toBe(4);
  });

  test('a supplement and what it supplements point to each other once both are issued', async () => {
    const { notice, incident, code } = await issued();
    const changed = [{ element: 'what_changed', text: 'The backup was open for three days, not two.' }];
    const supplement = await done(
      room.api,
      room.responder,
      'draftSupplement',
      { noticeId: notice, elements: [...words, ...changed] },
      'id code correctsNoticeId incidentId',
    );
    expect(supplement).toMatchObject({ correctsNoticeId: notice, incidentId: incident });
    expect(await page(`/check/${code}`)).not.toContain('corrects it or adds to it');
    await room.approve(supplement.id);
    await room.start(supplement.id);
    expect(await page(`/check/${code}`)).toContain(
      `corrects it or adds to it: <a class="code" href="${readCode(supplement.code)}`,
    );
    expect(await page(`/check/${supplement.code}`)).toContain('It corrects or adds to a notice issued on');
  });
});
