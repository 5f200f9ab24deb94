import { replaceSlots, writeSlot } from './recipient-slot.ts';
import { lettersIn, visibleText } from './visible-text.ts';

/** Whether a notice says a thing, or says that it will be said, and by when. Whatever is in neither state is absent. */
interface ElementState {
  readonly state: 'STATED' | 'NOT_YET_KNOWN';
  /** ISO instant in UTC; with NOT_YET_KNOWN alone. */
  readonly by?: string;
}
export type Elements = Readonly<Record<string, ElementState>>;

/** A stretch of a notice: the content elements it states, and its Markdown. Text between fences states none. */
export interface NoticeBlock {
  readonly elements: readonly string[];
  /** Set when the block says that its elements are not yet known: ISO instant in UTC. */
  readonly by: string | null;
  readonly markdown: string;
}

export interface ParsedBody {
  readonly blocks: readonly NoticeBlock[];
  /** What a person must mend before the blocks can be told apart; empty: nothing. */
  readonly faults: readonly string[];
}

const OPENING = /^:::\s*([a-z_]+(?:\s*,\s*[a-z_]+)*)(?:\s+not yet known by (\S+))?\s*$/;
const CLOSING = /^:::\s*$/;
const GAP = /\{\{ TO BE WRITTEN: [^{}]*\}\}/;
/** A line that ends in a colon announces something ("Taken:") and says nothing itself. */
const LABEL = /^.*:[^\p{L}\p{N}\n]*$/gmu;
/**
 * Letters or digits an element takes to be stated. The shortest true answers have three ("431"; "None", "Nein"); a slip of the
 * pen, "x" or "n/a" has fewer. Whether the words are true is the approver's to judge, not a number's.
 */
const FEWEST_LETTERS = 3;

/**
 * Reads a notice's body: Markdown in which fences say which content element the text between them states
 * ("::: nature", "::: nature not yet known by 2026-10-28T10:00:00.000Z", closed by ":::"). So what a notice states is
 * read off its text, edits included, and is nobody's assertion.
 */
export function parseBody(body: string): ParsedBody {
  const blocks: NoticeBlock[] = [];
  const faults: string[] = [];
  let elements: readonly string[] = [];
  let by: string | null = null;
  let lines: string[] = [];
  const close = () => {
    const markdown = lines.join('\n').trim();
    if (markdown !== '' || elements.length > 0) blocks.push({ elements, by, markdown });
    elements = [];
    by = null;
    lines = [];
  };
  for (const line of body.split(/\r?\n/)) {
    const opening = OPENING.exec(line);
    if (opening?.[1]) {
      if (elements.length > 0)
        faults.push(`"${line}" opens inside "${elements.join(', ')}": close that with ":::".`);
      close();
      elements = opening[1].split(',').map((element) => element.trim());
      by = opening[2] ?? null;
    } else if (CLOSING.test(line)) {
      if (elements.length === 0) faults.push('A ":::" closes nothing: remove it or open a fence before it.');
      close();
    } else if (line.startsWith(':::')) {
      faults.push(
        `"${line}" cannot be read: write "::: element" or "::: element not yet known by <instant>".`,
      );
    } else lines.push(line);
  }
  if (elements.length > 0) faults.push(`"::: ${elements.join(', ')}" is never closed: end it with ":::".`);
  close();
  return { blocks, faults };
}

/**
 * What the blocks state; a block without words enough for a reader to see, or with a gap in them, states nothing.
 * `suits`: what more an element asks of its block.
 */
export function elementsOf(
  blocks: readonly NoticeBlock[],
  suits: (element: string, block: NoticeBlock) => boolean = () => true,
): Elements {
  const elements: Record<string, ElementState> = {};
  for (const block of blocks) {
    if (!hasWords(block)) continue;
    const { elements: named, by } = block;
    for (const element of named.filter((one) => suits(one, block))) {
      if (by === null) elements[element] = { state: 'STATED' };
      else elements[element] ??= { state: 'NOT_YET_KNOWN', by };
    }
  }
  return elements;
}

/** Whether a block has words for each of the elements it names: a block that names four takes four times as many. */
function hasWords({ elements, markdown }: NoticeBlock): boolean {
  if (elements.length === 0 || GAP.test(markdown)) return false;
  // The day of issue is a word to every reader, though it is filled in last.
  const said = replaceSlots(markdown, (slot) => (slot.key === 'notice_date' ? 'date' : writeSlot(slot)));
  return lettersIn(visibleText(said).replace(LABEL, '')) >= FEWEST_LETTERS * elements.length;
}

/** Every element that is spoken of at all, be it in two letters: what a statute forbids may not be told shortly either. */
export function touchedIn(blocks: readonly NoticeBlock[]): readonly string[] {
  const written = blocks.filter(({ markdown }) => markdown !== '' && !GAP.test(markdown));
  return [...new Set(written.flatMap(({ elements }) => elements))];
}

/** The Markdown without its fences: what a recipient reads. */
export function proseOf(blocks: readonly NoticeBlock[]): string {
  return blocks.map(({ markdown }) => markdown).join('\n\n');
}

/** One block as it stands in a body. */
export function toFence({ elements, by, markdown }: NoticeBlock): string {
  if (elements.length === 0) return markdown;
  const until = by === null ? '' : ` not yet known by ${by}`;
  return `::: ${elements.join(', ')}${until}\n${markdown}\n:::`;
}

/** What a draft shows where words are wanted: no slot, so that it can never be sent. */
export function gapFor(what: string): string {
  return `{{ TO BE WRITTEN: ${what} }}`;
}
