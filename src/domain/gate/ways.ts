/** A mail address or telephone number in a text. */
export interface WaySaid {
  readonly kind: 'EMAIL' | 'PHONE';
  /** As it is compared: the address in small letters, the number's digits. */
  readonly value: string;
  readonly excerpt: string;
}

const AT = String.raw`(?:@|\s*[\[({<]\s*(?:at|@|ät|chez|arroba|chiocciola|małpa|apenstaartje)\s*[\])}>]\s*|\s+(?:at|AT|arroba|chiocciola|klammeraffe)\s+(?=[\p{L}\p{N}-]+\s*(?:[\[(]\s*)?(?:dot|DOT|punkt|point|punto|ponto|kropka)\b))`;
const DOT = String.raw`(?:\.|\s*[\[({]\s*(?:\.|dot|punkt|point|punto|ponto|kropka)\s*[\])}]\s*|\s+(?:dot|DOT|punkt|point|punto|ponto|kropka)\s+)`;
const EMAIL = new RegExp(
  String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+-]+(?:\.[\p{L}\p{N}_%+-]+)*${AT}[\p{L}\p{N}-]+(?:${DOT}[\p{L}\p{N}-]+)*${DOT}\p{L}{2,24}(?![\p{L}\p{N}@])`,
  'gu',
);
const SPREAD =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}._%+-]{2,} ?@ [\p{L}\p{N}-]+ ?\. ?\p{L}{2,}|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{2,} @ ?[\p{L}\p{N}-]+ ?\. ?\p{L}{2,}/gu;
// A number to call ends with its line: what stands below it may be the number of the next item.
const PHONE =
  /(?<![\p{L}\p{N}.,:/#_-])(?:\+|00)[1-9](?:(?:[ \t\u00a0\u202f)./–-]{0,2}|\s?\((?=\d{1,4}\)))\d){6,14}(?![\d\p{L}])|(?<![\p{L}\p{N}.,:/#_-])\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}(?![\d-])|(?<![\p{L}\p{N}.,:/#_-])\(?0[1-9]\d{0,4}\)?(?:[\s/–-]{1,2}\d{2,}){1,5}(?![\d\p{L}]|[.:]\d)|(?<![\p{L}\p{N}.,:/#_-])0[1-9](?:[ .-]?\d{2}){4}(?!\d)|(?<![\p{L}\p{N}.,:/#_-])1-8\d\d-[A-Z\d]{3}-?[A-Z\d]{4}(?![\d-])/gu;
/** After such a word a row of digits is a number to call, however it is written. */
const CALLED =
  /(?<![\p{L}])(?:tel|telefon|telefono|teléfono|telefoon|téléphone|telephone|phone|mobile|mobil|handy|cell|portable|cellulare|móvil|celular|telefone|komórka|fax|whatsapp|電話|携帯|هاتف|جوال)(?![\p{L}])\.?\s*(?:no\.?|number|nr\.?|番号)?\s*[:：]?\s*(?<number>\+?\(?\d(?:(?:[ \t\u00a0\u202f)./–-]{0,2}|\s?\((?=\d{1,4}\)))\d){5,14})/giu;

/** Most stretches hold neither: told at a glance, the patterns are spared. */
const MAY_BE_MAIL =
  /@|[[({<]\s*(?:at|ät|chez|arroba|chiocciola|małpa|apenstaartje)\s*[\])}>]|\s(?:dot|punkt|point|punto|ponto|kropka)\s/iu;
const SPREAD_OUT = /\s@|@\s/u;
const MAY_BE_PHONE = /\d(?:\D{0,4}[\dA-Z]){5}/u;

export function waysIn(text: string): readonly WaySaid[] {
  const mayBeMail = MAY_BE_MAIL.test(text);
  const spread = SPREAD_OUT.test(text) ? [...text.matchAll(SPREAD)] : [];
  const emails = [...(mayBeMail ? text.matchAll(EMAIL) : []), ...spread].map(
    ([excerpt]): WaySaid => ({
      ...{ kind: 'EMAIL', excerpt: excerpt.trim() },
      value: asEmail(excerpt),
    }),
  );
  const rest = (mayBeMail ? text.replace(EMAIL, ' ') : text).replace(/https?:\/\/\S+/giu, ' ');
  const numbers = MAY_BE_PHONE.test(rest)
    ? [
        ...[...rest.matchAll(PHONE)].map(([whole]) => whole),
        ...[...rest.matchAll(CALLED)].map(({ groups }) => groups?.['number'] ?? ''),
      ]
    : [];
  const phones = numbers.flatMap((excerpt): WaySaid[] => {
    const value = digitsOf(excerpt);
    return value.length < 7 || value.length > 16 || isDate(excerpt)
      ? []
      : [{ kind: 'PHONE', value, excerpt: excerpt.trim() }];
  });
  const seen = new Set<string>();
  return [...emails, ...phones].filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** The digits of a number to call, letters on keys included. */
export function digitsOf(number: string): string {
  const keys = '22233344455566677778889999';
  return number.replace(/[A-Z]/g, (letter) => keys.charAt(letter.charCodeAt(0) - 65)).replace(/\D/g, '');
}

/** One subscriber, whatever prefix was dialled: the last eight digits, or all of the shorter one. */
export function isSameNumber(one: string, other: string): boolean {
  const n = Math.min(8, one.length, other.length);
  return n >= 6 && one.slice(-n) === other.slice(-n);
}

function asEmail(written: string): string {
  return written
    .replace(new RegExp(AT, 'gu'), '@')
    .replace(new RegExp(DOT, 'gu'), '.')
    .replace(/\s+/g, '')
    .toLowerCase();
}

function isDate(written: string): boolean {
  return (
    /^\(?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/.test(written.trim()) &&
    !/^\+|^0[1-9][. -]\d\d[. -]\d\d[. -]\d\d/.test(written.trim())
  );
}
