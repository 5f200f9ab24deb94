import { Readable } from 'node:stream';
import type { SmtpSession } from './smtp-session.ts';
import type { SmtpTimeouts } from './smtp-timeouts.ts';
import type { OnPhase, SendPhase } from './transport.ts';

const BLOCK = 64 * 1024;

/** The message as a stream that holds back its first byte until the caller has committed SENDING. */
export class SmtpBody extends Readable {
  handedOver = false;
  #offset = 0;
  #starting: Promise<void> | undefined;
  #ending: Promise<void> | undefined;
  readonly #raw: Buffer;
  readonly #onPhase: OnPhase;
  readonly #session: SmtpSession;
  readonly #timeouts: SmtpTimeouts;

  constructor(raw: Buffer, onPhase: OnPhase, session: SmtpSession, timeouts: SmtpTimeouts) {
    super({ highWaterMark: BLOCK });
    this.#raw = raw;
    this.#onPhase = onPhase;
    this.#session = session;
    this.#timeouts = timeouts;
    // Registered before the library pipes us, so that it runs before the final dot is written.
    this.once('end', () => {
      this.handedOver = true;
      session.limit(timeouts.finalDot);
      this.#ending = this.#announce('body-handed-over');
      this.#ending.catch(() => undefined); // settled() reports it
    });
  }

  override _read(): void {
    if (this.#starting !== undefined) {
      this.#pushBlock();
      return;
    }
    this.#session.limit(null);
    this.#starting = this.#announce('body-started');
    this.#starting.then(
      () => {
        if (this.destroyed) return;
        this.#session.limit(this.#timeouts.block * Math.ceil(this.#raw.length / BLOCK));
        this.#session.gather();
        this.#pushBlock();
      },
      (error: Error) => this.destroy(error),
    );
  }

  /** Resolves when no call of `onPhase` is pending, so that its commit cannot overtake the outcome's; rethrows. */
  async settled(): Promise<void> {
    await this.#starting;
    await this.#ending;
  }

  async #announce(phase: SendPhase): Promise<void> {
    await this.#onPhase(phase);
  }

  #pushBlock(): void {
    const block = this.#raw.subarray(this.#offset, this.#offset + BLOCK);
    this.#offset += block.length;
    this.push(block.length === 0 ? null : block);
  }
}
