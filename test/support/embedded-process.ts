import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Another process that starts the embedded server of a data folder, to be killed or asked to stop. */
export interface OtherProcess {
  readonly ownerUrl: string;
  /** Ends it without a chance to clean up. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts it from the build and waits until its server answers. */
export async function inAnotherProcess(dataDir: string): Promise<OtherProcess> {
  const built = join(import.meta.dirname, '../../dist/src/platform/database/embedded/start-embedded.js');
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(built)});
    const server = await startEmbedded({ dataDir: process.argv[1], log() {}, durable: false });
    console.log(server.ownerUrl);
    process.stdin.once('end', () => server.stop()).resume();`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  if (!child.stdout) throw new Error('The process has no output.');
  const lines = createInterface(child.stdout);
  const ended = exited.then(() => Promise.reject(new Error('The process ended before its server answered.')));
  const [ownerUrl] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return {
    ownerUrl,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}
