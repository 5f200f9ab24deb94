import type { DataRole } from './facts.ts';

export type CountOperator = '>' | '>=' | '<' | '<=';
export type Harm = 'confidentiality' | 'integrity' | 'availability';

/** Said in the why-trace: the clause that asks, and a name for the test in a lawyer's words. */
interface Cited {
  readonly clause?: string | undefined;
  readonly label?: string | undefined;
}

/** An answer to a question of the catalogue (notifications/facts/). */
export interface FactTest {
  readonly key: string;
  /** true: there is an answer, whatever it says. */
  readonly answered?: true | undefined;
  readonly is?: string | number | boolean | undefined;
  /** false: what nobody has found is not found. For what a finding of one's own brings about or lifts, not a state of things. */
  readonly unanswered?: false | undefined;
  readonly in?: readonly (string | number | boolean)[] | undefined;
  /** Of a fact that names places: one of them lies in this region. */
  readonly within?: string | undefined;
  readonly op?: CountOperator | undefined;
  readonly n?: number | undefined;
}

/** A body of data; every member given must hold for the same data set. */
export interface DataSetTest {
  /** Absent: the roles of the rule's actor. */
  readonly roles?: readonly DataRole[] | undefined;
  readonly personalData?: boolean | undefined;
  /** At least one of these was harmed. */
  readonly breach?: readonly Harm[] | undefined;
  /** Somebody not entitled saw or opened it (false: nobody did). */
  readonly accessed?: boolean | undefined;
  /** It was taken, copied or carried off (false: it was not). */
  readonly acquired?: boolean | undefined;
  /** At least one of these combinations is wholly present ([["name","ssn"],["health"]]). */
  readonly categories?: readonly (readonly string[])[] | undefined;
  /** Held for one of these controllers, by name: what a contract with one customer speaks of. */
  readonly controllers?: readonly string[] | undefined;
  readonly medium?: readonly ('ELECTRONIC' | 'PAPER' | 'ORAL')[] | undefined;
  /** true: encrypted and the key out of reach; false: the contrary. */
  readonly protected?: boolean | undefined;
  /** true: passwords in it can be read, or recovered from their hashes. */
  readonly passwordsRecoverable?: boolean | undefined;
  /** true: not harmed in availability, or a copy is at hand. */
  readonly stillAvailable?: boolean | undefined;
}

/** The closed language in which rules ask about facts. No scripts: whatever it cannot say, it learns here, once. */
export type Predicate =
  /** What is joined here speaks of the same data sets: tests of them must hold for one, and only its people count. */
  | (Cited & { readonly all: readonly Predicate[] })
  | (Cited & { readonly any: readonly Predicate[] })
  | (Cited & { readonly not: Predicate })
  | (Cited & { readonly always: boolean })
  | (Cited & { readonly fact: FactTest })
  | (Cited & { readonly dataSet: DataSetTest })
  /** Every data set that matches `of` also matches `is`, and there is one. */
  | (Cited & { readonly everyDataSet: { readonly of: DataSetTest; readonly is: DataSetTest } })
  /** Somebody there is affected: "DE", "EEA", or "US" for any of its states. */
  | (Cited & { readonly affected: { readonly in: string; readonly kinds?: readonly string[] | undefined } })
  /** Such people are among the affected. */
  | (Cited & { readonly among: { readonly who: 'minors' | 'vulnerable'; readonly in?: string | undefined } })
  | (Cited & { readonly count: CountTest })
  | (Cited & { readonly organization: OrganizationTest });

/** How many people, summed over the groups in one jurisdiction; the operator is exact: "more than" is not "at least". */
export interface CountTest {
  /** Absent: everywhere. */
  readonly in?: string | undefined;
  /** Some one part (state, province) of this country reaches the number by itself. */
  readonly eachOf?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly where?: DataSetTest | undefined;
  readonly op: CountOperator;
  readonly n: number;
}

export interface OrganizationTest {
  /** In one of these. */
  readonly establishedIn?: readonly string[] | undefined;
  readonly representativeIn?: readonly string[] | undefined;
}
