import type { EntityManager } from 'typeorm';
import { dataSetsOf, groupsOf } from '../incidents/incident.batch.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { filingsOf, obligationsOf } from '../obligations/obligation.batch.ts';
import type { ShownFiling } from '../obligations/shown-filing.ts';
import type { ShownObligation } from '../obligations/shown-obligation.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { RegisterPeriod } from './register-period.ts';

export const registerColumns = [
  ...['reference', 'title', 'state', 'reported', 'began', 'ended', 'firstSignal', 'aware', 'contained'],
  ...[
    'roles',
    'dataCategories',
    'people',
    'peopleKnownForAll',
    'jurisdictions',
    'risk',
    'effects',
    'remedialAction',
  ],
  ...['authorities', 'peopleTold', 'others', 'reasonsForDelay'],
] as const;

/** One breach as the register lists it: facts, effects, remedial action, and who was told or why not. Instants are UTC. */
export type RegisterLine = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** Reads the register for a period, oldest first: a number of queries that does not depend on its length. */
export async function gatherRegister(
  db: EntityManager,
  organizationId: string,
  { from, to }: RegisterPeriod,
): Promise<RegisterLine[]> {
  const incidents = await readRows(
    db,
    IncidentRow,
    `where t.organization_id = $1 and not t.exercise and ($2::timestamptz is null or t.created_at >= $2)
        and ($3::timestamptz is null or t.created_at <= $3) order by t.created_at, t.id`,
    [organizationId, from?.toJSDate() ?? null, to?.toJSDate() ?? null],
  );
  const ids = incidents.map(({ id }) => id);
  const dataSets = await dataSetsOf(db, ids);
  const setIds = dataSets.flat().map(({ id }) => id);
  const groups = await groupsOf(db, setIds);
  const obligations = await obligationsOf(db, ids);
  const obligationIds = obligations.flat().map(({ id }) => id);
  const filings = await filingsOf(db, obligationIds);
  const filed = new Map(obligationIds.map((id, i) => [id, filings[i] ?? []]));
  const reasons = await reasonsOf(db, organizationId, filings.flat());

  return incidents.map((incident, i): RegisterLine => {
    const sets = dataSets[i] ?? [];
    const concerned = sets.flatMap(({ id }) => groups[setIds.indexOf(id)] ?? []);
    const known = concerned.flatMap(({ count }) => count ?? []);
    const duties = obligations[i] ?? [];
    const owedTo = (...kinds: string[]) =>
      duties.filter(({ recipientKind }) => kinds.includes(recipientKind)).map((duty) => said(duty, filed));
    const answer = (key: string) => {
      const value = incident.facts[key];
      return value === undefined ? null : Array.isArray(value) ? value : String(value);
    };
    return {
      reference: incident.reference,
      title: incident.title,
      state: incident.state,
      reported: incident.createdAt.toUTC().toISO(),
      began: incident.occurredFrom?.at ?? null,
      ended: incident.occurredTo?.at ?? null,
      firstSignal: incident.detectedAt?.toUTC().toISO() ?? null,
      aware: incident.awareAt?.toUTC().toISO() ?? null,
      contained: incident.contained?.at ?? null,
      roles: [...new Set(sets.map(({ role }) => role))].sort(),
      dataCategories: [...new Set(sets.flatMap(({ categories }) => categories))].sort(),
      people: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
      peopleKnownForAll: concerned.length > 0 && known.length === concerned.length,
      jurisdictions: [...new Set(concerned.flatMap(({ jurisdiction }) => jurisdiction ?? []))].sort(),
      risk: answer('risk_to_people') as string | null,
      effects: answer('breach_effects'),
      remedialAction: answer('remedial_action'),
      authorities: owedTo('authority', 'law_enforcement'),
      peopleTold: owedTo('individuals', 'subscribers'),
      others: owedTo('controller', 'cra', 'media', 'market', 'service_recipients', 'contract_party'),
      reasonsForDelay: duties
        .flatMap(({ id }) => filed.get(id) ?? [])
        .flatMap(({ lateReasonId }) => (lateReasonId && reasons.get(lateReasonId)) || []),
    };
  });
}

/** "GDPR Art. 33(1) → CNIL: MET, filed 2026-10-27T00:30:00.000Z, reference X". */
function said(
  { id, citation, recipientName, verdict, state }: ShownObligation,
  filed: ReadonlyMap<string, readonly ShownFiling[]>,
): string {
  const towards = recipientName ? ` → ${recipientName}` : '';
  const submitted = (filed.get(id) ?? [])
    .filter((filing) => filing.state !== 'PREPARED')
    .map((filing) =>
      [
        `${filing.kind.toLowerCase()} ${filing.state.toLowerCase()} ${filing.submittedAt.toUTC().toISO()}`,
        filing.reference && `reference ${filing.reference}`,
        filing.lateByMs && filing.lateByMs > 0 && `late by ${Math.ceil(filing.lateByMs / 60_000)} min`,
      ]
        .filter(Boolean)
        .join(', '),
    );
  return [
    `${citation}${towards}: ${verdict === 'UNDECIDED' ? 'UNDECIDED, ' : ''}${state}`,
    ...submitted,
  ].join(', ');
}

async function reasonsOf(
  db: EntityManager,
  organizationId: string,
  filings: readonly ShownFiling[],
): Promise<Map<string, string>> {
  const ids = filings.flatMap(({ lateReasonId }) => lateReasonId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await readRows(db, StatementRow, 'where t.organization_id = $1 and t.id = any($2)', [
    organizationId,
    ids,
  ]);
  return new Map(rows.flatMap(({ id, text }) => (text === null ? [] : [[id, text] as const])));
}
