import { type FaultSmtp, startFaultSmtp } from './fault-smtp.ts';
import type { Fault, FaultPoint, FaultSmtpOptions } from './fault-smtp-types.ts';

/** What the parent may ask of the sink in its own process; each is answered by one message with the same `ask`. */
export type SinkRequest =
  | { ask: number; do: 'fault'; point: FaultPoint; fault: Fault; times?: number }
  | { ask: number; do: 'clear' | 'drop-all' | 'report' };

export interface SinkReport {
  readonly counts: FaultSmtp['counts'];
  /** [Message-ID, how often it was taken] */
  readonly messageIds: readonly (readonly [string, number])[];
  /** [from, to…, raw in base64] of each stored message; empty when `keep` is 'ids'. */
  readonly messages: readonly { from: string; to: readonly string[]; raw: string }[];
}

const sink = await startFaultSmtp(JSON.parse(process.argv[2] ?? '{}') as FaultSmtpOptions);
process.on('disconnect', () => process.exit(0));
process.on('message', (request: SinkRequest) => {
  if (request.do === 'fault') sink.fault(request.point, request.fault, request.times);
  else if (request.do === 'clear') sink.clear();
  else if (request.do === 'drop-all') sink.dropAll();
  process.send?.({ ask: request.ask, report: request.do === 'report' ? report() : null });
});
process.send?.({ port: sink.port });

function report(): SinkReport {
  return {
    counts: sink.counts,
    messageIds: [...sink.messageIds],
    messages: sink.messages.map(({ from, to, raw }) => ({ from, to, raw: raw.toString('base64') })),
  };
}
