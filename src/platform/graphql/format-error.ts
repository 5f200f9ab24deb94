import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from '../../domain/refusal.ts';
import { isTooLarge } from './limits.ts';

/** What the log is told of an error no client may see. */
export type Report = (error: unknown) => void;

// SQLSTATE, PostgreSQL documentation, appendix A.
const INVALID_TEXT = '22P02';
// A NUL in a text, an instant PostgreSQL cannot hold.
const UNSTORABLE = /^(22021|22P05|22007|22008)$/;
// 08: connection exceptions, but for 08P01, which is our own mistake; 57P01-03: shut down; 53300: too many; 3D000: the
// database is not there; 55P03 and 57014: it waited for somebody else longer than it may.
const CONNECTION_CLASS = /^(08(?!P01)|57P0[123]|53300|3D000|55P03|57014)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);

/** The one place where errors turn outward: refusals and GraphQL's own pass, everything else is kept inside. */
export function formatErrorWith(report: Report) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const outward = refusalOf(cause);
    if (outward) {
      return {
        ...place(formatted),
        message: outward.message,
        extensions: { ...outward.details, code: outward.code },
      };
    }
    if (isTooLarge(formatted.message)) {
      return { ...place(formatted), message: formatted.message, extensions: { code: 'LIMIT_EXCEEDED' } };
    }
    const code = formatted.extensions?.['code'];
    if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') {
      return { ...place(formatted), message: formatted.message, extensions: { code } };
    }
    report(cause);
    return {
      ...place(formatted),
      message:
        'Something went wrong on our side. It was logged; try again, and tell the operator if it stays.',
      extensions: { code: 'INTERNAL' },
    };
  };
}

/** The refusal an error amounts to, or null when it is ours to keep. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (code === INVALID_TEXT) return new Refusal('INVALID_INPUT', 'One of the ids is not a UUID.');
  if (UNSTORABLE.test(code)) {
    return new Refusal(
      'INVALID_INPUT',
      'A text holds a NUL character, or an instant lies outside the calendar. Correct it and send it again.',
    );
  }
  if (CONNECTION_CLASS.test(code) || NETWORK.has(code) || /timeout|terminated/i.test(driverMessage(error))) {
    return new Refusal(
      'UNAVAILABLE',
      'The database did not answer in time. Read again in a few seconds. A change may have been made or not: look before you repeat it, or repeat it with the same idempotencyKey.',
    );
  }
  return null;
}

function codeOf(error: unknown): string {
  const carrier = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  return String(carrier?.driverError?.code ?? carrier?.code ?? '');
}

function driverMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /connect|client/i.test(message) ? message : '';
}

function place({
  locations,
  path,
}: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return { ...(locations && { locations }), ...(path && { path }) };
}
