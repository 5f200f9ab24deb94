import { DateTime } from 'luxon';
import type { ValueTransformer } from 'typeorm';

const toInstant: ValueTransformer = {
  from: (value: Date | null) => (value === null ? null : DateTime.fromJSDate(value, { zone: 'utc' })),
  // Null stays null: undefined would mean "leave this column as it is".
  to: (value: DateTime | null | undefined) => (value === null ? null : value?.toJSDate()),
};

/** Reads a bigint as a number: for counts and sequence numbers within 2^53. */
export const safeInteger: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null | undefined) => value,
};

interface Nullable {
  readonly nullable?: boolean;
}

/** An instant: timestamptz(3), Luxon in UTC in the code. */
export const instant = (name: string, { nullable = false }: Nullable = {}) => ({
  name,
  type: 'timestamptz' as const,
  precision: 3,
  transformer: toInstant,
  nullable,
});

/** A bigint that stays within a safe integer (counts of milliseconds, sequence numbers). */
export const bigint = (name: string, { nullable = false }: Nullable = {}) => ({
  name,
  type: 'bigint' as const,
  transformer: safeInteger,
  nullable,
});

/** The incident of a row that hangs on another: its parent's, filled in by the database for the wall of restricted incidents. */
export const inherited = { insert: false, update: false } as const;
