import type { DateTime } from 'luxon';
import type { Direction } from '../../domain/text-direction.ts';
import type { LetterForm, PageForm } from './page-form.ts';

/** Words of a line. They are text: nothing in them is markup. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** https, mailto or tel. */
  readonly href?: string;
}

export type Line = readonly Run[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'bullets'; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'numbers'; readonly start: number; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly header: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'page-break' };

/** What something is called, and what there is to say of it, each in a line of its own. */
export interface Pair {
  readonly label: string;
  readonly lines: readonly Line[];
}

export interface Sender {
  /** As people know it: at the head of the letter. */
  readonly name: string;
  /** Below it. */
  readonly address: readonly string[];
  /** Who and where in one small line above the recipient, for what comes back. */
  readonly returnTo: readonly string[];
  /** A colour ("#1a5fb4") for a line at the top edge; null: none. */
  readonly accent: string | null;
}

/** What makes a sheet a letter: who writes, and to whom, where the window of the envelope shows it. */
export interface Letter {
  readonly form: LetterForm;
  readonly sender: Sender;
  /** Name and postal address, line by line, as they stand in the window. */
  readonly to: readonly string[];
  /** Beside the window: date, references. */
  readonly info: readonly string[];
}

/** What is numbered by itself: one letter of a run, or a whole report. Its first heading has level 1. */
export interface Sheet {
  /** BCP 47: what a screen reader speaks, and which faces are taken first. */
  readonly language: string;
  readonly direction: Direction;
  readonly page: PageForm;
  readonly letter?: Letter;
  /** A quiet line above the first heading: whose document it is. */
  readonly masthead?: string;
  /** Lines at the foot of each page, beside its number: name of the document, short code. */
  readonly footer: readonly string[];
  readonly blocks: readonly Block[];
}

/** One file. The same document gives the same bytes, so that its digest can be kept. */
export interface PdfDocument {
  readonly title: string;
  readonly author: string;
  /** The date in the file's metadata: when what it says was true, never when it was set. */
  readonly date: DateTime;
  readonly sheets: readonly Sheet[];
}
