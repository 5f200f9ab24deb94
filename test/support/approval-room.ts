import { at, type TestApi, type TestOrganization } from './api.ts';
import { done, dutyOf, INCIDENT, reportLeak } from './breach.ts';
import { words } from './notices-room.ts';

export const PROMISE = 'codecraft-promise-users-72h';
export const ART_33 = 'eu-gdpr-art33-1';

/** Members by name, each with a token. */
export async function staffWith(
  api: TestApi,
  { administrator }: TestOrganization,
  named: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, { id: string; token: string }>> {
  const staff: Record<string, { id: string; token: string }> = {};
  for (const [name, roles] of Object.entries(named)) {
    const input = { name, email: `${name}@codecraft.test`, roles };
    const { id } = await done(api, administrator, 'addMember', input);
    const { secret } = await done(api, administrator, 'issueToken', { memberId: id, name }, 'secret');
    staff[name] = { id, token: secret };
  }
  return staff;
}

/** A breach of 04:00 with two people imported, and a notice for one rule, drafted by the responder. */
export async function draftedNotice(
  api: TestApi,
  { administrator, token }: TestOrganization,
  rule: string,
): Promise<string> {
  return (await draftedWith(api, { administrator, token }, rule)).notice;
}

/** The same, with the incident. */
export async function draftedWith(
  api: TestApi,
  { administrator, token }: Pick<TestOrganization, 'administrator' | 'token'>,
  rule: string,
): Promise<{ incident: string; notice: string }> {
  api.clock.now = at('2026-10-24T04:00:00Z');
  const { RESPONDER: responder, DECISION_MAKER: decider } = token;
  const contact = { kind: 'PRIVACY', email: 'privacy@codecraft.test' };
  await done(api, administrator, 'setContact', contact);
  const { id } = await reportLeak(api, responder, { detected: { at: '2026-10-24T01:10:00Z' } });
  const aware = { incidentId: id, aware: { at: '2026-10-24T01:10:00Z' }, ground: 'The mail was clear.' };
  const known = await done(api, decider, 'declareAwareness', aware, INCIDENT);
  const people = { incidentId: id, csv: 'email,country\na@people.test,FR\nb@people.test,FR\n' };
  await done(api, responder, 'importPeople', people, 'added');
  const draft = { incidentId: id, obligationIds: [dutyOf(known, rule).id], elements: words };
  return { incident: id, notice: (await done(api, responder, 'draftNotice', draft)).id };
}
