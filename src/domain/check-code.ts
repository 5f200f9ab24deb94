/** Crockford's base 32: no I, L, O, U, so that a code survives being read out and copied from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM = 11;

/** A code is eleven random characters (55 bits) and one that checks them. */
export const CODE_BYTES = RANDOM;
const LENGTH = RANDOM + 1;

/** A code from random bytes, as it is stored: "K7QX2M9P4RTD". */
export function codeFrom(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new Error(`A code is made of ${CODE_BYTES} random bytes.`);
  const digits = [...bytes].map((byte) => byte & 31);
  return [...digits, checkDigit(digits)].map((digit) => ALPHABET[digit]).join('');
}

/** As people read it: "K7QX-2M9P-4RTD". */
export function showCode(code: string): string {
  return code.replaceAll('-', '').match(/.{4}/g)?.join('-') ?? code;
}

/**
 * What somebody typed, as it is stored; null: it cannot be a code. Case, hyphens, blanks, marks that stood around it, letters mistaken for digits, wide
 * letters of a Japanese keyboard and digits of an Arabic one are forgiven.
 */
export function readCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const plain = [...typed.normalize('NFKC').toUpperCase()]
    .map(asciiDigit)
    .filter((character) => !/[\s\p{Cf}\p{P}]/u.test(character))
    .map((character) => (character === 'O' ? '0' : character === 'I' || character === 'L' ? '1' : character));
  const digits = plain.map((character) => ALPHABET.indexOf(character));
  if (digits.length !== LENGTH || digits.includes(-1)) return null;
  return checkDigit(digits.slice(0, RANDOM)) === digits[RANDOM] ? plain.join('') : null;
}

const asciiDigit = (character: string): string => {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x660 && point <= 0x669) return String(point - 0x660);
  return point >= 0x6f0 && point <= 0x6f9 ? String(point - 0x6f0) : character;
};

/**
 * The sum of the digits, each times another power of x in GF(32): one wrong character and any two exchanged ones are
 * always noticed, since all weights differ.
 */
function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit, i) => {
    let product = digit;
    for (let power = 0; power <= i; power += 1) product = product & 16 ? (product << 1) ^ 37 : product << 1;
    return sum ^ product;
  }, 0);
}
