import type { Anchors } from './anchors.ts';
import type { Clock, StartEvent } from './clock.ts';
import type { ImpreciseTime } from './facts.ts';
import { earliestOf } from './instant.ts';
import type { Rule } from './rule.ts';

const TOLD: StartEvent = 'informed_by_processor';
const SOURCE = 'EDPB Guidelines 9/2022, section II.A.4';

/**
 * The clock of a controller whose processor has told it: in principle it is aware then. Until awareness is declared the
 * worst-case clock runs from that word, unless an earlier event stands in; declared later, what the word would make of it is
 * shown beside. A declared awareness is a person's act and is not moved.
 */
export function afterProcessorsWord(
  { clock, actor }: Pick<Rule, 'clock' | 'actor'>,
  anchors: Anchors,
): Clock {
  const told = anchors[TOLD];
  const asController = actor.roles.includes('CONTROLLER') || actor.roles.includes('JOINT_CONTROLLER');
  if (told === undefined || !asController) return clock;
  const { aware } = anchors;
  const earlier = (event: StartEvent | null) => {
    const time = event === null ? undefined : anchors[event];
    return time !== undefined && earliestOf(time) <= earliestOf(told) ? event : TOLD;
  };
  const standIn = <T extends { readonly start: StartEvent; readonly whileUnknown: StartEvent | null }>(
    one: T,
  ) =>
    one.start === 'aware' && aware === undefined ? { ...one, whileUnknown: earlier(one.whileUnknown) } : one;
  const beside = clock.start === 'aware' && aware !== undefined && toldBefore(told, aware);
  const reading = {
    start: TOLD,
    says: `A controller is in principle aware once its processor has informed it (${SOURCE}); awareness was declared later`,
  };
  return {
    ...standIn(clock),
    alternatives: clock.alternatives.map(standIn),
    readings: beside ? [...clock.readings, reading] : clock.readings,
  };
}

/** Whether awareness was declared later than the processor's word: it needs a reason. */
export function toldBefore(told: ImpreciseTime, aware: ImpreciseTime): boolean {
  return earliestOf(told) < earliestOf(aware);
}
