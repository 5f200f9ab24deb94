import { type NoticeBlock, proseOf } from '../notice-body.ts';
import { lettersIn, visibleText } from '../visible-text.ts';

/** A heading of the body and what stands under it until the next one; the first has none. */
export interface Section {
  readonly heading: string;
  /** A heading, and no line in bold that may be none. */
  readonly isMarked: boolean;
  readonly elements: ReadonlySet<string>;
  readonly hasWords: boolean;
}

interface Line {
  readonly before: string;
  readonly text: string;
  readonly next: string;
  readonly elements: readonly string[];
}

const MARKED = /^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$/;
const BOLD = /^ {0,3}(?:\*\*|__)([^*_\n]+)(?:\*\*|__)\s*:?\s*$/;
/** A few words in a line of their own, and no sentence. */
const ALONE = /^ {0,3}\p{Lu}[\p{L}\p{N}'’ /()-]{3,60}$/u;
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;

export function sectionsOf(blocks: readonly NoticeBlock[]): readonly Section[] {
  const lines = blocks.flatMap(({ elements, ...block }): Line[] => {
    const own = proseOf([{ elements, ...block }]).split('\n');
    return own.map((text, i) => ({ before: own[i - 1] ?? '', text, next: own[i + 1] ?? '', elements }));
  });
  const sections = [{ heading: '', isMarked: false, elements: new Set<string>(), text: '' }];
  for (const line of lines) {
    const heading = headingOf(line);
    if (heading) sections.push({ ...heading, elements: new Set(), text: '' });
    else if (lettersIn(line.text) > 0) {
      const current = sections.at(-1);
      if (current) current.text += `${line.text}\n`;
      for (const element of line.elements) current?.elements.add(element);
    }
  }
  return sections.map(({ text, ...section }) => ({
    ...section,
    hasWords: lettersIn(visibleText(text)) >= 3,
  }));
}

/** Words without what marks them. */
export function wordsOf(markdown: string): string {
  return visibleText(markdown)
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function headingOf({ before, text, next }: Line): Pick<Section, 'heading' | 'isMarked'> | null {
  const marked = MARKED.exec(text)?.[1] ?? (UNDERLINE.test(next) && lettersIn(text) > 0 ? text : undefined);
  if (marked !== undefined) return { heading: wordsOf(marked), isMarked: true };
  const bold = BOLD.exec(text)?.[1];
  const isAlone = before.trim() === '' && next.trim() === '' && ALONE.test(text);
  const own = bold ?? (isAlone ? text : undefined);
  return own === undefined ? null : { heading: wordsOf(own), isMarked: false };
}
