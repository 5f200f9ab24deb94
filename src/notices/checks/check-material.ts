import type { IncidentFacts } from '../../domain/facts.ts';
import type { GateContext } from '../../domain/gate/gate-problems.ts';
import type { SaidInside } from '../../domain/gate/internal-notes.ts';
import { knownWays } from '../../domain/gate/known-ways.ts';
import type { ObligationRow } from '../../obligations/obligation.row.ts';
import type { AdvisedFirst } from '../../obligations/order.batch.ts';
import type { ContactRow } from '../../organizations/contact.row.ts';
import type { Catalog } from '../../rules/catalog.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from '../notice.row.ts';
import type { FactsThen } from '../texts/fact-changes.ts';

/** A notice's current text and everything it is held against. */
export interface CheckMaterial {
  readonly notice: NoticeRow;
  readonly version: NoticeVersionRow;
  readonly variants: readonly NoticeVariantRow[];
  readonly obligations: readonly ObligationRow[];
  readonly facts: IncidentFacts;
  /** The facts in all their versions since the notice was drafted, oldest first. */
  readonly history: readonly FactsThen[];
  /** Keys of the problems of this text that a named person answers for. */
  readonly answeredFor: ReadonlySet<string>;
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly contacts: readonly ContactRow[];
  /** What had better be answered before its duties or with them, and is not yet. */
  readonly advisedFirst: readonly AdvisedFirst[];
  /** What the organization goes by. */
  readonly names: readonly (string | null)[];
  /** The incident's. */
  readonly reference: string;
  /** What colleagues wrote in the war room; words of theirs do not go out by mistake. */
  readonly saidInside: readonly SaidInside[];
}

/** What checking takes of the catalogue. */
export type CheckWords = Pick<Catalog, 'vocabulary' | 'gate'>;

/** What the gate knows besides the facts. */
export function gateContextOf(
  { notice, contacts, names, reference, saidInside }: CheckMaterial,
  { gate }: CheckWords,
): GateContext {
  return { audience: notice.audience, words: gate, known: knownWays(contacts, names, reference), saidInside };
}
