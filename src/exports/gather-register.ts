import type { EntityManager } from 'typeorm';
import { dataSetsOf, groupsOf } from '../incidents/incident.batch.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import {
  type RegisterAnswers,
  type RegisteredDuty,
  registerAnswersOf,
} from '../obligations/register-answers.batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { RegisterPeriod } from './register-period.ts';

export const registerColumns = [
  ...['reference', 'title', 'state', 'reported', 'began', 'ended', 'firstSignal', 'aware', 'contained'],
  ...['roles', 'dataCategories', 'people', 'peopleKnownForAll', 'jurisdictions', 'processors'],
  ...['risk', 'riskFoundBy', 'riskFoundAt', 'riskRationale', 'effects', 'remedialAction'],
  ...['authorityTold', 'authorityMotivation', 'authorityDuties'],
  ...['peopleTold', 'peopleMotivation', 'peopleDuties'],
  ...['othersTold', 'othersMotivation', 'othersDuties'],
  ...['references', 'reasonsForDelay'],
] as const;

type Cell = string | number | boolean | readonly string[] | null;

/** One breach as the register lists it: facts, effects, remedial action, and who was told or why not. Instants are UTC. */
export type RegisterLine = Readonly<Record<string, Cell>>;

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
  const groupsBySet = new Map(setIds.map((id, i) => [id, groups[i] ?? []]));
  const answers = await registerAnswersOf(db, ids);

  return incidents.map((incident, i): RegisterLine => {
    const sets = dataSets[i] ?? [];
    const concerned = sets.flatMap(({ id }) => groupsBySet.get(id) ?? []);
    const known = concerned.flatMap(({ count }) => count ?? []);
    const fact = (key: string): Cell => {
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
      effects: fact('breach_effects'),
      remedialAction: fact('remedial_action'),
      ...(answers[i] && answered(answers[i], fact('risk_to_people'))),
    };
  });
}

/** What the register answers for, flat; without a finding the risk is the incident's own fact. */
function answered(
  { risk, processors, references, reasonsForDelay, ...sides }: RegisterAnswers,
  riskFact: Cell,
): RegisterLine {
  const line: Record<string, Cell> = {
    processors,
    risk: risk?.verdict ?? riskFact,
    riskFoundBy: risk?.foundBy ?? null,
    riskFoundAt: risk?.foundAt.toISO() ?? null,
    riskRationale: risk?.rationale ?? null,
    references,
    reasonsForDelay,
  };
  for (const [side, { told, motivation, duties }] of Object.entries(sides)) {
    line[`${side}Told`] = told;
    line[`${side}Motivation`] = motivation;
    line[`${side}Duties`] = duties.map(inOneLine);
  }
  return line;
}

/** "GDPR Art. 33(1) → CNIL: MET, first answered 2026-10-27T00:30:00.000Z, reference X". */
function inOneLine({ duty, references }: RegisteredDuty): string {
  const { citation, recipientName, verdict, state, answeredAt } = duty;
  return [
    `${citation}${recipientName ? ` → ${recipientName}` : ''}: ${verdict === 'UNDECIDED' ? 'UNDECIDED, ' : ''}${state}`,
    answeredAt && `first answered ${answeredAt.toUTC().toISO()}`,
    ...references.map((reference) => `reference ${reference}`),
  ]
    .filter(Boolean)
    .join(', ');
}
