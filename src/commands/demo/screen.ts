import { Duration } from 'luxon';
import { say } from '../say.ts';

export interface Clock {
  readonly title: string;
  readonly citation: string;
  readonly source: string;
  readonly recipientName: string | null;
  readonly verdict: string;
  readonly state: string;
  readonly provisional: boolean;
  readonly dueLocal: string | null;
  readonly remaining: string | null;
  readonly overdueBy: string | null;
  readonly derivation: readonly { readonly says: string }[];
}

/** A new chapter: where we are, and what happens. */
export function chapter(when: string, what: string): void {
  say(`\n── ${when} ${'─'.repeat(Math.max(2, 8 - when.length))} ${what}`);
}

/** Who does what. */
export function act(who: string, what: string): void {
  say(`   ${who} ${what}`);
}

/** What came of it. */
export function note(line: string): void {
  say(`      ${line}`);
}

/** The clocks of an incident, the earliest first, each with its own source. */
export function showClocks(clocks: readonly Clock[]): void {
  for (const {
    title,
    citation,
    source,
    recipientName,
    verdict,
    state,
    provisional,
    dueLocal,
    remaining,
    overdueBy,
    derivation,
  } of clocks) {
    const kind = source === 'PROMISE' ? 'a promise' : 'law';
    note(`${title} → ${recipientName ?? 'not decided'}`);
    const due =
      dueLocal === null
        ? (derivation.at(-1)?.says ?? 'no date in law: without undue delay')
        : `due ${dueLocal}${provisional ? ', provisional' : ''}`;
    const left = remaining
      ? `, ${spoken(remaining)} left`
      : overdueBy
        ? `, OVERDUE by ${spoken(overdueBy)}`
        : '';
    note(`  ${verdict}${state === 'OPEN' ? '' : `, ${state}`}: ${due}${state === 'MET' ? '' : left}`);
    note(`  ${kind}: ${citation}`);
  }
}

function spoken(iso: string): string {
  const { hours, minutes } = Duration.fromISO(iso).shiftTo('hours', 'minutes', 'seconds');
  return `${hours} h ${minutes} min`;
}
