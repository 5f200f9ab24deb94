import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { IncidentFacts } from '../../domain/facts.ts';
import { AwarenessRow } from '../../incidents/awareness.row.ts';
import { findIncident, incidentFacts } from '../../incidents/find-incident.ts';
import { incidentById, linksOf } from '../../incidents/incident.batch.ts';
import type { IncidentRow } from '../../incidents/incident.row.ts';
import type { IncidentLinkRow } from '../../incidents/incident-link.row.ts';
import { IncidentVersionRow } from '../../incidents/incident-version.row.ts';
import { assessedFacts, riskAssessmentsOf } from '../../incidents/risk.batch.ts';
import type { RiskAssessmentRow } from '../../incidents/risk-assessment.row.ts';
import { staleBecause } from '../../incidents/risk-standing.ts';
import { findOrganization } from '../../organizations/find-organization.ts';
import { processorById } from '../../organizations/find-processors.ts';
import type { OrganizationRow } from '../../organizations/organization.row.ts';
import { EventRow } from '../../platform/audit/event.row.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { MemberRow } from '../../platform/auth/member.row.ts';
import { findLeft } from '../find-left.ts';
import type { Disclosure } from '../what-left.ts';
import { type GatheredDuties, gatherDuties } from './gather-duties.ts';
import { type GatheredRoom, gatherRoom, type Inside } from './gather-room.ts';
import { type GatheredSending, gatherSending } from './gather-sending.ts';

/** Everything a report of one incident says, read in one transaction. */
export interface Gathered extends GatheredDuties, GatheredRoom, GatheredSending {
  readonly now: DateTime;
  readonly organization: OrganizationRow;
  readonly incident: IncidentRow;
  readonly facts: IncidentFacts;
  /** Names of the processors that data sets name, by id. */
  readonly processors: ReadonlyMap<string, string>;
  readonly versions: readonly Pick<IncidentVersionRow, 'version' | 'madeBy' | 'madeAt'>[];
  readonly awareness: readonly AwarenessRow[];
  readonly links: readonly { readonly row: IncidentLinkRow; readonly reference: string }[];
  /** Newest first. */
  readonly risks: readonly RiskAssessmentRow[];
  /** What the newest finding used and has changed since. */
  readonly riskChanges: readonly string[];
  /** What stays in the house; null unless counsel includes it. */
  readonly inside: Inside | null;
  readonly left: readonly Disclosure[];
  readonly events: readonly EventRow[];
  /** What was stated, by the statement's id; null: it was erased. */
  readonly said: ReadonlyMap<string, string | null>;
  /** Names of members, by id. */
  readonly names: ReadonlyMap<string, string>;
}

export interface ReportOrder {
  readonly now: DateTime;
  readonly filesReach: boolean;
  /** Whether comments, advice, drafts and opinions go with it. */
  readonly privileged: boolean;
}

/** More than any incident has; what left is shown whole. */
const ALL = 1_000_000;

/** Reads one incident whole: a number of queries that does not depend on how much there is. */
export async function gatherReport(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
  { now, filesReach, privileged }: ReportOrder,
): Promise<Gathered> {
  const incident = await findIncident(db, organizationId, incidentId);
  const of = { organizationId, incidentId };
  const facts = await incidentFacts(db, incident);
  const involved = [...new Set(facts.dataSets.flatMap(({ processorId }) => processorId ?? []))];
  const processors = await processorById(db, involved);
  const [risks = []] = await riskAssessmentsOf(db, [incidentId]);
  const [current] = risks;
  const [seen] = current ? await assessedFacts(db, [current.id]) : [];
  const [links = []] = await linksOf(db, [incidentId]);
  const others = await incidentById(
    db,
    links.map((link) => otherOf(link, incidentId)),
  );
  const events = await db.find(EventRow, { where: of, order: { seq: 'ASC' } });
  const statements = await db.findBy(StatementRow, of);
  const members = await db.findBy(MemberRow, { organizationId });
  const left = await findLeft(db, organizationId, incidentId, { size: ALL, after: null });
  return {
    ...{ now, incident, facts, risks, events },
    ...(await gatherDuties(db, of, now, events)),
    ...(await gatherSending(db, of, filesReach)),
    ...(await gatherRoom(db, of, privileged)),
    riskChanges: current && seen ? staleBecause(current.verdict, seen) : [],
    organization: await findOrganization(db, organizationId),
    processors: new Map(processors.flatMap((one) => (one ? [[one.id, one.name] as const] : []))),
    versions: await db.find(IncidentVersionRow, {
      where: of,
      order: { version: 'ASC' },
      select: { version: true, madeBy: true, madeAt: true },
    }),
    awareness: await db.find(AwarenessRow, { where: of, order: { declaredAt: 'ASC' } }),
    links: links.flatMap((row, i) => (others[i] ? [{ row, reference: others[i].reference }] : [])),
    left: left.map(({ disclosure }) => disclosure),
    said: new Map(statements.map(({ id, text }) => [id, text])),
    names: new Map(members.map(({ id, name }) => [id, name])),
  };
}

function otherOf({ incidentId, otherIncidentId }: IncidentLinkRow, id: string): string {
  return incidentId === id ? otherIncidentId : incidentId;
}
