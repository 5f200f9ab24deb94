import type { Work } from '../database/work.ts';

/** The jobs there are and what each is given: ids only, never a person's data. */
export interface Jobs {
  'mail-reminders': { organizationId: string; incidentId: string; memberId: string; reminderIds: string[] };
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

/** Puts a job into the queue in the caller's transaction: it exists if and only if the change does. */
export async function enqueue<J extends JobName>(work: Work, job: J, payload: Jobs[J]): Promise<void> {
  await work.db.query('select graphile_worker.add_job($1, $2::json)', [job, JSON.stringify(payload)]);
}
