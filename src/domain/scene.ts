import { allConcerned, type ConcernedSet } from './data-set-test.ts';
import type { DataRole, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Finding } from './finding.ts';
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
  /** What was already found in this scene; null: it is one rule's own, and nobody asks again. */
  readonly found: Map<object, Finding> | null;
  /** What was found by tests that look at no data set: they come to it whichever are spoken of. */
  readonly foundOfAny: Map<object, Finding>;
}

/** The scene before a predicate has said of which data sets it speaks. */
export function sceneOf(
  facts: IncidentFacts,
  organization: OrganizationFacts,
  roles: readonly DataRole[],
  questions: ReadonlyMap<string, string>,
  follows: Followings = new Map(),
  foundOfAny: Map<object, Finding> = new Map(),
): Scene {
  const sets = allConcerned(facts.dataSets);
  return { facts, organization, roles, questions, follows, sets, found: new Map(), foundOfAny };
}

/** The same scene with other data sets, or with the same ones otherwise concerned. */
export function withSets(scene: Scene, sets: readonly ConcernedSet[]): Scene {
  return { ...scene, sets, found: null };
}
