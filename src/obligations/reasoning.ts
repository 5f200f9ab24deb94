import type { Verdict } from '../domain/assess.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { ConcernedAuthority } from '../domain/resolved-recipient.ts';

/** Why a verdict was reached, as it is kept on the obligation. */
export interface Reasoning extends Pick<Verdict, 'why' | 'exemptions' | 'openQuestions'> {
  readonly recipientDecided: boolean;
  /** Absent: judged before they were looked for. */
  readonly concernedAuthorities?: readonly ConcernedAuthority[];
}

/** Whether the law takes a public communication instead of individual notices here (GDPR Art. 34(3)(c)). */
export function isPublicInstead({ exemptions }: Reasoning): boolean {
  return exemptions.some(({ effect, value }) => effect === 'public_instead' && value === 'YES');
}

/** How a due instant came about, as it is kept on the obligation; instants are ISO 8601 in UTC. */
export interface Derivation extends Pick<Deadline, 'steps'> {
  readonly softTargetAt: string | null;
  /** Absent on what was judged before calendars were kept. */
  readonly calendars?: Deadline['calendars'];
  readonly beside: readonly {
    readonly startEvent: string;
    readonly says: string;
    readonly dueAt: string | null;
  }[];
}
