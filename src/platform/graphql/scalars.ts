import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { DateTime, IANAZone, Duration as LuxonDuration } from 'luxon';

const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;

function parseInstant(value: unknown): DateTime<true> {
  const parsed =
    typeof value === 'string' && OFFSET.test(value) ? DateTime.fromISO(value, { zone: 'utc' }) : null;
  if (!parsed?.isValid || parsed.year < 1900 || parsed.year > 9999) {
    throw new GraphQLError(
      'An Instant is an ISO 8601 date-time with its offset, such as "2026-10-24T01:10:00Z" or "2026-10-24T03:10:00+02:00".',
    );
  }
  return parsed.startOf('millisecond') as DateTime<true>;
}

/** A point on the time line, in milliseconds. */
export const Instant = new GraphQLScalarType<DateTime, string>({
  name: 'Instant',
  description:
    'A point in time: ISO 8601 date-time with offset (RFC 3339), answered in UTC with milliseconds ("2026-10-24T01:10:00.000Z"). Without an offset it is refused.',
  // Instants kept inside JSON are strings already, in UTC.
  serialize: (value) =>
    typeof value === 'string' ? value : (value as DateTime<true>).toJSDate().toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

function parseZone(value: unknown): string {
  if (typeof value !== 'string' || !IANAZone.isValidZone(value)) {
    throw new GraphQLError('A TimeZone is an IANA name such as "Europe/Berlin" or "America/Los_Angeles".');
  }
  return value;
}

/** An IANA time zone name. */
export const TimeZone = new GraphQLScalarType<string, string>({
  name: 'TimeZone',
  description: 'An IANA time zone name such as "Europe/Berlin".',
  serialize: (value) => String(value),
  parseValue: parseZone,
  parseLiteral: (node) => parseZone(node.kind === Kind.STRING ? node.value : null),
});

function parseDuration(value: unknown): string {
  if (typeof value !== 'string' || !LuxonDuration.fromISO(value).isValid)
    throw new GraphQLError('A Duration is an ISO 8601 duration such as "PT72H", or "-PT24H" for before.');
  return value;
}

/** A length of time as ISO 8601 duration. */
export const Duration = new GraphQLScalarType<string, string>({
  name: 'Duration',
  description: 'A length of time, ISO 8601 ("PT72H", "PT12H30M5S"). Hours are elapsed hours.',
  serialize: (value) => String(value),
  parseValue: parseDuration,
  parseLiteral: (node) => parseDuration(node.kind === Kind.STRING ? node.value : null),
});
