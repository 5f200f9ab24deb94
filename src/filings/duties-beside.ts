import type { SceneDuty } from '../domain/filing/scene.ts';
import { filingsOf, obligationsOf } from '../obligations/obligation.batch.ts';
import type { ShownFiling } from '../obligations/shown-filing.ts';
import { type Batch, type Load, oneEach } from '../platform/database/batch.ts';

interface Judged {
  readonly id: string;
  readonly regime: string;
  readonly exemptions: readonly string[];
}

/** The law of an obligation, and the exemptions that hold or on which somebody decided. */
const judgedOf: Batch<string, Judged | null> = async (db, ids) =>
  oneEach(
    ids,
    (await db.query(
      `select o.id, o.rule ->> 'regime' as regime,
              jsonb_path_query_array(o.why, '$.exemptions[*] ? (@.value == "YES").id')
                || coalesce(to_jsonb(d.exemption_id), '[]'::jsonb) as exemptions
         from obligation o
         left join obligation_decision d on d.organization_id = o.organization_id and d.id = o.decision_id
        where o.id = any($1)`,
      [ids],
    )) as Judged[],
    ({ id }) => id,
  );

/** The duties of an incident as a filing speaks of them, and every filing under them, oldest first. */
export async function dutiesBeside(
  load: Load,
  incidentId: string,
): Promise<{ duties: SceneDuty[]; filings: ShownFiling[] }> {
  const rows = await load(obligationsOf, incidentId);
  const judged = await Promise.all(rows.map(({ id }) => load(judgedOf, id)));
  const filed = await Promise.all(rows.map(({ id }) => load(filingsOf, id)));
  const duties = rows.map((row, i): SceneDuty => {
    const { ruleId, citation, recipientKind, recipientKey, verdict, state } = row;
    return {
      ...{ ruleId, citation, recipientKind, verdict, state },
      recipientName: row.recipientName ?? recipientKey,
      regime: judged[i]?.regime ?? '',
      exemptions: judged[i]?.exemptions ?? [],
      answeredAt: row.answeredAt?.toUTC().toISO() ?? null,
      references: (filed[i] ?? []).flatMap(({ reference }) => reference ?? []),
    };
  });
  return { duties, filings: filed.flat() };
}

/** Whether it left and nobody rejected it. */
export function stands({ state }: Pick<ShownFiling, 'state'>): boolean {
  return state === 'SUBMITTED' || state === 'ACKNOWLEDGED';
}
