import type { DataSource } from 'typeorm';
import type { Clock, Reactions } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { MailTransport } from '../platform/mail/transport.ts';
import type { RetryPolicy } from './settle-outcome.ts';

export interface SenderSettings {
  /** Connections to the mail server at once: also the most that can be uncertain after a kill. */
  readonly concurrency: number;
  readonly heartbeatMs: number;
  readonly deadMs: number;
  /** How often it looks by itself; a notification wakes it sooner. */
  readonly tickMs: number;
  /** How patiently a deferred message is tried again; PATIENT if absent. */
  readonly retry?: RetryPolicy;
  /** How long messages under way may take once the worker is asked to end. */
  readonly graceMs?: number;
}

export interface SenderTools {
  readonly dataSource: DataSource;
  readonly reactions: Reactions;
  readonly masterKey: MasterKey;
  readonly transports: { readonly SMTP: MailTransport | null; readonly FILE: MailTransport };
  /** The address notices come from. */
  readonly from: string;
  /** Whether mail written to files reaches anyone: only in the demo. */
  readonly filesReach: boolean;
  readonly settings: SenderSettings;
  readonly onError: (error: unknown) => void;
  /** What acts are dated by; claims, leases and retries keep to the database's own time. */
  readonly clock?: Clock | undefined;
}
