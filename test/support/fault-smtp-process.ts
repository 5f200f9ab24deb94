import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SinkReport, SinkRequest } from './fault-smtp-main.ts';
import type { Fault, FaultPoint, FaultSmtpOptions } from './fault-smtp-types.ts';

/** The fault server in a process of its own: it outlives killed workers and takes no time from the test's loop. */
export interface FaultSmtpProcess {
  readonly port: number;
  readonly url: string;
  fault(point: FaultPoint, fault: Fault, times?: number): Promise<void>;
  clear(): Promise<void>;
  dropAll(): Promise<void>;
  report(): Promise<SinkReport>;
  stop(): Promise<void>;
}

/** Options travel as JSON, so `recipient` functions stay behind; needs `npm run build` to have run. */
export async function startFaultSmtpProcess(
  options: Omit<FaultSmtpOptions, 'recipient'> = {},
): Promise<FaultSmtpProcess> {
  const main = join(process.cwd(), 'dist/test/support/fault-smtp-main.js');
  const child = fork(main, [JSON.stringify(options)], { execArgv: [] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  let asked = 0;
  type Order<T> = T extends SinkRequest ? Omit<T, 'ask'> : never;
  const ask = async (order: Order<SinkRequest>): Promise<SinkReport> => {
    asked += 1;
    const answer = answerTo(child, asked);
    child.send({ ...order, ask: asked });
    return answer;
  };
  return {
    port,
    url: `${options.tls === 'implicit' ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    async fault(point, fault, times) {
      await ask({ do: 'fault', point, fault, ...(times === undefined ? {} : { times }) });
    },
    async clear() {
      await ask({ do: 'clear' });
    },
    async dropAll() {
      await ask({ do: 'drop-all' });
    },
    report: () => ask({ do: 'report' }),
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function answerTo(child: ChildProcess, asked: number): Promise<SinkReport> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the fault server ended'));
    const onMessage = (answer: { ask: number; report: SinkReport }): void => {
      if (answer.ask !== asked) return;
      child.off('message', onMessage);
      child.off('exit', gone);
      resolve(answer.report);
    };
    child.on('message', onMessage);
    child.once('exit', gone);
  });
}
