import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver of webhooks on loopback that answers as told and remembers what came. */
export interface HookReceiver {
  readonly url: string;
  readonly calls: Call[];
  /** Connections that were opened, whatever came over them. */
  readonly connections: () => number;
  /** How it answers from now on; 200 until told otherwise. */
  answer: (reply: ServerResponse) => void;
  close(): Promise<void>;
}

export async function startHookReceiver(): Promise<HookReceiver> {
  const calls: Call[] = [];
  let connections = 0;
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    calls.push({
      path: request.url ?? '',
      headers: plain(request.headers),
      body: Buffer.concat(parts).toString(),
    });
    receiver.answer(reply);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: HookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    connections: () => connections,
    answer: (reply) => void reply.writeHead(200).end(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
