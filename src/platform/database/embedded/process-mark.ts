import { readFileSync } from 'node:fs';

/** Names this process so that another one can tell later whether it still runs: pid and, on Linux, its start tick. */
export function ownMark(): string {
  return `${process.pid}-${startTick(process.pid) ?? 0}`;
}

/** Whether the process of a mark still runs; a process number that was given out again does not count. */
export function isAlive(mark: string): boolean {
  const [pid = 0, tick = 0] = mark.split('-').map(Number);
  if (hasEnded(pid)) return false;
  const now = startTick(pid);
  return now === undefined || tick === 0 || now === tick;
}

/** Whether some process has this number, ours to signal or not. */
export function pidRuns(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process is gone; where it has ended and another process has yet to notice, it is. */
export function hasEnded(pid: number): boolean {
  if (!pidRuns(pid)) return true;
  const [state, parent] = fieldsOf(pid);
  return state === 'Z' && Number(parent) !== process.pid;
}

function startTick(pid: number): number | undefined {
  const tick = fieldsOf(pid)[19];
  return tick === undefined ? undefined : Number(tick);
}

/** What Linux tells of a process from the third field on; nothing elsewhere. */
function fieldsOf(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
