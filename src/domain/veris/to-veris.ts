import type { IncidentFacts } from '../facts.ts';
import { fromVeris } from './from-veris.ts';
import type { VerisTables } from './veris-tables.ts';
import { type ReadingPlace, verisDate } from './veris-time.ts';
import { agree, type VerisView, viewOfFacts, viewOfReading } from './veris-view.ts';
import { type Json, type JsonObject, type Leaving, withoutWords } from './without-words.ts';
import { writeActions, writeActors } from './write-actions.ts';
import { writeAttributes } from './write-attributes.ts';

/** The version of VERIS that is written. */
const VERSION = '1.4.0';

export interface VerisExport extends Leaving {
  /** The incident: its own id where no record named it. */
  readonly id: string;
  readonly facts: IncidentFacts;
  readonly dismissed: boolean;
  /** The record it was imported from, where that is still held. */
  readonly original: object | null;
}

/**
 * An incident as a VERIS record: the record it came from with what has changed since written over it, so that what Tocsin
 * has no place for comes back. What is not known is "Unknown" or left out; nothing is made up for the schema's sake.
 */
export function toVeris(
  { id, facts, dismissed, original, ...leaving }: VerisExport,
  tables: VerisTables,
  place: ReadingPlace,
): JsonObject {
  const record = original ? withoutWords(original, tables, leaving) : {};
  const reading = original && fromVeris(original, tables, place);
  const before = reading && viewOfReading(reading);
  const now = viewOfFacts(facts);
  const same = (about: keyof VerisView) => agree(now, before, about);
  const sameCauses = same('causes');
  const attribute = writeAttributes(objectIn(record, 'attribute'), { now, same }, tables);
  const written: Record<string, Json> = {
    ...record,
    schema_version: VERSION,
    incident_id: record['incident_id'] ?? id,
    security_incident:
      dismissed && reading?.dismiss == null
        ? 'False positive'
        : (record['security_incident'] ?? (facts.aware ? 'Confirmed' : 'Suspected')),
    summary: record['summary'] ?? '',
    timeline: same('occurredFrom')
      ? objectIn(record, 'timeline')
      : {
          ...objectIn(record, 'timeline'),
          incident: now.occurredFrom ? { ...verisDate(now.occurredFrom) } : {},
        },
    action: sameCauses ? objectIn(record, 'action') : writeActions(objectIn(record, 'action'), now, tables),
    actor: original ? objectIn(record, 'actor') : writeActors(now, facts.answers, tables),
    asset: record['asset'] ?? assets(facts),
    discovery_method: record['discovery_method'] ?? { unknown: true },
    plus: { ...(original ? {} : { master_id: id }), ...objectIn(record, 'plus') },
  };
  if (Object.keys(attribute).length > 0) written['attribute'] = attribute;
  return written;
}

/** The object at a member, or an empty one. */
function objectIn(record: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

function assets({ dataSets }: IncidentFacts): JsonObject {
  const paper = dataSets.length > 0 && dataSets.every(({ medium }) => medium === 'PAPER');
  return { assets: [{ variety: paper ? 'M - Documents' : 'Unknown' }], cloud: ['Unknown'] };
}
