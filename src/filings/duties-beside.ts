import type { EntityManager } from 'typeorm';
import type { SceneDuty } from '../domain/filing/scene.ts';
import { obligationsOf } from '../obligations/obligation.batch.ts';
import { readFilings, type ShownFiling } from '../obligations/shown-filing.ts';

interface Judged {
  readonly id: string;
  readonly regime: string;
  readonly exemptions: readonly string[];
}

/** The duties of an incident as a filing speaks of them, and every filing under them, oldest first. */
export async function dutiesBeside(
  db: EntityManager,
  incidentId: string,
): Promise<{ duties: SceneDuty[]; filings: ShownFiling[] }> {
  const [rows = []] = await obligationsOf(db, [incidentId]);
  const judged: Judged[] = await db.query(
    `select o.id, o.rule ->> 'regime' as regime,
            jsonb_path_query_array(o.why, '$.exemptions[*] ? (@.value == "YES").id')
              || coalesce(to_jsonb(d.exemption_id), '[]'::jsonb) as exemptions
       from obligation o
       left join obligation_decision d on d.organization_id = o.organization_id and d.id = o.decision_id
      where o.organization_id = tocsin_tenant() and o.incident_id = $1`,
    [incidentId],
  );
  const filings = await readFilings(
    db,
    'where t.organization_id = tocsin_tenant() and t.incident_id = $1 order by t.submitted_at, t.id',
    [incidentId],
  );
  const byId = new Map(judged.map((one) => [one.id, one]));
  const duties = rows.map((row): SceneDuty => {
    const { id, ruleId, citation, recipientKind, recipientKey, verdict, state } = row;
    return {
      ...{ ruleId, citation, recipientKind, verdict, state },
      recipientName: row.recipientName ?? recipientKey,
      regime: byId.get(id)?.regime ?? '',
      exemptions: byId.get(id)?.exemptions ?? [],
      answeredAt: row.answeredAt?.toUTC().toISO() ?? null,
      references: filings.flatMap(({ obligationId, reference }) =>
        obligationId === id && reference ? [reference] : [],
      ),
    };
  });
  return { duties, filings };
}

/** Whether it left and nobody rejected it. */
export function stands({ state }: Pick<ShownFiling, 'state'>): boolean {
  return state === 'SUBMITTED' || state === 'ACKNOWLEDGED';
}
