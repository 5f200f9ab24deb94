import type { FactValue, IncidentFacts, OrganizationFacts } from './facts.ts';
import { within } from './jurisdiction.ts';

/** What settles an answer by itself: the time of a payment says that there was one. Data of the catalogue, not code. */
export interface Following {
  /** What the answer then is. */
  readonly is: string | number | boolean;
  /** One of these times is recorded. */
  readonly milestones?: readonly string[] | undefined;
  /** The other question whose answer settles this one. */
  readonly fact?: string | undefined;
  /** It is one of these, or names one of them. */
  readonly in?: readonly (string | number | boolean)[] | undefined;
  /** It names nothing but these. */
  readonly only?: readonly (string | number | boolean)[] | undefined;
  /** An act of an authority towards the organization: while nobody has said that it came, it has not. */
  readonly untilTold?: true | undefined;
  /** It names places, and none of them lies in this region, wholly or partly. */
  readonly outside?: string | undefined;
}

/** By the key of the question that need not be asked then. */
export type Followings = ReadonlyMap<string, readonly Following[]>;

export interface Answer {
  readonly value: FactValue;
  /** The facts it rests on: the answer's own key first, then what it follows from. */
  readonly facts: readonly string[];
  /** Why nobody was asked; null: a person answered. */
  readonly because: string | null;
}

interface Recorded {
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
  readonly follows: Followings;
}

/** What a person answered; where nobody did, what follows from the rest of the record; null: not known. */
export function answerTo(key: string, recorded: Recorded, asked: readonly string[] = []): Answer | null {
  const given = recorded.facts.answers[key] ?? recorded.organization.answers?.[key];
  if (given !== undefined) return { value: given, facts: [key], because: null };
  for (const following of recorded.follows.get(key) ?? []) {
    const from = basisOf(following, recorded, [...asked, key]);
    if (from === null) continue;
    const because = from.length === 0 ? 'nobody was told so' : `it follows from ${from.join(', ')}`;
    return { value: following.is, facts: [key, ...from], because };
  }
  return null;
}

function basisOf(
  following: Following,
  recorded: Recorded,
  asked: readonly string[],
): readonly string[] | null {
  if (following.untilTold) return [];
  const time = following.milestones?.find((milestone) => recorded.facts.milestones[milestone]);
  if (time !== undefined) return [time];
  if (following.fact === undefined || asked.includes(following.fact)) return null;
  const other = answerTo(following.fact, recorded, asked);
  return other !== null && settles(following, other.value) ? other.facts : null;
}

function settles({ in: among, only, outside }: Following, value: FactValue): boolean {
  const given: readonly (string | number | boolean)[] = typeof value === 'object' ? value : [value];
  if (given.length === 0) return false;
  if (among !== undefined && !given.some((one) => among.includes(one))) return false;
  if (only !== undefined && !given.every((one) => only.includes(one))) return false;
  return outside === undefined || given.every((place) => within(String(place), outside) === 'NO');
}
