import { Refused } from './day-client.ts';

/** An expectation of the day that failed. */
export class Unexpected extends Error {}

/** One line of the day. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What must be so, in the words that are printed when it is. */
export function expectThat(holds: boolean, line: string): void {
  if (!holds) throw new Unexpected(`Expected: ${line}`);
  say(`  ✓ ${line}`);
}

/** The refusal that a call must meet. */
export async function refusalOf(call: Promise<unknown>, code: string): Promise<Refused> {
  const refusal = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refused)) throw new Unexpected(`Expected the refusal ${code}, got ${refusal}`);
  if (refusal.code !== code)
    throw new Unexpected(`Expected the refusal ${code}, got ${refusal.code}: ${refusal.message}`);
  say(`  refused (${refusal.code}): ${refusal.message}`);
  return refusal;
}

/** The first of a list that must not be empty. */
export function first<T>(items: readonly T[], what: string): T {
  const [one] = items;
  if (one === undefined) throw new Unexpected(`Expected at least one ${what}.`);
  return one;
}
