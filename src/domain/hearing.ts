import { type Act, type Anchors, anchorsOf } from './anchors.ts';
import type { Deadline } from './deadline.ts';
import { type EntityCountry, entityCountry } from './entity-country.ts';
import type { DataRole, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { foundOnce } from './found-once.ts';
import { type Places, placesOf } from './remote.ts';
import { type Scene, sceneOf } from './scene.ts';

/** One case before all the rules: what each of them would find out anew is found once and kept for the others. */
export interface Hearing {
  readonly anchors: Anchors;
  readonly entity: EntityCountry;
  /** Every place that anything recorded points to. */
  readonly places: Places;
  /** What clocks came to that hang on nothing but the times of the case, by whose law might count them otherwise. */
  deadlinesBy(law: string): Map<object, Deadline>;
  /** The case as those see it who hold data in these roles. */
  sceneFor(roles: readonly DataRole[]): Scene;
}

/** Opens the hearing of a case. */
export function hear(
  facts: IncidentFacts,
  organization: OrganizationFacts,
  { questions, acts }: { readonly questions: ReadonlyMap<string, string>; readonly acts: readonly Act[] },
): Hearing {
  const scenes = new Map<object, Scene>();
  const deadlines = new Map<string, Map<object, Deadline>>();
  const foundOfAny = new Map<object, Finding>();
  return {
    anchors: anchorsOf(facts, acts),
    entity: entityCountry(organization),
    places: placesOf(facts, organization),
    deadlinesBy: (law) => {
      const known = deadlines.get(law) ?? new Map<object, Deadline>();
      deadlines.set(law, known);
      return known;
    },
    sceneFor: (roles) =>
      foundOnce(scenes, roles, () => sceneOf(facts, organization, roles, questions, foundOfAny)),
  };
}
