const SLOW_MS = 2_000;

/** Says on stderr what is going on as soon as it takes longer than two seconds, and then how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    process.stderr.write(`  ${what} …`);
  }, SLOW_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (told) process.stderr.write(` ${((performance.now() - started) / 1_000).toFixed(1)} s\n`);
  }
}
