import { DateTime, IANAZone } from 'luxon';
import type { ImpreciseTime } from './facts.ts';

const read = new Map<string, DateTime<true>>();
const zoned = new Map<string, DateTime<true>>();

/** Instants are immutable and one assessment asks for few of them, but for every rule: they are remembered. */
export function rememberedIn<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (memory.size >= 4096) memory.clear();
  memory.set(key, made);
  return made;
}

/** A valid instant in UTC, or an error: an unreadable time never becomes a deadline. */
export function instantOf(iso: string): DateTime<true> {
  return rememberedIn(read, iso, () => {
    const instant = DateTime.fromISO(iso, { zone: 'utc' });
    if (!instant.isValid) throw new Error(`"${iso}" is not an ISO 8601 instant`);
    return instant;
  });
}

/** The same instant on the wall of a zone. */
export function inZone(instant: DateTime, zone: string): DateTime<true> {
  return rememberedIn(zoned, `${instant.toMillis()} ${zone}`, () => {
    const local = instant.setZone(IANAZone.create(zone));
    if (!local.isValid) throw new Error(`"${zone}" is not an IANA time zone`);
    return local as DateTime<true>;
  });
}

/** Clocks use the earliest bound of an imprecise time: "about 02:40, ± 30 min" starts at 02:10. */
export function earliestOf(time: ImpreciseTime): DateTime<true> {
  return shifted(instantOf(time.at), -time.toleranceMinutes);
}

/** The latest instant an imprecise time may mean. */
export function latestOf(time: ImpreciseTime): DateTime<true> {
  return shifted(instantOf(time.at), time.toleranceMinutes);
}

function shifted(instant: DateTime<true>, minutes: number): DateTime<true> {
  return minutes === 0 ? instant : instant.plus({ minutes });
}
