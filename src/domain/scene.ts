import { allConcerned, type ConcernedSet } from './data-set-test.ts';
import type { DataRole, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Followings } from './following.ts';

/** What a predicate looks at. */
export interface Scene {
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
  /** The roles of the rule's actor: data held in another role is none of its business. */
  readonly roles: readonly DataRole[];
  readonly questions: ReadonlyMap<string, string>;
  /** Which answers follow from what is recorded. */
  readonly follows: Followings;
  /** The data sets, and of which of them is spoken. */
  readonly sets: readonly ConcernedSet[];
}

/** The scene before a predicate has said of which data sets it speaks. */
export function sceneOf(
  facts: IncidentFacts,
  organization: OrganizationFacts,
  roles: readonly DataRole[],
  questions: ReadonlyMap<string, string>,
  follows: Followings = new Map(),
): Scene {
  return { facts, organization, roles, questions, follows, sets: allConcerned(facts.dataSets) };
}
