import { In, IsNull } from 'typeorm';
import { type EscalationStep, type PageTarget, usualPolicy } from '../domain/escalation.ts';
import type { Role } from '../domain/permissions.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { minutesOf } from '../domain/reminders.ts';
import type { ContactKind } from '../organizations/contact.row.ts';
import { record } from '../platform/audit/record.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import type { Work } from '../platform/database/work.ts';

export interface StepInput {
  readonly after: string;
  readonly memberId?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly contact?: ContactKind | null | undefined;
}

const MOST_STEPS = 10;
const DAY = 24 * 60;
const LONGEST_WITHIN = 31 * DAY;

/** Says who is paged next, and after how long, when nobody acknowledges. Alerts that are open already follow it from their next step on. */
export async function setEscalation(
  work: Work,
  input: { readonly steps: readonly StepInput[]; readonly within?: string | null | undefined },
): Promise<{ steps: number }> {
  const { db, organizationId, now } = work;
  if (input.steps.length === 0 || input.steps.length > MOST_STEPS)
    throw new Refusal('INVALID_INPUT', `An escalation has 1 to ${MOST_STEPS} steps.`, { field: 'steps' });
  const steps = input.steps.map(stepOf);
  const withinMinutes = input.within ? minutesOf(input.within) : usualPolicy.withinMinutes;
  if (withinMinutes === null || withinMinutes < 0 || withinMinutes > LONGEST_WITHIN)
    throw new Refusal('INVALID_INPUT', 'within is a duration such as "PT6H", of up to 31 days.', {
      field: 'within',
    });
  const named = steps.flatMap(({ to }) => ('memberId' in to ? [to.memberId] : []));
  const known = await db.countBy(MemberRow, { organizationId, id: In(named), disabledAt: IsNull() });
  if (known < new Set(named).size) throw notFound('member');
  await db.query(
    `insert into pager_setting (organization_id, steps, within_minutes, updated_at) values ($1, $2, $3, $4)
     on conflict (organization_id) do update set steps = excluded.steps, within_minutes = excluded.within_minutes,
       updated_at = excluded.updated_at`,
    [organizationId, JSON.stringify(steps), withinMinutes, now.toJSDate()],
  );
  await record(work, { type: 'pager.escalation-set', details: { steps: steps.length, withinMinutes } });
  return { steps: steps.length };
}

function stepOf({ after, memberId, role, contact }: StepInput): EscalationStep {
  const afterMinutes = minutesOf(after);
  if (afterMinutes === null || afterMinutes < 1 || afterMinutes > DAY)
    throw new Refusal(
      'INVALID_INPUT',
      'A step waits for a duration such as "PT15M", from a minute to a day.',
      {
        field: 'after',
      },
    );
  const targets: PageTarget[] = [
    ...(memberId ? [{ memberId }] : []),
    ...(role ? [{ role }] : []),
    ...(contact ? [{ contact }] : []),
  ];
  const [to] = targets;
  if (!to || targets.length > 1)
    throw new Refusal('INVALID_INPUT', 'A step names one of memberId, role and contact.', { field: 'steps' });
  return { afterMinutes, to };
}
