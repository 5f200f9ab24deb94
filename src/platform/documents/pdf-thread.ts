import { Worker } from 'node:worker_threads';

interface Answer {
  readonly id: number;
  readonly file?: Uint8Array<ArrayBuffer>;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (file: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread nobody asked anything of for so long ends, and its memory with it. */
const IDLE_MS = 30_000;

// Node runs no TypeScript: started from the sources, the thread is the one of the build.
const here = import.meta.url;
const file = new URL(
  here.endsWith('.ts') ? '../../../dist/src/platform/documents/pdf-worker.js' : './pdf-worker.js',
  here,
);

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Has a document set in the thread that does nothing else. It keeps a process alive only while somebody waits for it. */
export function setInThread(document: string): Promise<Buffer> {
  clearTimeout(idle);
  const running = thread ?? start();
  running.ref();
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    running.postMessage({ id, document });
  });
}

function start(): Worker {
  const started = new Worker(file);
  thread = started;
  started.on('message', ({ id, file: made, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (made) asked?.resolve(Buffer.from(made.buffer, made.byteOffset, made.byteLength));
    else asked?.reject(new Error(error));
    if (waiting.size > 0) return;
    started.unref();
    idle = setTimeout(() => void started.terminate(), IDLE_MS).unref();
  });
  const gone = (error: Error) => {
    if (thread !== started) return;
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  started.on('error', gone);
  started.on('exit', () => gone(new Error('The thread that sets documents ended.')));
  return started;
}
