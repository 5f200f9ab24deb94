import { type Act, anchorsTowards, rulesAwaited } from './anchors.ts';
import type { Calendars } from './business-calendar.ts';
import type { Clock } from './clock.ts';
import { hangsOnTimesAlone, type Judge } from './clock-conditions.ts';
import { whoseLaw } from './counted-otherwise.ts';
import { type Deadline, deadlineOf, dueAt, runOf } from './deadline.ts';
import { foundOnce } from './found-once.ts';
import type { Hearing } from './hearing.ts';
import { afterProcessorsWord } from './processors-word.ts';
import type { Rule } from './rule.ts';

/** What the clock of a rule looks at in one case. */
interface Timed {
  readonly zone: string;
  readonly calendars: Calendars;
  readonly acts: readonly Act[];
  readonly judge: Judge;
}

/** When a duty under a rule is due, by recipient: a clock that waits for an earlier stage may run for each of its own. */
export function dueUnder(rule: Rule, hearing: Hearing, timed: Timed): (recipientKey: string) => Deadline {
  const { zone, calendars, acts, judge } = timed;
  const { anchors, entity } = hearing;
  const clock = afterProcessorsWord(rule, anchors);
  const asked = { judge, entity, law: rule };
  if (rulesAwaited(rule.clock).length > 0) {
    return (key) => dueAt(clock, anchorsTowards(anchors, rule.clock, acts, key), zone, calendars, asked);
  }
  const due = hangsOnTimesAlone(clock)
    ? sharedDue(clock, rule, hearing, timed)
    : dueAt(clock, anchors, zone, calendars, asked);
  return () => due;
}

/** Nothing but the times of the case decides: one run serves every rule that has this clock. */
function sharedDue(clock: Clock, rule: Rule, hearing: Hearing, { zone, calendars, judge }: Timed): Deadline {
  const { anchors, entity, runs } = hearing;
  const { run, byLaw } = foundOnce(runs, clock, () => ({
    run: runOf(clock, anchors, zone, calendars, { judge, entity }),
    byLaw: new Map(),
  }));
  const law = whoseLaw(rule);
  const due = byLaw.get(law) ?? deadlineOf(run, rule);
  byLaw.set(law, due);
  return due;
}
