import { withClient } from './client.ts';

/** Whether some worker's heartbeat is fresher than the time after which it counts as dead; the health check of `work`. */
export async function hasLiveWorker(applicationUrl: string, deadMs: number): Promise<boolean> {
  return withClient(applicationUrl, async (client) => {
    const { rowCount } = await client.query(
      `select from worker where stopped_at is null and heartbeat_at > now() - $1 * interval '1 millisecond' limit 1`,
      [deadMs],
    );
    return rowCount === 1;
  });
}
