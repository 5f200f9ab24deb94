import type { DataSetFacts, FactValue, ImpreciseTime, Tri } from '../facts.ts';

/** A member of the record that became no fact, and why. */
export interface Unmapped {
  readonly path: string;
  /** As JSON, shortened. */
  readonly value: string;
  readonly why: string;
}

/** Something about a record that a person should look at. */
export interface VerisWarning {
  readonly path: string;
  readonly message: string;
}

/** The body of data of a record: what it says of it, everything else unknown. */
export interface ReadDataSet
  extends Pick<
    DataSetFacts,
    | 'name'
    | 'personalData'
    | 'categories'
    | 'medium'
    | 'confidentiality'
    | 'integrity'
    | 'availability'
    | 'acquired'
  > {
  readonly encrypted: Tri;
  readonly groups: readonly { readonly kind: string; readonly vulnerable: Tri }[];
}

/** What tells one record from another. */
export interface VerisIdentity {
  readonly master: string | null;
  readonly incident: string | null;
  readonly victim: string | null;
}

/** What a VERIS record comes to. Awareness, the first signal, counts of people and where they live are never in it. */
export interface VerisReading {
  readonly title: string;
  readonly identity: VerisIdentity;
  readonly occurredFrom: ImpreciseTime | null;
  readonly dataSets: readonly ReadDataSet[];
  readonly answers: Readonly<Record<string, FactValue>>;
  /** Words of the record by path: to be kept apart, erasable, and shown as text only. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  /** Why a person should dismiss it; null: nothing says so. */
  readonly dismiss: string | null;
  readonly mapped: readonly string[];
  readonly unmapped: readonly Unmapped[];
  readonly warnings: readonly VerisWarning[];
}
