import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A command of the built product in a process of its own. */
export interface TocsinProcess {
  readonly child: ChildProcess;
  /** Everything it printed so far, both streams. */
  readonly output: () => string;
  /** Resolves once it has printed this; rejects with what it printed if it ends before. */
  readonly printed: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Ends it as Ctrl-C does, and waits. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | string>;
}

/** Starts `tocsin …` with nothing of this environment's settings but those given. */
export function startTocsin(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): TocsinProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(TOCSIN_|DATABASE_URL$|PORT$|PG|NODE_OPTIONS$)/.test(name),
  );
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js'), ...args], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  return {
    child,
    output: () => text,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = text.match(pattern);
          if (match) {
            listeners.delete(look);
            resolve(match);
          }
        };
        listeners.add(look);
        void ended.then((code) => {
          listeners.delete(look);
          const match = text.match(pattern);
          if (match) resolve(match);
          else reject(new Error(`It ended with ${code} before it printed ${pattern}:\n${text}`));
        });
        look();
      }),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
