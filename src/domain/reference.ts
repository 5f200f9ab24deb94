/** "2026-4817-3": year, a drawn number, and a digit that tells when one was misheard or two were swapped. */
export function referenceOf(year: number, number: number): string {
  return `${year}-${number}-${checkDigit(`${year}${number}`)}`;
}

export type ReadReference =
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'misheard' }
  | { readonly kind: 'none' };

/** A reference as a person says or types it, with or without its dashes. Eight digits are a number of an earlier form. */
export function readReference(said: string): ReadReference {
  const digits = said.replace(/[\s\-–—./]/g, '');
  if (!/^[12]\d{7,13}$/.test(digits)) return { kind: 'none' };
  const year = digits.slice(0, 4);
  if (digits.length === 8) return { kind: 'reference', reference: `${year}-${digits.slice(4)}` };
  const number = digits.slice(4, -1);
  // A drawn number never begins with a zero.
  const fits = !number.startsWith('0') && String(checkDigit(year + number)) === digits.slice(-1);
  return fits
    ? { kind: 'reference', reference: `${year}-${number}-${digits.slice(-1)}` }
    : { kind: 'misheard' };
}

/** ISO/IEC 7064, MOD 11,10: every single wrong digit shows, and nearly every swap of two neighbours. */
function checkDigit(digits: string): number {
  const product = [...digits].reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10;
}
