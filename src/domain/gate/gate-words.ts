/** How easily a text reads, as a formula somebody published for one language. */
export interface ReadingMeasure {
  /**
   * flesch: base − perSentence · words per sentence − perSyllable · syllables per word; gulpease: 89 + (300 · sentences − 10 ·
   * letters) / words; lix: words per sentence + percent of words over six letters; sentence: characters or words per sentence.
   */
  readonly measure: 'flesch' | 'gulpease' | 'lix' | 'words-per-sentence' | 'characters-per-sentence';
  readonly base: number;
  readonly perSentence: number;
  readonly perSyllable: number;
  /** flesch and gulpease: at least this; the others: at most. */
  readonly limit: number;
  readonly source: string;
}

/** Words of one language that the gate looks for. Phrases: "*" stands for the rest of a word, " … " for up to three words. */
export interface GateLanguage {
  readonly locale: string;
  readonly stopwords: readonly string[];
  readonly greetings: readonly string[];
  /** Whom a greeting may speak to without naming anybody. */
  readonly addressed: readonly string[];
  readonly honorifics: readonly string[];
  /** Given names that mean nothing else. */
  readonly givenNames: readonly string[];
  /** What somebody is called before a name that is nobody's business: "another customer, Thomas …". */
  readonly persons: readonly string[];
  /** Offices whose holders are named in public, and words before a signature. */
  readonly offices: readonly string[];
  readonly internal: readonly string[];
  /** Notes only in a few words of their own: in a long sentence they are what a notice may say. */
  readonly internalShort: readonly string[];
  /** Notes only where they are a line, a bracket or a clause of their own. */
  readonly internalAlone: readonly string[];
  readonly promotion: readonly string[];
  readonly placeholders: readonly string[];
  readonly placeholdersAlone: readonly string[];
  /** What a secret is called, before it is told. */
  readonly secrets: readonly string[];
  /** "is", between a name and a value. */
  readonly is: readonly string[];
  /** What a number that belongs to one person is called. */
  readonly numbers: readonly string[];
  readonly births: readonly string[];
  readonly unmonitored: readonly string[];
  /** What tells how a breach happened. */
  readonly breach: readonly string[];
  /** What people are counted as. */
  readonly people: readonly string[];
  /** What is done so that it does not happen again: such a clause tells nothing of this breach. */
  readonly drills: readonly string[];
  readonly reading: ReadingMeasure;
}

/** What is looked for in every language. */
export interface GateGeneral {
  readonly shorteners: readonly string[];
  readonly trackers: readonly string[];
  readonly trackingParameters: readonly string[];
  readonly redirectParameters: readonly string[];
  /** Hosts and ends of hosts of tools that only colleagues reach. */
  readonly internalHosts: readonly string[];
  readonly freeMail: readonly string[];
  /** Ends of hosts of public bodies, and of agencies that help people after a breach. */
  readonly publicHosts: readonly string[];
  readonly publicNumbers: readonly string[];
  /** Mailboxes of a function, not of a person. */
  readonly mailboxes: readonly string[];
  /** "AES-256" is no ticket. */
  readonly technical: readonly string[];
  /** Marks of unfinished work, as they are written. */
  readonly marks: readonly string[];
  readonly placeholders: readonly string[];
  /** What stands under a heading that a statute prescribes. */
  readonly headings: Readonly<Record<string, readonly string[]>>;
}

export interface GateWords {
  readonly general: GateGeneral;
  readonly languages: readonly GateLanguage[];
}

/** The words of a language: exact locale first, then its language; English where there are none. */
export function languageOf({ languages }: GateWords, locale: string): GateLanguage {
  const [tongue] = locale.toLowerCase().split('-');
  const own =
    languages.find((one) => one.locale.toLowerCase() === locale.toLowerCase()) ??
    languages.find((one) => one.locale.toLowerCase().split('-')[0] === tongue) ??
    languages.find((one) => one.locale === 'en');
  if (!own) throw new Error('the gate has no words');
  return own;
}

/** The same where there are some for this very language; else undefined. */
export function ownLanguage(words: GateWords, locale: string): GateLanguage | undefined {
  const found = languageOf(words, locale);
  return found.locale.split('-')[0] === locale.toLowerCase().split('-')[0] ? found : undefined;
}
