const LINE = 76;
/** 45 bytes are 60 characters of base64, and 72 with the marks around them: within the 75 of RFC 2047. */
const BYTES_PER_WORD = 45;
const LONGEST_PLAIN_WORD = 60;

/** Names and subjects are people's and attackers' text: every control character and line separator becomes a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A header of free text: readable when it is plain ASCII in ordinary words, otherwise encoded words (RFC 2047). */
export function textHeader(name: string, text: string): string {
  return isPlain(text) ? fold(`${name}: ${text}`) : `${name}: ${encodedWords(text, LINE - name.length - 2)}`;
}

/** A header of one mailbox; `address` went through `checkAddress`. */
export function mailboxHeader(header: string, name: string, address: string): string {
  if (name === '') return `${header}: ${address}`;
  const shown =
    isPlain(name) && name.length <= LONGEST_PLAIN_WORD
      ? `"${name.replace(/["\\]/g, '\\$&')}"`
      : encodedWords(name, LINE - header.length - 2);
  const line = `${header}: ${shown} <${address}>`;
  return line.length <= LINE ? line : `${header}: ${shown}\r\n <${address}>`;
}

function isPlain(text: string): boolean {
  if (/[^\x20-\x7e]/.test(text) || text.includes('=?')) return false;
  return (
    text.length <= LONGEST_PLAIN_WORD || text.split(' ').every((word) => word.length <= LONGEST_PLAIN_WORD)
  );
}

// A fold replaces nothing and adds only CRLF before a space that is followed by a word, so unfolding gives the text back.
function fold(line: string): string {
  if (line.length <= LINE) return line;
  let folded = '';
  let column = 0;
  for (const piece of line.match(/ *[^ ]+/g) ?? []) {
    if (column > 0 && column + piece.length > LINE && piece.startsWith(' ')) {
      folded += '\r\n';
      column = 0;
    }
    folded += piece;
    column += piece.length;
  }
  return folded;
}

function encodedWords(text: string, room: number): string {
  const words: string[] = [];
  let word = '';
  let size = 0;
  // The first word shares its line with the header's name.
  let limit = Math.min(BYTES_PER_WORD, Math.max(12, Math.floor(((room - 12) * 3) / 4 / 3) * 3));
  const end = (): void => {
    words.push(`=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`);
    word = '';
    size = 0;
    limit = BYTES_PER_WORD;
  };
  for (const character of text) {
    const bytes = Buffer.byteLength(character, 'utf8');
    if (size + bytes > limit) end();
    word += character;
    size += bytes;
  }
  end();
  return words.join('\r\n ');
}
