import type { Clock, Term } from './clock.ts';
import type { DataRole, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { CountOperator, Predicate } from './predicate.ts';

/** Where a duty comes from. Meeting one source never means meeting another. */
export type RuleSource = 'STATUTE' | 'PROMISE' | 'CONTRACT' | HandSetSource;
/** A clock that a person set: somebody asked for something by a time, or evidence expires. No rule judges it. */
export type HandSetSource = 'AD_HOC' | 'EVIDENCE';
type RuleStatus = 'in_force' | 'future' | 'proposed' | 'repealed';

/** One duty: one recipient, one stage, one clock. */
export interface Rule {
  readonly id: string;
  readonly regime: string;
  readonly title: string;
  readonly version: string;
  readonly validity: Validity;
  readonly status: RuleStatus;
  readonly source: RuleSource;
  /** "EU", "GB", "US-CA"; null for a promise that holds everywhere. */
  readonly jurisdiction: string | null;
  /** The clause, as a lawyer would cite it. */
  readonly citation: string;
  readonly actor: { readonly roles: readonly DataRole[]; readonly predicates: readonly Predicate[] };
  readonly recipient: Recipient;
  readonly trigger: Predicate;
  readonly exemptions: readonly Exemption[];
  /** Fires only if these rules fire. */
  readonly dependsOn: readonly string[];
  readonly clock: Clock;
  readonly late: {
    readonly allowed: boolean;
    readonly element: string | null;
    readonly tellBeforeDue: boolean;
  };
  /** What a law-enforcement hold does to this duty. */
  readonly holdEffect: 'none' | 'delays' | 'new_due';
  /** How long a hold lasts, where the law says so. One in writing lasts until the time it states. */
  readonly holdTerms?: HoldTerms | undefined;
  readonly content: Content;
  /** Rules whose clock starts with this one's first answer ("answered:<this id>"). */
  readonly followUp: readonly string[];
  readonly order: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    /** What had better come first or at the same time, and who says so. Terms kept earlier have none. */
    readonly advised?: readonly AdvisedOrder[] | undefined;
  };
  /** It has clocks even while nothing at all is known of any place: the general law that a first call at night must not miss. */
  readonly firstResponse?: boolean | undefined;
  /** For how long a record of the breach is kept; absent or null: the rule names no time. */
  readonly recordRetention?: Term | null | undefined;
  /** Of a rule that is proposed or to come: the rules it would take the place of; comparisons alone look at it. */
  readonly replaces?: readonly string[] | undefined;
  /** Hours agreed in a contract may be laid over this duty, labelled as such. */
  readonly contractOverlay: boolean;
  readonly verification: Verification;
  /** A sentence for a person who wonders about the choice made here. */
  readonly notes: readonly string[];
  readonly fixtures: readonly RuleFixture[];
}

/** A duty that had better be answered first, or at the same time, though nothing forbids it otherwise. */
export interface AdvisedOrder {
  readonly after: string;
  /** Who says so. */
  readonly citation: string;
  /** A warning needs somebody who answers for the order by name; advice is there to be read. */
  readonly weight: 'WARNING' | 'ADVICE';
}

/** A rule as an obligation keeps it: what it demands, without the cases that test it. */
export type RuleTerms = Omit<Rule, 'fixtures'>;

export interface HoldTerms {
  /** An oral request lasts at most this long from the day it was made, unless one in writing follows. */
  readonly oralAtMost: Term | null;
  /** Once the hold has ended, the duty is due at most this long after. */
  readonly afterEnd: Term | null;
}

export interface Validity {
  /** First day, ISO date; null: not stated (an undated policy), or not yet fixed (a proposal). */
  readonly from: string | null;
  /** Last day, inclusive. */
  readonly to: string | null;
  /** The event whose date picks the version. */
  readonly appliesBy: string;
  /** What picks it, provisionally, while that event is not known; absent: what stands in for the start of the clock. */
  readonly whileUnknown?: string | undefined;
}

export type RecipientKind =
  | 'authority'
  | 'individuals'
  | 'subscribers'
  | 'controller'
  | 'internal_record'
  | 'cra'
  | 'media'
  | 'law_enforcement'
  | 'market'
  | 'service_recipients'
  | 'contract_party'
  | 'requester'
  | 'internal';

export interface Recipient {
  readonly kind: RecipientKind;
  readonly resolver:
    | {
        readonly kind: 'lead_or_each_sa';
        readonly group: string;
        /** Countries with several authorities: which one stays a question. */
        readonly federated: readonly string[];
      }
    | { readonly kind: 'static'; readonly key: string }
    /** Each of these, with an obligation of its own. */
    | { readonly kind: 'each_of'; readonly keys: readonly string[] }
    /** Those of the named bodies whose case holds; while none is known to, an undecided one: "us-bank-regulator:undecided". */
    | { readonly kind: 'by_case'; readonly prefix: string; readonly cases: readonly RecipientCase[] }
    /** The national body of the (main) establishment: "csirt:DE". */
    | { readonly kind: 'of_establishment'; readonly group: string; readonly prefix: string }
    /** One for each part (state) of a country whose own number of affected people passes: "media:US-TX". */
    | {
        readonly kind: 'each_place';
        readonly of: string;
        readonly prefix: string;
        readonly count: { readonly op: CountOperator; readonly n: number };
      }
    | {
        readonly kind: 'affected_people';
        readonly in: string | null;
        readonly kinds: readonly string[];
        /** Who is established there owes it to all of them, wherever they live: the law binds its own companies as a whole. */
        readonly everybodyIfEstablished?: boolean | undefined;
      }
    | { readonly kind: 'each_controller_customer' }
    /** `kept`: what the register has to hold; it answers the duty by itself as soon as it does. */
    | { readonly kind: 'internal'; readonly kept?: Predicate | undefined };
}

/** A body that is told by some: which of three regulators follows from the charter. */
interface RecipientCase {
  readonly key: string;
  readonly when: Predicate;
}

export type ExemptionEffect = 'not_due' | 'public_instead' | 'individuals_only' | 'authority_only';

export interface Exemption {
  readonly id: string;
  readonly citation: string;
  readonly says: string;
  readonly when: Predicate;
  /** A finding that settles the matter against it (a risk was found); an unknown here blocks nothing. */
  readonly blockedBy: Predicate | null;
  readonly effect: ExemptionEffect;
  /**
   * `controller`: the duty stands until a person's finding establishes the exemption; while it is unknown the duty is
   * REQUIRED and the question is listed as one that could lift it. `neutral`: an unknown leaves the duty UNDECIDED.
   */
  readonly burden: 'controller' | 'neutral';
  readonly requiresRecord: boolean;
}

/** One thing to be said; where several elements are named, one of them is enough. */
export interface ContentItem {
  readonly anyOf: readonly string[];
}

export interface Content {
  readonly required: readonly ContentItem[];
  readonly ifApplicable: readonly ContentItem[];
  readonly prohibited: readonly string[];
  readonly headings: readonly string[];
  /** The title the notice must bear; null or absent: any. */
  readonly title?: string | null | undefined;
  /** What a policy said the notice would say. */
  readonly promised: readonly ContentItem[];
  readonly format: { readonly minFontPt: number | null };
}

interface Verification {
  readonly state: 'verified' | 'memory' | 'derived' | 'stated';
  readonly sources: readonly string[];
  /** ISO date. */
  readonly checked: string;
  readonly reviewer: string | null;
}

/** A case the rule carries with it, run through the engine by a test. What its author left out is unknown. */
export interface RuleFixture {
  readonly name: string;
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
  /** When duties under other rules were first answered, by rule id, as ISO instants. */
  readonly acts?: Readonly<Record<string, string>> | undefined;
  readonly expect: {
    readonly verdict: 'REQUIRED' | 'NOT_REQUIRED' | 'UNDECIDED';
    /** ISO instant; null: no date. Absent: not looked at. */
    readonly due?: string | null | undefined;
    readonly recipients?: readonly string[] | undefined;
    readonly questions?: readonly string[] | undefined;
  };
}
