import { DateTime } from 'luxon';
import { fromVeris } from '../../domain/veris/from-veris.ts';
import type { ReadDataSet } from '../../domain/veris/veris-reading.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { toAffectedGroup, toDataSet } from '../data-set.type.ts';
import { DataSetAsOf, FactsAsOf } from '../history.type.ts';
import { type Incident, toKnownTime } from '../incident.type.ts';
import type { VerisResult } from './import-veris.ts';
import { recordOf } from './read-record.ts';
import { VerisImport, VerisUnmapped, VerisWarningType } from './veris.type.ts';

const LISTED = 500;

/** What a client is shown: read anew, as it was read then, since a repeated call keeps no words of the record. */
export function shownImport(
  { veris }: Catalog,
  record: string,
  { outcome, zone, readAt, notes }: VerisResult,
  incident: Incident | null,
): VerisImport {
  const now = DateTime.fromISO(readAt, { zone: 'utc' });
  const { title, dismiss, mapped, unmapped, warnings, ...read } = fromVeris(recordOf(record), veris, {
    zone,
    now,
  });
  const facts = Object.assign(new FactsAsOf(), {
    occurredFrom: toKnownTime(read.occurredFrom),
    ...{ occurredTo: null, detected: null, aware: null, contained: null, milestones: [] },
    answers: read.answers,
    dataSets: read.dataSets.map(shownDataSet),
  });
  return Object.assign(new VerisImport(), {
    ...{ outcome, incident, title, facts, proposesDismissal: dismiss },
    ...{ mapped: mapped.slice(0, LISTED), mappedCount: mapped.length, unmappedCount: unmapped.length },
    unmapped: unmapped.slice(0, LISTED).map((one) => Object.assign(new VerisUnmapped(), one)),
    warnings: [...notes, ...warnings]
      .slice(0, LISTED)
      .map((one) => Object.assign(new VerisWarningType(), one)),
  });
}

function shownDataSet({ encrypted, groups, ...set }: ReadDataSet, nth: number): DataSetAsOf {
  const protection = { encrypted, keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' } as const;
  const open = { jurisdiction: null, count: null, countKind: 'UNKNOWN' } as const;
  const id = `read-${nth}`;
  const shown = toDataSet({
    ...{ ...set, id, protection, role: 'UNKNOWN', controllers: [], processorId: null },
  });
  return Object.assign(new DataSetAsOf(), shown, {
    groups: groups.map((group, seq) => toAffectedGroup({ ...open, ...group, id: `${id}-${seq}` })),
  });
}
