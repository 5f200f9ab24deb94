import type { FactChange } from '../domain/outdated-facts.ts';
import { type ShownFrom, shownFacts } from './notice-facts.ts';

/** The facts a notice may show that read otherwise by now than when it was written. */
export function factChanges(was: ShownFrom, is: ShownFrom): readonly FactChange[] {
  const before = readings(was);
  const after = readings(is);
  return [...before]
    .map(([fact, values]) => ({ fact, was: values, is: after.get(fact) ?? [] }))
    .filter((change) => change.was.join('\n') !== change.is.join('\n'));
}

function readings(from: ShownFrom): ReadonlyMap<string, readonly string[]> {
  const { times, data, affected } = shownFacts(from);
  return new Map<string, readonly string[]>([
    ...Object.entries(times).map(([key, time]): [string, string[]] => [
      `incident.${key}`,
      time ? [time.text] : [],
    ]),
    ['data.categories', data.categories],
    ['affected.kinds', affected.kinds],
    ['affected.count', affected.count === null ? [] : [affected.count]],
    ['affected.by_jurisdiction', affected.by_jurisdiction],
  ]);
}
