import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { dispatchesOf, type LiveCoverage, liveCoverageOf } from '../dispatch/dispatch.batch.ts';
import type { DispatchRow } from '../dispatch/dispatch.row.ts';
import type { IncidentFacts } from '../domain/facts.ts';
import { AwarenessRow } from '../incidents/awareness.row.ts';
import { findIncident, incidentFacts } from '../incidents/find-incident.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import { IncidentVersionRow } from '../incidents/incident-version.row.ts';
import { type DecisionWithOpinion, decisionsOf, noticesOf, versionsOf } from '../notices/notice.batch.ts';
import type { NoticeRow, NoticeVersionRow } from '../notices/notice.row.ts';
import { filingsOf } from '../obligations/obligation.batch.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import type { ShownFiling } from '../obligations/shown-filing.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import { EventRow } from '../platform/audit/event.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';

/** Everything a report of one incident says, read in one transaction. */
export interface Gathered {
  readonly now: DateTime;
  readonly organization: OrganizationRow;
  readonly incident: IncidentRow;
  readonly facts: IncidentFacts;
  readonly versions: readonly Pick<IncidentVersionRow, 'version' | 'madeBy' | 'madeAt'>[];
  readonly awareness: readonly AwarenessRow[];
  readonly obligations: readonly { readonly row: ObligationRow; readonly filings: readonly ShownFiling[] }[];
  readonly notices: readonly {
    readonly row: NoticeRow;
    readonly versions: readonly NoticeVersionRow[];
    readonly decisions: readonly DecisionWithOpinion[];
  }[];
  readonly dispatches: readonly { readonly row: DispatchRow; readonly coverage: readonly LiveCoverage[] }[];
  readonly events: readonly EventRow[];
  /** What was stated, by the statement's id; erased ones are not in it. */
  readonly said: ReadonlyMap<string, string>;
  /** Names of members, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads one incident whole: a number of queries that does not depend on how much there is. */
export async function gatherReport(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
  { now, filesReach }: { readonly now: DateTime; readonly filesReach: boolean },
): Promise<Gathered> {
  const incident = await findIncident(db, organizationId, incidentId);
  const of = { organizationId, incidentId };
  const obligations = await db.find(ObligationRow, { where: of, order: { dueAt: 'ASC', id: 'ASC' } });
  const filings = await filingsOf(
    db,
    obligations.map(({ id }) => id),
  );
  const [notices = []] = await noticesOf(db, [incidentId]);
  const noticeIds = notices.map(({ id }) => id);
  const versions = await versionsOf(db, noticeIds);
  const decisions = await decisionsOf(db, noticeIds);
  const [dispatches = []] = await dispatchesOf(db, [incidentId]);
  const counted = filesReach ? liveCoverageOf.byFile : liveCoverageOf.byMail;
  const coverage = await counted(
    db,
    dispatches.map(({ id }) => id),
  );
  const statements = await db.findBy(StatementRow, of);
  const members = await db.findBy(MemberRow, { organizationId });
  return {
    now,
    incident,
    organization: await findOrganization(db, organizationId),
    facts: await incidentFacts(db, incident),
    versions: await db.find(IncidentVersionRow, {
      where: of,
      order: { version: 'ASC' },
      select: { version: true, madeBy: true, madeAt: true },
    }),
    awareness: await db.find(AwarenessRow, { where: of, order: { declaredAt: 'ASC' } }),
    obligations: obligations.map((row, i) => ({ row, filings: filings[i] ?? [] })),
    notices: notices.map((row, i) => ({ row, versions: versions[i] ?? [], decisions: decisions[i] ?? [] })),
    dispatches: dispatches.map((row, i) => ({ row, coverage: coverage[i] ?? [] })),
    events: await db.find(EventRow, { where: of, order: { seq: 'ASC' } }),
    said: new Map(statements.flatMap(({ id, text }) => (text === null ? [] : [[id, text]]))),
    names: new Map(members.map(({ id, name }) => [id, name])),
  };
}
