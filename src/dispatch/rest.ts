const LONGEST_MS = 60_000;

/** Keeps dispatches that failed from being tried at once again, each for itself, twice as long each time. */
export class Rest {
  readonly #firstMs: number;
  readonly #over: () => void;
  readonly #resting = new Map<string, { failures: number; timer: NodeJS.Timeout | undefined }>();

  constructor(firstMs: number, over: () => void) {
    this.#firstMs = firstMs;
    this.#over = over;
  }

  has(id: string): boolean {
    return this.#resting.get(id)?.timer !== undefined;
  }

  /** Answers how many times in a row it has failed. */
  after(id: string): number {
    const failures = (this.#resting.get(id)?.failures ?? 0) + 1;
    const entry: { failures: number; timer: NodeJS.Timeout | undefined } = { failures, timer: undefined };
    entry.timer = setTimeout(
      () => {
        entry.timer = undefined;
        this.#over();
      },
      Math.min(this.#firstMs * 2 ** (failures - 1), LONGEST_MS),
    );
    this.#resting.set(id, entry);
    return failures;
  }

  forget(id: string): void {
    clearTimeout(this.#resting.get(id)?.timer);
    this.#resting.delete(id);
  }

  stop(): void {
    for (const id of [...this.#resting.keys()]) this.forget(id);
  }
}
