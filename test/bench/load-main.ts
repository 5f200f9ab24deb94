import { connect, type Socket } from 'node:net';

/** What the load generator is asked to do: the same requests by turns over some connections, for some time. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly authorization: string;
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly ms: number;
}

export interface Loaded {
  readonly perSecond: number;
  readonly bytesEach: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

// HTTP written and read on the socket: Node's own client would take as much of the machine as the faster server does.
const END = '\r\n\r\n';
const GOOD = Buffer.from('{"data":');

async function run({ port, path, authorization, bodies, connections, ms }: Load): Promise<Loaded> {
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  let next = 0;
  let bytes = 0;
  const took: number[] = [];
  const started = performance.now();
  const lane = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const answers = answersOf(socket);
    while (performance.now() - started < ms) {
      const request = requests[next++ % requests.length] ?? Buffer.alloc(0);
      const sent = performance.now();
      socket.write(request);
      const { value } = await answers.next();
      if (!value) throw new Error('The server ended the connection.');
      bytes += value;
      took.push(performance.now() - sent);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - started) / 1_000;
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return {
    perSecond: took.length / seconds,
    bytesEach: bytes / took.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

/** The sizes of the answers on a connection; throws at the first that is not 200 with data alone. */
async function* answersOf(socket: Socket): AsyncGenerator<number, undefined> {
  let got: Buffer = Buffer.alloc(0);
  let size = -1;
  let head = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    if (size < 0) {
      const end = got.indexOf(END);
      if (end < 0) continue;
      const text = got.toString('latin1', 0, end);
      head = end + END.length;
      size = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (!text.startsWith('HTTP/1.1 200') || Number.isNaN(size)) throw new Error(`Not an answer: ${text}`);
    }
    if (got.length < head + size) continue;
    if (!got.subarray(head, head + GOOD.length).equals(GOOD))
      throw new Error(`Not data: ${got.toString('utf8', head, head + 500)}`);
    yield size;
    got = Buffer.alloc(0);
    size = -1;
  }
  return undefined;
}

process.once('disconnect', () => process.exit(0));
process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.({ loaded }),
    (error: Error) => process.send?.({ failed: error.message }),
  );
});
process.send?.('ready');
