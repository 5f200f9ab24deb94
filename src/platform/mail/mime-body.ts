import type { Flow } from './flow-text.ts';

const LINE = 76;
const [TAB, LF, CR, SPACE, EQUALS] = [0x09, 0x0a, 0x0d, 0x20, 0x3d];
const HEX = Buffer.from('0123456789ABCDEF');
/** No boundary of ours can occur in an encoded part: `=_` is neither quoted-printable nor base64. */
export const BOUNDARY_MARK = '=_';

/** The part for readers without HTML, in lines of the width mail is read in. */
export function plainPart(text: string, flow: Flow): string {
  const flown = flow(text);
  return flown === null ? textPart('plain', text) : textPart('plain; format=flowed; delsp=yes', flown);
}

/** One text part with its headers, in the encoding that keeps it shortest and, where it can, readable. */
export function textPart(type: string, text: string): string {
  const canonical = text.replace(/\r\n|\r|\n/g, '\r\n');
  const [encoding, body] = encode(canonical);
  return `Content-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
}

function encode(text: string): ['7bit' | 'quoted-printable' | 'base64', string] {
  if (isSevenBit(text)) return ['7bit', text];
  const bytes = Buffer.from(text, 'utf8');
  // A byte beyond ASCII takes three characters in the one and four thirds in the other.
  let beyondAscii = 0;
  for (const byte of bytes) if (byte > 0x7f) beyondAscii += 1;
  if (beyondAscii * 6 > bytes.length)
    return ['base64', bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n')];
  return ['quoted-printable', quotedPrintable(bytes)];
}

function isSevenBit(text: string): boolean {
  if (/[^\t\r\n\x20-\x7e]/.test(text) || text.includes(BOUNDARY_MARK)) return false;
  return text
    .split('\r\n')
    .every((line) => line.length <= LINE && !line.endsWith(' ') && !line.endsWith('\t'));
}

/** RFC 2045 6.7, over text whose line ends are CRLF. */
function quotedPrintable(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length * 4 + LINE);
  let at = 0;
  let column = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte === CR && bytes[i + 1] === LF) {
      at = out.writeUInt16BE(0x0d0a, at);
      column = 0;
      i += 1;
      continue;
    }
    const literal = isLiteral(byte, bytes, i);
    const width = literal ? 1 : 3;
    if (column + width >= LINE) {
      at = out.writeUIntBE(0x3d0d0a, at, 3);
      column = 0;
    }
    if (literal) out[at] = byte;
    else {
      out[at] = EQUALS;
      out[at + 1] = HEX[byte >> 4] as number;
      out[at + 2] = HEX[byte & 0x0f] as number;
    }
    at += width;
    column += width;
  }
  return out.toString('latin1', 0, at);
}

// Blanks at the end of a line are taken away by some servers on the way, and so travel encoded.
function isLiteral(byte: number, bytes: Buffer, i: number): boolean {
  if (byte > SPACE && byte < 0x7f) return byte !== EQUALS;
  if (byte !== SPACE && byte !== TAB) return false;
  const next = bytes[i + 1];
  return next !== undefined && next !== CR;
}
