import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../../domain/facts.ts';
import type { FactChange } from '../../domain/outdated-facts.ts';
import { type ShownFrom, shownFacts } from './notice-facts.ts';

/** The facts as they stood from one amendment to the next. */
export interface FactsThen {
  readonly version: number;
  readonly facts: IncidentFacts;
  readonly madeAt: DateTime;
}

/** A fact that read otherwise once, and since when it does no more. */
export interface DatedChange extends FactChange {
  readonly until: DateTime;
}

/** Every reading of a fact that held once since the notice was drafted, and does not hold now. `history`: oldest first. */
export function factChanges(
  history: readonly FactsThen[],
  shownFrom: (facts: IncidentFacts) => ShownFrom,
): readonly DatedChange[] {
  const newest = history.at(-1);
  if (!newest) return [];
  const now = readings(shownFrom(newest.facts));
  const changes = new Map<string, DatedChange>();
  history.slice(0, -1).forEach(({ facts }, i) => {
    for (const [fact, was] of readings(shownFrom(facts))) {
      const is = now.get(fact) ?? [];
      const until = history[i + 1]?.madeAt;
      const key = `${fact}\n${was.join('\n')}`;
      // Later amendments overwrite: what counts is when it held last.
      if (until && was.join('\n') !== is.join('\n')) changes.set(key, { fact, was, is, until });
    }
  });
  return [...changes.values()];
}

function readings(from: ShownFrom): ReadonlyMap<string, readonly string[]> {
  const { times, data, affected, consequences, measures, advice } = shownFacts(from);
  return new Map<string, readonly string[]>([
    ...Object.entries(times).map(([key, time]): [string, string[]] => [
      `incident.${key}`,
      time ? [time.text] : [],
    ]),
    ['data.categories', data.categories],
    ['consequences.sentences', consequences.sentences],
    ['measures.taken', measures.taken],
    ['measures.planned', measures.planned],
    ['advice.sentences', advice.sentences],
    ['affected.kinds', affected.kinds],
    ['affected.count', affected.count === null ? [] : [affected.count]],
    ['affected.by_jurisdiction', affected.by_jurisdiction],
  ]);
}
