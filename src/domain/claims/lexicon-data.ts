/** What a list of words is for. Each is a list of phrases in the notation of `phrases.ts`. */
export const phraseLists = [
  // Numbers
  ...([
    'people',
    'countedLoosely',
    'saidBefore',
    'partOf',
    'otherThings',
    'numberOf',
    'dataOf',
    'affected',
  ] as const),
  ...(['inTotal'] as const),
  ...(['about', 'atLeast', 'atMost', 'aboutAfter', 'atLeastAfter', 'atMostAfter', 'topic'] as const),
  ...([
    'between',
    'to',
    'and',
    'pairs',
    'ratio',
    'staffWords',
    'ownPeople',
    'clientele',
    'recordWords',
  ] as const),
  // Dates
  ...(['occurrence', 'began', 'ended', 'detected', 'aware', 'contained', 'anotherDate'] as const),
  ...(['dayLinks', 'since', 'until', 'hours', 'am', 'pm'] as const),
  ...([
    'earlier',
    'monthLead',
    'promised',
    'later',
    'lasting',
    'lastingAfter',
    'deadline',
    'nextDay',
    'minutesLater',
    'hoursLater',
    'daysLater',
    'weeksLater',
    'monthsLater',
  ] as const),
  // Protection
  ...([
    'protectedData',
    'attackers',
    'openData',
    'outOfReach',
    'key',
    'keySafe',
    'keyTaken',
    'guessable',
  ] as const),
  // What was seen, taken, lost
  ...(['accessed', 'taken', 'misused', 'ruledOut', 'noEvidence', 'notKnown', 'unreported'] as const),
  ...(['available', 'noData', 'recovered'] as const),
  // Categories
  ...(['contains', 'too', 'only', 'noOther', 'notOnly', 'method'] as const),
  // Any claim
  ...(['negation', 'absolute', 'noDenial', 'beside', 'advice', 'all', 'same', 'clauseBreaks'] as const),
] as const;
export type PhraseList = (typeof phraseLists)[number];

/** Why a loaded word is one. */
export const loadedKinds = [
  'PLAYS_DOWN_REASON',
  'SAYS_NOTHING',
  'NOT_FINDING',
  'PLAYS_DOWN_NUMBER',
  'PROMISE',
  'PRAISES_ATTACKER',
  'NO_HARM',
] as const;
export type LoadedKind = (typeof loadedKinds)[number];

/** How claims are worded in one language: notifications/languages/claims/<locale>.yaml, as it was read. */
export interface LexiconData {
  readonly locale: string;
  /** Words stand apart, or run together as in Japanese. */
  readonly writing: 'spaced' | 'continuous';
  /** Words made of words: "Kundenpasswörter". */
  readonly compounds: boolean;
  /** What may be written together with a word, before and after it. */
  readonly clitics: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Endings of nouns, in all cases and numbers. */
  readonly endings: readonly string[];
  readonly numbers: {
    readonly decimal: string;
    readonly words: Readonly<Record<string, number>>;
    /** Multiplies what stands before it within a group: "hundred". */
    readonly multipliers: Readonly<Record<string, number>>;
    /** Ends a group: "thousand", "million". */
    readonly scales: Readonly<Record<string, number>>;
    /** Short forms of scales; they stand after digits only. */
    readonly shortScales: Readonly<Record<string, number>>;
    /** Words of `words` that multiply if a number stands before: French "vingt". */
    readonly multiplying: readonly string[];
    readonly links: readonly string[];
    /** Phrases that stand for a range: "several thousand". */
    readonly vague: readonly {
      readonly words: readonly string[];
      readonly least: number;
      readonly most: number;
    }[];
  };
  readonly dates: {
    /** Further locales whose names of months are used. */
    readonly locales: readonly string[];
    /** In which order "03/04/2026" may be meant. */
    readonly order: readonly ('dmy' | 'mdy')[];
    readonly monthFirst: boolean;
    /** Further forms of the names of months, January first. */
    readonly months: readonly (readonly string[])[];
    /** What may follow the number of a day: "th". */
    readonly ordinals: readonly string[];
    /** What may stand between day, month and year: "de". */
    readonly between: readonly string[];
    /** Names of zones beyond the usual abbreviations, with minutes east of UTC. */
    readonly zones: Readonly<Record<string, number>>;
  };
  /** What people call categories of data beyond the vocabulary's labels; "~" before a word that means other things too. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** What people call whole families of them: "contact details". */
  readonly families: Readonly<Record<string, readonly string[]>>;
  readonly loaded: Readonly<Record<LoadedKind, readonly string[]>>;
  readonly phrases: Readonly<Record<PhraseList, readonly string[]>>;
}

/** The shipped languages by locale. */
export type Lexicons = ReadonlyMap<string, LexiconData>;
