import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from '../../domain/refusal.ts';
import type { Report } from '../graphql/format-error.ts';
import type { OpenRequest } from './open-request.ts';

/** Ends each GraphQL request's transaction before the answer leaves, and records what was denied. */
export function closeRequests(report: Report): ApolloServerPlugin<OpenRequest> {
  return {
    requestDidStart: async () => {
      const denied: Refusal[] = [];
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors) {
            const cause = unwrapResolverError(error);
            if (!(cause instanceof Refusal) || (cause.code !== 'FORBIDDEN' && cause.code !== 'NOT_FOUND'))
              continue;
            denied.push(
              new Refusal(cause.code, cause.message, {
                field: (error.path ?? []).join('.'),
                ...cause.details,
              }),
            );
          }
        },
        async willSendResponse({ contextValue, response }) {
          // The answer stands: what could not be noted is reported, and the next request tries again.
          await contextValue.close(denied).catch(report);
          if (response.body.kind === 'single' && unavailable(response.body.singleResult.errors)) {
            response.http.status = 503;
            response.http.headers.set('retry-after', '5');
          }
        },
      };
    },
  };
}

function unavailable(errors: readonly GraphQLFormattedError[] | undefined): boolean {
  return errors?.some(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE') ?? false;
}
