import type { FactValue, IncidentFacts, OrganizationFacts } from './facts.ts';
import type { MilestoneKey } from './milestones.ts';

/** Questions that a recorded time answers with yes: nobody records when a ransom was paid that was not. */
const shownBy: Readonly<Record<string, readonly MilestoneKey[]>> = {
  ransom_paid: ['payment_made', 'payment_learned'],
  material_to_investors: ['materiality_determined'],
  dora_major_incident: ['classified_major'],
};

/** What is known of a question of the catalogue: the incident's own answer, the organization's, or what a time shows. */
export function answerTo(
  key: string,
  { answers, milestones }: Pick<IncidentFacts, 'answers' | 'milestones'>,
  organization: OrganizationFacts,
): FactValue | undefined {
  const stated = answers[key] ?? organization.answers?.[key];
  if (stated !== undefined) return stated;
  return shownBy[key]?.some((milestone) => milestones[milestone] !== undefined) ? true : undefined;
}
