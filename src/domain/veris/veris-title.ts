import type { ImpreciseTime } from '../facts.ts';
import { silent, type VerisSource } from './veris-source.ts';
import { small } from './veris-tables.ts';
import { verisDate } from './veris-time.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** A title out of words known here and the month: whose words a record holds is not known, so none of its own are in it. */
export function titleOf(source: VerisSource, occurredFrom: ImpreciseTime | null): string {
  const { actions } = source.tables;
  const acts = [...actions.values()].filter(({ action }) => source.has('action', action));
  const varieties = acts.flatMap(({ action, varieties: known }) =>
    source
      .words('action', action, 'variety')
      .flatMap(({ word }) => (silent(word, source.tables) ? [] : (known.get(small(word))?.word ?? []))),
  );
  const named = varieties.length > 0 ? varieties : acts.map(({ action }) => `${action} action`);
  const what = [...new Set(named)].slice(0, 3).join(', ') || 'Incident';
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${occurredFrom ? `, ${monthOf(occurredFrom)}` : ''} (VERIS)`;
}

function monthOf(time: ImpreciseTime): string {
  const { year, month } = verisDate(time);
  return month === undefined ? String(year) : `${MONTHS[month - 1]} ${year}`;
}
