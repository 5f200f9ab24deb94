import type { FactValue, Tri } from '../facts.ts';

/** A form of data, or null: the word says nothing of it. */
export type Medium = 'ELECTRONIC' | 'PAPER' | null;

/** What one kind of act, or one variety of it, means among the facts. */
export interface ActMeaning {
  /** Keys of the vocabulary of causes. */
  readonly causes: readonly string[];
  /** Instead, where the record names no insider. */
  readonly byOutsider: readonly string[] | null;
  /** Done by an outsider, it is access to systems from outside. */
  readonly access: boolean;
  /** Who has the data, if it was disclosed. */
  readonly recipients: string | null;
  /** Why it has no cause. */
  readonly why: string | null;
}

export interface ActionMeaning {
  readonly action: string;
  readonly intent: 'malicious' | 'unintended' | 'motive';
  /** Of varieties that are not said or not known here. */
  readonly otherwise: ActMeaning;
  /** By the variety in small letters. */
  readonly varieties: ReadonlyMap<string, ActMeaning & { readonly word: string }>;
}

export interface ActorMeaning {
  readonly outsider: boolean;
  readonly insider: boolean;
  /** Causes of an intended act of this actor. */
  readonly causes: readonly string[];
  /** Causes of whatever this actor did. */
  readonly always: readonly string[];
}

export interface DataMeaning {
  readonly variety: string;
  readonly personal: 'always' | 'unless_of_others' | 'if_of_people' | 'unsaid';
  readonly categories: readonly string[];
  /** Categories that are written as this word, too. */
  readonly also: readonly string[];
  readonly why: string | null;
}

export interface VictimMeaning {
  readonly victim: string;
  /** Key of the vocabulary of kinds of people; null: no group. */
  readonly kind: string | null;
  /** Kinds that are written as this word, too. */
  readonly also: readonly string[];
  readonly people: 'yes' | 'no' | 'maybe' | 'unsaid';
  readonly vulnerable: Tri;
  readonly why: string | null;
}

export interface StateMeaning {
  readonly state: string;
  readonly encrypted: Tri;
  readonly medium: Medium;
}

/** What a variety of lost integrity or availability says of the data. */
export interface HarmMeaning {
  readonly word: string;
  readonly means: Tri;
  readonly why: string | null;
}

/**
 * The words of VERIS and what they mean among the facts (notifications/veris.yaml). Every map goes by the word in small
 * letters: never by member of an object, since the words of a record come from strangers.
 */
export interface VerisTables {
  readonly silent: ReadonlySet<string>;
  readonly renamed: ReadonlyMap<string, string>;
  readonly actions: ReadonlyMap<string, ActionMeaning>;
  readonly actors: ReadonlyMap<string, ActorMeaning>;
  readonly maliciousMotives: ReadonlySet<string>;
  /** What a cause is written as, where that is not the first word that means it. */
  readonly written: ReadonlyMap<string, { readonly action: string; readonly variety: string }>;
  readonly data: ReadonlyMap<string, DataMeaning>;
  readonly people: ReadonlyMap<string, VictimMeaning>;
  readonly states: ReadonlyMap<string, StateMeaning>;
  /** Longest beginning first. */
  readonly assets: readonly { readonly begins: string; readonly medium: Medium }[];
  readonly electronicVectors: ReadonlySet<string>;
  readonly disclosure: ReadonlyMap<string, Tri>;
  readonly integrity: ReadonlyMap<string, HarmMeaning>;
  readonly availability: ReadonlyMap<string, HarmMeaning>;
  readonly takenResults: ReadonlySet<string>;
  readonly takenVarieties: ReadonlySet<string>;
  readonly abuse: ReadonlyMap<string, Readonly<Record<string, FactValue>>>;
  readonly incidents: ReadonlyMap<
    string,
    { readonly warning: string | null; readonly dismiss: string | null }
  >;
  readonly required: readonly string[];
  readonly members: ReadonlySet<string>;
  readonly texts: readonly string[];
  readonly unmapped: readonly { readonly path: string; readonly why: string }[];
  readonly codes: ReadonlySet<string>;
  readonly identifies: ReadonlySet<string>;
}

/** How words are compared. */
export function small(word: string): string {
  return word.trim().toLowerCase();
}
