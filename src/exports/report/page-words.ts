import { DateTime } from 'luxon';
import { showInstant } from '../../domain/time-display.ts';
import type { Gathered } from './gather-report.ts';

/** How a page names people and shows times. */
export interface Words {
  readonly time: (instant: DateTime | string | null) => string;
  readonly who: (memberId: string | null | undefined) => string;
  /** What was stated; "(erased)" where words were taken away, nothing where nothing was said. */
  readonly said: (statementId: string | null | undefined) => string;
  /** A key of a fact with names in place of ids: "dataSet.customers.encrypted". */
  readonly named: (key: string) => string;
}

const ERASED = '(erased)';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export function wordsOf({ organization, facts, names, said }: Gathered): Words {
  const labels = new Map([
    ...names,
    ...facts.dataSets.map(({ id, name }) => [id, name] as const),
    ...facts.dataSets.flatMap(({ groups }) =>
      groups.map(({ id, kind, jurisdiction }) => [id, `${kind} in ${jurisdiction ?? '?'}`] as const),
    ),
  ]);
  return {
    time: (instant) =>
      instant === null
        ? '–'
        : showInstant(
            typeof instant === 'string' ? DateTime.fromISO(instant, { zone: 'utc' }) : instant,
            organization.timeZone,
          ),
    who: (id) => (id ? (names.get(id) ?? 'a former member') : 'the service'),
    said: (id) => {
      if (!id) return '';
      const words = said.get(id);
      return words === undefined ? '(kept with another incident)' : (words ?? ERASED);
    },
    named: (key) => key.replace(ID, (id) => labels.get(id) ?? '…'),
  };
}

/** "TEMPORARY_LOSS" or "risk_to_people" as somebody reads it. */
export function plain(code: string): string {
  return code.toLowerCase().replaceAll(/[_-]/g, ' ');
}
