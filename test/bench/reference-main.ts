import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';
import { referenceSql } from './reads/reference-sql.ts';

// The server our API is held against: raw HTTP and one hand-written SQL per read, whose text is the answer. It does what
// none may leave out: token by its hash, tenant set for the transaction, row-level security, the role that owns nothing.
const [url = '', connections = '10'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: Number(connections) });
const TOKEN = /^Bearer toc_([0-9a-f]{32})_[A-Za-z0-9_-]{32}$/;
const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

const app = Fastify();
for (const name of ['q1', 'q2', 'q3'] as const) {
  const statement = { name, text: referenceSql[name] };
  app.post(`/${name}`, async ({ headers, body }, reply) => {
    const hex = TOKEN.exec(headers.authorization ?? '')?.[1];
    if (!hex) return reply.status(401).send();
    const organizationId = hex.replace(UUID, '$1-$2-$3-$4-$5');
    const hash = createHash('sha256')
      .update((headers.authorization ?? '').slice('Bearer '.length))
      .digest();
    const { id, after } = body as { id?: string; after?: string };
    const values = [organizationId, hash, ...(id ? [id] : place(after ?? ''))];
    const client = await pool.connect();
    try {
      await client.query(
        `begin read only; select set_config('tocsin.organization', '${organizationId}', true)`,
      );
      const { rows } = await client.query<{ data: string }>({ ...statement, values });
      await client.query('commit');
      if (!rows[0]) return reply.status(401).send();
      return reply.type('application/json; charset=utf-8').send(`{"data":${rows[0].data}}`);
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  });
}

function place(cursor: string): [Date, string] {
  const [key = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('.');
  return [new Date(Number(key)), id];
}

await app.listen({ host: '127.0.0.1', port: 0 });
process.once('disconnect', () => process.exit(0));
process.send?.({ port: (app.server.address() as AddressInfo).port });
