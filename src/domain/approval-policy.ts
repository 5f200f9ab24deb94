import { permissionsOf, type Role, roles } from './permissions.ts';

/** As what somebody advises on a notice or approves it. */
export const capacities = ['DPO', 'COUNSEL', 'OTHER'] as const;
export type Capacity = (typeof capacities)[number];

/** One step on the way to an approval; the next begins when it has its people. */
export interface ApprovalStep {
  /** OPINION: somebody of the capacity has been heard on this version, for or against (GDPR Art. 39(1)(c): advice, not consent). */
  readonly asks: 'APPROVAL' | 'OPINION';
  /** Who may approve: any of these roles. Empty with OPINION: whoever may advise. */
  readonly roles: readonly Role[];
  /** As what they must act; null: as themselves. */
  readonly capacity: Capacity | null;
  /** Only these members; empty: whoever the rest admits. */
  readonly memberIds: readonly string[];
  /** How many different people. */
  readonly people: number;
}

/** How an organization wants the notices to one audience approved. */
export interface ApprovalPolicy {
  /** 0: never set. */
  readonly version: number;
  readonly steps: readonly ApprovalStep[];
  /** For how long a complete approval holds; null: until an edit or a refusal. */
  readonly expiresAfterHours: number | null;
}

const approvingRoles: readonly Role[] = roles.filter((role) =>
  permissionsOf[role].includes('notice:approve'),
);

/** Where nobody set one: one person who may approve and wrote no version. */
export const UNSET_POLICY: ApprovalPolicy = {
  version: 0,
  steps: [{ asks: 'APPROVAL', roles: approvingRoles, capacity: null, memberIds: [], people: 1 }],
  expiresAfterHours: null,
};

const MOST_STEPS = 10;
const MOST_PEOPLE = 10;
const LONGEST_HOURS = 24 * 365;

/** What is wrong with a policy, in a sentence for whoever sets it; null: nothing. */
export function policyFault({ steps, expiresAfterHours }: Omit<ApprovalPolicy, 'version'>): string | null {
  if (steps.length === 0 || steps.length > MOST_STEPS)
    return `A policy has 1 to ${MOST_STEPS} steps. To return to one approver, set one step with the roles ${approvingRoles.join(' and ')}.`;
  const faults = steps.map((step, i) => stepFault(step, `Step ${i + 1}`));
  const fault = faults.find((one) => one !== null);
  if (fault) return fault;
  if (steps.at(-1)?.asks !== 'APPROVAL')
    return 'The last step is an APPROVAL: opinions are heard before somebody decides, not after.';
  const hours = expiresAfterHours;
  if (hours !== null && (!Number.isInteger(hours) || hours < 1 || hours > LONGEST_HOURS))
    return `expiresAfterHours is a whole number from 1 to ${LONGEST_HOURS}, or null: it never expires.`;
  return null;
}

function stepFault({ asks, roles: named, capacity, memberIds, people }: ApprovalStep, which: string) {
  if (!Number.isInteger(people) || people < 1 || people > MOST_PEOPLE)
    return `${which}: people is a whole number from 1 to ${MOST_PEOPLE}.`;
  if (memberIds.length > 0 && memberIds.length < people)
    return `${which} names fewer members than the ${people} people it asks for: it could never be done.`;
  if (asks === 'OPINION') {
    if (capacity === null)
      return `${which} asks for an opinion: say in which capacity (DPO, COUNSEL, OTHER).`;
    return named.length === 0
      ? null
      : `${which} asks for an opinion: whoever may advise gives it, so leave roles empty.`;
  }
  if (named.length === 0) return `${which} asks for an approval: name the roles that may give it.`;
  const cannot = named.find((role) => !approvingRoles.includes(role));
  return cannot
    ? `${which}: ${cannot} may not approve notices. Roles that may: ${approvingRoles.join(', ')}.`
    : null;
}
