import {
  type AnyVariables,
  Client,
  cacheExchange,
  type DocumentInput,
  fetchExchange,
  type OperationContext,
  type OperationResult,
} from '@urql/core';

/** Who acts. Each has a token of their own; the API says what it may do. */
export type Who = 'administrator' | 'responder' | 'decider';

/** What a refusal says to a client: a code, and facts to act on. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/** The team and its connections, as any program outside would hold them. */
export interface Team {
  readonly url: string;
  /** Cached like any urql query: what a mutation changed must come back by its types. */
  ask<Data, Variables extends AnyVariables>(
    who: Who,
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Past the cache: for what workers change. */
  look<Data, Variables extends AnyVariables>(
    who: Who,
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  do<Data, Variables extends AnyVariables>(
    who: Who,
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Plain HTTP beside GraphQL, with the same token. */
  http(who: Who, path: string, init?: RequestInit): Promise<Response>;
}

export function teamAt(url: string, tokens: Readonly<Record<Who, string>>): Team {
  const bearer = (who: Who) => ({ authorization: `Bearer ${tokens[who]}` });
  const clientOf = (who: Who) =>
    new Client({
      url: `${url}/graphql`,
      exchanges: [cacheExchange, fetchExchange],
      preferGetMethod: false,
      fetchOptions: { headers: bearer(who) },
    });
  const clients: Readonly<Record<Who, Client>> = {
    administrator: clientOf('administrator'),
    responder: clientOf('responder'),
    decider: clientOf('decider'),
  };
  const query = async <Data, Variables extends AnyVariables>(
    who: Who,
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    context: Partial<OperationContext>,
  ) => dataOf(await clients[who].query(document, variables, context).toPromise());
  return {
    url,
    ask: (who, document, variables) => query(who, document, variables, {}),
    look: (who, document, variables) => query(who, document, variables, { requestPolicy: 'network-only' }),
    do: async (who, document, variables) =>
      dataOf(await clients[who].mutation(document, variables).toPromise()),
    http: (who, path, init = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { ...init.headers, ...bearer(who) } }),
  };
}

function dataOf<Data, Variables extends AnyVariables>({
  data,
  error,
}: OperationResult<Data, Variables>): Data {
  const [first] = error?.graphQLErrors ?? [];
  if (first) {
    const { code, ...details } = first.extensions;
    throw new Refused(first.message, String(code), details);
  }
  if (error) throw error;
  if (data === undefined || data === null) throw new Error('The API answered nothing.');
  return data;
}
