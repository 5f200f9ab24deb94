import type { DateTime } from 'luxon';
import type { IncidentFacts } from '../domain/facts.ts';
import type { FilingScene, SceneContact } from '../domain/filing/scene.ts';
import { found } from '../domain/refusal.ts';
import { awarenessOf } from '../incidents/history.batch.ts';
import { incidentById } from '../incidents/incident.batch.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import { factsOf, riskAssessmentsOf } from '../incidents/risk.batch.ts';
import { labelOf } from '../notices/render/words-of.ts';
import { dataSetsUnder } from '../notices/texts/answered.ts';
import type { FilingKind } from '../obligations/filing.row.ts';
import { holdsOf } from '../obligations/find-holds.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { ShownFiling } from '../obligations/shown-filing.ts';
import { placeOfAuthority } from '../organizations/authority-contacts.ts';
import { waysTo } from '../organizations/contact-ways.ts';
import { contactsOf, organizationById, organizationFacts } from '../organizations/find-organization.ts';
import { processorById } from '../organizations/find-processors.ts';
import { wordsOf } from '../platform/audit/statement.batch.ts';
import { memberById } from '../platform/auth/auth.batch.ts';
import type { Load } from '../platform/database/batch.ts';
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

/** Reads what a filing can be written from: a fixed number of queries, for however many filings at once. */
export async function sceneOf(
  load: Load,
  catalog: Pick<Catalog, 'vocabulary' | 'facts' | 'authorities' | 'context'>,
  { obligation, kind, reporterId, lateReason, reason, now }: SceneOrder,
): Promise<SceneAndFilings> {
  const { organizationId, incidentId, recipientKey, recipientName, why, rule, dueAt } = obligation;
  const incident = found(await load(incidentById, incidentId), 'incident');
  const { facts: all } = found(await load(factsOf, incidentId), 'incident');
  // What the organization processes for others is theirs to tell of.
  const facts = { ...all, dataSets: dataSetsUnder(all, [obligation]) };
  const organization = found(await load(organizationById, organizationId), 'organization');
  const contacts = await load(contactsOf, organizationId);
  const { duties, filings } = await dutiesBeside(load, incidentId);
  const own = filings.filter(({ obligationId }) => obligationId === obligation.id);
  const first = own.find((one) => one.kind === 'INITIAL' && stands(one) && !one.withdrawn);
  const reporter = reporterId ? await load(memberById, reporterId) : null;
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
    processors: await processorsOf(load, facts),
    risk: await riskOf(load, incidentId),
    gapReason: (await load(awarenessOf, incidentId)).at(-1)?.gapReason ?? null,
    duty: {
      ...{ ruleId: rule.id, regime: rule.regime, dueAt: dueAt?.toUTC().toISO() ?? null },
      recipientName: recipientName ?? nameOf(recipientKey),
      recipientPlace: placeOfAuthority(recipientKey, catalog) ?? rule.jurisdiction,
      concerned: (why.concernedAuthorities ?? []).map(({ key }) => nameOf(key)),
    },
    stageReference: stageReference(duties, obligation),
    policeInformed: (await load(holdsOf, incidentId)).length > 0,
    told: await load(toldOf, incidentId),
    first: first ? { reference: first.reference, late: (first.lateByMs ?? 0) > 0 } : null,
    lateReason: lateReason ?? (await wordsOf(load, first?.lateReasonId ?? null)),
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

async function processorsOf(load: Load, { dataSets }: IncidentFacts): Promise<SceneContact[]> {
  const ids = [...new Set(dataSets.flatMap(({ processorId }) => processorId ?? []))];
  const rows = (await Promise.all(ids.map((id) => load(processorById, id)))).filter((row) => row !== null);
  return rows
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
    .map(({ name, securityContact, country }) => ({
      ...{ kind: 'PROCESSOR', name: country === null ? name : `${name} (${country})` },
      ways: securityContact ? [securityContact] : [],
    }));
}

async function riskOf(load: Load, incidentId: string): Promise<FilingScene['risk']> {
  const [row] = await load(riskAssessmentsOf, incidentId);
  if (row === undefined) return null;
  const { lowest, highest } = row.severity.bands;
  const { score } = row.severity;
  const range = score.lowest === score.highest ? `${score.lowest}` : `${score.lowest} to ${score.highest}`;
  return {
    verdict: row.verdict,
    rationale: await wordsOf(load, row.rationaleId),
    method: `Likelihood and severity were weighed by a named person; by the method ${row.method} the score is ${range}.`,
    band: lowest === highest ? highest : null,
  };
}
