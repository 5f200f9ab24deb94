import type { Role } from './permissions.ts';

/** Whom a step pages: one member, everyone with a role, or whoever the contact card names. */
export type PageTarget =
  | { readonly memberId: string }
  | { readonly role: Role }
  | { readonly contact: string };

/** After so many minutes without an answer to the page before, this one is paged. */
export interface EscalationStep {
  readonly afterMinutes: number;
  readonly to: PageTarget;
}

export interface EscalationPolicy {
  readonly steps: readonly EscalationStep[];
  /** A page of a clock escalates once its due instant is this close; earlier pages only inform. */
  readonly withinMinutes: number;
}

/** How often the last step is paged again before nobody is asked any more and the incident says so. */
const LAST_STEP_AGAIN = 3;

export const usualPolicy: EscalationPolicy = {
  steps: [
    { afterMinutes: 15, to: { contact: 'RESPONSIBLE' } },
    { afterMinutes: 15, to: { contact: 'SECOND' } },
    { afterMinutes: 15, to: { contact: 'DECISION_MAKER' } },
  ],
  withinMinutes: 6 * 60,
};

/** The n-th escalation (from 1); the last step repeats a few times; null: exhausted. */
export function stepAt(policy: EscalationPolicy, n: number): EscalationStep | null {
  const { steps } = policy;
  return n <= steps.length + LAST_STEP_AGAIN ? (steps[Math.min(n, steps.length) - 1] ?? null) : null;
}
