import type { DateTime } from 'luxon';
import type { DataSetFacts, IncidentFacts } from '../domain/facts.ts';
import type { AnsweredObligation } from '../domain/notice-content.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';

/** The obligations as the content rules need them: their rules as they stood, and whether they are late by now. */
export function answered(
  obligations: readonly ObligationRow[],
  now: DateTime,
): readonly AnsweredObligation[] {
  return obligations.map(({ rule, dueAt }) => ({ rule, late: dueAt !== null && dueAt < now }));
}

/** The data these duties are about: a controller's duty is silent on what the organization processes for others. */
export function dataSetsUnder(
  facts: IncidentFacts,
  obligations: readonly ObligationRow[],
): readonly DataSetFacts[] {
  const roles = new Set(obligations.flatMap(({ rule }) => rule.actor.roles));
  const own = facts.dataSets.filter(({ role }) => roles.has(role));
  return own.length > 0 ? own : facts.dataSets;
}
