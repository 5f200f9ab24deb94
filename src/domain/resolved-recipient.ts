import type { ConcernedSet } from './data-set-test.ts';
import { anyOf, distinct, type Finding, type OpenQuestion } from './finding.ts';
import type { RecipientKind } from './rule.ts';

/** Somebody who must be told under a rule. */
export interface ResolvedRecipient {
  /** Stable: with incident and rule it identifies the obligation ("sa:DE", "people", "controller:Acme"). */
  readonly key: string;
  readonly kind: RecipientKind;
  readonly name: string;
  readonly jurisdiction: string | null;
  /** false: who exactly must be told is still a question. */
  readonly decided: boolean;
  /** UNKNOWN: whether any data of theirs is concerned is itself a question. */
  readonly concerned: 'YES' | 'UNKNOWN';
  /** How this recipient was found. */
  readonly says: string;
  readonly questions: readonly OpenQuestion[];
  /** Of a lead authority: those of other countries that are concerned. Nothing is owed to them. */
  readonly concernedAuthorities: readonly ConcernedAuthority[];
}

/** An authority concerned (GDPR Art. 4(22)): for the cross-border part of what the lead authority is told. */
export interface ConcernedAuthority {
  readonly key: string;
  /** Why it is concerned. */
  readonly says: string;
}

/** Makes a recipient of the rule's kind; what is not given is as for one the rule names itself. */
export type One = (key: string, more: Partial<ResolvedRecipient>) => ResolvedRecipient;

/** A recipient is concerned for sure if one of its data sets is. */
export function asConcerned(
  recipient: ResolvedRecipient,
  theirs: readonly ConcernedSet[],
): ResolvedRecipient {
  const { value, questions }: Finding = anyOf(theirs.map(({ concerned }) => concerned));
  if (value === 'YES') return recipient;
  return { ...recipient, concerned: 'UNKNOWN', questions: distinct([...recipient.questions, ...questions]) };
}

/** A body of which it is still a question which one it is. */
export function undecidedBody(
  prefix: string,
  name: string,
  { says, question }: { readonly says: string; readonly question: OpenQuestion },
  one: One,
): ResolvedRecipient {
  return one(`${prefix}:undecided`, { name, decided: false, says, questions: [question] });
}
