import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Deadlines and business days as a process computes them that runs in another zone; needs `npm run build` to have run. */
async function computedIn(zone: string): Promise<{ deadlines: unknown[]; days: [string, string[]][] }> {
  const { stdout } = await run(process.execPath, ['dist/test/support/deadlines-main.js'], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

describe('where the service runs', () => {
  it('changes no deadline, no step of it and no business day', async () => {
    const here = await computedIn('UTC');
    expect(here.deadlines).toHaveLength(96);
    // Two days of rest a week, and holidays.
    for (const [, off] of here.days) expect(off.length).toBeGreaterThan(105);
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Beirut', 'Australia/Lord_Howe'])
      expect(await computedIn(zone)).toEqual(here);
  });
});
