import { folded } from './folded-text.ts';

/** Named as protection, these are none: broken, reversible, or made for something else. */
const WEAK =
  /\bmd-?[245]\b|\bsha-?(?:0|1)\b|\b(?:unsalted|rot-?13|base-?64|crc-?32|rc4|3-?des|triple-?des|ntlm)\b/;
/** In capitals: "des" is a word of French. */
const WEAK_IN_CAPITALS = /\b(?:DES|LM)\b/;

const METHODS: readonly (readonly [RegExp, string])[] = [
  [/\baes(?:[- ]?(128|192|256))?\b/, 'aes'],
  [/\brsa(?:[- ]?(1024|2048|3072|4096))?\b/, 'rsa'],
  [/\bsha-?1\b/, 'sha-1'],
  [/\bsha-?(?:2|224|256|384|512)\b/, 'sha-2'],
  [/\bsha-?3\b/, 'sha-3'],
  [/\bmd-?5\b/, 'md5'],
  [/\bbcrypt\b/, 'bcrypt'],
  [/\byescrypt\b/, 'yescrypt'],
  [/(?<!b|yes)\bscrypt\b/, 'scrypt'],
  [/\bargon-?2(?:id|i|d)?\b/, 'argon2'],
  [/\bpbkdf-?2\b/, 'pbkdf2'],
  [/\bchacha(?:20)?/, 'chacha'],
  [/\bblowfish\b/, 'blowfish'],
  [/\btwofish\b/, 'twofish'],
  [/\b(?:3-?des|triple-?des)\b/, '3des'],
  [/\b(?:pgp|gpg)\b/, 'pgp'],
];

/** Which methods a text names, with their size where it is told: "aes-256". */
export function methodsIn(words: string): readonly string[] {
  const text = folded(words);
  return METHODS.flatMap(([pattern, name]) => {
    const found = pattern.exec(text);
    return found ? [found[1] === undefined ? name : `${name}-${found[1]}`] : [];
  });
}

/** "AES" may be "AES-256"; "AES-128" is not, and bcrypt is no Argon2. */
export function isOtherMethod(said: readonly string[], recorded: readonly string[]): boolean {
  if (said.length === 0 || recorded.length === 0) return false;
  const same = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
  return !said.some((one) => recorded.some((other) => same(one, other)));
}

/** In any of the ten languages. */
const HASHING =
  /\b(?:bcrypt|yescrypt|scrypt|argon-?2(?:id|i|d)?|pbkdf-?2)\b|(?<!\p{L})(?:ge|za)?has[hz]|(?<!\p{L})(?:hach(?:e|age)|skrot)|ハッシュ|هاش|تجزئ|مجزا|مهشر/u;

/** "Password (salted hash)": how a hash was made, in any of the ten languages. */
const SALTED =
  /[(（][^)）]{0,20}?(?<!\p{L})(?:salt(?:ed)?|gesalz|gesalt|sale[es]?|salat|con sal|com sal|solon|z sola)(?!\p{L}{4})|[(（][^)）]{0,20}?(?:ソルト|ملح)/u;

const ENCRYPTION =
  /encr[iy]pt|cifr|chiffr|crypt|schlussel|schlüssel|sleutel|szyfr|crittogr|criptogr|暗号|شفر|شفير|\baes\b/u;

/** Encryption, or a hash; "masked" and "redacted" are none. */
export function isCipher(words: string): boolean {
  return isEncryption(words) || isHashing(words);
}

/** It is said that something is encrypted; "bcrypt" is a hash. */
export function isEncryption(words: string): boolean {
  return ENCRYPTION.test(folded(words).replace(/bcrypt|crypto/g, ''));
}

/**
 * "Encrypted", said of what is so: no noun ("the last encryption"), no deed ("verschlüsselten zwei Server") and no other word that may
 * stand for it ("unreadable", "scrambled"). By the text as it was written: without accents "chiffrés" are digits in French.
 */
const ENCRYPTED =
  /encrypted(?!\p{L})|\bbitlocker|filevault|(?<!\p{L})(?:de|en)?crypté|chiffrée?s?(?!\p{L})|(?:cifrad|cifrat|encriptad|criptografad|criptat|crittografat)[oaie]s?(?!\p{L})|verschlüsselt(?:e[rsm]?)?(?!\p{L})|versleutelde?(?!\p{L})|zaszyfrowan|szyfrowan(?:y|a|e|ych|ym)(?!\p{L})|暗号化|مشف|(?:by|durch|mit|par|por|con|com|met|przez|door|da)\s(?:\p{L}+\s){0,2}(?:encryption|verschlüsselung|chiffrement|cifrado|cifratura|crittografia|criptografia|versleuteling)|chronion\p{L}+\sszyfrow/iu;
const MARKS = /[\u064b-\u0652]/gu;

/** Whether data is said to be encrypted, hashed or otherwise made unreadable by a method that is named. */
export function isSaidEncrypted(written: string): boolean {
  const text = written.normalize('NFC').replace(MARKS, '');
  return ENCRYPTED.test(text) || isHashing(text) || methodsIn(text).length > 0;
}

/** Made to be compared and not to be read again. */
export function isHashing(words: string): boolean {
  return HASHING.test(folded(words)) || methodsIn(words).some((one) => one.startsWith('sha-'));
}

export function isWeakMethod(words: string): boolean {
  return WEAK.test(folded(words)) || WEAK_IN_CAPITALS.test(words);
}

/** It is told in brackets that a hash was salted. */
export function isSalted(words: string): boolean {
  return SALTED.test(words);
}
