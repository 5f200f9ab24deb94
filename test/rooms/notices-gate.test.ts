import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { words } from '../support/notices-room.ts';

const PEOPLE = 'email,name,country\nanna@people.test,Anna Berghoff,FR\nbert@people.test,Bert Molinari,FR\n';
const SOLD =
  'We closed the backup and ended every session. Please read our newsletter for new tips on how to stay safe.';

describe('The gate keeps a notice from leaving as it should not', () => {
  let room: DispatchRoom;
  let incident: string;
  let promise: string;
  beforeAll(async () => {
    room = await dispatchRoom();
    ({ incident, promise } = await room.approved(PEOPLE));
  });
  afterAll(() => room.close());

  const draft = async (measures: string): Promise<string> => {
    const elements = words.map((word) =>
      word.element === 'measures_taken' ? { ...word, text: measures } : word,
    );
    const input = { incidentId: incident, obligationIds: [promise], elements };
    return (await done(room.api, room.responder, 'draftNotice', input)).id;
  };
  const fields =
    'problems { code severity element key excerpt } confirmations { reason isOverride codes by }';
  const notice = async (id: string): Promise<Json> =>
    (await room.api.ask(room.decider, `query ($id: ID!) { notice(id: $id) { ${fields} } }`, { id })).notice;
  const approve = (noticeId: string) =>
    act(room.api, room.decider, 'approveNotice', { noticeId, version: 1 });
  const override = (noticeId: string, more: object, token = room.organization.token.APPROVER) =>
    act(
      room.api,
      token,
      'overrideWarnings',
      { noticeId, version: 1, reason: 'It is asked for.', ...more },
      fields,
    );

  test('a warning is mended, or answered for by a named person with a reason, shown and recorded; until then nobody approves', async () => {
    const id = await draft(SOLD);
    const { problems } = await notice(id);
    expect(problems).toMatchObject([
      { code: 'PROMOTION', severity: 'WARNING', element: 'measures_taken', excerpt: 'read our newsletter' },
    ]);
    const refused = await approve(id);
    expect(refused.code).toBe('NOTICE_HAS_PROBLEMS');
    expect(refused.errors[0]?.message).toContain('overrideWarnings');
    expect((await override(id, { codes: ['PROMOTION'] }, room.responder)).code).toBe('FORBIDDEN');
    expect((await override(id, { codes: ['PROMOTION'], reason: ' ' })).code).toBe('REASON_REQUIRED');
    expect((await override(id, { keys: ['0000'] })).code).toBe('INVALID_INPUT');
    expect((await override(id, {})).code).toBe('INVALID_INPUT');
    const { overrideWarnings } = (await override(id, { keys: [problems[0].key] })).data;
    expect(overrideWarnings).toMatchObject({
      problems: [{ code: 'PROMOTION', severity: 'ADVICE' }],
      confirmations: [{ reason: 'It is asked for.', isOverride: true, codes: ['PROMOTION'] }],
    });
    expect((await approve(id)).code).toBeUndefined();
    const [{ details }] = await room.api.sql(
      "select details from event where incident_id = $1 and type = 'notice.warnings-overridden'",
      [incident],
    );
    expect(JSON.stringify(details)).not.toContain('asked for');
    expect(details.problems).toEqual([`PROMOTION ${problems[0].key}`]);
  });

  test('an edit asks anew, and an error cannot be overridden', async () => {
    const id = await draft(SOLD);
    await override(id, { codes: ['PROMOTION'] });
    const body = (
      await room.api.ask(room.decider, 'query ($id: ID!) { notice(id: $id) { version { body } } }', { id })
    ).notice.version.body.replace('new tips', 'new tips with the password Quail_7712');
    await done(room.api, room.responder, 'editNotice', { noticeId: id, version: 1, body });
    const { problems } = await notice(id);
    expect(problems.map(({ code, severity }: Json) => `${severity} ${code}`).sort()).toEqual([
      'ERROR SECRET_TOLD',
      'WARNING PROMOTION',
    ]);
    expect(JSON.stringify(problems)).not.toContain('Quail_7712');
    const keys = problems.flatMap(({ code, key }: Json) => (code === 'SECRET_TOLD' ? [key] : []));
    expect((await override(id, { version: 2, keys })).code).toBe('INVALID_INPUT');
  });

  test('an editor hears what would be wrong with a text before it is saved, and nothing is stored', async () => {
    const id = await draft(SOLD);
    const version = 'currentVersion version { subject body }';
    const read = async (rest = '', more: object = {}, names = '') =>
      room.api.ask(
        room.decider,
        `query ($id: ID! ${names}) { notice(id: $id) { ${version} problems { code } ${rest} } }`,
        {
          id,
          ...more,
        },
      );
    const before = (await read()).notice;
    const tried = async (text: object) =>
      (
        await read(
          'problemsIf(subject: $subject, body: $body, locale: $locale) { code severity locale }',
          text,
          '$subject: String, $body: String, $locale: String',
        )
      ).notice.problemsIf;
    expect(await tried({})).toMatchObject([{ code: 'PROMOTION', severity: 'WARNING', locale: 'en' }]);
    const mended = before.version.body.replace(/ Please read our newsletter[^.]*\./, '');
    expect(await tried({ body: mended })).toEqual([]);
    const secret = await tried({
      body: mended.replace('every session', 'every session (password Quail_7712)'),
    });
    expect(secret).toMatchObject([{ code: 'SECRET_TOLD', severity: 'ERROR' }]);
    expect(await read()).toEqual({ notice: before });
    const asked = `query ($id: ID!) { notice(id: $id) { problemsIf(locale: "fr") { code } } }`;
    expect((await room.api.call(room.decider, asked, { id })).code).toBe('INVALID_INPUT');
  });

  test("counsel's advice and colleagues' comments do not go out word for word", async () => {
    const advice = 'Counsel thinks that the contractor will have to pay for all of this in the end.';
    await done(room.api, room.responder, 'addComment', {
      incidentId: incident,
      text: `Noted. ${advice}`,
      privileged: true,
    });
    const { problems } = await notice(await draft(`We closed the backup. ${advice}`));
    expect(problems).toMatchObject([{ code: 'INTERNAL_NOTE', severity: 'ERROR', excerpt: advice }]);
  });

  test('a contact that is removed after the approval stops the sending', async () => {
    const { notice: id } = await room.approved(PEOPLE);
    const contact = (email: string) =>
      done(room.api, room.organization.administrator, 'setContact', { kind: 'PRIVACY', email });
    await contact('data@codecraft.test');
    const refused = await act(room.api, room.decider, 'startDispatch', { noticeId: id });
    expect(refused.code).toBe('NOT_APPROVED');
    expect(refused.errors[0]?.extensions).toMatchObject({
      reason: 'GATE',
      problems: expect.arrayContaining(['CONTACT_MISSING']),
    });
    await contact('privacy@codecraft.test');
    expect((await act(room.api, room.decider, 'startDispatch', { noticeId: id })).code).toBeUndefined();
  });

  test('a text that names one of the people it goes to is stopped before the first message leaves', async () => {
    const id = await draft('We closed the backup, thanks to Bert Molinari, and ended every session.');
    expect((await approve(id)).code).toBeUndefined();
    const refused = await act(room.api, room.decider, 'startDispatch', { noticeId: id });
    expect(refused.errors[0]?.extensions).toMatchObject({ reason: 'GATE', problems: ['PERSONAL_DETAIL'] });
    const [{ n }] = await room.api.sql('select count(*)::int as n from dispatch where notice_id = $1', [id]);
    expect(n).toBe(0);
  });

  test('alone at night, the reason for breaking the glass answers for warnings, and the review sees both', async () => {
    await room.api.ask(
      room.organization.administrator,
      'mutation { setBreakGlassHours(input: { hours: 72 }) }',
    );
    const id = await draft(SOLD);
    const broken = await act(
      room.api,
      room.decider,
      'breakGlass',
      { noticeId: id, version: 1, reason: 'Nobody else can be reached.' },
      'confirmations { reason isOverride codes }',
    );
    expect(broken.data.breakGlass.confirmations).toEqual([
      { reason: 'Nobody else can be reached.', isOverride: true, codes: ['PROMOTION'] },
    ]);
  });
});
