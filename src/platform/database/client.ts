import pg from 'pg';

/** Does some work on one connection of its own, outside any pool: start-up, migrations, the catalogue. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'tocsin-start',
  });
  // A server that stops under an idle client would otherwise end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
