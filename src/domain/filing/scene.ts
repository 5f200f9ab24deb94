import type { IncidentFacts, OrganizationFacts } from '../facts.ts';
import type { Followings } from '../following.ts';
import type { RiskVerdict } from '../risk.ts';

/** Somebody who can be reached. */
export interface SceneContact {
  readonly kind: string;
  readonly name: string | null;
  readonly ways: readonly string[];
}

/** Another duty of the incident, as far as a filing speaks of it. */
export interface SceneDuty {
  readonly ruleId: string;
  readonly citation: string;
  readonly regime: string;
  readonly recipientKind: string;
  readonly recipientName: string;
  readonly verdict: string;
  readonly state: string;
  /** ISO instant; null: nothing answered it yet. */
  readonly answeredAt: string | null;
  readonly references: readonly string[];
  /** Exemptions that hold, or on which somebody decided. */
  readonly exemptions: readonly string[];
}

/** What people were told, by the runs that are complete. */
export interface SceneTold {
  /** When the first run began. */
  readonly on: string;
  readonly reached: number;
  readonly total: number;
  /** Texts of the notices that were sent. */
  readonly texts: readonly string[];
}

/** Everything a filing can be written from, read once; times are ISO instants in UTC. */
export interface FilingScene {
  readonly now: string;
  readonly kind: string;
  readonly reference: string;
  readonly facts: IncidentFacts;
  /** What settles an answer that nobody gave. */
  readonly follows: Followings;
  readonly organization: OrganizationFacts & {
    readonly legalName: string | null;
    readonly postalAddress: string | null;
  };
  readonly contacts: readonly SceneContact[];
  readonly reporter: { readonly name: string; readonly email: string | null } | null;
  readonly processors: readonly SceneContact[];
  readonly risk: {
    readonly verdict: RiskVerdict;
    readonly rationale: string | null;
    readonly method: string;
    /** The band of the severity method; null: the unknowns leave several open. */
    readonly band: string | null;
  } | null;
  readonly gapReason: string | null;
  readonly duty: {
    readonly ruleId: string;
    readonly regime: string;
    readonly recipientName: string;
    readonly recipientPlace: string | null;
    readonly dueAt: string | null;
    readonly concerned: readonly string[];
  };
  readonly duties: readonly SceneDuty[];
  readonly policeInformed: boolean;
  readonly told: SceneTold | null;
  /** Of the first filing that stands; null: none left yet. */
  readonly first: { readonly reference: string | null; readonly late: boolean } | null;
  /** The reference the recipient gave for an earlier stage under another rule of the same law; null: none did. */
  readonly stageReference: string | null;
  readonly lateReason: string | null;
  readonly reason: string | null;
  /** The word of a vocabulary for a key, in the language of the form. */
  readonly label: (vocabulary: SceneVocabulary, key: string) => string;
  /** The same of an answer to a question of the catalogue. */
  readonly answerLabel: (fact: string, key: string) => string;
}

export type SceneVocabulary = 'dataCategories' | 'causes' | 'measures' | 'personKinds';
