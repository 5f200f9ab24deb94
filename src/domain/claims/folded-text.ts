/** Which letters are told apart nowhere: NFKD leaves them whole. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i' },
  // Arabic: a letter's variants, the mark that stretches a word, signs of another shape.
  ...{ ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ـ: '', '،': ',', '؛': ';', '؟': '?', '٪': '%', '٫': '.', '٬': ',' },
  ...{ '’': "'", '‘': "'", '‐': '-', '‑': '-', '−': '-', '〜': '~', '～': '~', '。': '.', '、': ',' },
};
/** Marks that change a Japanese letter into another: they stay. */
const VOICED = /[\u3099\u309a]/;
const MARKS = /[\p{M}\p{Cf}]/gu;

function foldOne(character: string): string {
  const lower = character.toLowerCase();
  const alike = ALIKE[lower];
  if (alike !== undefined) return alike;
  const digit = /\p{Nd}/u.test(lower) ? inLatin(lower) : null;
  if (digit !== null) return digit;
  const whole = lower.normalize('NFKD');
  const bare = VOICED.test(whole) ? whole.normalize('NFKC') : whole.replace(MARKS, '');
  return bare.replace(/[\u0300-\uffff]/gu, (one) => ALIKE[one] ?? one);
}

/** "٤", "४" and "４" are all 4: the digits of a script stand in order, from its zero. */
function inLatin(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  for (let zero = code; ; zero -= 1) {
    if (code - zero > 9 || !/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String((code - zero) % 10);
  }
}

/** A text as it is compared, and the words of the original that a stretch of it came from. */
export interface FoldedText {
  readonly text: string;
  shown(from: number, to: number): string;
}

const known = new Map<string, string>();

/** Lower case, without accents, one shape for each letter, digit and sign. */
export function foldedText(given: string): FoldedText {
  const original = given.normalize('NFC');
  const origins: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    let piece = known.get(character);
    if (piece === undefined) {
      piece = foldOne(character);
      if (known.size < 4096) known.set(character, piece);
    }
    for (let i = 0; i < piece.length; i += 1) origins.push(at);
    text += piece;
    at += character.length;
  }
  origins.push(original.length);
  return {
    text,
    shown: (from, to) => original.slice(origins[from] ?? 0, origins[to] ?? original.length).trim(),
  };
}

/** As it is compared, where nobody asks for the original. */
export function folded(text: string): string {
  return foldedText(text).text;
}
