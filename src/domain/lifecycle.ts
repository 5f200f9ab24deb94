export const incidentStates = [
  'REPORTED',
  'INVESTIGATING',
  'CONTAINED',
  'CLOSED',
  'DISMISSED',
  'MERGED',
] as const;
export type IncidentState = (typeof incidentStates)[number];

/** What a person does to an incident's state. */
const moves = ['INVESTIGATE', 'CONTAIN', 'CLOSE', 'DISMISS', 'REOPEN'] as const;
export type Move = (typeof moves)[number];

interface Step {
  readonly from: readonly IncidentState[];
  readonly to: IncidentState;
  readonly needsReason: boolean;
}

const open: readonly IncidentState[] = ['REPORTED', 'INVESTIGATING', 'CONTAINED'];

/**
 * The whole life of an incident. Dismissed means: an event, not a breach; a named person says so and why. Merged is the end:
 * it goes on as a part of another, and can be split off that one.
 */
export const lifecycle: Readonly<Record<Move, Step>> = {
  INVESTIGATE: { from: ['REPORTED'], to: 'INVESTIGATING', needsReason: false },
  CONTAIN: { from: ['INVESTIGATING'], to: 'CONTAINED', needsReason: false },
  CLOSE: { from: ['CONTAINED'], to: 'CLOSED', needsReason: false },
  DISMISS: { from: open, to: 'DISMISSED', needsReason: true },
  REOPEN: { from: ['CLOSED', 'DISMISSED'], to: 'INVESTIGATING', needsReason: true },
};

/** Where a move leads; null: it is not possible from here. */
export function stateAfter(state: IncidentState, move: Move): IncidentState | null {
  const step = lifecycle[move];
  return step.from.includes(state) ? step.to : null;
}

/** The moves possible from a state. */
export function movesFrom(state: IncidentState): readonly Move[] {
  return moves.filter((move) => lifecycle[move].from.includes(state));
}

/** Clocks run and obligations are assessed in these states only. */
export function isOpen(state: IncidentState): boolean {
  return open.includes(state);
}

/** Whether no rule asks anything of it: an event and no breach, or a part of another incident. */
export function asksNothing(state: IncidentState): boolean {
  return state === 'DISMISSED' || state === 'MERGED';
}
