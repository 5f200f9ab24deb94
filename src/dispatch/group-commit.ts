import type { LedgerChange } from './ledger.ts';
import { passesByItself } from './passing-failure.ts';

type Write = (changes: readonly LedgerChange[]) => Promise<Set<string>>;

interface Waiting {
  readonly change: LedgerChange;
  readonly resolve: (held: boolean) => void;
  readonly reject: (error: unknown) => void;
}

const RETRY_MS = 250;

/**
 * Commits the changes of many connections together: each waits for its own to be durable, and while one transaction
 * commits the next one gathers. Answers whether the fence held. A row is changed by one connection at a time.
 * While the database is away it tries again, since what a mail server answered is known nowhere else.
 */
export class GroupCommit {
  readonly #write: Write;
  readonly #onError: (error: unknown) => void;
  #gathering: Waiting[] = [];
  #committing: Promise<void> | undefined;
  #patient = true;

  constructor(write: Write, onError: (error: unknown) => void) {
    this.#write = write;
    this.#onError = onError;
  }

  commit(change: LedgerChange): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#gathering.push({ change, resolve, reject });
      this.#committing ??= this.#commitAll().finally(() => {
        this.#committing = undefined;
      });
    });
  }

  /** From now on a failure is final: the worker must end, and another takes over what it leaves. */
  giveUp(): void {
    this.#patient = false;
  }

  async #commitAll(): Promise<void> {
    // One turn of the event loop lets the other connections join.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#gathering.length > 0) {
      const group = this.#gathering;
      this.#gathering = [];
      for (const part of byDispatch(group)) await this.#commitPart(part);
    }
  }

  async #commitPart(part: readonly Waiting[]): Promise<void> {
    try {
      const held = await this.#writeUntilDone(part.map(({ change }) => change));
      for (const { change, resolve } of part) resolve(held.has(change.id));
    } catch (error) {
      if (part.length === 1 || passesByItself(error)) {
        for (const { reject } of part) reject(error);
        return;
      }
      // One change that the database refuses must not take the others with it.
      for (const one of part) await this.#commitPart([one]);
    }
  }

  async #writeUntilDone(changes: readonly LedgerChange[]): Promise<Set<string>> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.#write(changes);
      } catch (error) {
        if (!passesByItself(error) || !this.#patient) throw error;
        if (failures === 0) this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}

function byDispatch(group: readonly Waiting[]): Waiting[][] {
  const parts = new Map<string, Waiting[]>();
  for (const waiting of group) {
    const { dispatchId } = waiting.change;
    const part = parts.get(dispatchId);
    if (part) part.push(waiting);
    else parts.set(dispatchId, [waiting]);
  }
  return [...parts.values()];
}
