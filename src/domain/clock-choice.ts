import { nameOfEvent } from './anchors.ts';
import type { Clock } from './clock.ts';
import type { Leg } from './clock-leg.ts';

/** A further term of a clock, run. */
export type OtherLeg = Leg & { readonly lapses: boolean };

export interface Choice {
  readonly leg: Leg;
  readonly provisional: boolean;
  readonly says: readonly string[];
}

/** Which of the terms of a clock counts: the only one, the first whose start is known, or the earliest. */
export function choose(clock: Clock, main: Leg, others: readonly OtherLeg[]): Choice {
  if (clock.combine === 'single') return { leg: main, provisional: main.provisional, says: [] };
  if (clock.combine === 'fallback') {
    const leg = [main, ...others].find((one) => one.startAt !== null) ?? main;
    const says =
      leg === main ? [] : [`${main.asked} is not known: the rule's own second term counts until it is.`];
    return { leg, provisional: leg.provisional || leg !== main, says };
  }
  const lapsed = (cap: OtherLeg): boolean =>
    cap.lapses &&
    !main.provisional &&
    main.startAt !== null &&
    cap.dueAt !== null &&
    main.startAt > cap.dueAt;
  const standing = [main, ...others.filter((cap) => !lapsed(cap))];
  const dated = standing.filter((one) => one.dueAt !== null);
  const leg = dated.sort((a, b) => Number(a.dueAt) - Number(b.dueAt))[0] ?? main;
  const says = [
    ...others
      .filter(lapsed)
      .map(
        (cap) =>
          `The term from ${nameOfEvent(cap.startEvent ?? '')} had run out before; it no longer counts.`,
      ),
    ...(standing.length > 1 ? ['The earliest of the terms counts.'] : []),
    ...standing
      .filter((one) => one.startAt === null && one !== leg)
      .map((one) => `${one.asked} is not known: its term may come earlier.`),
  ];
  return { leg, provisional: standing.some((one) => one.provisional), says };
}
