import type { DataSource } from 'typeorm';

export interface Heart {
  /** Says that this worker ended by itself; what it left is free at once. */
  readonly stop: () => Promise<void>;
}

/** Keeps giving a worker's sign of life, in the database's time; the first one is there when this resolves. */
export async function startHeart(
  source: DataSource,
  workerId: string,
  everyMs: number,
  onError: (error: unknown) => void,
): Promise<Heart> {
  const beat = () =>
    source.query(
      `insert into worker (id, started_at, heartbeat_at) values ($1, now(), now())
       on conflict (id) do update set heartbeat_at = now()`,
      [workerId],
    );
  await beat();
  const timer = setInterval(() => void beat().catch(onError), everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await source.query('update worker set stopped_at = now() where id = $1', [workerId]).catch(onError);
    },
  };
}
