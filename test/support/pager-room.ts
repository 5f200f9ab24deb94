import { clockDigest } from '../../src/obligations/clock-digest.ts';
import { deliverPage, type PageTools } from '../../src/pager/deliver-page.handler.ts';
import { pageStaff } from '../../src/pager/page-staff.ts';
import { inWork } from '../../src/platform/database/work.ts';
import type { Jobs } from '../../src/platform/jobs/enqueue.ts';
import { tick, type WakeupHandlers } from '../../src/platform/jobs/wakeup.ts';
import type { MailTransport } from '../../src/platform/mail/transport.ts';
import { wakeupsWith } from '../../src/wakeups.ts';
import { at, type Json, type TestApi } from './api.ts';

/** What the clock wakes, as the worker has it, some of it replaced. */
export function handlersOf(api: TestApi, replaced: Partial<WakeupHandlers> = {}): WakeupHandlers {
  return { ...wakeupsWith(api.installation.catalog), ...replaced };
}

/** Moves time and lets the clock look once; a handler that fails fails the test. */
export async function tickAt(api: TestApi, iso: string): Promise<void> {
  api.clock.now = at(iso);
  await tick(api.installation, handlersOf(api), (error) => {
    throw error;
  });
}

/** Pages that wait in the queue, with the seconds they were told to wait there. */
export async function waitingPages(api: TestApi): Promise<(Jobs['deliver-page'] & { wait: number })[]> {
  const jobs = await api.sql(
    `select payload, extract(epoch from run_at - created_at)::int as wait
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'deliver-page' order by j.id`,
  );
  return jobs.map(({ payload, wait }) => ({ ...payload, wait }));
}

/** Does what the queue would do now: makes one attempt at every waiting page, whatever its time. */
export async function runPages(
  api: TestApi,
  tools: Partial<PageTools> & Pick<PageTools, 'transport'>,
): Promise<void> {
  const waiting = await waitingPages(api);
  await api.sql('delete from graphile_worker._private_jobs');
  for (const { wait: _, ...payload } of waiting) await deliverPage(pageTools(api, tools), payload);
}

function pageTools(
  api: TestApi,
  more: Partial<PageTools> & { readonly transport: MailTransport },
): PageTools {
  const { reactions, masterKey, pager, clock } = api.installation;
  return {
    dataSource: api.source,
    reactions,
    masterKey,
    clock,
    reach: pager,
    words: { CLOCK: clockDigest },
    from: 'tocsin@tocsin.test',
    publicUrl: 'https://tocsin.test',
    ...more,
  };
}

/** Pages of an organization's alerts, oldest first. */
export function pagesOf(api: TestApi, organizationId: string): Promise<Json[]> {
  return api.sql(
    `select p.*, m.roles[1] as role from page_delivery p left join member m on m.id = p.member_id
      where p.organization_id = $1 order by p.created_at, p.id`,
    [organizationId],
  );
}

/** Pages staff about a dispatch, as what pauses one does; answers the alert. */
export async function pageAbout(
  api: TestApi,
  organizationId: string,
  incidentId: string,
  subjectId: string,
): Promise<string> {
  const { dataSource, reactions, clock } = api.installation;
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions, clock };
  const { alertId } = await inWork(dataSource, order, (work) =>
    pageStaff(work, incidentId, 'DISPATCH_PAUSED', [subjectId]),
  );
  return alertId;
}
