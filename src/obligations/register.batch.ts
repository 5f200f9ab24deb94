import { dataSetsOf, groupsOf } from '../incidents/incident.batch.ts';
import type { Batch } from '../platform/database/batch.ts';
import { obligationsOf } from './obligation.batch.ts';

export interface RegisterFacts {
  readonly dataCategories: string[];
  readonly peopleCount: number | null;
  readonly jurisdictions: string[];
  readonly duties: string[];
}

/** What the register says of each incident: three queries for a whole page. */
export const registerFactsOf: Batch<string, RegisterFacts> = async (db, incidentIds) => {
  const dataSets = await dataSetsOf(db, incidentIds);
  const obligations = await obligationsOf(db, incidentIds);
  const groups = await groupsOf(
    db,
    dataSets.flat().map(({ id }) => id),
  );
  const groupsBySet = new Map(dataSets.flat().map(({ id }, i) => [id, groups[i] ?? []]));

  return incidentIds.map((_, i) => {
    const sets = dataSets[i] ?? [];
    const concerned = sets.flatMap(({ id }) => groupsBySet.get(id) ?? []);
    const known = concerned.flatMap(({ count }) => count ?? []);
    return {
      dataCategories: [...new Set(sets.flatMap(({ categories }) => categories))].sort(),
      peopleCount: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
      jurisdictions: [...new Set(concerned.flatMap(({ jurisdiction }) => jurisdiction ?? []))].sort(),
      duties: (obligations[i] ?? []).map(
        ({ citation, state, verdict }) =>
          `${citation}: ${verdict === 'UNDECIDED' ? 'UNDECIDED, ' : ''}${state}`,
      ),
    };
  });
};
