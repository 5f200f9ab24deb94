import type { Contradiction } from './contradiction.ts';
import type { DataSetFacts } from './facts.ts';
import { clausesOf, folded, type Passage, type Tongue } from './passages.ts';

/** Words a data category goes by, folded ("passwort"), by its key. */
export type CategoryWords = ReadonlyMap<string, readonly string[]>;

// All on folded text: lower case, no accents.
const PROTECTED: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:encrypt(?:s|ed|ion)?|hash(?:ed|es|ing)?|cryptograph\w*|salted|bcrypt|argon2\w*|scrypt|pbkdf2|aes(?:-?\d+)?|cipher\w*|tokeni[sz]ed|pseudonymi[sz]ed|anonymi[sz]ed|scrambled|obfuscated|unreadable|undecipherable|unintelligible|indecipherable)\b/,
  de: /\b(?:(?:end-zu-end-)?verschlussel(?:n|t\w*|ung)|kryptogra\w*|chiffriert\w*|(?:ge)?hash(?:t|te[nr]?|es|werte?n?)|gesalzen\w*|bcrypt|argon2\w*|scrypt|pbkdf2|aes(?:-?\d+)?|tokenisiert\w*|pseudonymisiert\w*|anonymisiert\w*|unlesbar\w*|unkenntlich\w*)\b/,
};
const OPEN: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:unencrypted|unhashed|plain ?text|clear ?text|in the clear|unprotected)\b|\breadable\b/,
  de: /\b(?:unverschlusselt\w*|ungehasht\w*|(?:im )?klartext|ungeschutzt\w*)\b|\blesbar\w*/,
};
/** Advice to the reader. */
const ADVICE: Readonly<Record<Tongue, RegExp>> = {
  en: /^(?:use|encrypt|choose|set|enable|change|make sure|consider|keep|check|store)\b|\b(?:recommend|advise)\w*\b/,
  de: /^(?:verwenden|nutzen|wahlen|andern|aktivieren|achten|prufen|bewahren)\b|\b(?:empfehlen|raten)\b/,
};
/** Said without one of the words above: "nobody can read them", "cannot be decrypted". */
const OUT_OF_REACH: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:can ?not|could not|can't|couldn't|impossible to) (?:\w+ ){0,2}(?:read|decrypt|decipher|decode|revers|recover)|\b(?:nobody|no one|no-one) (?:can|could|is able to) (?:\w+ )?(?:read|decrypt|decipher|decode)/,
  de: /\b(?:nicht|nie) (?:\w+ ){0,2}(?:gelesen|ausgelesen|entschlusselt|entziffert|rekonstruiert) werden|\bniemand \w+ (?:\w+ ){0,3}(?:lesen|entschlusseln|entziffern)/,
};
const NOT: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:not|never|no|none|neither|nor|without|hardly|insufficiently|inadequately|poorly|weakly|only partly|lacked|lacking|missing|absent|failed to be)\b|n't\b/,
  de: /\b(?:nicht|nie|niemals|kein\w*|ohne|weder|kaum|unzureichend\w*|mangelhaft\w*|schwach\w*|fehl(?:te|ten|t)|mangelte)\b/,
};
/** No claim about the data as it was: plans, questions, advice, the line it travelled on, or what the attacker did to it. */
const BESIDE: Readonly<Record<Tongue, RegExp>> = {
  en: /\?$|\b(?:will|shall|going to|plan(?:s|ned|ning)? to|from now on|from today|as of today|since then|henceforth|in (?:the )?future|now (?:being )?encrypt\w*|we (?:have )?(?:now |since |also )?(?:re-?)?encrypted|should|please|introduc\w+|implementing|rolling out|adding|enabling|encrypted (?:e-?mails?(?! address)|messages?|mail|chat|channel|line|link|portal|website|site|page|vpn|(?:contact|web|online) form)|whether|if|unclear|unknown|not (?:yet )?know|investigating|ransomware|attackers? (?:have |had )?encrypted|encrypted by|malware|in transit|transmission|tls|https|connections?|encrypt(?:ion|ed) keys?)\b/,
  de: /\?$|\b(?:kunftig|zukunftig|ab sofort|ab heute|ab jetzt|seither|seitdem|nun|inzwischen|mittlerweile|planen|geplant|wir (?:haben|verschlusseln|fuhren)|sollten|bitte|fuhren|verschlusselte[rsmn]? (?:e-mails?(?!-?adress)|nachricht(?:en)?|(?:kontakt)?formular|kanal|portal|webseite|seite|leitung)|ob|falls|wenn|unklar|unbekannt|noch nicht bekannt|erpressungs\w*|ransomware|schadsoftware|angreifer\w* (?:haben|hat|verschlusselten)|von angreifern|ubertragung|ubertragen|tls|https|verbindung(?:en)?)\b/,
};
const KEY_TOLD: Readonly<Record<Tongue, RegExp>> = { en: /\bkeys?\b/, de: /\bschlussel(?:n|s)?\b/ };
const ALL: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:all|every|any|entire)\b/,
  de: /\b(?:alle[rsn]?|samtliche[rn]?|jede[rsn]?)\b/,
};
const SAME: Readonly<Record<Tongue, RegExp>> = {
  en: /^(?:they|these|those|it|this|all of (?:them|it|these))\b/,
  de: /^(?:sie|diese[rs]?|alle davon|es)\b/,
};
/** Named as protection, these are none: broken, reversible, or made for something else. */
const WEAK =
  /\bmd-?[245]\b|\bsha-?(?:0|1)\b|\b(?:unsalted|ungesalzen\w*|ohne salt|rot-?13|base-?64|crc-?32|rc4|3?des|lm|ntlm)\b/;

/** Policy text is no evidence: a notice may call data encrypted or hashed only if the record says so, key safe. */
export function protectionContradictions(
  passages: readonly Passage[],
  tongue: Tongue,
  dataSets: readonly DataSetFacts[],
  words: CategoryWords,
): readonly Contradiction[] {
  const told = passages.filter(({ sentence }) => !ADVICE[tongue].test(folded(sentence)));
  return told.flatMap((passage) => {
    const found = clausesOf(passage.sentence).flatMap((clause): Contradiction[] => {
      const text = folded(clause);
      const claim = claimIn(text, tongue);
      if (claim === null) return [];
      const meant = speaksOf(passage, text, tongue, dataSets, words);
      const said =
        claim === 'PROTECTED'
          ? overclaim(passage, text, tongue, meant)
          : underclaim(meant, meant.length < dataSets.length);
      if (!said) return [];
      const message = `The text says "${clause.replace(/[.!]$/, '')}"; ${said.why}`;
      const { sentence: excerpt, elements } = passage;
      return [{ kind: 'PROTECTION', certain: said.certain, message, excerpt, elements }];
    });
    // A sentence that says it twice is mended once.
    return found.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, 1);
  });
}

function claimIn(text: string, tongue: Tongue): 'PROTECTED' | 'OPEN' | null {
  if (BESIDE[tongue].test(text)) return null;
  if (OUT_OF_REACH[tongue].test(text)) return 'PROTECTED';
  const negated = NOT[tongue].test(text);
  if (OPEN[tongue].test(text)) return negated ? 'PROTECTED' : 'OPEN';
  if (PROTECTED[tongue].test(text)) return negated ? 'OPEN' : 'PROTECTED';
  return null;
}

/** The data sets a clause is about: named by a category or by their own name, in it, in its sentence, or just before; else all. */
function speaksOf(
  { sentence, before }: Passage,
  clause: string,
  tongue: Tongue,
  dataSets: readonly DataSetFacts[],
  words: CategoryWords,
): readonly DataSetFacts[] {
  const whole = folded(sentence);
  const places = [clause, whole, ...(SAME[tongue].test(whole) ? [folded(before)] : [])];
  for (const place of places) {
    const named = dataSets.filter(
      ({ name, categories }) =>
        hasWord(place, folded(name)) ||
        categories.some((key) => (words.get(key) ?? []).some((word) => hasWord(place, word))),
    );
    if (named.length > 0) return named;
  }
  return dataSets;
}

/** As a word, its plural, or the beginning of a compound if it is long enough to be no other word's. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + 1)) {
    if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) continue;
    const rest = /^[\p{L}\p{N}]*/u.exec(text.slice(at + word.length, at + word.length + 40))?.[0] ?? '';
    if (rest.length <= 3 || word.length >= 7) return true;
  }
  return false;
}

interface Found {
  readonly certain: boolean;
  readonly why: string;
}

function overclaim(
  { sentence, after }: Passage,
  clause: string,
  tongue: Tongue,
  meant: readonly DataSetFacts[],
): Found | null {
  // "Hashed with unsalted MD5" says what it is worth.
  if (WEAK.test(folded(sentence))) return null;
  const held = meant.filter(isProtected);
  const open = meant.find(({ protection }) => protection.encrypted === 'NO') ?? meant.find(isWeak);
  if (held.length === 0) {
    if (!open)
      return {
        certain: true,
        why: 'the record does not know how the data was protected. Record it, or remove the claim.',
      };
    const { name, protection } = open;
    const algorithm = protection.algorithm ? ` (${protection.algorithm})` : '';
    return {
      certain: true,
      why: `the record says that "${name}" was not${algorithm}. Remove the claim, or correct the record.`,
    };
  }
  const told = KEY_TOLD[tongue].test(folded(`${sentence} ${after}`));
  if (held.every(({ protection }) => protection.keySafe === 'NO') && !told)
    return {
      certain: true,
      why: 'the record says that the key was within reach as well. Say so, or remove the claim.',
    };
  if (!told && held.every(({ protection }) => protection.keySafe !== 'YES'))
    return {
      certain: false,
      why: 'whether the key was safe is still unknown. Find out, or say that it is not known.',
    };
  if (held.length === meant.length) return null;
  return {
    certain: ALL[tongue].test(clause) && open !== undefined,
    why: 'the record says so of some of the data only. Name the data that is meant.',
  };
}

function underclaim(meant: readonly DataSetFacts[], named: boolean): Found | null {
  const safe = meant.every((one) => isProtected(one) && one.protection.keySafe === 'YES');
  if (!safe || meant.length === 0) return null;
  const which = named ? meant.map(({ name }) => `"${name}"`).join(', ') : 'all of the data';
  return {
    certain: false,
    why: `the record says that ${which} was encrypted and its key safe. Correct the text, or the record.`,
  };
}

function isProtected(dataSet: DataSetFacts): boolean {
  return dataSet.protection.encrypted === 'YES' && !isWeak(dataSet);
}

function isWeak({ protection }: DataSetFacts): boolean {
  return WEAK.test(folded(protection.algorithm ?? ''));
}
