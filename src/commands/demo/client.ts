/** A GraphQL answer's refusals, as any client sees them. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export interface Client {
  /** A query or mutation as text. */
  readonly ask: <T>(token: string, query: string, variables?: Record<string, unknown>) => Promise<T>;
  /** A mutation with one input, by its name, and what it should answer. */
  readonly tell: <T>(token: string, mutation: string, input: object, select?: string) => Promise<T>;
  /** A mutation that must be refused: answers why. */
  readonly refused: (token: string, mutation: string, input: object) => Promise<Refused>;
  /** A CSV file to the people of an incident. */
  readonly upload: (token: string, incidentId: string, dataSet: string, csv: string) => Promise<ImportReport>;
}

export interface ImportReport {
  readonly rowsRead: number;
  readonly added: number;
  readonly merged: number;
  readonly rejected: number;
}

/** The plainest client there is: fetch, and an error for what was refused. */
export function clientOf(url: string): Client {
  const ask: Client['ask'] = async <T>(
    token: string,
    query: string,
    variables: Record<string, unknown> = {},
  ) => {
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
  const tell: Client['tell'] = async <T>(token: string, mutation: string, input: object, select = 'id') => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${select} } }`;
    return (await ask<Record<string, T>>(token, query, { input }))[mutation] as T;
  };
  return {
    ask,
    tell,
    refused: (token, mutation, input) =>
      tell(token, mutation, input, '__typename').then(
        () => Promise.reject(new Error(`${mutation} should have been refused`)),
        (error: unknown) => (error instanceof Refused ? error : Promise.reject(error)),
      ),
    async upload(token, incidentId, dataSet, csv) {
      const answer = await fetch(`${url}/incidents/${incidentId}/people?dataSet=${dataSet}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
        body: csv,
      });
      const report = (await answer.json()) as ImportReport & { message?: string; code?: string };
      if (!answer.ok) throw new Refused(report.message ?? 'refused', report.code ?? String(answer.status));
      return report;
    },
  };
}
