import type { LedgerChange } from './ledger.ts';

type Write = (changes: readonly LedgerChange[]) => Promise<Set<string>>;

interface Waiting {
  readonly change: LedgerChange;
  readonly resolve: (held: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits the changes of many connections together: each waits for its own to be durable, and while one transaction
 * commits the next one gathers. Answers whether the fence held. A row is changed by one connection at a time.
 */
export class GroupCommit {
  readonly #write: Write;
  #gathering: Waiting[] = [];
  #committing: Promise<void> | undefined;

  constructor(write: Write) {
    this.#write = write;
  }

  commit(change: LedgerChange): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#gathering.push({ change, resolve, reject });
      this.#committing ??= this.#commitAll().finally(() => {
        this.#committing = undefined;
      });
    });
  }

  async #commitAll(): Promise<void> {
    // One turn of the event loop lets the other connections join.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#gathering.length > 0) {
      const group = this.#gathering;
      this.#gathering = [];
      for (const part of byOrganization(group)) {
        try {
          const held = await this.#write(part.map(({ change }) => change));
          for (const { change, resolve } of part) resolve(held.has(change.id));
        } catch (error) {
          for (const { reject } of part) reject(error);
        }
      }
    }
  }
}

function byOrganization(group: readonly Waiting[]): Waiting[][] {
  const parts = new Map<string, Waiting[]>();
  for (const waiting of group) {
    const { organizationId } = waiting.change;
    const part = parts.get(organizationId);
    if (part) part.push(waiting);
    else parts.set(organizationId, [waiting]);
  }
  return [...parts.values()];
}
