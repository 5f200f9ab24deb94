/** Sizes of a page; millimetres, type in points. */
export interface PageForm {
  readonly width: number;
  readonly height: number;
  readonly margin: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
  readonly size: number;
  /** Of the headings of level 1, 2 and 3. */
  readonly headings: readonly [number, number, number];
}

interface Field {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A letter whose address shows through the window of an envelope. */
export interface LetterForm {
  readonly page: PageForm;
  readonly sender: Field;
  /** `returnHeight`: the part of the window above the address that holds the sender's line; 0: none. */
  readonly window: Field & { readonly returnHeight: number };
  readonly info: Field;
  /** Where the subject begins. */
  readonly bodyFrom: number;
  /** Lines the window holds below the sender's. */
  readonly addressLines: number;
  /** Where to fold and punch, at the left edge. */
  readonly marks: readonly number[];
}

const a4 = { width: 210, height: 297 };
const usLetter = { width: 215.9, height: 279.4 };
const letterType = { size: 10, headings: [12.5, 11, 10] as const };
const reportType = { size: 9.5, headings: [19, 12.5, 10.2] as const };

const dinPage: PageForm = { ...a4, ...letterType, margin: { left: 25, right: 20, top: 27, bottom: 28 } };
const usPage: PageForm = {
  ...{ ...usLetter, ...letterType },
  margin: { left: 25.4, right: 25.4, top: 25.4, bottom: 25.4 },
};

/** DIN 5008 form B, for envelopes C6/5, DL and C4: the field of the address lies at 20 mm and 45 mm, 85 mm by 45 mm. */
const din5008b: LetterForm = {
  page: dinPage,
  sender: { x: 25, y: 16, width: 165, height: 26 },
  window: { x: 25, y: 45, width: 78, height: 45, returnHeight: 17.7 },
  info: { x: 125, y: 62.7, width: 65, height: 27 },
  bodyFrom: 100,
  addressLines: 6,
  marks: [105, 148.5, 210],
};

/** The same envelopes with the window at the right, as France's post reads them (NF Z 11-001). */
const windowAtRight: LetterForm = {
  ...din5008b,
  sender: { x: 25, y: 16, width: 80, height: 60 },
  window: { x: 110, y: 45, width: 85, height: 45, returnHeight: 0 },
  info: { x: 25, y: 80, width: 70, height: 12 },
  addressLines: 8,
  marks: [99, 198],
};

/**
 * US #10 with its window 7/8" from the left and 1/2" from the bottom, 4 1/2" by 1 1/8": the address shows wherever the
 * folded page slides to.
 */
const us10: LetterForm = {
  page: usPage,
  sender: { x: 25.4, y: 15, width: 165, height: 26 },
  window: { x: 25.4, y: 55, width: 82, height: 26, returnHeight: 0 },
  info: { x: 125, y: 55, width: 65.5, height: 24 },
  bodyFrom: 98,
  addressLines: 6,
  marks: [],
};

export const letterForms = { DIN_5008_B: din5008b, WINDOW_AT_RIGHT: windowAtRight, US_10: us10 } as const;
export type LetterFormKey = keyof typeof letterForms;

const LETTER_PAPER = new Set(['US', 'CA', 'MX', 'PH', 'CO', 'CL', 'VE', 'DO', 'GT', 'CR', 'PA', 'PR']);

/** The form that the envelopes of a country are made for; DIN 5008 B where nothing better is known. */
export function letterFormOf(country: string | null): LetterFormKey {
  if (country !== null && LETTER_PAPER.has(country)) return 'US_10';
  return country === 'FR' ? 'WINDOW_AT_RIGHT' : 'DIN_5008_B';
}

/** The page of a report or a register. */
export function reportPage(country: string | null): PageForm {
  const paper = country !== null && LETTER_PAPER.has(country) ? usLetter : a4;
  return { ...paper, ...reportType, margin: { left: 24, right: 22, top: 24, bottom: 26 } };
}
