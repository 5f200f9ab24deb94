/** How the suggestion of a risk level weighs data (notifications/risk.yaml). */
export interface RiskWeights {
  /** What somebody who means harm could do with a category, 1 little to 4 grave. A category that stands nowhere counts 2. */
  readonly harm: ReadonlyMap<string, HarmWeight>;
  /** Passwords: they weigh 3 where they can be recovered, 1 where they cannot. */
  readonly secrets: ReadonlySet<string>;
  /** What names a person, or leads to one with little effort. */
  readonly identifies: ReadonlySet<string>;
  /** Several of them together draw a person. */
  readonly profile: ReadonlySet<string>;
  /** Losing or altering them can itself harm people gravely. */
  readonly vital: ReadonlySet<string>;
  /** Causes behind which stands somebody who wanted the data, or wanted harm. */
  readonly attacks: ReadonlySet<string>;
}

export type HarmWeight = 0 | 1 | 2 | 3 | 4;
/** How likely it is that the harm comes about: 0 not, 1 little, 2 likely, 3 very likely. */
export type Likelihood = 0 | 1 | 2 | 3;

/** The factors of EDPB Guidelines 9/2022, section IV, that a reason is drawn from. */
export const riskFactors = [
  'TYPE_OF_BREACH',
  'NATURE_AND_VOLUME',
  'EASE_OF_IDENTIFICATION',
  'CONSEQUENCES',
  'SPECIAL_PEOPLE',
  'CONTROLLER',
  'NUMBER_OF_PEOPLE',
  'PERMANENCE',
  'RECIPIENT',
  'INTENT',
  'PROTECTION',
] as const;
export type RiskFactor = (typeof riskFactors)[number];

/** One reason for a suggested level. */
export interface RiskReason {
  readonly factor: RiskFactor;
  readonly effect: 'RAISES' | 'LOWERS';
  readonly says: string;
}

/** How what is not known is read: as the record makes likely, at its worst, or at its best. */
export type Reading = 'LIKELY' | 'WORST' | 'BEST';
