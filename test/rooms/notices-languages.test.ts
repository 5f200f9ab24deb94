import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { act, done } from '../support/breach.ts';
import { type Approved, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { words } from '../support/notices-room.ts';

const german = [
  { element: 'nature', text: 'Eine Sicherung war zwei Tage lang für alle lesbar.' },
  { element: 'likely_consequences', text: 'Jemand könnte Ihr Kennwort bei anderen Diensten ausprobieren.' },
  { element: 'measures_taken', text: 'Wir haben den Zugang geschlossen.' },
  { element: 'mitigation_for_individuals', text: 'Ändern Sie Ihr Kennwort überall, wo Sie es verwenden.' },
].map((word) => ({ ...word, locale: 'de' }));
const PEOPLE = [
  'email,name,country,locale',
  'anna@people.test,Anna Berg,FR,fr',
  'bert@people.test,Bert Braun,FR,de-AT',
  'cara@people.test,Cara Clark,FR,en-US',
  'dora@people.test,,FR,',
].join('\n');

describe('A notice in the language of each person', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  let breach: Approved;
  beforeAll(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtp();
    breach = await room.approved(PEOPLE);
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  const draft = (more: object) =>
    done(room.api, room.responder, 'draftNotice', {
      ...{ incidentId: breach.incident, obligationIds: [breach.promise], elements: [...words, ...german] },
      ...more,
    });
  const ask = async (id: string, fields: string) =>
    (await room.api.ask(room.decider, `query ($id: ID!) { notice(id: $id) { ${fields} } }`, { id })).notice;

  test('one approval covers the languages that were drafted; each person gets theirs, all others the default', async () => {
    const { id } = await draft({ locales: ['de'] });
    const { version, segments } = await ask(
      id,
      'version { subject contentHash variants { locale subject body elements { element } } } segments { jurisdiction locale people inAnotherLanguage preview { subject } }',
    );
    expect(version.variants).toMatchObject([
      { locale: 'de', subject: expect.stringContaining('Sicherheitsvorfall') },
    ]);
    expect(segments).toEqual([
      {
        jurisdiction: 'FR',
        locale: 'en',
        people: 3,
        inAnotherLanguage: 1,
        preview: { subject: expect.stringContaining('Security incident') },
      },
      {
        jurisdiction: 'FR',
        locale: 'de',
        people: 1,
        inAnotherLanguage: 0,
        preview: { subject: expect.stringContaining('Sicherheitsvorfall') },
      },
    ]);
    expect((await ask(id, 'problems { message locale }')).problems).toEqual([]);
    await room.approve(id);
    const before = sink.messages.length;
    const dispatch = await room.start(id);
    const worker = await room.sender(sink.url);
    await room.reaches(dispatch, 'COMPLETED');
    await worker.stop();
    const got = new Map(sink.messages.slice(before).map(({ to, raw }) => [to[0], raw.toString()]));
    expect(got.size).toBe(4);
    expect(got.get('bert@people.test')).toContain('Guten Tag Bert Braun');
    for (const [to, who] of [
      ['anna', 'Anna Berg'],
      ['cara', 'Cara Clark'],
      ['dora', 'and thank you'],
    ] as const)
      expect(got.get(`${to}@people.test`)).toContain(`Hello ${who}`);
  });

  test('a gap in one language keeps the whole from being approved, and says in which', async () => {
    const { id } = await draft({ locales: ['de'], elements: words });
    const { problems } = await ask(id, 'problems { code severity element locale }');
    const errors = problems.filter(({ severity }: { severity: string }) => severity === 'ERROR');
    expect(new Set(errors.map(({ locale }: { locale: string }) => locale))).toEqual(new Set(['de']));
    expect(errors).toContainEqual(
      expect.objectContaining({ code: 'PROMISE_ABSENT', element: 'likely_consequences' }),
    );
    expect((await act(room.api, room.decider, 'approveNotice', { noticeId: id, version: 1 })).code).toBe(
      'NOTICE_HAS_PROBLEMS',
    );
  });

  test('rule 9: a language is added or edited as a version of its own, which voids; any change of any language is another hash', async () => {
    const { id } = await draft({});
    await room.approve(id);
    const added = await done(
      room.api,
      room.responder,
      'addNoticeVariant',
      { noticeId: id, version: 1, locale: 'de-CH', elements: german },
      'needsApproval version { version contentHash variants { locale } }',
    );
    expect(added).toMatchObject({
      needsApproval: true,
      version: { version: 2, variants: [{ locale: 'de' }] },
    });
    await room.approve(id, 2);
    const edited = await done(
      room.api,
      room.responder,
      'editNotice',
      { noticeId: id, version: 2, locale: 'de', subject: 'Ein Vorfall' },
      'needsApproval version { subject contentHash variants { subject } }',
    );
    expect(edited).toMatchObject({
      needsApproval: true,
      version: { variants: [{ subject: 'Ein Vorfall' }] },
    });
    expect(edited.version.subject).toContain('Security incident');
    expect(edited.version.contentHash).not.toBe(added.version.contentHash);
    const twice = { noticeId: id, version: 3, locale: 'de' };
    expect((await act(room.api, room.responder, 'addNoticeVariant', twice)).code).toBe('CONFLICT');
    const none = { noticeId: id, version: 3, locale: 'fr', subject: 'x' };
    expect((await act(room.api, room.responder, 'editNotice', none)).code).toBe('INVALID_INPUT');
  });

  test('the preview for a given person is the message they get, with name and address masked; for the erased there is none', async () => {
    const { id } = await draft({ locales: ['de'] });
    const people = await room.api.ask(
      room.responder,
      'query ($id: ID!) { affectedPeople(incidentId: $id) { nodes { id locale } } }',
      { id: breach.incident },
    );
    const bert = people.affectedPeople.nodes.find(({ locale }: { locale: string }) => locale === 'de-AT').id;
    const query = `query ($id: ID!, $person: ID!) { notice(id: $id) { previewFor(personId: $person) {
      recipient withheld locale to message { subject text html } } } }`;
    const preview = () => room.api.call(room.responder, query, { id, person: bert });
    const [shown] = (await preview()).data.notice.previewFor;
    expect(shown).toMatchObject({ recipient: 'PERSON', withheld: null, locale: 'de', to: 'b***@p***.test' });
    expect(shown.message.text).toContain('Guten Tag B.,');
    expect(JSON.stringify(shown)).not.toMatch(/Bert|Braun|bert@/);
    expect((await room.api.call(room.organization.token.AUDITOR, query, { id, person: bert })).code).toBe(
      'FORBIDDEN',
    );
    await done(room.api, room.decider, 'erasePerson', { personId: bert }, 'personId');
    expect((await preview()).code).toBe('NOT_FOUND');
  });

  test('a notice narrowed to places goes to their people alone, and to the others one of their own', async () => {
    const csv =
      'email,name,country\nmia@people.test,Mia,US-MA\nzoe@people.test,Zoe,US-CA\numa@people.test,Uma,\n';
    const { incident, promise } = await room.approved(csv);
    const texts = { incidentId: incident, obligationIds: [promise], elements: words };
    const sizeOf = async (more: object) => {
      const { id } = await done(room.api, room.responder, 'draftNotice', { ...texts, ...more });
      await room.approve(id);
      return room.dispatch(await room.start(id));
    };
    expect((await sizeOf({ onlyIn: ['US-MA'] })).total).toBe(1);
    expect((await sizeOf({ notIn: ['US-MA'] })).total).toBe(2);
    const odd = await act(room.api, room.responder, 'draftNotice', { ...texts, onlyIn: ['Bavaria'] });
    expect(odd.code).toBe('INVALID_INPUT');
  });
});
