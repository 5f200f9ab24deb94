/** The middle of the values; with an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export interface Compared {
  readonly figure: number;
  readonly reference: { readonly figure: number; readonly ratio: number };
}

/**
 * Measures two things by turns, in the order AB BA AB …, since a machine drifts; figures are medians, the ratio is the
 * median of each round's own.
 */
export async function sideBySide(
  rounds: number,
  ours: () => Promise<number>,
  reference: () => Promise<number>,
): Promise<Compared> {
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const mine = await ours();
      pairs.push([mine, await reference()]);
    } else {
      const theirs = await reference();
      pairs.push([await ours(), theirs]);
    }
  }
  return {
    figure: median(pairs.map(([mine]) => mine)),
    reference: {
      figure: median(pairs.map(([, theirs]) => theirs)),
      ratio: median(pairs.map(([mine, theirs]) => mine / theirs)),
    },
  };
}

/** How many milliseconds something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** How often a second it can be done, `times` having been done. */
export async function perSecond(times: number, work: () => unknown): Promise<number> {
  return (times * 1_000) / (await timed(work));
}
