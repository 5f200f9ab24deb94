/** Numbers that states, banks and card schemes give to one person or account, told by their check digits. */
export function personalNumberIn(text: string): string | null {
  for (const { pattern, holds } of KINDS)
    for (const [whole] of text.matchAll(pattern)) if (holds(whole)) return whole.trim();
  return null;
}

/** The text without numbers of payment cards: rows of one digit in them hold no place. */
export function withoutCards(text: string): string {
  return text.replace(CARD, (found) => (luhn(found) ? ' ' : found));
}

const CARD = /(?<![\d.,+])[3-6]\d{3}(?:[ -]?\d){9,15}(?![\d])/gu;
const digitsOf = (text: string): number[] => [...text.replace(/\D/g, '')].map(Number);
const sum = (digits: readonly number[], weights: readonly number[]) =>
  weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0);

const KINDS: readonly { readonly pattern: RegExp; readonly holds: (found: string) => boolean }[] = [
  // Social security number (US): no area 000, 666 or 9xx.
  { pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/gu, holds: () => true },
  // Payment card: ISO/IEC 7812, the Luhn sum.
  { pattern: CARD, holds: luhn },
  // IBAN: ISO 13616, modulo 97.
  { pattern: /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/gu, holds: iban },
  // CPF (Brazil).
  { pattern: /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/gu, holds: cpf },
  // PESEL (Poland).
  { pattern: /(?<![\d.,+-])\d{11}(?![\d.,-]\d|\d)/gu, holds: pesel },
  // DNI and NIE (Spain): the letter is the number modulo 23.
  { pattern: /(?<![A-Z0-9])[XYZ0-9]\d{7}-?[A-Z](?![A-Z0-9])/gu, holds: dni },
  // Codice fiscale (Italy).
  {
    pattern: /(?<![A-Z0-9])[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![A-Z0-9])/gu,
    holds: () => true,
  },
  // CURP (Mexico): the place of birth is one of its states.
  {
    pattern:
      /(?<![A-Z0-9])[A-Z]{4}\d{2}(?:0[1-9]|1[0-2])[0-3]\d[HMX](?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)[A-Z]{3}[A-Z0-9]\d(?![A-Z0-9])/gu,
    holds: () => true,
  },
  // NIR (France): 13 digits and 97 minus their remainder.
  {
    pattern: /(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?!\d)/gu,
    holds: nir,
  },
  // AHV number (Switzerland).
  { pattern: /(?<!\d)756\.\d{4}\.\d{4}\.\d{2}(?!\d)/gu, holds: () => true },
];

function luhn(found: string): boolean {
  const digits = digitsOf(found).reverse();
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 2) return false;
  const total = digits.reduce(
    (all, digit, i) => all + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  );
  return total % 10 === 0;
}

function iban(found: string): boolean {
  const whole = found.replace(/ /g, '');
  for (const length of [whole.length, 27, 24, 22, 21, 20, 18, 16, 15]) {
    if (length > whole.length || length < 15) continue;
    const own = whole.slice(0, length);
    const turned = `${own.slice(4)}${own.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
      String(letter.charCodeAt(0) - 55),
    );
    let rest = 0;
    for (const digit of turned) rest = (rest * 10 + Number(digit)) % 97;
    if (rest === 1) return true;
  }
  return false;
}

function cpf(found: string): boolean {
  const digits = digitsOf(found);
  const check = (n: number) => {
    const rest =
      (sum(
        digits,
        Array.from({ length: n }, (_, i) => n + 1 - i),
      ) *
        10) %
      11;
    return (rest === 10 ? 0 : rest) === digits[n];
  };
  return new Set(digits).size > 1 && check(9) && check(10);
}

function pesel(found: string): boolean {
  const digits = digitsOf(found);
  const month = (digits[2] ?? 0) * 10 + (digits[3] ?? 0);
  return month % 20 >= 1 && month % 20 <= 12 && sum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

function dni(found: string): boolean {
  const digits = found.replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))).replace(/\D/g, '');
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23) === found.at(-1);
}

function nir(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  return digits.length === 15 && 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13));
}
