import { type EntityManager, In, IsNull } from 'typeorm';
import { memberOf } from '../domain/actor.ts';
import type { Role } from '../domain/permissions.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { IncidentAdmissionRow } from './incident-admission.row.ts';

const acting: readonly Role[] = ['RESPONDER', 'APPROVER', 'DECISION_MAKER'];

export interface Admissions {
  readonly memberIds: ReadonlySet<string>;
  /** The entry of the record that restricted the incident. */
  readonly restrictedSeq: number;
}

/** Who is admitted to an incident; null: it is not restricted. Whoever mails, pages or exports asks this first. */
export async function admittedTo(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<Admissions | null> {
  const rows = await db.findBy(IncidentAdmissionRow, { organizationId, incidentId });
  const [first] = rows;
  return first
    ? { memberIds: new Set(rows.map(({ memberId }) => memberId)), restrictedSeq: first.restrictedSeq }
    : null;
}

/** Refuses whom the organization does not know (any more). */
export async function checkMembers(work: Work, memberIds: readonly string[]): Promise<void> {
  const enabled = await enabledMembers(work, memberIds);
  if (memberIds.some((memberId) => !enabled.some(({ id }) => id === memberId))) throw notFound('member');
}

function enabledMembers({ db, organizationId }: Work, memberIds: readonly string[]): Promise<MemberRow[]> {
  return db.findBy(MemberRow, { organizationId, id: In([...memberIds]), disabledAt: IsNull() });
}

/** Refuses a list without anyone who could act on clocks and be told of them. */
export async function checkList(work: Work, listed: readonly string[]): Promise<void> {
  const enabled = await enabledMembers(work, listed);
  if (enabled.some(({ roles, email }) => email && roles.some((role) => acting.includes(role)))) return;
  throw new Refusal(
    'INVALID_INPUT',
    'Nobody on this list could act: reminders go to the members listed and to nobody else. Add a responder, approver or decision-maker who has an e-mail address.',
    { field: 'memberIds' },
  );
}

/** Adds members to a list; from the first one on the incident is restricted. */
export function admit(
  work: Work,
  incidentId: string,
  memberIds: readonly string[],
  restrictedSeq: number,
): Promise<void> {
  const { db, organizationId, now } = work;
  const more = { restrictedSeq, admittedBy: memberOf(work.actor), admittedAt: now };
  return insertRows(
    db,
    IncidentAdmissionRow,
    memberIds.map((memberId) => ({ organizationId, incidentId, memberId, ...more })),
  );
}
