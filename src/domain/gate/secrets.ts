import { type FoldedText, folded, foldedText } from '../claims/folded-text.ts';
import { error, type NoticeProblem } from '../notice-problem.ts';
import type { GateLanguage } from './gate-words.ts';
import { anyOf, phraseIn } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** Forms that keys are issued in, by who issues them; looked for without blanks, too, since a line may break one. */
const ISSUED: readonly RegExp[] = [
  /-{3,5}\s*BEGIN [A-Z0-9 ]{0,30}(?:PRIVATE KEY|CERTIFICATE|PGP MESSAGE|SSH2[A-Z ]*KEY)[A-Z ]{0,10}-{3,5}|-{3,5}BEGIN[A-Z]{0,20}PRIVATEKEY-{3,5}/u,
  /\beyJ[\w-]{10,}\.[\w-]{6,}(?:\.[\w-]*)?/u,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AROA|AIDA|ANPA)[A-Z0-9]{12,20}(?![A-Za-z0-9])/u,
  /(?<![A-Za-z0-9])(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,})/u,
  /(?<![A-Za-z0-9])(?:sk|rk|pk|whsec|sess|key)[-_](?:live|test|prod|proj|ant|or)?[-_]?(?=[\w-]{0,200}\d)[\w-]{16,}/u,
  /(?<![A-Za-z0-9])(?:AIza[\w-]{30,}|ya29\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{20,}|dop_v1_[a-f0-9]{20,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,}|pypi-[\w-]{30,}|EAA[A-Za-z0-9]{30,}|AC[a-f0-9]{32}|sq0[a-z]{3}-[\w-]{20,}|key-[a-f0-9]{32})/u,
  /\bssh-(?:rsa|ed25519|dss)\s+AAAA[\w+/=]{16,}|\becdsa-sha2-\S+\s+AAAA[\w+/=]{16,}/u,
];
/** A name and its secret in one address or setting. */
const CONNECTIONS: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,80}:[^\s/@]{1,120}@[^\s/]+/iu,
  /(?:^|[;?&,\s])(?:pwd|password|passwd|accountkey|sharedaccesskey|sharedaccesssignature|sig|signature|secret|client_secret|access_token|auth_token|api_?key|x-amz-signature|x-amz-credential|token)\s*=\s*(?=[^\s;&]*[\d\W])[^\s;&,]{6,}/iu,
  /\b(?:Authorization|Bearer|Basic)\b:?\s+(?:Bearer|Basic\s+)?(?=[\w+/=.-]*\d)[\w+/=.-]{16,}/u,
];
const LONG = /(?<![\w/+=-])[A-Za-z0-9+/_=-]{20,}(?![\w/+=-])/gu;
const UUID = /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/i;
/** "Use a password manager: 1Password" names a product. */
const MANAGER = /manag|verwalt|gestion|gestor|beheer|menedzer|マネージャ|مدير/iu;
/** Digests of files are told on purpose. */
const DIGESTS: ReadonlySet<string> = new Set(['ioc', 'threat_type', 'root_cause', 'cause']);

/** Keys, tokens, passwords and what opens a door by itself: not even half of one belongs in a notice. */
export function secretsIn(
  { text: whole, elements }: Stretch,
  languages: readonly GateLanguage[],
  reference: string | null,
): NoticeProblem[] {
  // "Kennwort SAILER-0929": the reference under which people write is told on purpose.
  const text = reference === null ? whole : whole.replaceAll(reference, ' ');
  const tight = text.replace(/\s+/g, '');
  const issued = ISSUED.map((one) => one.exec(text)?.[0] ?? one.exec(tight)?.[0]);
  const found = [
    ...issued,
    ...CONNECTIONS.map((one) => one.exec(text)?.[0]),
    ...languages.map((language) => told(text, language)),
    [...text.matchAll(LONG)].map(([one]) => one).find((one) => looksDrawn(one, elements)),
  ].filter((one) => one !== undefined);
  const [first] = found;
  if (first === undefined) return [];
  const excerpt = covered(first.trim());
  const message = `"${excerpt}" looks like a password, key or token: take it out, and change it wherever it is in use.`;
  return [error('SECRET_TOLD', message, { element: elements[0] ?? null, excerpt })];
}

/** "The password is Summer2026!", "PIN: 4711", "Kennwort lautet „…“": what it is called, and then the thing itself. */
function told(text: string, language: GateLanguage): string | undefined {
  if (phraseIn(text, language.secrets) === null) return mixedBy(text, language);
  const flat = foldedText(text);
  const { linked, direct } = namedBy(language);
  const after = [...flat.text.matchAll(linked)].map((match) => ({
    said: match[0],
    value: quotedOr(nextTo(match, flat), match.groups?.['list'] !== undefined).find(isValue),
  }));
  // "Use the PIN 839204": without a word between, only what is quoted or a number can be meant.
  const beside = [...flat.text.matchAll(direct)].map((match) => {
    const value = quotedOr(nextTo(match, flat), false).find(isValue);
    return { said: match[0], value: value !== undefined && QUOTED_OR_NUMBER.test(value) ? value : undefined };
  });
  const found = [...after, ...beside].find(({ said, value }) => value !== undefined && !MANAGER.test(said));
  return found ? `${found.said}${found.value}` : mixedBy(text, language);
}

/** Letters, digits and a sign in one word, in the sentence that speaks of a password: "the old one: Sea#1999". */
function mixedBy(text: string, language: GateLanguage): string | undefined {
  for (const [sentence] of text.matchAll(/[^\n。]+/gu)) {
    const at = folded(sentence).search(stemsOf(language));
    if (at < 0) continue;
    const found = [...sentence.slice(at, at + NEAR).matchAll(MIXED)].find(
      ([word]) => !/@[\w-]+\.\w|:\/\//.test(word),
    );
    if (found) return `${sentence.slice(at, at + found.index).slice(-40)}${found[0]}`;
  }
  return undefined;
}

/** How far from the word for it. */
const NEAR = 90;
const MIXED =
  /(?<![\p{L}\p{N}#@])(?=[^\s()«»"“”„]*\p{L})(?=[^\s()«»"“”„]*\d)(?=[^\s()«»"“”„]*[\p{L}\d][!#$%&*+=?@^_~])[\p{L}\d!#$%&*+=?@^_~.-]{6,40}(?=[\s,.;:)»"”“]|$)/gu;

const stems = new WeakMap<GateLanguage, RegExp>();

/** Its long words wherever they stand, within compounds too. */
function stemsOf(language: GateLanguage): RegExp {
  const before = stems.get(language);
  if (before) return before;
  const long = language.secrets.map((one) => folded(one)).filter((one) => one.length >= 5);
  const made = new RegExp(
    long.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)',
    'u',
  );
  stems.set(language, made);
  return made;
}

const QUOTED_OR_NUMBER = /^["“”„‚'‘«「『`]|\d{4}/u;

/** What follows, as it was written: its capitals tell a password from a word. */
function nextTo(match: RegExpMatchArray, flat: FoldedText): string {
  const [from, to] = match.indices?.groups?.['next'] ?? [0, 0];
  return flat.shown(from, to);
}

interface NamedBy {
  readonly linked: RegExp;
  readonly direct: RegExp;
}
const named = new WeakMap<GateLanguage, NamedBy>();

function namedBy(language: GateLanguage): NamedBy {
  const before = named.get(language);
  if (before) return before;
  const name = `(?:${anyOf(language.secrets)})\\s*(?:\\([^)\\n]{0,40}\\)\\s*)?`;
  const next = '[ \\t]*(?=(?<next>\\S[^\\n]{1,80}))';
  const link = `(?:[\\p{L}'’]+\\s+){0,3}?(?:(?<list>[:=→])|(?:${anyOf(language.is)})\\s*:?)`;
  const made = {
    linked: new RegExp(`${name}${link}${next}`, 'dgu'),
    direct: new RegExp(`${name}(?<=[\\s\\p{Script=Han}\\p{Script=Katakana}])${next}`, 'dgu'),
  };
  named.set(language, made);
  return made;
}

/** What stands in quotes, or the next word; after a colon the next four. */
function quotedOr(text: string, isList: boolean): readonly string[] {
  const quoted = /^[`"“„‚'‘«「『*]{1,3}\s?[^`"“”’»」』*\n]{2,60}[`"“”'’»」』*]+/u.exec(text)?.[0];
  // Japanese has no blanks: its marks end what is named.
  return quoted !== undefined ? [quoted] : text.split(/[\s。、！？]+/u).slice(0, isList ? 4 : 1);
}

/** What nobody would write as a word: quoted, or with digits, signs or capitals inside. */
function isValue(said: string): boolean {
  const quoted = /^[`"“„‚'‘«「『*]{1,3}(?<inside>[^`"“”’»」』*]+)[`"“”'’»」』*]+/u.exec(said)?.groups?.[
    'inside'
  ];
  if (quoted !== undefined) return !/\s/.test(quoted.trim()) && quoted.trim().length >= 3;
  const bare = said.replace(/[.,;:!?)»”"'、。，．]+$/u, '');
  if (
    bare.length < 4 ||
    /^(?:https?:|www\.|mailto:|[\w.+-]+@[\w-]+\.\w)/i.test(bare) ||
    /^\d{1,2}[./:]\d/.test(bare)
  )
    return false;
  const letters = /\p{L}/u.test(bare);
  const inner = bare.slice(1);
  return (
    (/^\d{4,10}$/.test(bare) && !/^(?:19|20)\d\d$/.test(bare)) ||
    (letters &&
      /\d/.test(bare) &&
      !/^(?:AES|SHA|MD|RSA|TLS|SSL|PBKDF|HMAC|SCRYPT|BCRYPT|ARGON)[-\d\p{L}]*$/iu.test(bare)) ||
    (letters && /[!#$%&*+=?@^_~]/u.test(bare)) ||
    /\p{Ll}\p{Lu}/u.test(inner)
  );
}

/** Long, without a word in it: digits among letters, capitals among small ones, no order. */
function looksDrawn(token: string, elements: readonly string[]): boolean {
  const bare = token.replace(/=+$/, '');
  if (UUID.test(bare)) return false;
  if (/^[\da-f]+$/i.test(bare))
    return (
      bare.length >= 32 && /\d/.test(bare) && /[a-f]/i.test(bare) && !elements.some((one) => DIGESTS.has(one))
    );
  return bare.split(/[-_/.]/).some((part) => {
    const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((one) => one.test(part)).length;
    const turns = part.match(/\d[A-Za-z]|[A-Za-z]\d|[a-z][A-Z]/g)?.length ?? 0;
    return part.length >= 16 && classes >= 2 && turns >= 3 && entropyOf(part) > 3.3;
  });
}

/** Shannon's, in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}

/** Enough to find it, not enough to use it. */
function covered(secret: string): string {
  const tail = /(\S+)$/u.exec(secret)?.[1] ?? secret;
  const head = secret.slice(0, secret.length - tail.length);
  return `${head.slice(-60)}${tail.slice(0, 4)}…`;
}
