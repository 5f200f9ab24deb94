import type { AssessContext } from '../domain/assess.ts';
import type { RuleFamily } from '../domain/assess-all.ts';
import type { CategoryFamilies } from '../domain/claims/category-kin.ts';
import type { Lexicons } from '../domain/claims/lexicon-data.ts';
import type { Following } from '../domain/following.ts';
import type { Form } from '../domain/form/form.ts';
import type { GateWords } from '../domain/gate/gate-words.ts';
import type { RiskWeights } from '../domain/risk-weights.ts';
import type { Rule } from '../domain/rule.ts';
import type { SeverityGroup } from '../domain/severity-tables.ts';
import type { VerisTables } from '../domain/veris/veris-tables.ts';

/** The vocabulary, and what it takes to hold a text against it. */
export interface NoticeWords extends Vocabulary {
  /** How claims are worded, by language. */
  readonly lexicons: Lexicons;
  readonly categoryFamilies: CategoryFamilies;
}

/** One question of notifications/facts. */
export interface FactDefinition {
  readonly key: string;
  /** The file of notifications/facts it stands in ("general"). */
  readonly file: string;
  readonly scope: 'incident' | 'organization';
  readonly type: 'choice' | 'choices' | 'boolean' | 'number' | 'text' | 'places';
  readonly question: string;
  readonly help: string | null;
  readonly values: readonly { readonly key: string; readonly label: string }[];
  readonly follows: readonly Following[];
}

/** One word of the vocabulary, with its name per language. */
export interface Word {
  readonly key: string;
  /** GDPR Art. 9 or 10; false for everything that is not a data category. */
  readonly special: boolean;
  readonly label: Readonly<Record<string, string>>;
  /** What else people call it, per language. */
  readonly alias: Readonly<Record<string, readonly string[]>>;
  /** A plain sentence to the people affected, per language; of a measure: that it was taken. */
  readonly sentence: Readonly<Record<string, string>>;
  /** Of a measure: that it will be taken, per language. */
  readonly planned: Readonly<Record<string, string>>;
}

/** A language that notices are written in. */
export interface Language {
  /** "de", "pt-BR". */
  readonly locale: string;
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface Vocabulary {
  readonly dataCategories: readonly Word[];
  /** Confidentiality, integrity, availability. */
  readonly breaches: readonly Word[];
  readonly causes: readonly Word[];
  readonly measures: readonly Word[];
  /** What a breach may mean for people. */
  readonly consequences: readonly Word[];
  /** What people can do about it. */
  readonly advice: readonly Word[];
  readonly personKinds: readonly Word[];
  /** Kinds of regulated organizations. */
  readonly sectors: readonly Word[];
  readonly contentElements: readonly Word[];
}

/** Whom a law tells people to turn to: a credit bureau, an attorney general. */
export interface Agency {
  readonly key: string;
  readonly kind: 'credit_bureau' | 'ftc' | 'attorney_general' | 'regulator';
  /** The place whose residents are told of it; null: everybody who is told of this kind. */
  readonly in: string | null;
  /** Name, address, phone, web site in one line. */
  readonly text: string;
  readonly verification: 'verified' | 'memory';
}

/** A recipient that rules name by key ("sa:IE"). */
export interface Authority {
  readonly key: string;
  /** ISO 3166, with subdivision where one of it alone is meant. */
  readonly jurisdiction: string;
  readonly name: string;
  /** How a notification usually goes in. Where to is set by people, in the organization's contacts. */
  readonly channel: 'portal' | 'mail' | 'form' | 'post' | 'phone' | 'unknown';
  /** Whether name and competence were read in a published source, or are from memory. */
  readonly verification: 'verified' | 'memory';
  readonly note: string | null;
}

/** What one of the known organizations published, and what follows from it. */
export interface Profile {
  readonly key: string;
  readonly name: string | null;
  readonly legalName: string | null;
  readonly timeZone: string | null;
  /** Countries; null: not known. */
  readonly establishments: readonly string[] | null;
  readonly mainEstablishment: string | null;
  readonly representatives: readonly string[];
  readonly contacts: readonly ProfileContact[];
  readonly policies: readonly ProfilePolicy[];
  readonly dataMap: readonly { readonly category: string; readonly note: string | null }[];
  readonly processors: readonly ProfileProcessor[];
  /** What the policy does not promise, and other things a person must be told. */
  readonly claimsConstantMonitoring: boolean;
  readonly remarks: readonly string[];
  readonly families: readonly RuleFamily[];
}

export interface ProfileContact {
  readonly purpose: string;
  /** A placeholder under .example, or null: to be set before a notice can pass. */
  readonly address: string | null;
  readonly note: string | null;
}

export interface ProfileProcessor {
  readonly name: string;
  readonly receives: string;
  readonly categories: readonly string[];
  /** It receives whatever is stored. */
  readonly all: boolean;
}

export interface ProfilePolicy {
  readonly key: string;
  readonly version: string;
  readonly effectiveFrom: string | null;
  readonly dates: 'stated' | 'last_updated_only' | 'undated';
  /** A named person must confirm the date or a reading of it. */
  readonly confirmation: 'not_needed' | 'needed';
  readonly confirm: readonly string[];
}

/** Which group of the severity method a category of data belongs to; where it stands nowhere, a person chooses. */
export interface SeverityCategories {
  readonly groups: Readonly<Record<SeverityGroup, readonly string[]>>;
  /** Credentials: they count as the data they open. */
  readonly inherits: readonly string[];
}

/** One file of notifications/regimes: a law, or a family of laws. */
export interface Regime {
  /** Its name without the ending ("us-md"). */
  readonly file: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Everything under notifications/ except the templates, checked and ready; read once at start. */
export interface Catalog {
  /** Statutes, ordered by dependency. */
  readonly families: readonly RuleFamily[];
  /** The same as they are filed. */
  readonly regimes: readonly Regime[];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly vocabulary: NoticeWords;
  /** What the gate looks for in notices. */
  readonly gate: GateWords;
  /** The languages the vocabulary is in, English first. */
  readonly languages: readonly Language[];
  readonly authorities: ReadonlyMap<string, Authority>;
  readonly agencies: readonly Agency[];
  readonly severity: SeverityCategories;
  readonly riskWeights: RiskWeights;
  readonly veris: VerisTables;
  /** Forms of authorities. */
  readonly forms: readonly Form[];
  readonly profiles: ReadonlyMap<string, Profile>;
  /** To be completed with `at` and `acts` at each assessment. */
  readonly context: Omit<AssessContext, 'at' | 'acts'>;
}

/** The statutes and, if the organization has a known profile, its promises. */
export function familiesFor(catalog: Catalog, profileKey: string | null): readonly RuleFamily[] {
  const profile = profileKey === null ? undefined : catalog.profiles.get(profileKey);
  return profile === undefined ? catalog.families : [...catalog.families, ...profile.families];
}

/** The rule of this id and version, statutes and promises alike. */
export function findRule(catalog: Catalog, id: string, version: string): Rule | undefined {
  const all = [...catalog.families, ...[...catalog.profiles.values()].flatMap((profile) => profile.families)];
  return all.flatMap((family) => family.versions).find((rule) => rule.id === id && rule.version === version);
}
