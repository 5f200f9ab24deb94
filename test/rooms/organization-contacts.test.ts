import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, incidentOf, reportLeak } from '../support/breach.ts';

const CARD = `contacts { id kind name email url authority jurisdiction loginHolder mailVerifiedAt mailVerifiedBy mailVerifiedHow }
  missingContacts { kind authority why neededFor }`;

describe('The contact card', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    team = await api.organizationWith('RESPONDER');
  });
  afterAll(() => api.close());

  const set = (input: object) => done(api, team.administrator, 'setContact', input, CARD);
  const tryTo = (name: string, input: object) => act(api, team.administrator, name, input, CARD);
  const missingOf = ({ missingContacts }: Json) => missingContacts.map(({ kind }: Json) => kind);
  const card = async () => (await api.ask(team.administrator, `{ organization { ${CARD} } }`)).organization;
  const needs = async (id: string) =>
    (
      await api.ask(
        team.token.RESPONDER,
        'query ($id: ID!) { incident(id: $id) { missingContacts { kind authority why neededFor } } }',
        { id },
      )
    ).incident.missingContacts;

  test('a new organization has none, is told which and what for, and the addresses of its policy are none', async () => {
    const organization = await card();
    expect(organization.contacts).toEqual([]);
    expect(missingOf(organization)).toEqual([
      'RESPONSIBLE',
      'SECOND',
      'DECISION_MAKER',
      'PRIVACY',
      'DPO',
      'COUNSEL',
      'INSURER',
      'FORENSICS',
      'EU_REPRESENTATIVE',
    ]);
    const privacy = organization.missingContacts.find(({ kind }: Json) => kind === 'PRIVACY');
    expect(privacy.why).toMatch(/^None is set\. The published policy: Placeholder/);
    const taken = await set({ kind: 'PRIVACY', email: 'privacy@codecraft.example' });
    expect(missingOf(taken)).toContain('PRIVACY');
    expect(missingOf(await set({ kind: 'PRIVACY', email: 'privacy@codecraft.test' }))).not.toContain(
      'PRIVACY',
    );
  });

  test('a name is enough for counsel, and too little for whoever is called at night', async () => {
    expect(missingOf(await set({ kind: 'COUNSEL', name: 'Hale & Partners' }))).not.toContain('COUNSEL');
    expect(missingOf(await set({ kind: 'RESPONSIBLE', name: 'Noor' }))).toContain('RESPONSIBLE');
    expect(
      missingOf(await set({ kind: 'RESPONSIBLE', name: 'Noor', phone: '+49 30 23125 000' })),
    ).not.toContain('RESPONSIBLE');
  });

  test('the second person is somebody else than the first', async () => {
    await set({ kind: 'RESPONSIBLE', name: 'Noor', phone: '+49 30 23125 000' });
    const same = await set({ kind: 'SECOND', name: 'N.', phone: '+49 30 23125 000' });
    expect(same.missingContacts.find(({ kind }: Json) => kind === 'SECOND').why).toMatch(/somebody else/);
    expect(missingOf(await set({ kind: 'SECOND', name: 'Sofia', phone: '+49 30 23125 001' }))).not.toContain(
      'SECOND',
    );
  });

  test('a contact replaces the one of its kind, unless another is asked for; among several one is named', async () => {
    await set({ kind: 'COUNSEL', name: 'Hale' });
    await set({ kind: 'COUNSEL', name: 'Hale & Partners' });
    const two = await set({ kind: 'COUNSEL', name: 'Ortiz', another: true });
    expect(two.contacts.map(({ name }: Json) => name)).toEqual(['Hale & Partners', 'Ortiz']);

    const refused = await tryTo('setContact', { kind: 'COUNSEL', name: 'Third' });
    expect([refused.code, refused.errors[0]?.extensions.contactIds]).toEqual([
      'CONFLICT',
      two.contacts.map(({ id }: Json) => id),
    ]);
    const [{ id }] = two.contacts;
    const renamed = await set({ id, kind: 'COUNSEL', name: 'Hale LLP' });
    expect(renamed.contacts.map(({ name }: Json) => name)).toEqual(['Hale LLP', 'Ortiz']);
    const removed = await done(api, team.administrator, 'removeContact', { contactId: id }, CARD);
    expect(removed.contacts.map(({ name }: Json) => name)).toEqual(['Ortiz']);
    expect((await tryTo('removeContact', { contactId: id })).code).toBe('NOT_FOUND');
  });

  test('an authority has a portal and somebody who holds the login: a member, or somebody by name', async () => {
    const url = 'https://forms.dataprotection.test';
    const [contact] = (
      await set({ kind: 'AUTHORITY', authority: 'sa:IE', url, loginMemberId: team.member.RESPONDER })
    ).contacts;
    expect(contact).toMatchObject({ authority: 'sa:IE', jurisdiction: 'IE', url, loginHolder: 'RESPONDER' });
    const wrong = [
      { authority: 'sa:XYZ', url },
      { authority: 'sa:IE', jurisdiction: 'FR', url },
      { jurisdiction: 'Ireland', url },
      { authority: 'sa:IE', url: 'javascript:alert(1)' },
      { authority: 'sa:IE', url, loginHolder: 'Noor', loginMemberId: team.member.RESPONDER },
    ];
    for (const input of wrong)
      expect((await tryTo('setContact', { kind: 'AUTHORITY', ...input })).code).toBe('INVALID_INPUT');
    expect((await tryTo('setContact', { kind: 'COUNSEL', name: 'x', loginHolder: 'Noor' })).code).toBe(
      'INVALID_INPUT',
    );
  });

  test('a named person vouches for the mail channel of an authority, and another address voids it', async () => {
    const base = { kind: 'AUTHORITY', authority: 'sa:IE', email: 'breaches@dpc.test' };
    const [{ id }] = (await set(base)).contacts;
    const verify = (more: object) =>
      tryTo('verifyAuthorityChannel', { contactId: id, how: 'Their page, and a call.', ...more });

    expect((await verify({ how: ' ' })).code).toBe('REASON_REQUIRED');
    expect((await verify({ email: 'old@dpc.test' })).code).toBe('CONFLICT');
    const { contacts } = (await verify({ email: 'breaches@dpc.test' })).data.verifyAuthorityChannel;
    expect(contacts[0]).toMatchObject({ mailVerifiedHow: 'Their page, and a call.' });
    expect([contacts[0].mailVerifiedAt, contacts[0].mailVerifiedBy]).not.toContain(null);

    const renamed = await set({ ...base, name: 'Breach desk' });
    expect(renamed.contacts[0].mailVerifiedAt).not.toBe(null);
    const moved = await set({ ...base, email: 'desk@dpc.test' });
    expect(moved.contacts[0]).toMatchObject({
      mailVerifiedAt: null,
      mailVerifiedBy: null,
      mailVerifiedHow: null,
    });

    const placeholder = await set({ ...base, email: 'desk@dpc.example' });
    expect(
      (await tryTo('verifyAuthorityChannel', { contactId: placeholder.contacts[0].id, how: 'x' })).code,
    ).toBe('INVALID_INPUT');
    const events = await api.sql(
      "select details::text as text from event where organization_id = $1 and type like 'contact.%'",
      [team.id],
    );
    expect(JSON.stringify(events)).not.toMatch(/dpc|call/);
  });

  test('an incident says whom its duties need; recording goes on without them', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const missing = await needs(id);
    expect(missing.map(({ kind, authority }: Json) => authority ?? kind)).toEqual([
      'sa:FR',
      'DECISION_MAKER',
      'PRIVACY',
      'EU_REPRESENTATIVE',
    ]);
    expect(missing[0].why).toMatch(/^No contact of .* is set\.$/);

    await set({ kind: 'AUTHORITY', jurisdiction: 'FR', url: 'https://notifications.cnil.test' });
    expect((await needs(id))[0].why).toMatch(/lacks somebody who holds the login, and no mail channel/);
    await set({
      kind: 'AUTHORITY',
      jurisdiction: 'FR',
      url: 'https://notifications.cnil.test',
      loginHolder: 'Noor',
    });
    await set({ kind: 'DPO', email: 'dpo@codecraft.test' });
    await set({ kind: 'DECISION_MAKER', email: 'sofia@codecraft.test' });
    await set({ kind: 'EU_REPRESENTATIVE', email: 'dublin@codecraft.test' });
    expect(await needs(id)).toEqual([]);
  });

  test('the board shows the same beside each clock, and a verified mail channel will do', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const board = async () => {
      const { obligations } = await api.ask(
        team.token.RESPONDER,
        '{ obligations(first: 50) { nodes { incidentId recipientKey missingContacts { authority } } } }',
      );
      const one = obligations.nodes.find(
        (duty: Json) => duty.incidentId === id && duty.recipientKey === 'sa:FR',
      );
      return one.missingContacts.map(({ authority }: Json) => authority);
    };
    expect(await board()).toContain('sa:FR');
    const [contact] = (await set({ kind: 'AUTHORITY', authority: 'sa:FR', email: 'notifications@cnil.test' }))
      .contacts;
    expect(await board()).toContain('sa:FR');
    await done(api, team.administrator, 'verifyAuthorityChannel', { contactId: contact.id, how: 'A call.' });
    expect(await board()).not.toContain('sa:FR');
    const { board: list } = await api.ask(
      team.token.RESPONDER,
      '{ board(first: 50) { nodes { incident { id missingContacts { kind } } } } }',
    );
    const row = list.nodes.find(({ incident }: Json) => incident.id === id);
    expect(row.incident.missingContacts.map(({ kind }: Json) => kind)).toContain('DECISION_MAKER');
    expect(dutyOf(await incidentOf(api, team.token.RESPONDER, id), 'eu-gdpr-art33-1').state).toBe('OPEN');
  });
});
