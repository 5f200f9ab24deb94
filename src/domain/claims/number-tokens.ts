import { digitsIn } from './digits.ts';
import { folded } from './folded-text.ts';
import type { Lexicon } from './lexicon.ts';
import type { Stretch } from './stretch.ts';

/** One piece of a number. */
export interface Token extends Stretch {
  readonly kind: 'digits' | 'word' | 'multiplying' | 'multiplier' | 'scale' | 'shortScale';
  readonly value: number;
  /** Digits after the decimal sign. */
  readonly places: number;
}
type Piece = Omit<Token, 'from' | 'to'>;

const LONGEST = 80;
const tables = new WeakMap<Lexicon, ReadonlyMap<string, Piece | null>>();

/** The words for numbers of a language; null: a link between them. */
function tableOf(lexicon: Lexicon): ReadonlyMap<string, Piece | null> {
  const known = tables.get(lexicon);
  if (known) return known;
  const { words, multipliers, scales, shortScales, multiplying, links } = lexicon.data.numbers;
  const as = (kind: Piece['kind'], values: Readonly<Record<string, number>>) =>
    Object.entries(values).map(([word, value]) => [folded(word), { kind, value, places: 0 }] as const);
  const twice = new Set(multiplying);
  const own = Object.entries(words).map(([word, value]): readonly [string, Piece] => [
    folded(word),
    { kind: twice.has(word) ? 'multiplying' : 'word', value, places: 0 },
  ]);
  const none = links.map((link) => [folded(link), null] as const);
  const table = new Map([
    ...none,
    ...own,
    ...as('multiplier', multipliers),
    ...as('scale', scales),
    ...as('shortScale', shortScales),
  ]);
  tables.set(lexicon, table);
  return table;
}

/** Every run of words and digits that make up one number. */
export function tokensIn(text: string, lexicon: Lexicon): readonly (readonly Token[])[] {
  const digits = digitsIn(text, lexicon).map((one): Run => {
    return { from: one.from, to: one.to, tokens: [{ ...one, kind: 'digits' }] };
  });
  const pieces = [...wordsIn(text, lexicon), ...digits].sort((a, b) => a.from - b.from);
  const runs: Token[][] = [];
  let end = -1;
  for (const { tokens, from, to } of pieces) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const joins =
      run !== undefined &&
      before !== undefined &&
      follows(text, end, from, lexicon) &&
      fits(before, tokens[0]);
    if (joins) run.push(...tokens);
    else if (tokens.length > 0 && tokens[0]?.kind !== 'shortScale') runs.push([...tokens]);
    // A link keeps a run open, and opens none.
    end = tokens.length > 0 || joins ? to : -1;
  }
  return lexicon.data.writing === 'continuous' ? runs.filter(isWritten) : runs;
}

/** Single numerals are parts of other words where words run together: 第三者, 万一. */
function isWritten(run: readonly Token[]): boolean {
  const [first] = run;
  return (
    first?.kind === 'digits' || ((first?.kind === 'word' || first?.kind === 'multiplier') && run.length > 1)
  );
}

/** Digits begin a number or, where words run together, go on after a scale: "4万3,988". */
function fits(before: Token, next: Token | undefined): boolean {
  if (next === undefined) return before.kind !== 'digits';
  if (next.kind === 'digits') return before.kind === 'scale' || before.kind === 'multiplier';
  if (before.kind !== 'digits') return next.kind !== 'shortScale' && descends(before, next);
  return next.kind === 'scale' || next.kind === 'shortScale' || next.kind === 'multiplier';
}

/** "Forty-two", "acht und achtzig"; not "three and four thousand". */
function descends(before: Token, { kind, value }: Token): boolean {
  if (before.kind !== 'word' || kind !== 'word') return true;
  return value < before.value || (before.value < 10 && value % 10 === 0);
}

function follows(text: string, end: number, from: number, { data }: Lexicon): boolean {
  const gap = text.slice(end, from);
  return data.writing === 'continuous' ? gap === '' : end >= 0 && /^[\s-]{0,2}$/.test(gap) && !/--/.test(gap);
}

interface Run extends Stretch {
  /** Empty: a link. */
  readonly tokens: readonly Token[];
}

function wordsIn(text: string, lexicon: Lexicon): readonly Run[] {
  const table = tableOf(lexicon);
  const continuous = lexicon.data.writing === 'continuous';
  const found: Run[] = [];
  for (const { 0: word, index } of text.matchAll(continuous ? numerals(table) : /\p{L}+\.?/gu)) {
    const pieces = segmented(word, table) ?? segmented(word.replace(/\.$/, ''), table);
    if (pieces === null) continue;
    const stretch = { from: index, to: index + word.length };
    found.push({ ...stretch, tokens: pieces.map((piece) => ({ ...piece, ...stretch })) });
  }
  return found;
}

function numerals(table: ReadonlyMap<string, unknown>): RegExp {
  return new RegExp(`(?:${[...table.keys()].sort((a, b) => b.length - a.length).join('|')})+`, 'g');
}

/** "dreitausendneunhundert" taken apart; null if anything is left over. Reads from the end, each rest once. */
function segmented(word: string, table: ReadonlyMap<string, Piece | null>): readonly Piece[] | null {
  const whole = table.get(word);
  if (whole !== undefined) return whole === null ? [] : [whole];
  if (word.length > LONGEST) return null;
  const longest = Math.max(...[...table.keys()].map(({ length }) => length));
  const rests: (readonly Piece[] | null)[] = Array.from({ length: word.length + 1 }, () => null);
  rests[word.length] = [];
  for (let at = word.length - 1; at >= 0; at -= 1) {
    for (let to = Math.min(word.length, at + longest); to > at; to -= 1) {
      const piece = table.get(word.slice(at, to));
      const rest = rests[to];
      if (piece === undefined || !rest) continue;
      rests[at] = piece === null ? rest : [piece, ...rest];
      break;
    }
  }
  const pieces = rests[0] ?? null;
  return pieces !== null && pieces.length > 0 ? pieces : null;
}
