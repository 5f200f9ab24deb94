import type { DateTime } from 'luxon';
import { type EntityManager, In } from 'typeorm';
import type { IncidentFacts } from '../domain/facts.ts';
import type { FilingScene, SceneContact } from '../domain/filing/scene.ts';
import { AwarenessRow } from '../incidents/awareness.row.ts';
import { findIncident, incidentFacts } from '../incidents/find-incident.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import { RiskAssessmentRow } from '../incidents/risk-assessment.row.ts';
import { labelOf } from '../notices/render/words-of.ts';
import { dataSetsUnder } from '../notices/texts/answered.ts';
import type { FilingKind } from '../obligations/filing.row.ts';
import { findHolds } from '../obligations/find-holds.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ShownFiling } from '../obligations/shown-filing.ts';
import { placeOfAuthority } from '../organizations/authority-contacts.ts';
import { waysTo } from '../organizations/contact-ways.ts';
import { findContacts, findOrganization, organizationFacts } from '../organizations/find-organization.ts';
import { ProcessorRow } from '../organizations/processor.row.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import type { Catalog } from '../rules/catalog.ts';
import { dutiesBeside, stands } from './duties-beside.ts';
import { toldOf } from './told-of.ts';

export interface SceneOrder {
  readonly obligation: ObligationRow;
  readonly kind: FilingKind;
  /** The member who reports. */
  readonly reporterId: string | null;
  readonly lateReason: string | null;
  readonly reason: string | null;
  readonly now: DateTime;
}

/** The incident with everything a filing about it can be written from. */
export interface SceneAndFilings {
  readonly scene: FilingScene;
  readonly incident: IncidentRow;
  /** Filings under this obligation, oldest first. */
  readonly filings: readonly ShownFiling[];
}

/** Reads what a filing can be written from: a fixed number of queries. */
export async function sceneOf(
  db: EntityManager,
  organizationId: string,
  catalog: Pick<Catalog, 'vocabulary' | 'facts' | 'authorities' | 'context'>,
  { obligation, kind, reporterId, lateReason, reason, now }: SceneOrder,
): Promise<SceneAndFilings> {
  const { incidentId, recipientKey, recipientName, why, rule, dueAt } = obligation;
  const incident = await findIncident(db, organizationId, incidentId);
  const all = await incidentFacts(db, incident);
  // What the organization processes for others is theirs to tell of.
  const facts = { ...all, dataSets: dataSetsUnder(all, [obligation]) };
  const organization = await findOrganization(db, organizationId);
  const contacts = await findContacts(db, organizationId);
  const { duties, filings } = await dutiesBeside(db, incidentId);
  const own = filings.filter(({ obligationId }) => obligationId === obligation.id);
  const first = own.find((one) => one.kind === 'INITIAL' && stands(one));
  const reporter = reporterId ? await db.findOneBy(MemberRow, { organizationId, id: reporterId }) : null;
  const nameOf = (key: string) => catalog.authorities.get(key)?.name ?? key;
  const scene: FilingScene = {
    ...{
      kind,
      reason,
      facts,
      duties,
      reference: incident.reference,
      follows: catalog.context.follows ?? new Map(),
    },
    now: now.toUTC().toISO() ?? '',
    organization: { ...organizationFacts(organization), ...pick(organization) },
    contacts: contacts.map((one) => ({ kind: one.kind, name: one.name, ways: waysTo(one) })),
    reporter: reporter && { name: reporter.name, email: reporter.email },
    processors: await processorsOf(db, organizationId, facts),
    risk: await riskOf(db, organizationId, incidentId),
    gapReason: await gapReasonOf(db, organizationId, incidentId),
    duty: {
      ...{ ruleId: rule.id, regime: rule.regime, dueAt: dueAt?.toUTC().toISO() ?? null },
      recipientName: recipientName ?? nameOf(recipientKey),
      recipientPlace: placeOfAuthority(recipientKey, catalog) ?? rule.jurisdiction,
      concerned: (why.concernedAuthorities ?? []).map(({ key }) => nameOf(key)),
    },
    stageReference: stageReference(duties, obligation),
    policeInformed: (await findHolds(db, organizationId, incidentId)).length > 0,
    told: await toldOf(db, organizationId, incidentId),
    first: first ? { reference: first.reference, late: (first.lateByMs ?? 0) > 0 } : null,
    lateReason: lateReason ?? (await wordsOf(db, organizationId, first?.lateReasonId ?? null)),
    label: (vocabulary, key) => labelOf(catalog.vocabulary[vocabulary], key, 'en') ?? key,
    answerLabel: (fact, key) =>
      catalog.facts.get(fact)?.values.find((value) => value.key === key)?.label ?? key,
  };
  return { scene, incident, filings: own };
}

/** What the same recipient gave an earlier stage: an early warning, the initial report. */
function stageReference(
  duties: FilingScene['duties'],
  { rule, recipientName }: ObligationRow,
): string | null {
  const stages = duties.filter(
    (one) =>
      one.regime === rule.regime &&
      one.ruleId !== rule.id &&
      one.recipientKind === rule.recipient.kind &&
      one.recipientName === (recipientName ?? one.recipientName),
  );
  return stages.flatMap(({ references }) => references).at(-1) ?? null;
}

function pick({ legalName, postalAddress }: { legalName: string | null; postalAddress: string | null }) {
  return { legalName, postalAddress };
}

async function processorsOf(
  db: EntityManager,
  organizationId: string,
  { dataSets }: IncidentFacts,
): Promise<SceneContact[]> {
  const ids = [...new Set(dataSets.flatMap(({ processorId }) => processorId ?? []))];
  if (ids.length === 0) return [];
  const rows = await db.find(ProcessorRow, {
    where: { organizationId, id: In(ids) },
    order: { name: 'ASC' },
  });
  return rows.map(({ name, securityContact, country }) => ({
    ...{ kind: 'PROCESSOR', name: country === null ? name : `${name} (${country})` },
    ways: securityContact ? [securityContact] : [],
  }));
}

async function riskOf(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<FilingScene['risk']> {
  const [row] = await db.find(RiskAssessmentRow, {
    where: { organizationId, incidentId },
    order: { number: 'DESC' },
    take: 1,
  });
  if (row === undefined) return null;
  const { lowest, highest } = row.severity.bands;
  const { score } = row.severity;
  const range = score.lowest === score.highest ? `${score.lowest}` : `${score.lowest} to ${score.highest}`;
  return {
    verdict: row.verdict,
    rationale: await wordsOf(db, organizationId, row.rationaleId),
    method: `Likelihood and severity were weighed by a named person; by the method ${row.method} the score is ${range}.`,
    band: lowest === highest ? highest : null,
  };
}

async function gapReasonOf(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<string | null> {
  const [row] = await db.find(AwarenessRow, {
    where: { organizationId, incidentId },
    order: { declaredAt: 'DESC', id: 'DESC' },
    take: 1,
  });
  return wordsOf(db, organizationId, row?.gapReasonId ?? null);
}

/** What a person said; null: nothing, or it was erased. */
async function wordsOf(db: EntityManager, organizationId: string, id: string | null): Promise<string | null> {
  if (id === null) return null;
  return (await db.findOneBy(StatementRow, { organizationId, id }))?.text ?? null;
}
