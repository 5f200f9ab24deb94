import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { draftedWith, PROMISE } from '../support/approval-room.ts';
import { done } from '../support/breach.ts';

describe('An approver reads what changed since the version they approved', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let noticeId: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'SERVICE_CLIENT');
    noticeId = (await draftedWith(api, organization, PROMISE)).notice;
    const edit = (version: number, change: object) =>
      done(api, organization.token.RESPONDER, 'editNotice', { noticeId, version, ...change });
    await edit(1, {
      elements: [{ element: 'measures_taken', text: 'We closed the backup and reset every password.' }],
    });
    await done(api, organization.token.RESPONDER, 'addNoticeVariant', { noticeId, version: 2, locale: 'de' });
  });
  afterAll(() => api.close());

  const difference = (from: number, to: number, more = ''): ReturnType<TestApi['call']> =>
    api.call(
      organization.token.DECISION_MAKER,
      `query ($id: ID!) { noticeDifference(noticeId: $id, from: ${from}, to: ${to}${more}) { from to locales { locale change text
         subject { change } blocks { change elements sentences { change pieces { change text } } } } } }`,
      { id: noticeId },
    );
  const localesOf = async (from: number, to: number, more?: string): Promise<Json[]> =>
    (await difference(from, to, more)).data.noticeDifference.locales;

  test('the one sentence that changed, word by word; all the rest as it was', async () => {
    const [english, ...others] = await localesOf(1, 2);
    expect(others).toEqual([]);
    expect([english.locale, english.change, english.subject[0].change]).toEqual(['en', 'CHANGED', 'KEPT']);
    const changed = english.blocks.filter(({ change }: Json) => change !== 'KEPT');
    expect(changed.map(({ elements }: Json) => elements)).toEqual([['measures_taken']]);
    const [sentence] = changed[0].sentences.filter(({ change }: Json) => change === 'CHANGED');
    expect(sentence.pieces.filter(({ change }: Json) => change !== 'KEPT')).toEqual([
      { change: 'REMOVED', text: 'ended' },
      { change: 'ADDED', text: 'reset' },
      { change: 'REMOVED', text: 'session' },
      { change: 'ADDED', text: 'password' },
    ]);
    expect(english.text).toContain(
      '~ We closed the backup and [-ended-]{+reset+} every [-session-]{+password+}.',
    );
  });

  test('each language by itself; a new one is added as a whole', async () => {
    const both = await localesOf(2, 3);
    expect(both.map(({ locale, change }) => [locale, change])).toEqual([
      ['en', 'KEPT'],
      ['de', 'ADDED'],
    ]);
    expect(await localesOf(2, 3, ', locale: "de"')).toHaveLength(1);
    expect((await difference(2, 3, ', locale: "ja"')).errors[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      known: ['en', 'de'],
    });
  });

  test('the pieces are the texts to the letter, backwards too', async () => {
    const versions = (
      await api.ask(
        organization.token.DECISION_MAKER,
        'query ($id: ID!) { notice(id: $id) { versions { body } } }',
        { id: noticeId },
      )
    ).notice.versions;
    const prose = (body: string) =>
      body
        .replaceAll(/^:::.*$/gm, '')
        .replaceAll(/\s+/g, ' ')
        .trim();
    const textOf = (locale: Json, gone: string) =>
      locale.blocks
        .flatMap(({ sentences }: Json) =>
          sentences.flatMap(({ pieces }: Json) => [...pieces, { change: 'KEPT', text: ' ' }]),
        )
        .filter(({ change }: Json) => change !== gone)
        .map(({ text }: Json) => text)
        .join('');
    const [english] = await localesOf(1, 2);
    expect(prose(textOf(english, 'REMOVED'))).toBe(prose(versions[1].body));
    expect(prose(textOf(english, 'ADDED'))).toBe(prose(versions[0].body));
    const [back] = await localesOf(2, 1);
    expect(prose(textOf(back, 'REMOVED'))).toBe(prose(versions[0].body));
  });

  test('the look, which comes with a version though nobody wrote it into the text', async () => {
    await done(
      api,
      organization.administrator,
      'setNoticeBrand',
      { footer: 'Ours GmbH', accent: '#1a5fb4' },
      'version',
    );
    const edit = { noticeId, version: 3, subject: 'Your account' };
    await done(api, organization.token.RESPONDER, 'editNotice', edit);
    const looked = async (from: number, to: number) =>
      (
        await api.ask(
          organization.token.DECISION_MAKER,
          `query ($id: ID!) { noticeDifference(noticeId: $id, from: ${from}, to: ${to}) { look { part before after } } }`,
          { id: noticeId },
        )
      ).noticeDifference.look;
    expect(await looked(3, 4)).toEqual([
      { part: 'ACCENT', before: null, after: '#1a5fb4' },
      { part: 'FOOTER', before: null, after: 'Ours GmbH' },
    ]);
    expect(await looked(2, 3)).toEqual([]);
  });

  test('of a version there is not, or a notice of another organization, there is none', async () => {
    expect((await difference(1, 9)).data.noticeDifference).toBeNull();
    const other = await api.organizationWith('DECISION_MAKER');
    const query = 'query ($id: ID!) { noticeDifference(noticeId: $id, from: 1, to: 2) { from } }';
    expect((await api.ask(other.token.DECISION_MAKER, query, { id: noticeId })).noticeDifference).toBeNull();
  });
});
