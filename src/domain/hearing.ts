import { type Act, type Anchors, anchorsOf } from './anchors.ts';
import type { Clock } from './clock.ts';
import type { ClockRun, Deadline } from './deadline.ts';
import { type EntityCountry, entityCountry } from './entity-country.ts';
import type { DataRole, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Followings } from './following.ts';
import { foundOnce } from './found-once.ts';
import { type Places, placesOf } from './remote.ts';
import { type Scene, sceneOf } from './scene.ts';

/** One case before all the rules: what each of them would find out anew is found once and kept for the others. */
export interface Hearing {
  readonly anchors: Anchors;
  readonly entity: EntityCountry;
  /** Every place that anything recorded points to. */
  readonly places: Places;
  /** Clocks that hang on nothing but the times of the case, run. */
  readonly runs: Map<Clock, SharedRun>;
  /** The case as those see it who hold data in these roles. */
  sceneFor(roles: readonly DataRole[]): Scene;
}

/** A clock that was run once for all the rules that have it, and what it came to under the laws of several places. */
interface SharedRun {
  readonly run: ClockRun;
  readonly byLaw: Map<string, Deadline>;
}

interface Heard {
  readonly questions: ReadonlyMap<string, string>;
  readonly follows?: Followings | undefined;
  readonly acts: readonly Act[];
}

/** Opens the hearing of a case. */
export function hear(
  facts: IncidentFacts,
  organization: OrganizationFacts,
  { questions, follows, acts }: Heard,
): Hearing {
  const scenes = new Map<object, Scene>();
  const foundOfAny = new Map<object, Finding>();
  return {
    anchors: anchorsOf(facts, acts),
    entity: entityCountry(organization),
    places: placesOf(facts, organization),
    runs: new Map(),
    sceneFor: (roles) =>
      foundOnce(scenes, roles, () => sceneOf(facts, organization, roles, questions, follows, foundOfAny)),
  };
}
