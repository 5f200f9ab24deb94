import { registerEnumType } from 'type-graphql';
import type { CountKind, DataRole, DataSetFacts } from '../domain/facts.ts';
import { type MilestoneKey, milestoneKeys } from '../domain/milestones.ts';

export const DataRoleEnum = {
  CONTROLLER: 'CONTROLLER',
  JOINT_CONTROLLER: 'JOINT_CONTROLLER',
  PROCESSOR: 'PROCESSOR',
  UNKNOWN: 'UNKNOWN',
} as const satisfies Record<DataRole, DataRole>;
registerEnumType(DataRoleEnum, {
  name: 'DataRole',
  description: 'Under which role the organization held the data (GDPR Art. 4(7), 26, 4(8)).',
  valuesConfig: {
    CONTROLLER: { description: 'It decides why and how.' },
    JOINT_CONTROLLER: { description: 'It decides together with others.' },
    PROCESSOR: { description: 'It works for the controllers named.' },
    UNKNOWN: { description: 'Nobody knows yet: duties of every role may arise.' },
  },
});

export const MediumEnum = {
  ELECTRONIC: 'ELECTRONIC',
  PAPER: 'PAPER',
  ORAL: 'ORAL',
  UNKNOWN: 'UNKNOWN',
} as const satisfies Record<DataSetFacts['medium'], string>;
registerEnumType(MediumEnum, {
  name: 'Medium',
  description: 'In what form the data was.',
  valuesConfig: {
    ELECTRONIC: { description: 'Computerized.' },
    PAPER: { description: 'On paper.' },
    ORAL: { description: 'Spoken.' },
    UNKNOWN: { description: 'Nobody knows yet.' },
  },
});

export const CountKindEnum = {
  EXACT: 'EXACT',
  ESTIMATED: 'ESTIMATED',
  UNKNOWN: 'UNKNOWN',
} as const satisfies Record<CountKind, CountKind>;
registerEnumType(CountKindEnum, {
  name: 'CountKind',
  description: 'How sure a count is.',
  valuesConfig: {
    EXACT: { description: 'Counted.' },
    ESTIMATED: { description: '"About".' },
    UNKNOWN: { description: 'Nobody knows yet.' },
  },
});

export const MilestoneEnum = Object.fromEntries(
  milestoneKeys.map((key) => [key.toUpperCase(), key]),
) as Record<string, MilestoneKey>;
registerEnumType(MilestoneEnum, {
  name: 'Milestone',
  description: 'An event that starts a clock of some law.',
  valuesConfig: {
    NOTICED: { description: 'Noticed, or brought to notice.' },
    DISCOVERED: { description: 'First day known, or knowable with reasonable diligence.' },
    SUSPECTED: { description: 'Reasonable grounds to suspect.' },
    DETERMINED: { description: 'The organization concluded that it happened.' },
    REASONABLE_BELIEF: { description: 'It was reasonably believed to have happened.' },
    BREACH_CONFIRMED: { description: 'The breach was confirmed.' },
    SCOPE_IDENTIFIED: { description: 'Its scope was identified: who is affected, and by what.' },
    SIGNIFICANCE_DETERMINED: { description: 'Found to be significant after a first assessment.' },
    CLASSIFIED_MAJOR: { description: 'Classified as a major incident.' },
    MATERIALITY_DETERMINED: { description: 'Found to be material.' },
    ASSESSMENT_COMPLETED: { description: 'An assessment says it is notifiable.' },
    PAYMENT_MADE: { description: 'A ransom or extortion payment was made.' },
    PAYMENT_LEARNED: {
      description:
        'The organization learned of a ransom or extortion payment that somebody else made for it.',
    },
    CORRECTIVE_MEASURE_AVAILABLE: { description: 'A fix exists.' },
    ACTIVITY_RECOVERED: { description: 'Regular activity was recovered.' },
    INCIDENT_HANDLED: { description: 'The incident was handled to its end.' },
    INFORMED_BY_PROCESSOR: {
      description:
        'A processor informed the organization: as controller it is in principle aware then (EDPB Guidelines 9/2022).',
    },
  },
});
