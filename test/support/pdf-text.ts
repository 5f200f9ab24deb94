import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  readonly title: string;
  /** Of the whole file. */
  readonly language: string;
  /** Tagged, with a tree of structure, and declared as PDF/UA-1. */
  readonly accessible: boolean;
  /** Names of the structure's elements, in no order: H1, P, Table, TH … */
  readonly tags: ReadonlySet<string>;
  /** Languages of parts that differ from the file's. */
  readonly languages: ReadonlySet<string>;
  readonly fonts: readonly string[];
  /** What each page shows, piece by piece in the order it is read; Arabic stands as it is drawn. */
  readonly pages: readonly string[];
  /** How many lines are drawn on each. */
  readonly strokes: readonly number[];
  /** The same pieces, and where each begins: millimetres from the left and from the top. */
  readonly lines: readonly Piece[];
}

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

type Objects = ReadonlyMap<string, string>;

/** Reads a PDF as Typst writes them: objects in clear, streams deflated, glyphs named by ToUnicode. */
export function readPdf(file: Buffer): ReadPdf {
  const whole = file.toString('latin1');
  if (!whole.startsWith('%PDF-1.7')) throw new Error('No PDF 1.7.');
  const objects = new Map(
    [...whole.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, id, body]) => [id ?? '', body ?? '']),
  );
  const xmp = Buffer.from(whole.match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/)?.[0] ?? '', 'latin1').toString();
  const all = (pattern: RegExp) => [...whole.matchAll(pattern)].map(([, found]) => found ?? '');
  const bodies = [...objects.values()].filter((body) => /\/Type \/Page$/m.test(body));
  const pages = bodies.map((page) => piecesOf(page, objects));
  return {
    title: /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/.exec(xmp)?.[1] ?? '',
    language: /\/Type \/Catalog[\s\S]*?\/Lang \((.*?)\)/.exec(whole)?.[1] ?? '',
    accessible:
      /\/StructTreeRoot \d+ 0 R/.test(whole) && /\/Marked true/.test(whole) && /<pdfuaid:part>1</.test(xmp),
    tags: new Set(all(/\/Type \/StructElem\s+\/S \/(\w+)/g)),
    languages: new Set(all(/\/Lang \((.*?)\)/g)),
    fonts: all(/\/BaseFont \/\w+\+(\S+)/g),
    pages: pages.map((pieces) => pieces.map(({ text }) => text).join('\n')),
    strokes: bodies.map((page) => contentOf(page, objects).split('\nS\n').length - 1),
    lines: pages.flat(),
  };
}

function piecesOf(page: string, objects: Objects): readonly Piece[] {
  const named = [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)];
  const fonts = new Map(
    named.map(([, name = '', id = '']) => {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
      return [name, glyphs(stream(objects.get(toUnicode) ?? ''))];
    }),
  );
  const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(page)?.[1]);
  return shown(contentOf(page, objects), fonts).map(({ text, x, y }) => ({
    text,
    x: inMillimetres(x),
    y: inMillimetres(height - y),
  }));
}

const contentOf = (page: string, objects: Objects) =>
  stream(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '');

const inMillimetres = (points: number) => (points / 72) * 25.4;

type Glyphs = ReadonlyMap<number, string>;

function shown(content: string, fonts: ReadonlyMap<string, Glyphs>): Piece[] {
  const pieces: Piece[] = [];
  let font: Glyphs | undefined;
  let [text, at]: [string, [number, number]] = ['', [0, 0]];
  // Spans that say in so many words what their glyphs do not; their glyphs are passed over.
  let said = 0;
  const ends = () => {
    if (said > 0) said -= 1;
    else {
      if (text !== '') pieces.push({ text, x: at[0], y: at[1] });
      text = '';
    }
  };
  for (const { name, actual, literal, token } of tokensOf(content)) {
    if (name) font = fonts.get(name);
    else if (token.endsWith('cm')) at = placeOf(token);
    else if (token === 'EMC') ends();
    else if (token !== '(') {
      text += utf16(actual.slice(4));
      said += said > 0 || actual !== '' ? 1 : 0;
    } else if (said === 0) text += inGlyphs(literal, font);
  }
  return pieces;
}

function inGlyphs(literal: string, font: Glyphs | undefined): string {
  return pairs(literal)
    .map((code) => font?.get(code) ?? '')
    .join('');
}

function placeOf(matrix: string): [number, number] {
  const [x = 0, y = 0] = matrix.split(' ').slice(4, 6).map(Number);
  return [x, y];
}

interface Token {
  readonly token: string;
  readonly name: string;
  readonly actual: string;
  readonly literal: string;
}

function* tokensOf(content: string): Generator<Token> {
  const none = { name: '', actual: '', literal: '' };
  for (let at = 0; at < content.length; ) {
    if (content[at] === '(') {
      const end = literalEnd(content, at);
      yield { ...none, token: '(', literal: content.slice(at + 1, end - 1) };
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const [token = '', name = '', actual = ''] = TOKEN.exec(content) ?? [];
    if (token !== '') yield { ...none, token, name, actual };
    at += token.length || 1;
  }
}

const TOKEN =
  /\/(f\d+) [\d.]+ Tf|\/Span <<\s+\/ActualText <(\w+)>\s+>> BDC|1 0 0 -1 [-\d.]+ [-\d.]+ cm|\bBDC\b|\bBMC\b|\bEMC\b/y;

/** Parentheses in pairs stand in a string as they are. */
function literalEnd(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1;
    else if (content[at] === '(') depth += 1;
    else if (content[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return content.length;
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function stream(body: string): string {
  const deflated = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? '';
  if (deflated === '') return '';
  const bytes = Buffer.from(deflated, 'latin1');
  return (/\/FlateDecode/.test(body) ? inflateSync(bytes) : bytes).toString('latin1');
}

function glyphs(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, glyph = '', shown = ''] of cmap.matchAll(/^<(\w{4})> <(\w+)>$/gm))
    map.set(Number.parseInt(glyph, 16), utf16(shown));
  return map;
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Two bytes make a glyph. */
function pairs(literal: string): number[] {
  const bytes = [...literal.matchAll(/\\([0-7]{1,3}|[\s\S])|[\s\S]/g)].map(([whole, escaped]) => {
    if (escaped === undefined) return whole.charCodeAt(0);
    return /^[0-7]/.test(escaped) ? Number.parseInt(escaped, 8) : (escapes[escaped] ?? escaped.charCodeAt(0));
  });
  return bytes.filter((_, i) => i % 2 === 0).map((high, i) => high * 256 + (bytes[2 * i + 1] ?? 0));
}
