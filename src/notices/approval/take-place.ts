import type { DateTime } from 'luxon';
import type { ApprovalPolicy, Capacity } from '../../domain/approval-policy.ts';
import { awaitedInWords, type StepProgress, turnOf } from '../../domain/approval-round.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import type { ApprovalRow } from '../approval.row.ts';
import type { NoticeRow } from '../notice.row.ts';
import { givenOn } from './approval-round.ts';

/** What a decision is within its policy: the columns of its row. */
export type Place = Pick<ApprovalRow, 'step' | 'capacity' | 'policyVersion' | 'settles' | 'expiresAt'>;

/**
 * The place this person's approval fills in the round under way. Steps go in order, and nobody fills two places: a
 * refusal says whose turn it is.
 */
export async function takePlace(
  work: Work,
  notice: NoticeRow,
  policy: ApprovalPolicy,
  {
    round,
    capacity,
    memberId,
  }: {
    readonly round: readonly ApprovalRow[];
    readonly capacity: Capacity | null;
    readonly memberId: string;
  },
): Promise<Place> {
  const { db, actor, now } = work;
  const roles = actor.kind === 'member' ? actor.roles : [];
  const given = await givenOn(db, notice, round);
  const turn = turnOf(policy, given, { memberId, roles, capacity });
  if (turn.kind === 'SAME_PERSON')
    throw new Refusal(
      'FORBIDDEN',
      'You have had your say in this round: the next place is for another person.',
      { reason: 'SAME_PERSON' },
    );
  if (turn.kind === 'NOT_YOUR_TURN') throw notYourTurn(policy, turn.awaited);
  return {
    ...{ step: turn.step, capacity, policyVersion: policy.version, settles: turn.completes },
    expiresAt: turn.completes ? expiryOf(policy, now) : null,
  };
}

/** A decision beside the steps that stands alone: a refusal, or an approval under break-glass. */
export function outsideSteps({ version: policyVersion }: ApprovalPolicy, expiresAt: DateTime | null): Place {
  return { step: null, capacity: null, policyVersion, settles: true, expiresAt };
}

/** Until when an approval that is complete now holds. */
export function expiryOf({ expiresAfterHours: hours }: ApprovalPolicy, now: DateTime): DateTime | null {
  return hours === null ? null : now.plus({ hours });
}

function notYourTurn({ steps }: ApprovalPolicy, awaited: StepProgress): Refusal {
  const { number, step, missing } = awaited;
  const as = step.capacity === null ? '' : ` Whoever acts as ${step.capacity} says so in capacity.`;
  return new Refusal(
    'NOT_YOUR_TURN',
    `Step ${number} of ${steps.length} awaits ${awaitedInWords(awaited)}.${as}`,
    {
      ...{ step: number, of: steps.length, asks: step.asks, missing, capacity: step.capacity },
      ...{ roles: step.roles, memberIds: step.memberIds },
    },
  );
}
