const states: Readonly<Record<string, string>> = {
  OPEN: 'open',
  MET: 'met',
  PARTLY_MET: 'partly met',
  DECIDED: 'decided not to be required',
  LAPSED: 'no longer asked for, as the facts are now',
};
const STATE = /: (UNDECIDED, )?([A-Z]+(?:_[A-Z]+)*)(?=,|$)/;

/** A duty as it stands in the register ("GDPR Art. 33(1) → CNIL: LAPSED"), its state in words. */
export function dutyInWords(duty: string): string {
  return duty.replace(STATE, (_all, open: string | undefined, state: string) => {
    const words = states[state] ?? state.toLowerCase().replaceAll('_', ' ');
    return `: ${open ? 'undecided, ' : ''}${words}`;
  });
}

const REASON = /^(.+?: (?:Not required|Required|Undecided)): (.+)$/s;

/** Reasons under one duty and verdict in one line, each once: several recipients are owed word for the same reasons. */
export function reasonsTogether(reasons: readonly string[]): string[] {
  const lines: string[] = [];
  const under = new Map<string, { at: number; reasons: Set<string> }>();
  for (const one of reasons) {
    const [, head, reason] = REASON.exec(one) ?? [];
    if (head === undefined || reason === undefined) {
      if (!lines.includes(one)) lines.push(one);
      continue;
    }
    const known = under.get(head) ?? { at: lines.push('') - 1, reasons: new Set() };
    under.set(head, known);
    known.reasons.add(reason);
    lines[known.at] = `${head}: ${[...known.reasons].join('; ')}`;
  }
  return lines;
}
