/** A GraphQL answer's refusals, as any client sees them. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export type Call = <T>(token: string, query: string, variables?: Record<string, unknown>) => Promise<T>;

/** The plainest client there is: fetch, and an error for what was refused. */
export function clientOf(url: string): Call {
  return async <T>(token: string, query: string, variables: Record<string, unknown> = {}) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as {
      data: T;
      errors?: { message: string; extensions: { code: string } }[];
    };
    const [first] = errors ?? [];
    if (first) throw new Refused(first.message, first.extensions.code);
    return data;
  };
}
