import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

/** Why a step of the dialogue did not succeed, in the library's terms; `smtp-outcome.ts` gives it a meaning. */
export interface Fault {
  /** The library's code, such as EENVELOPE; SILENT when our own timer ran out. */
  readonly code: string;
  /** The system's code beneath it, such as ECONNREFUSED or CERT_HAS_EXPIRED. */
  readonly systemCode?: string;
  readonly command?: string;
  readonly response?: string;
}

export type StepResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };
type Done<T> = (error: unknown, value?: T) => void;

/**
 * nodemailer's connection with every ending of a step in one place: its callback, its 'error' event, its 'end'
 * event and our own timer. The timer is absolute, so a server that sends one byte a second runs into it too.
 */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  #timer: NodeJS.Timeout | undefined;
  #settle: ((fault: Fault) => void) | undefined;
  #ended = false;

  constructor(options: SMTPConnectionOptions) {
    this.#connection = new SMTPConnection(options);
    this.#connection.on('error', (error: unknown) => this.#fail(toFault(error)));
    this.#connection.on('end', () => {
      this.#ended = true;
      // After an error event the step is settled already; otherwise the server just went away. The callback of
      // a reply that came together with the end is still on its way, hence the turn of the loop.
      setImmediate(() => this.#fail({ code: 'ECONNECTION' }));
    });
  }

  get open(): boolean {
    return !this.#ended && !this.#connection.destroyed;
  }

  get offersSignIn(): boolean {
    return this.#connection.allowsAuth;
  }

  get encrypted(): boolean {
    return this.#connection.secure;
  }

  /** Runs one step of the dialogue and resolves when it is over, however it ends. */
  step<T>(
    limitMs: number,
    start: (connection: SMTPConnection, done: Done<T>) => void,
  ): Promise<StepResult<T>> {
    return new Promise((resolve) => {
      this.#settle = (fault) => this.#finish(() => resolve({ ok: false, fault }));
      this.limit(limitMs);
      start(this.#connection, (error, value) => {
        if (error) this.#settle?.(toFault(error));
        else this.#finish(() => resolve({ ok: true, value: value as T }));
      });
    });
  }

  /** Starts the step's clock again for its next phase; null stops it while we ourselves are what is waited for. */
  limit(limitMs: number | null): void {
    clearTimeout(this.#timer);
    if (limitMs === null || this.#settle === undefined) return;
    this.#timer = setTimeout(() => {
      this.#fail({ code: 'SILENT' });
      this.destroy();
    }, limitMs);
  }

  /** Holds back what is written until the end of this turn of the loop: body and final dot leave in one segment. */
  gather(): void {
    const socket = this.#connection._socket;
    if (!socket) return;
    socket.cork();
    setImmediate(() => socket.uncork());
  }

  destroy(): void {
    this.#connection.close();
  }

  #fail(fault: Fault): void {
    this.#settle?.(fault);
  }

  #finish(resolve: () => void): void {
    if (this.#settle === undefined) return;
    this.#settle = undefined;
    clearTimeout(this.#timer);
    resolve();
  }
}

function toFault(error: unknown): Fault {
  const text = (key: string): string | undefined => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const fault: { -readonly [K in keyof Fault]: Fault[K] } = { code: text('code') ?? 'UNKNOWN' };
  const [systemCode, command, response] = [text('originalCode'), text('command'), text('response')];
  if (systemCode !== undefined) fault.systemCode = systemCode;
  if (command !== undefined) fault.command = command;
  if (response !== undefined) fault.response = response;
  return fault;
}
