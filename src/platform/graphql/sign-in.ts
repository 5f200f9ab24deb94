import { GraphQLError } from 'graphql';
import { refusalOf } from './format-error.ts';

/** An error met before a request could be opened, with the HTTP status a client of any kind understands. */
export function atTheDoor(error: unknown): GraphQLError {
  const refusal = refusalOf(error);
  if (!refusal) throw error;
  const status = refusal.code === 'UNAUTHENTICATED' ? 401 : refusal.code === 'UNAVAILABLE' ? 503 : 400;
  const headers = new Map([status === 401 ? ['www-authenticate', 'Bearer'] : ['retry-after', '5']]) as Map<
    string,
    string
  >;
  return new GraphQLError(refusal.message, { extensions: { code: refusal.code, http: { status, headers } } });
}
