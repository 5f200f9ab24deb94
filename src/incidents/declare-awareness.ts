import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import type { ImpreciseTime } from '../domain/facts.ts';
import { toldBefore } from '../domain/processors-word.ts';
import { Refusal } from '../domain/refusal.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { AwarenessRow } from './awareness.row.ts';
import { lockIncident } from './find-incident.ts';
import { earliest, type TimeInput, toImpreciseTime } from './imprecise-time.ts';
import { IncidentRow } from './incident.row.ts';
import { saveVersion } from './save-version.ts';

export interface AwarenessInput {
  readonly incidentId: string;
  readonly aware: TimeInput;
  /** Why from this moment on there was reasonable certainty (EDPB Guidelines 9/2022, para. 31). */
  readonly ground: string;
  /** Why awareness came later than the first signal, or why a declared time is changed. */
  readonly gapReason?: string | null | undefined;
}

/**
 * Declares legal awareness: an act of a named person on a stated ground. A time after the first signal or the processor's
 * word, and any change of an earlier declaration, needs a reason in writing; the earlier declaration stays on record.
 */
export async function declareAwareness(work: Work, input: AwarenessInput): Promise<{ incidentId: string }> {
  const { db, organizationId, now } = work;
  const declaredBy = memberOf(work.actor);
  if (!declaredBy) throw new Refusal('FORBIDDEN', 'Awareness is declared by a named person.');
  const incident = await lockIncident(work, input.incidentId);
  const { timeZone } = await findOrganization(db, organizationId);
  const aware = toImpreciseTime(input.aware, { zone: timeZone, now });
  const awareAt = earliest(aware);

  const why = reasonAsked(incident, aware);
  if (why !== null && !input.gapReason?.trim())
    throw new Refusal('REASON_REQUIRED', why, { field: 'gapReason' });

  const ground = await makeStatement(work, {
    kind: 'AWARENESS_GROUND',
    text: input.ground,
    incidentId: incident.id,
  });
  const gapReason = input.gapReason?.trim()
    ? await makeStatement(work, { kind: 'GAP_REASON', text: input.gapReason, incidentId: incident.id })
    : null;
  const awarenessId = uuid({ msecs: now.toMillis() });
  await insertRows(db, AwarenessRow, {
    organizationId,
    id: awarenessId,
    incidentId: incident.id,
    awareAt,
    declaredBy,
    declaredAt: now,
    groundId: ground.statementId,
    gapReasonId: gapReason?.statementId ?? null,
  });
  await updateRows(db, IncidentRow, { organizationId, id: incident.id }, { aware, awareAt });
  const version = await saveVersion(work, incident.id);
  await record(work, {
    type: 'incident.awareness-declared',
    incidentId: incident.id,
    details: { version, awarenessId, awareAt: awareAt.toISO(), ground, gapReason },
  });
  return { incidentId: incident.id };
}

/** Why a declaration needs a reason in writing; null: it needs none. */
function reasonAsked(
  { awareAt: declared, detectedAt, milestones }: IncidentRow,
  aware: ImpreciseTime,
): string | null {
  const awareAt = earliest(aware);
  if (declared !== null && +declared !== +awareAt)
    return 'Awareness was declared before with another time. Say in gapReason why it changes; both times stay on record.';
  const told = milestones['informed_by_processor'];
  if (told !== undefined && toldBefore(told, aware))
    return `Your processor told you at ${earliest(told).toISO()}, and a controller is in principle aware then (EDPB Guidelines 9/2022, section II.A.4). Declare that time, or say in gapReason why it is later.`;
  if (detectedAt !== null && awareAt > detectedAt)
    return 'Awareness lies after the first signal. Say in gapReason what had to be found out in between.';
  return null;
}
