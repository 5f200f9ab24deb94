import { DateTime } from 'luxon';
import type { ImpreciseTime } from '../../domain/facts.ts';
import type { ReadDataSet } from '../../domain/veris/veris-reading.ts';
import type { TimeInput } from '../imprecise-time.ts';
import type { DataSetInput } from '../put-data-set.ts';

/** A time that was read, as the use cases take it. */
export function timeInput(time: ImpreciseTime | null): TimeInput | null {
  return time && { ...time, at: DateTime.fromISO(time.at, { zone: 'utc' }) };
}

/** A data set that was read, as the use cases take it: where the people live and how many they are stays open. */
export function dataSetInput({ encrypted, groups, ...stated }: ReadDataSet): DataSetInput {
  return {
    ...stated,
    protection: { encrypted },
    groups: groups.map(({ kind, vulnerable }) => ({ kind, vulnerable })),
  };
}
