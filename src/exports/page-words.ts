import { DateTime } from 'luxon';
import { showInstant } from '../domain/time-display.ts';
import type { Gathered } from './gather-report.ts';

/** How a page names people and shows times. */
export interface Words {
  readonly time: (instant: DateTime | string | null) => string;
  readonly who: (memberId: string | null | undefined) => string;
  readonly said: (statementId: string | null | undefined) => string;
}

export function wordsOf({ organization, names, said }: Gathered): Words {
  return {
    time: (instant) =>
      instant === null
        ? '–'
        : showInstant(
            typeof instant === 'string' ? DateTime.fromISO(instant, { zone: 'utc' }) : instant,
            organization.timeZone,
          ),
    who: (id) => (id ? (names.get(id) ?? 'a former member') : 'the service'),
    said: (id) => (id ? (said.get(id) ?? '(erased)') : ''),
  };
}
