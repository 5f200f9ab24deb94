/** ENISA, "Recommendations for a methodology of the assessment of severity of personal data breaches", v1.0, Dec 2013. */
export const severityMethod = 'ENISA personal data breach severity 1.0';

/** Something a person chooses, in words. */
interface Labelled {
  readonly label: string;
}

export const severityGroups = ['SIMPLE', 'BEHAVIOURAL', 'FINANCIAL', 'SENSITIVE'] as const;
export type SeverityGroup = (typeof severityGroups)[number];

export type Step = 1 | 2 | 3 | 4;
export const lowestStep = 1;
export const highestStep = 4;

/** A step from the base of a group, up or down, to one of the values it permits. */
export interface Adjustment extends Labelled {
  readonly direction: 'UP' | 'DOWN';
  readonly results: readonly Step[];
}

/** Steps the table names, each with its one result. */
const namedSteps = {
  PROFILING: [
    'UP',
    'SIMPLE',
    2,
    'Volume or controller allows profiling, or assumptions on social or financial status',
  ],
  SENSITIVE_ASSUMPTIONS: [
    'UP',
    'SIMPLE',
    3,
    'It allows assumptions on health, sexual preference, politics or religion',
  ],
  SAFETY_OF_VULNERABLE: ['UP', 'SIMPLE', 4, 'It is critical for the safety of vulnerable people'],
  BEHAVIOUR_NO_INSIGHT: [
    'DOWN',
    'BEHAVIOURAL',
    1,
    'It gives no substantial insight, or is publicly available',
  ],
  EVERYDAY_PROFILE: ['UP', 'BEHAVIOURAL', 3, 'It gives a detailed profile of everyday life'],
  SENSITIVE_PROFILE: ['UP', 'BEHAVIOURAL', 4, 'It gives a profile based on sensitive data'],
  FINANCES_NO_INSIGHT: ['DOWN', 'FINANCIAL', 1, 'It gives no insight (a customer of some bank)'],
  FINANCES_SOME_INSIGHT: [
    'DOWN',
    'FINANCIAL',
    2,
    'It gives some insight, not a significant one (a bare account number)',
  ],
  FINANCES_FULL: ['UP', 'FINANCIAL', 4, 'Full details that enable fraud, or a detailed profile'],
  SENSITIVE_NO_INSIGHT: ['DOWN', 'SENSITIVE', 1, 'It gives no insight, or is publicly available'],
  SENSITIVE_GENERAL: ['DOWN', 'SENSITIVE', 2, 'It allows general assumptions only'],
  SENSITIVE_INDIRECT: ['DOWN', 'SENSITIVE', 3, 'It allows assumptions about sensitive information'],
} as const satisfies Record<string, readonly ['UP' | 'DOWN', SeverityGroup, Step, string]>;

/** Factors of the context: any data type can end anywhere from 1 to 4, if the step is justified. */
const contextFactors = {
  VOLUME: ['UP', 'Volume, in time and content'],
  CONTROLLER: ['UP', 'Characteristics of the controller'],
  INDIVIDUALS: ['UP', 'Characteristics of the individuals (minors, vulnerable people)'],
  INVALID: ['DOWN', 'Invalid or inaccurate data: known for certain, not assumed'],
  PUBLIC: ['DOWN', 'Publicly available before the breach'],
  NATURE: ['DOWN', 'Nature of the data'],
} as const satisfies Record<string, readonly ['UP' | 'DOWN', string]>;

export type AdjustmentKey = keyof typeof namedSteps | keyof typeof contextFactors;
export const adjustmentKeys = [...Object.keys(namedSteps), ...Object.keys(contextFactors)] as AdjustmentKey[];

export interface GroupTable extends Labelled {
  readonly base: Step;
  readonly adjustments: Readonly<Partial<Record<AdjustmentKey, Adjustment>>>;
}

function groupTable(group: SeverityGroup, base: Step, label: string): GroupTable {
  const adjustments: Partial<Record<AdjustmentKey, Adjustment>> = {};
  for (const [key, [direction, of, result, words]] of entriesOf(namedSteps))
    if (of === group) adjustments[key] = { direction, results: [result], label: words };
  for (const [key, [direction, words]] of entriesOf(contextFactors)) {
    const results = ([1, 2, 3, 4] as const).filter((to) => (direction === 'UP' ? to > base : to < base));
    if (results.length > 0) adjustments[key] = { direction, results, label: words };
  }
  return { label, base, adjustments };
}

function entriesOf<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][];
}

/** Data processing context: the base of each group and the steps from it. */
export const groupTables: Readonly<Record<SeverityGroup, GroupTable>> = {
  SIMPLE: groupTable('SIMPLE', 1, 'Simple data: identity, contact, education, career, family'),
  BEHAVIOURAL: groupTable('BEHAVIOURAL', 2, 'Behavioural data: location, traffic, preferences'),
  FINANCIAL: groupTable('FINANCIAL', 3, 'Financial data'),
  SENSITIVE: groupTable('SENSITIVE', 4, 'Sensitive data'),
};

export const levels = { NEGLIGIBLE: 0.25, LIMITED: 0.5, SIGNIFICANT: 0.75, MAXIMUM: 1 } as const;
export type Level = keyof typeof levels;
export const levelKeys = Object.keys(levels) as Level[];

export interface IdentifierTable extends Labelled {
  /** What each level means for it; a level left out is not offered. */
  readonly meanings: Readonly<Partial<Record<Level, string>>>;
}

/** Ease of identification, by the identifiers among the data. */
export const identifierTables = {
  FULL_NAME: {
    label: 'Full name',
    meanings: {
      NEGLIGIBLE: 'Many people share it',
      LIMITED: 'Few people in the country share it',
      SIGNIFICANT: 'Few people in a small town share it',
      MAXIMUM: 'It stands with birth date and e-mail address',
    },
  },
  ID_NUMBER: {
    label: 'Number of an identity card, passport or social security',
    meanings: {
      NEGLIGIBLE: 'The number alone, without a reference base',
      SIGNIFICANT: 'It also reveals, for instance, birth date or e-mail address',
      MAXIMUM: 'With the name, or with a reference base',
    },
  },
  PHONE_OR_ADDRESS: {
    label: 'Telephone number or postal address',
    meanings: {
      NEGLIGIBLE: 'In no public register',
      LIMITED: 'In no public register, in a small city',
      MAXIMUM: 'In a public register',
    },
  },
  EMAIL: {
    label: 'E-mail address',
    meanings: {
      NEGLIGIBLE: 'It reveals nothing and cannot be searched for',
      SIGNIFICANT: 'It is used, or can be searched for, as an identifier',
      MAXIMUM: 'It reveals the name and can be searched for',
    },
  },
  PICTURE: {
    label: 'Picture',
    meanings: {
      NEGLIGIBLE: 'Unclear (surveillance camera)',
      LIMITED: 'Unclear, with hints',
      SIGNIFICANT: 'Clear, without other data',
      MAXIMUM: 'Clear and linked to other data',
    },
  },
  CODE_OR_ALIAS: {
    label: 'Code, alias or initials',
    meanings: {
      NEGLIGIBLE: 'Cannot be linked without a reference base',
      SIGNIFICANT: 'It reveals first name or e-mail address',
      MAXIMUM: 'It reveals the name, or a reference base is available',
    },
  },
  OTHER: {
    label: 'Another identifier, or several of these together',
    meanings: {
      NEGLIGIBLE: 'Extremely difficult to match with a person',
      LIMITED: 'Difficult, possible with other data',
      SIGNIFICANT: 'Possible with little effort',
      MAXIMUM: 'Possible directly from the data',
    },
  },
} as const satisfies Record<string, IdentifierTable>;
export type IdentifierKind = keyof typeof identifierTables;
export const identifierKinds = Object.keys(identifierTables) as IdentifierKind[];

interface Circumstance extends Labelled {
  readonly adds: number;
}

/** Circumstances of the breach: each is added. */
export const circumstanceTables = {
  confidentiality: {
    NOT_LOST: { adds: 0, label: 'Confidentiality was not touched' },
    EXPOSED: { adds: 0, label: 'Exposed to risk, no evidence of illegal processing (a lost file or laptop)' },
    KNOWN_RECIPIENTS: { adds: 0.25, label: "Known recipients (wrong e-mail, other customers' accounts)" },
    UNKNOWN_RECIPIENTS: {
      adds: 0.5,
      label: 'An unknown number of recipients (published, sold, open on the web)',
    },
  },
  integrity: {
    NOT_LOST: { adds: 0, label: 'Integrity was not touched' },
    ALTERED_UNUSED: { adds: 0, label: 'Altered, and not used incorrectly' },
    ALTERED_RECOVERABLE: { adds: 0.25, label: 'Altered and possibly misused, recoverable' },
    NOT_RECOVERABLE: { adds: 0.5, label: 'Altered, not recoverable' },
  },
  availability: {
    NOT_LOST: { adds: 0, label: 'Availability was not touched' },
    RECOVERABLE: { adds: 0, label: 'Recoverable without difficulty' },
    TEMPORARY: { adds: 0.25, label: 'Temporarily lost: some processing, or the person supplies it again' },
    LOST: { adds: 0.5, label: 'Cannot be recovered, by the controller or by the people' },
  },
  malice: {
    NO: { adds: 0, label: 'No intention to cause problems or harm' },
    YES: { adds: 0.5, label: 'Intentional, to cause problems or harm' },
  },
} as const satisfies Record<string, Record<string, Circumstance>>;
export type CircumstanceKey = keyof typeof circumstanceTables;
export const circumstanceKeys = Object.keys(circumstanceTables) as CircumstanceKey[];
export type CircumstanceValue<K extends CircumstanceKey> = keyof (typeof circumstanceTables)[K];

export const severityBands = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;
export type SeverityBand = (typeof severityBands)[number];

/** From which score each band runs, and what it means. */
export const bandTable: Readonly<Record<SeverityBand, Labelled & { readonly from: number }>> = {
  LOW: { from: 0, label: 'People may meet a few inconveniences' },
  MEDIUM: { from: 2, label: 'Significant inconveniences, overcome with difficulty' },
  HIGH: { from: 3, label: 'Significant consequences, serious difficulty to overcome' },
  VERY_HIGH: { from: 4, label: 'Significant or irreversible consequences' },
};

export const severityFlags = ['OVER_100', 'UNINTELLIGIBLE'] as const;
export type SeverityFlag = (typeof severityFlags)[number];

/** What stands beside the score and is no part of it. */
export const flagTable: Readonly<Record<SeverityFlag, Labelled & { readonly effect: string }>> = {
  OVER_100: {
    label: 'More than 100 individuals',
    effect:
      'Not in the score: it says how bad it is for one person. A large number weighs on whom to tell and how, and on the attention of authorities.',
  },
  UNINTELLIGIBLE: {
    label: 'The data is unintelligible to whoever has it (encrypted, the key safe)',
    effect:
      'Not in the score: it makes harm by reading much less likely, and so may lower the verdict. It never excuses lost data, and a policy that says "encrypted" is no evidence of it.',
  },
};
