import type { DateTime } from 'luxon';
import type { DataSetFacts, IncidentFacts } from '../../domain/facts.ts';
import type { AnsweredObligation } from '../../domain/notice-content.ts';
import type { ObligationRow } from '../../obligations/obligation.row.ts';

/** The obligations as the content rules need them: their rules as they stood, and whether they are late by now. */
export function answered(
  obligations: readonly ObligationRow[],
  now: DateTime,
): readonly AnsweredObligation[] {
  return obligations.map(({ rule, dueAt }) => ({ rule, late: dueAt !== null && dueAt < now }));
}

/**
 * The data these duties are about: a controller's duty is silent on what the organization processes for others, and no
 * notice speaks of data that nothing happened to.
 */
export function dataSetsUnder(
  facts: IncidentFacts,
  obligations: readonly ObligationRow[],
): readonly DataSetFacts[] {
  const roles = new Set(obligations.flatMap(({ rule }) => rule.actor.roles));
  const harmed = facts.dataSets.filter(isHarmed);
  const own = harmed.filter(({ role }) => roles.has(role));
  return [own, harmed].find((sets) => sets.length > 0) ?? facts.dataSets;
}

function isHarmed({ confidentiality, integrity, availability }: DataSetFacts): boolean {
  return [confidentiality, integrity, availability].some((kind) => kind !== 'NO');
}
