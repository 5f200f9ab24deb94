import type { EntityManager } from 'typeorm';
import { type EscalationPolicy, usualPolicy } from '../domain/escalation.ts';
import { usualOffsets } from '../domain/reminders.ts';
import { IncidentChannelRow } from './incident-channel.row.ts';
import { PagerSettingRow } from './pager-setting.row.ts';

export interface PagerSettings {
  /** Minutes from the due instant, in order. */
  readonly offsetsMinutes: readonly number[];
  readonly escalation: EscalationPolicy;
}

/** How an organization reminds and pages; what it did not say is as usual. */
export async function findSettings(db: EntityManager, organizationId: string): Promise<PagerSettings> {
  const row = await db.findOneBy(PagerSettingRow, { organizationId });
  return {
    offsetsMinutes: row?.offsetsMinutes ?? usualOffsets,
    escalation: {
      steps: row?.steps ?? usualPolicy.steps,
      withinMinutes: row?.withinMinutes ?? usualPolicy.withinMinutes,
    },
  };
}

/** Whether pages of this incident may go by mail: yes, unless somebody said that the mail server may be the incident. */
export async function mayMail(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<boolean> {
  return (await db.findOneBy(IncidentChannelRow, { organizationId, incidentId }))?.mail ?? true;
}
