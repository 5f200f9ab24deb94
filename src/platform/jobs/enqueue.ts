import type { Work } from '../database/work.ts';

/** The jobs there are and what each is given: ids only, never a person's data. */
export interface Jobs {
  'self-check': { organizationId: string; incidentId: string };
  'deliver-page': { organizationId: string; deliveryId: string; attempt: number };
  'mail-test': {
    organizationId: string;
    noticeId: string;
    version: number;
    memberId: string;
    pressId: string;
  };
}
export type JobName = keyof Jobs;
export type JobHandlers = { readonly [J in JobName]: (payload: Jobs[J]) => Promise<void> };

/**
 * Puts a job into the queue in the caller's transaction: it exists if and only if the change does. `once` names what waits
 * in the queue once at the most, however often it is asked for.
 */
export async function enqueue<J extends JobName>(
  work: Work,
  job: J,
  payload: Jobs[J],
  { inSeconds = 0, once = null }: { inSeconds?: number; once?: string | null } = {},
): Promise<void> {
  await work.db.query(
    `select graphile_worker.add_job($1, $2::json, run_at := now() + make_interval(secs => $3),
       job_key := $4, job_key_mode := 'preserve_run_at')`,
    [job, JSON.stringify(payload), inSeconds, once],
  );
}
