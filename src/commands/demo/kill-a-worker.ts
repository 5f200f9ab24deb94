import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';

/** What a worker that is going to be killed is told. */
export interface Doom {
  readonly databaseUrl: string;
  /** The master key in base64: it goes over the channel of the two processes, never into an environment or a file. */
  readonly key: string;
  readonly outbox: string;
  readonly from: string;
  /** Messages at once, and so the number that is uncertain after the kill. */
  readonly lanes: number;
  readonly hangAfter: number;
  readonly heartbeatMs: number;
  readonly deadMs: number;
}

/** Starts a worker as a process of its own, waits until all its messages hang, and kills it with SIGKILL. */
export async function killAWorker(doom: Doom): Promise<void> {
  const worker = fork(join(packageRoot, 'dist/src/commands/demo/doomed-worker.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  try {
    worker.send(doom);
    await saysHanging(worker);
  } finally {
    const ended = once(worker, 'exit');
    if (worker.exitCode === null && worker.kill('SIGKILL')) await ended;
  }
}

async function saysHanging(worker: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    worker.once('exit', () => reject(new Error('The worker that was to be killed ended by itself.')));
    worker.on('message', (said) => {
      if (said === 'hanging') resolve();
      else reject(new Error(String(said)));
    });
  });
}
