import type { EntityManager } from 'typeorm';

export const problemKinds = ['ENDPOINT_GONE', 'NOBODY_ANSWERED', 'PAGE_FAILED', 'NOBODY_IS_TOLD'] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface PagerProblemFound {
  readonly kind: ProblemKind;
  readonly incidentId: string | null;
  readonly alertId: string | null;
  readonly endpointId: string | null;
}

const MOST = 100;

/** What keeps pages from reaching people, as things stand: for the head of the board. */
export function findProblems(db: EntityManager, organizationId: string): Promise<PagerProblemFound[]> {
  return db.query(
    `select kind, incident_id as "incidentId", alert_id as "alertId", endpoint_id as "endpointId" from (
       select 'NOBODY_ANSWERED' as kind, incident_id, id as alert_id, null::uuid as endpoint_id, exhausted_at as since
         from alert where organization_id = $1 and state = 'OPEN' and exhausted_at is not null
       union all
       select 'NOBODY_IS_TOLD', c.incident_id, null, null, c.set_at from incident_channel c
         join incident i on i.organization_id = c.organization_id and i.id = c.incident_id
        where c.organization_id = $1 and not c.mail and i.state not in ('CLOSED', 'DISMISSED', 'MERGED')
          and not exists (select from pager_endpoint e where e.organization_id = $1 and e.disabled_at is null)
       union all
       select 'PAGE_FAILED', p.incident_id, p.alert_id, p.endpoint_id, p.settled_at from page_delivery p
         join alert a on a.organization_id = p.organization_id and a.id = p.alert_id
        where p.organization_id = $1 and p.state = 'FAILED' and a.state = 'OPEN'
       union all
       select 'ENDPOINT_GONE', null, null, id, disabled_at from pager_endpoint
        where organization_id = $1 and disabled_why = 'GONE') problem
      order by since desc limit ${MOST}`,
    [organizationId],
  );
}
