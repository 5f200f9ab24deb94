import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Tri } from '../domain/facts.ts';
import { undeterminable } from '../domain/jurisdiction.ts';
import { Refusal } from '../domain/refusal.ts';
import { AffectedGroupRow } from '../incidents/data-set.row.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { saveVersion } from '../incidents/save-version.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';

export interface CountsToAdopt {
  readonly incidentId: string;
  /** Whether unknown residences are known not to be found out; otherwise they stay an open question of the law. */
  readonly residenceSettled: boolean;
  readonly reason?: string | null | undefined;
}

interface Counted {
  readonly dataSetId: string | null;
  readonly kind: string;
  readonly jurisdiction: string;
  readonly count: number;
  /** Of those, how many are known to be minors, and of how many the age is not known. */
  readonly minors: number;
  readonly ageless: number;
  /** What the groups so far say alike; a file of people does not say it. */
  readonly vulnerable: Tri | null;
}

/**
 * Makes the imported people the groups of their data sets, exactly, as a new version of the facts. Data sets without
 * imported people keep what was declared. Erased people were affected and count.
 */
export async function adoptImportedCounts(
  work: Work,
  { incidentId, residenceSettled, reason }: CountsToAdopt,
): Promise<{ incidentId: string; version: number }> {
  const { db, organizationId, now } = work;
  await lockIncident(work, incidentId);
  const counted: Counted[] = await db.query(
    `select d as "dataSetId", coalesce(p.kind, 'UNKNOWN') as kind, p.jurisdiction, count(*)::int as count,
            count(*) filter (where p.age_band in ('UNDER_13', 'AGED_13_TO_17'))::int as minors,
            count(*) filter (where p.age_band = 'UNKNOWN')::int as ageless,
            (select case count(distinct g.vulnerable) when 1 then min(g.vulnerable) end from affected_group g
              where g.organization_id = $1 and g.data_set_id = d) as vulnerable
       from affected_person p left join lateral unnest(p.data_set_ids) d on true
      where p.organization_id = $1 and p.incident_id = $2 and p.removed_at is null
      group by 1, 2, 3 order by 1, 4 desc, 3, 2`,
    [organizationId, incidentId],
  );
  refuseUnplaced(counted);
  const dataSetIds = [...new Set(counted.flatMap(({ dataSetId }) => dataSetId ?? []))];
  const declared = await db.findBy(AffectedGroupRow, { organizationId, dataSetId: In(dataSetIds) });
  await db.delete(AffectedGroupRow, { organizationId, dataSetId: In(dataSetIds) });
  const groups = counted.flatMap(({ dataSetId, kind, jurisdiction, count, ...more }, seq) => {
    const place = jurisdiction === undeterminable && !residenceSettled ? null : jurisdiction;
    // A group of the same people stays the same group: decisions are bound to it.
    const same = declared.find(
      (group) => group.dataSetId === dataSetId && group.kind === kind && group.jurisdiction === place,
    );
    const id = same?.id ?? uuid({ msecs: now.toMillis(), seq });
    const group = { kind, jurisdiction: place, count, countKind: 'EXACT' as const, ...partsOf(more) };
    return dataSetId ? [{ organizationId, id, dataSetId, ...group, createdAt: now, updatedAt: now }] : [];
  });
  await insertRows(db, AffectedGroupRow, groups);
  const stated = reason?.trim()
    ? await makeStatement(work, { kind: 'FACTS_REASON', text: reason, incidentId })
    : null;
  const version = await saveVersion(work, incidentId);
  await record(work, {
    type: 'incident.facts-amended',
    incidentId,
    details: { version, fields: ['dataSets'], reason: stated },
  });
  return { incidentId, version };
}

function partsOf({ minors, ageless, vulnerable }: Pick<Counted, 'minors' | 'ageless' | 'vulnerable'>) {
  const some: Tri = minors > 0 ? 'YES' : ageless > 0 ? 'UNKNOWN' : 'NO';
  return {
    ...{ minors: some, minorCount: minors > 0 && ageless === 0 ? minors : null },
    ...{ vulnerable: vulnerable ?? 'UNKNOWN', vulnerableCount: null },
  };
}

function refuseUnplaced(counted: readonly Counted[]): void {
  const total = (of: readonly Counted[]) => of.reduce((sum, { count }) => sum + count, 0);
  if (total(counted) === 0)
    throw new Refusal(
      'CONFLICT',
      'Nobody has been imported, so there are no counts to adopt: import the people first.',
    );
  const inNone = total(counted.filter(({ dataSetId }) => dataSetId === null));
  if (inNone > 0)
    throw new Refusal(
      'CONFLICT',
      `${inNone} people are in no data set, so no group could hold them. Import their file again with the data set named: it is added to them.`,
      { people: inNone },
    );
}
