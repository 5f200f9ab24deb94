import type { Json } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { words } from '../support/notices-room.ts';

const RESIDENTS = 'us-md-individuals';
const ATTORNEY_GENERAL = 'us-md-ag';
const REASON = 'The portal of the attorney general is down since noon, and the residents cannot wait.';

const records = {
  ...{
    name: 'payroll',
    role: 'CONTROLLER',
    personalData: 'YES',
    confidentiality: 'YES',
    medium: 'ELECTRONIC',
  },
  ...{ categories: ['name', 'ssn'], protection: { encrypted: 'NO' } },
  groups: [{ kind: 'employees', jurisdiction: 'US-MD', count: 2, countKind: 'EXACT' }],
};
const contents = [
  ...words,
  { element: 'cra_contacts', text: 'The nationwide agencies and how to reach them are listed at the end.' },
  { element: 'ftc_contact', text: 'Federal Trade Commission, telephone and website at the end.' },
  { element: 'ag_contacts', text: 'Office of the Attorney General of Maryland, address at the end.' },
];

describe('rule 8: Maryland, where the attorney general is told before the residents', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom({ now: '2026-10-25T12:00:00Z' });
  });
  afterAll(() => room.close());

  const ordered = async (incidentId: string): Promise<Json> => {
    const query = `query ($id: ID!) { incident(id: $id) { obligations {
      id ruleId state waitsFor { ruleId } holdsUp { ruleId } } } }`;
    return (await room.api.ask(room.responder, query, { id: incidentId })).incident;
  };
  const ready = async () => {
    const detected = { at: '2026-10-24T01:10:00Z' };
    const { id } = await reportLeak(room.api, room.responder, { detected, dataSets: [records] });
    await done(room.api, room.decider, 'declareAwareness', {
      incidentId: id,
      aware: detected,
      ground: 'Seen.',
    });
    await room.importPeople(
      id,
      'email,name,country,state\nmia@people.test,Mia,US,MD\nned@people.test,Ned,US,MD\n',
    );
    const incident = await incidentOf(room.api, room.responder, id);
    const residents = dutyOf(incident, RESIDENTS).id;
    const draft = { incidentId: id, obligationIds: [residents], elements: contents };
    const notice = (await done(room.api, room.responder, 'draftNotice', draft)).id;
    await room.approve(notice);
    return { id, notice, residents, general: dutyOf(incident, ATTORNEY_GENERAL).id };
  };
  const start = (noticeId: string, more: object = {}) =>
    act(room.api, room.decider, 'startDispatch', { noticeId, ...more });
  const departures = (incidentId: string) =>
    room.api.sql(
      `select details from event where incident_id = $1 and type = 'obligation.answered-out-of-order'`,
      [incidentId],
    );

  test('both are due within 45 days, and each says which comes first', async () => {
    const { id } = await ready();
    const incident = await incidentOf(room.api, room.responder, id);
    for (const rule of [RESIDENTS, ATTORNEY_GENERAL])
      expect(dutyOf(incident, rule)).toMatchObject({
        ...{ verdict: 'REQUIRED', dueLocal: 'Mon 7 Dec 2026 23:59:59 PST (Tue 8 Dec 07:59:59Z)' },
      });
    const shown = await ordered(id);
    expect(dutyOf(shown, RESIDENTS)).toMatchObject({ waitsFor: [{ ruleId: ATTORNEY_GENERAL }], holdsUp: [] });
    expect(dutyOf(shown, ATTORNEY_GENERAL)).toMatchObject({ waitsFor: [], holdsUp: [{ ruleId: RESIDENTS }] });
  });

  test('the residents are not written to first: the refusal names whom to tell, and nothing is started', async () => {
    const { id, notice, general } = await ready();
    const refused = await start(notice);
    expect(refused.code).toBe('CONFLICT');
    expect(refused.errors[0]?.message).toBe(
      'This has to come after Md. Code, Com. Law § 14-3504(h) to Office of the Attorney General of Maryland. Answer that first, or say in outOfOrderReason why it cannot wait.',
    );
    expect(refused.errors[0]?.extensions).toMatchObject({ field: 'outOfOrderReason', waitsFor: [general] });
    expect(await room.api.sql('select 1 from dispatch where incident_id = $1', [id])).toEqual([]);
    expect((await start(notice, { outOfOrderReason: '   ' })).code).toBe('CONFLICT');
  });

  test('with a reason in writing they are: the order never makes a team miss a deadline, and the reason stays on record', async () => {
    const { id, notice, general, residents } = await ready();
    expect((await start(notice, { outOfOrderReason: REASON })).errors).toEqual([]);
    const [{ details }] = await departures(id);
    expect(details).toMatchObject({ obligationIds: [residents], waitedFor: [general] });
    expect(JSON.stringify(details)).not.toContain('portal');
    const [statement] = await room.api.sql('select kind, text from statement where id = $1', [
      details.reason.statementId,
    ]);
    expect(statement).toEqual({ kind: 'ORDER_REASON', text: REASON });
    // Pressed again it is the same dispatch, and nobody is asked again.
    expect((await start(notice)).errors).toEqual([]);
    expect(await departures(id)).toHaveLength(1);
  });

  test('a draft to the attorney general changes nothing; once it is handed in, the residents may be told', async () => {
    const { id, notice, general } = await ready();
    const file = (state: string) =>
      done(room.api, room.responder, 'recordFiling', { obligationId: general, channel: 'PORTAL', state });
    await file('PREPARED');
    expect((await start(notice)).code).toBe('CONFLICT');
    const { id: filingId } = await file('SUBMITTED');
    expect(dutyOf(await ordered(id), RESIDENTS).waitsFor).toEqual([]);
    // Not taken after all: it comes first again.
    await done(room.api, room.responder, 'answerFiling', { filingId, state: 'REJECTED' });
    expect((await start(notice)).code).toBe('CONFLICT');
    await file('ACKNOWLEDGED');
    expect((await start(notice)).errors).toEqual([]);
    expect(await departures(id)).toEqual([]);
  });

  test('what is not required is not waited for: no misuse, no notice to anybody', async () => {
    const { id } = await ready();
    const known = await done(
      room.api,
      room.responder,
      'amendFacts',
      { incidentId: id, facts: [{ key: 'misuse_likely', yes: false }] },
      INCIDENT,
    );
    expect(dutyOf(known, ATTORNEY_GENERAL).verdict).toBe('NOT_REQUIRED');
    expect(dutyOf(await ordered(id), RESIDENTS).waitsFor).toEqual([]);
  });

  test('Montana, where both are told at the same time: a warning names whom to tell, until that is prepared or a person answers for it', async () => {
    const detected = { at: '2026-10-24T01:10:00Z' };
    const inMontana = {
      ...records,
      acquired: 'YES',
      groups: [{ ...records.groups[0], jurisdiction: 'US-MT' }],
    };
    const { id } = await reportLeak(room.api, room.responder, { detected, dataSets: [inMontana] });
    const incident = await incidentOf(room.api, room.responder, id);
    const residents = dutyOf(incident, 'us-mt-individuals').id;
    const draft = async () =>
      (
        await done(room.api, room.responder, 'draftNotice', {
          incidentId: id,
          obligationIds: [residents],
          elements: contents,
        })
      ).id;
    const problems = async (noticeId: string): Promise<readonly Json[]> => {
      const query = 'query ($id: ID!) { notice(id: $id) { problems { code severity citation message } } }';
      const { notice } = await room.api.ask(room.responder, query, { id: noticeId });
      return notice.problems.filter(({ code }: Json) => code === 'ORDER_ADVISED');
    };
    const notice = await draft();
    expect(await problems(notice)).toMatchObject([
      { severity: 'WARNING', citation: 'Mont. Code § 30-14-1704(8): simultaneously' },
    ]);
    expect((await problems(notice))[0]?.['message']).toContain(
      'Montana had better be told first, or at the same time',
    );
    const approval = { noticeId: notice, version: 1 };
    expect((await act(room.api, room.decider, 'approveNotice', approval)).code).toBe('NOTICE_HAS_PROBLEMS');
    const answer = {
      ...approval,
      codes: ['ORDER_ADVISED'],
      reason: 'The portal is down, and the residents cannot wait.',
    };
    await done(room.api, room.organization.token.APPROVER, 'overrideWarnings', answer);
    expect(await problems(notice)).toMatchObject([{ severity: 'ADVICE' }]);
    const other = await draft();
    const general = { obligationId: dutyOf(incident, 'us-mt-ag').id, channel: 'PORTAL', state: 'PREPARED' };
    await done(room.api, room.responder, 'recordFiling', general);
    expect(await problems(other)).toEqual([]);
  });
});
