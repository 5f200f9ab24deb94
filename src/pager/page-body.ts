import type { DateTime } from 'luxon';
import type { IncidentRow } from '../incidents/incident.row.ts';
import type { AlertRow } from './alert.row.ts';
import type { PageKind } from './page-delivery.row.ts';

export interface PageFacts {
  readonly kind: PageKind;
  readonly step: number;
  readonly alert: AlertRow | null;
  /** Null: of a restricted incident, or a test. */
  readonly incident: IncidentRow | null;
  readonly exercise: boolean;
  /** Number of the entry in the organization's record: later pages have larger ones. */
  readonly sequence: number;
  readonly now: DateTime<true>;
}

/** What a webhook says (Standard Webhooks: type, timestamp, data): ids, codes and instants; who wants more asks the API. */
export function pageBody({ kind, step, alert, incident, exercise, sequence, now }: PageFacts): string {
  return JSON.stringify({
    type: `page.${kind.toLowerCase().replaceAll('_', '-')}`,
    timestamp: now.toUTC().toISO(),
    data: {
      kind,
      sequence,
      alertId: alert?.id ?? null,
      about: alert?.kind ?? null,
      step,
      incidentId: incident?.id ?? null,
      reference: incident?.reference ?? null,
      exercise,
      subjectIds: alert?.subjectIds ?? [],
      dueAt: alert?.dueAt?.toUTC().toISO() ?? null,
    },
  });
}
