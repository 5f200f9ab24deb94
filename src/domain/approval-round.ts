import type { DateTime } from 'luxon';
import type { ApprovalPolicy, ApprovalStep, Capacity } from './approval-policy.ts';
import type { Role } from './permissions.ts';

/** An approval that filled one place of a step. */
export interface GivenApproval {
  readonly by: string;
  readonly at: DateTime;
  /** Number of the step, from 1. */
  readonly step: number;
}

export interface GivenOpinion {
  readonly by: string;
  readonly at: DateTime;
  readonly capacity: Capacity;
  readonly stance: 'SUPPORT' | 'DISSENT';
}

/** What was given on one version so far. */
export interface Given {
  readonly approvals: readonly GivenApproval[];
  /** Oldest first. */
  readonly opinions: readonly GivenOpinion[];
  /** Whoever wrote a version: what they say of their own words fills no place. */
  readonly writers: readonly (string | null)[];
}

export interface FilledPlace {
  readonly by: string;
  readonly at: DateTime;
  /** With an opinion alone. */
  readonly stance: 'SUPPORT' | 'DISSENT' | null;
}

export interface StepProgress {
  /** From 1. */
  readonly number: number;
  readonly step: ApprovalStep;
  readonly filled: readonly FilledPlace[];
  readonly missing: number;
  /** DONE: it has its people. AWAITED: it is its turn. LATER: an earlier one is not done. */
  readonly state: 'DONE' | 'AWAITED' | 'LATER';
}

/**
 * How far a round has come. An opinion counts from the day it was given on this version, be its turn later; nobody fills
 * two places, so whoever approved is not heard once more as an adviser.
 */
export function progressOf(
  policy: ApprovalPolicy,
  { approvals, opinions, writers }: Given,
): readonly StepProgress[] {
  const taken = new Set([...writers, ...approvals.map(({ by }) => by)]);
  let isOpen = true;
  return policy.steps.map((step, i): StepProgress => {
    const number = i + 1;
    const filled =
      step.asks === 'APPROVAL'
        ? approvals.filter((one) => one.step === number).map(({ by, at }) => ({ by, at, stance: null }))
        : heardIn(step, opinions, taken);
    const missing = Math.max(0, step.people - filled.length);
    const state = missing === 0 ? 'DONE' : isOpen ? 'AWAITED' : 'LATER';
    isOpen &&= missing === 0;
    return { number, step, filled, missing, state };
  });
}

/** The first people heard in a capacity, with what they said last; they are added to those who filled a place. */
function heardIn(
  { capacity, memberIds, people }: ApprovalStep,
  opinions: readonly GivenOpinion[],
  taken: Set<string | null>,
): FilledPlace[] {
  const heard = new Map<string, FilledPlace>();
  for (const { by, at, capacity: as, stance } of opinions) {
    if (as !== capacity || taken.has(by) || !isNamed(memberIds, by)) continue;
    if (heard.has(by) || heard.size < people) heard.set(by, { by, at, stance });
  }
  for (const by of heard.keys()) taken.add(by);
  return [...heard.values()];
}

const isNamed = (memberIds: readonly string[], memberId: string) =>
  memberIds.length === 0 || memberIds.includes(memberId);

export interface Candidate {
  readonly memberId: string;
  readonly roles: readonly Role[];
  readonly capacity: Capacity | null;
}

/** The place an approval would fill, or why it fills none. */
export type Turn =
  | { readonly kind: 'PLACE'; readonly step: number; readonly completes: boolean }
  | { readonly kind: 'SAME_PERSON' }
  | { readonly kind: 'NOT_YOUR_TURN'; readonly awaited: StepProgress };

/** Whose turn it is, as somebody who would approve now finds it. */
export function turnOf(policy: ApprovalPolicy, given: Given, candidate: Candidate): Turn {
  const { memberId } = candidate;
  if (given.approvals.some(({ by }) => by === memberId)) return { kind: 'SAME_PERSON' };
  // Whoever is to approve is not counted as an adviser: their opinion stays, its place goes to the next.
  const without = { ...given, opinions: given.opinions.filter(({ by }) => by !== memberId) };
  const awaited = awaitedIn(progressOf(policy, without));
  if (!awaited) throw new Error('a round that is done goes on');
  const { step, number, missing } = awaited;
  if (isAdmitted(step, candidate))
    return { kind: 'PLACE', step: number, completes: number === policy.steps.length && missing === 1 };
  const asStands = awaitedIn(progressOf(policy, given)) ?? awaited;
  return asStands.number !== number && isAdmitted(asStands.step, candidate)
    ? { kind: 'SAME_PERSON' }
    : { kind: 'NOT_YOUR_TURN', awaited: asStands };
}

/** The step whose turn it is; none: all are done. */
function awaitedIn(progress: readonly StepProgress[]): StepProgress | undefined {
  return progress.find(({ state }) => state === 'AWAITED');
}

function isAdmitted(step: ApprovalStep, { memberId, roles, capacity }: Candidate): boolean {
  return (
    step.asks === 'APPROVAL' &&
    isNamed(step.memberIds, memberId) &&
    roles.some((role) => step.roles.includes(role)) &&
    (step.capacity === null || step.capacity === capacity)
  );
}

/** Who is awaited in a step, for a sentence: "2 people (APPROVER or DECISION_MAKER), as COUNSEL". */
export function awaitedInWords({ step, missing }: StepProgress): string {
  const { asks, roles, capacity, memberIds } = step;
  const many = `${missing} ${missing === 1 ? 'person' : 'people'}`;
  const of = memberIds.length > 0 ? ' whom the policy names' : '';
  const as = capacity === null ? '' : ` as ${capacity}`;
  return asks === 'OPINION'
    ? `an opinion of ${many}${of}${as}`
    : `the approval of ${many}${of} (${roles.join(' or ')})${as}`;
}
