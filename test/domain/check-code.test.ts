import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CODE_BYTES, codeFrom, readCode, showCode } from '../../src/domain/check-code.ts';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('The code of a notice', () => {
  test('is twelve characters in groups of four, and is read back however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(showCode(code)).toMatch(/^(\w{4}-){2}\w{4}$/);
        expect(showCode(showCode(code))).toBe(showCode(code));
        for (const typed of [
          code,
          showCode(code),
          ` ${showCode(code).toLowerCase().replaceAll('-', ' ')} `,
          showCode(code).replaceAll('-', '–'),
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          [...code].map(wide).join(''),
          [...code].map(arabic).join(''),
          `\u200f${code}\u200e`,
        ])
          expect(readCode(typed)).toBe(code);
      }),
    );
  });

  test('with one character wrong, or two exchanged, is no code', () => {
    fc.assert(
      fc.property(bytes, fc.nat(11), fc.nat(11), fc.nat(31), (random, i, j, other) => {
        const code = codeFrom(random);
        const wrong = [...code];
        wrong[i] = ALPHABET[other] ?? '';
        if (wrong.join('') !== code) expect(readCode(wrong.join(''))).toBeNull();
        const exchanged = [...code];
        [exchanged[i], exchanged[j]] = [exchanged[j] ?? '', exchanged[i] ?? ''];
        if (exchanged.join('') !== code) expect(readCode(exchanged.join(''))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test('is nothing but a code: what is too long, empty or of other letters is refused', () => {
    for (const typed of ['', '-', 'U'.repeat(12), 'K7QX', 'K7QX-2M9P-4RTD-0000', '0'.repeat(5_000), '<b>'])
      expect(readCode(typed)).toBeNull();
  });
});

const wide = (character: string) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
const arabic = (character: string) =>
  /\d/.test(character) ? String.fromCodePoint(0x660 + Number(character)) : character;
