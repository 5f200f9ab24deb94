import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SmtpDialogue } from './fault-smtp-dialogue.ts';
import {
  type Fault,
  type FaultPoint,
  type FaultSmtpOptions,
  messageIdOf,
  type StoredMail,
} from './fault-smtp-types.ts';

/** A mail server on loopback that misbehaves on order and remembers what it accepted. */
export interface FaultSmtp {
  readonly port: number;
  readonly url: string;
  /** Messages answered 250 or taken before a drop or silence after the final dot; empty when `keep` is 'ids'. */
  readonly messages: StoredMail[];
  /** How often each Message-ID was taken: more than once is a duplicate. */
  readonly messageIds: Map<string, number>;
  /** Every command line of every connection, in order; empty when `keep` is 'ids'. */
  readonly commands: string[];
  readonly counts: { connections: number; open: number; messages: number };
  /** From now on `point` behaves so, for the next `times` visits or until cleared. */
  fault(point: FaultPoint, fault: Fault, times?: number): void;
  clear(): void;
  /** Ends all open connections without a word, as a crash would. */
  dropAll(): void;
  close(): Promise<void>;
}

export async function startFaultSmtp(options: FaultSmtpOptions = {}): Promise<FaultSmtp> {
  const faults = new Map<FaultPoint, { fault: Fault; left: number }>();
  const sockets = new Set<Socket>();
  const keepAll = options.keep !== 'ids';
  const state = {
    messages: [] as StoredMail[],
    messageIds: new Map<string, number>(),
    commands: [] as string[],
    counts: { connections: 0, open: 0, messages: 0 },
  };
  const hooks = {
    options,
    faultAt(point: FaultPoint, recipient: string): Fault | undefined {
      const planned = faults.get(point);
      if (planned === undefined) return options.recipient?.(recipient, point);
      planned.left -= 1;
      if (planned.left <= 0) faults.delete(point);
      return planned.fault;
    },
    command(line: string): void {
      if (keepAll) state.commands.push(line);
    },
    take(mail: StoredMail): void {
      const id = messageIdOf(mail.raw);
      state.counts.messages += 1;
      state.messageIds.set(id, (state.messageIds.get(id) ?? 0) + 1);
      if (keepAll) state.messages.push(mail);
    },
  };
  const server = createServer((socket) => {
    state.counts.connections += 1;
    state.counts.open += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => {
      state.counts.open -= 1;
      sockets.delete(socket);
    });
    new SmtpDialogue(socket, hooks).start();
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    url: `${options.tls === 'implicit' ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    ...state,
    fault: (point, fault, times = Number.POSITIVE_INFINITY) => void faults.set(point, { fault, left: times }),
    clear: () => faults.clear(),
    dropAll,
    async close() {
      server.close();
      dropAll();
      await once(server, 'close');
    },
  };
}
