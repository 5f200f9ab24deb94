const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const NUMERIC_ENTITY = /&#(?:(\d{1,7})|x([\da-f]{1,6}));?/gi;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', commat: '@', period: '.', colon: ':' },
  ...{ sol: '/', num: '#', lowbar: '_', hyphen: '-', dash: '-', shy: '', zwnj: '', zwj: '', equals: '=' },
};
const NAMED_ENTITY = /&([a-z]{2,8});/gi;
// Format characters, variation selectors, fillers: what shows nothing may stand inside a secret to hide it.
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BLANKS = /[\p{Zs}\t\f\v\r]/gu;

/** Letters of other scripts that look like Latin ones, as pairs. */
const LOOKALIKES = new Map(
  `аa еe оo рp сc уy хx іi јj ѕs ԁd һh ӏl ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS
   αa οo νv ρp τt ιi κk υu ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ‐- ‑- ‒- −-`
    .split(/\s+/)
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);

/** Where the digits 0 to 9 of other scripts begin; NFKC folds the full-width and the styled ones, and leaves these. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
];

/**
 * A text as it is looked through: escapes and entities read, invisible characters gone, full-width and styled letters and the
 * digits of every script as plain ones. What a person reads the same is the same here.
 */
export function plainly(text: string): string {
  return text
    .replace(NUMERIC_ENTITY, (whole, decimal?: string, hex?: string) =>
      characterOf(decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16), whole),
    )
    .replace(NAMED_ENTITY, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole)
    .replace(ESCAPED, '$1')
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(BLANKS, ' ')
    .replace(/\u066c/g, ',')
    .replace(/\u066b/g, '.')
    .replace(/\p{Nd}/gu, digitOf);
}

/** The same with the letters of other scripts that pass for Latin ones in their place: for addresses, keys and words alike. */
export function inLatin(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
}

function characterOf(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((one) => code >= one && code <= one + 9);
  return zero === undefined ? digit : String(code - zero);
}
