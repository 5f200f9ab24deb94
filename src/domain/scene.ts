import { allConcerned, type ConcernedSet } from './data-set-test.ts';
import type { DataRole, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Finding } from './finding.ts';

/** What a predicate looks at. */
export interface Scene {
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
  /** The roles of the rule's actor: data held in another role is none of its business. */
  readonly roles: readonly DataRole[];
  readonly questions: ReadonlyMap<string, string>;
  /** The data sets, and of which of them is spoken. */
  readonly sets: readonly ConcernedSet[];
  /** What tests came to, by their words: hundreds of laws ask the same few questions. */
  readonly found: Map<string, Finding>;
  /** The same of tests that look at no data set: they come to it whichever are spoken of. */
  readonly foundOfAny: Map<string, Finding>;
}

/** The scene before a predicate has said of which data sets it speaks. */
export function sceneOf(
  facts: IncidentFacts,
  organization: OrganizationFacts,
  roles: readonly DataRole[],
  questions: ReadonlyMap<string, string>,
  foundOfAny: Map<string, Finding> = new Map(),
): Scene {
  const sets = allConcerned(facts.dataSets);
  return { facts, organization, roles, questions, sets, found: new Map(), foundOfAny };
}

/** The same scene with other data sets, or with the same ones otherwise concerned. */
export function withSets(scene: Scene, sets: readonly ConcernedSet[]): Scene {
  return { ...scene, sets, found: new Map() };
}
