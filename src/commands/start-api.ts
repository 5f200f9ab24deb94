import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApi, type Installation } from '../api.ts';
import type { Config } from '../config.ts';
import { StartRefusal } from '../platform/database/start-refusal.ts';

const GRACE_MS = 10_000;

export interface RunningApi {
  /** Where it answers. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the API on its port, or refuses with what to do; `anyPort` takes a free one when nobody asked for a port that is busy. */
export async function startApi(
  installation: Installation,
  { host, port, portGiven }: Config['http'],
  { anyPort = false }: { anyPort?: boolean } = {},
): Promise<RunningApi> {
  const app = await buildApi(installation);
  try {
    await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && anyPort && !portGiven) return app.listen({ host, port: 0 });
      throw refusalOf(error, port);
    });
  } catch (error) {
    await app.close();
    throw error;
  }
  const { port: bound } = app.server.address() as AddressInfo;
  return {
    url: `http://${/^(0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host}:${bound}`,
    stop: () => close(app),
  };
}

function refusalOf(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartRefusal(
        `Port ${port} is in use by another program. Stop it, or start with another port: PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new StartRefusal(`Port ${port} may not be opened by this user. Take one above 1023: PORT=4000.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(
        'TOCSIN_HOST is not an address of this machine. Take 127.0.0.1, or 0.0.0.0 behind a proxy.',
      );
    default:
      return error;
  }
}

/** Requests under way may finish; a client that drips its body for ever may not keep the service from stopping. */
async function close(app: FastifyInstance): Promise<void> {
  const patience = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  await app.close();
  clearTimeout(patience);
}
