/** Three values, never two: an unknown is a fact of its own and is never read as "no". */
export type Tri = 'YES' | 'NO' | 'UNKNOWN';

/** A time as a person knows it: "about 02:40, ± 30 min", with the zone in which it was typed. */
export interface ImpreciseTime {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly toleranceMinutes: number;
  /** IANA zone in which it was typed. */
  readonly zone: string;
}

/** A value of the fact catalogue (notifications/facts/). Absent means unknown. */
export type FactValue = string | number | boolean | readonly string[];

/** How data was protected. Policy text is no evidence: everything starts unknown. */
export interface Protection {
  readonly encrypted: Tri;
  /** Whether the key stayed out of the attacker's reach. */
  readonly keySafe: Tri;
  /** Whether a copy is still available to the organization. */
  readonly availableElsewhere: Tri;
  /** Whether passwords in it can be read or recovered: in clear, or hashed so that hashes can be reversed; absent: not known. */
  readonly passwordsRecoverable?: Tri;
  readonly algorithm?: string;
  readonly keyLocation?: string;
}

/** UNKNOWN: nobody knows yet for whom the data was held; duties of every role may then arise. */
export type DataRole = 'CONTROLLER' | 'JOINT_CONTROLLER' | 'PROCESSOR' | 'UNKNOWN';
export type CountKind = 'EXACT' | 'ESTIMATED' | 'UNKNOWN';

/** Kind of person × jurisdiction × count. */
export interface AffectedGroupFacts {
  readonly id: string;
  readonly kind: string;
  /** ISO 3166-1 alpha-2, with subdivision where law asks for it ("DE", "US-CA"); null: not known. */
  readonly jurisdiction: string | null;
  readonly count: number | null;
  readonly countKind: CountKind;
  /** Whether minors are among them, and how many; absent (versions before it was asked): not known. */
  readonly minors?: Tri;
  readonly minorCount?: number | null;
  /** Whether others are among them who need particular protection (patients, asylum seekers, victims), and how many. */
  readonly vulnerable?: Tri;
  readonly vulnerableCount?: number | null;
}

/** One body of data under one role. */
export interface DataSetFacts {
  readonly id: string;
  readonly name: string;
  readonly role: DataRole;
  /** The controllers a processor works for, by name. */
  readonly controllers: readonly string[];
  readonly personalData: Tri;
  readonly categories: readonly string[];
  readonly medium: 'ELECTRONIC' | 'PAPER' | 'ORAL' | 'UNKNOWN';
  readonly confidentiality: Tri;
  readonly integrity: Tri;
  readonly availability: Tri;
  /** Whether somebody not entitled saw or opened it; absent or null: nobody spoke of it, it follows confidentiality. */
  readonly accessed?: Tri | null;
  /** Whether it was taken, copied or carried off; absent or null: nobody said that it was only seen, it follows confidentiality. */
  readonly acquired?: Tri | null;
  readonly protection: Protection;
  /** The processor at whom, or through whom, it happened; absent or null: none named. */
  readonly processorId?: string | null;
  readonly groups: readonly AffectedGroupFacts[];
}

/** Everything the law looks at, as it stood in one version of the incident. JSON, immutable. */
export interface IncidentFacts {
  readonly exercise: boolean;
  readonly occurredFrom: ImpreciseTime | null;
  readonly occurredTo: ImpreciseTime | null;
  readonly detected: ImpreciseTime | null;
  readonly aware: ImpreciseTime | null;
  readonly contained: ImpreciseTime | null;
  /** Further clock-start events by key ("determined", "classified_major", …). */
  readonly milestones: Readonly<Record<string, ImpreciseTime>>;
  readonly dataSets: readonly DataSetFacts[];
  /** Answers to the catalogue's questions. */
  readonly answers: Readonly<Record<string, FactValue>>;
}

/** What the law asks of the organization itself. */
export interface OrganizationFacts {
  readonly name: string;
  /** IANA zone in which its days end. */
  readonly timeZone: string;
  /** EU/EEA and other countries where it is established; null: not known. */
  readonly establishments: readonly string[] | null;
  /** The country of the main establishment (GDPR Art. 4(16)); absent or null: not known. */
  readonly mainEstablishment?: string | null;
  /** Countries of representatives (GDPR Art. 27). A representative is no establishment and gives no one-stop shop. */
  readonly representatives?: readonly string[];
  /** Answers to the catalogue's questions about the organization itself; an incident's own answer goes before. */
  readonly answers?: Readonly<Record<string, FactValue>>;
}
