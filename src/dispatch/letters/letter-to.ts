import { countryOf, undeterminable } from '../../domain/jurisdiction.ts';
import { directionOf } from '../../domain/text-direction.ts';
import { fillBlocks } from '../../notices/approval/settable-notice.ts';
import { guardianName } from '../../notices/audience/guardian-name.ts';
import { UnfilledSlot } from '../../notices/render/fill-for.ts';
import type { OpenPerson } from '../../people/sealed-person.ts';
import type { Sheet } from '../../platform/documents/document.ts';
import { missingCharacters } from '../../platform/documents/make-pdf.ts';
import type { LetterForm } from '../../platform/documents/page-form.ts';
import type { DeliveryRecipient } from '../delivery.row.ts';
import type { Letters } from './prepare-letters.ts';

/** Why somebody on the list gets no letter: they stand on a list of their own instead. */
export interface NotWritten {
  readonly why:
    | 'DO_NOT_CONTACT'
    | 'AGE_UNKNOWN'
    | 'NO_POSTAL_ADDRESS'
    | 'NAME_UNKNOWN'
    | 'ADDRESS_TOO_LONG'
    | 'NO_GLYPH';
  /** Characters that none of our fonts has. */
  readonly characters?: readonly string[];
}

/** One letter: to the person, or to the guardian at the same address; or why there is none. */
export async function letterTo(
  letters: Letters,
  person: OpenPerson,
  { recipient, withheld }: { readonly recipient: DeliveryRecipient; readonly withheld: string | null },
): Promise<Sheet | NotWritten> {
  const { form, sender, info, exercise } = letters;
  if (person.doNotContact) return { why: 'DO_NOT_CONTACT' };
  if (withheld === 'AGE_UNKNOWN' && person.ageBand === 'UNKNOWN') return { why: 'AGE_UNKNOWN' };
  if (!person.post || person.post.length === 0) return { why: 'NO_POSTAL_ADDRESS' };
  const { locale, text } = letters.textFor(person.locale);
  const { lines, name } = recipient === 'GUARDIAN' ? guardianOf(person, locale) : itself(person);
  if (name === null) return { why: 'NAME_UNKNOWN' };
  const to = addressOf(lines, person, locale, letters.country);
  if (!fits(to, form)) return { why: 'ADDRESS_TOO_LONG' };
  try {
    const blocks = fillBlocks(text, { name, email: person.email });
    const sheet: Sheet = {
      ...{ language: locale, page: form.page, footer: letters.footer, blocks },
      direction: directionOf(locale),
      letter: { form, sender, to, info: info(locale) },
      ...(exercise && { masthead: 'EXERCISE · Nothing of this happened · Not to be posted' }),
    };
    const characters = await missingCharacters(sheet);
    return characters.length > 0 ? { why: 'NO_GLYPH', characters } : sheet;
  } catch (error) {
    if (error instanceof UnfilledSlot) return { why: 'NAME_UNKNOWN' };
    throw error;
  }
}

const itself = ({ name }: OpenPerson) => ({ name, lines: name === null ? [] : [name] });

function guardianOf({ name: child, guardian }: OpenPerson, locale: string) {
  const role = guardianName(locale, { guardian: null, child });
  const own = guardian?.name?.trim();
  const name = guardianName(locale, { guardian: own ?? null, child });
  return { name, lines: own ? [own, role] : [role] };
}

/** Who, then where; in Japan where, then who. A letter to another country ends with its name. */
function addressOf(
  who: readonly string[],
  { post = [], jurisdiction }: OpenPerson,
  locale: string,
  home: string | null,
): readonly string[] {
  // The file's column of the country stands below the address as a code.
  const code = /^[A-Z]{2}$/.exec(post.at(-1) ?? '')?.[0];
  const where = code === undefined ? post : post.slice(0, -1);
  const country = code ?? countryOf(jurisdiction);
  const abroad = country !== home && country !== undeterminable;
  const named = new Intl.DisplayNames(['en'], { type: 'region' }).of(country)?.toUpperCase();
  const foreign = abroad && named && !where.some((line) => line.toUpperCase() === named) ? [named] : [];
  if (locale.startsWith('ja')) return [...where, ...who.map((name) => `${name} 様`), ...foreign];
  return [...who, ...where, ...foreign];
}

// Of 10 pt, in millimetres: what a letter is wide at the most, with little to spare.
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u,
    3.55,
  ],
  [/[MWmw@%&Œœ]/u, 3.3],
  [/\p{Lu}/u, 2.6],
  [/[\s.,:;'’!|ijl()-]/u, 1.2],
  [/\p{M}/u, 0],
];
const USUAL = 2.1;

/** Whether the window shows all of it: an address that runs out of it at the bottom is one without a town. */
function fits(lines: readonly string[], { window, addressLines }: LetterForm): boolean {
  const rows = lines.map((line) => rowsOf(line, window.width));
  return rows.reduce((sum, count) => sum + count, 0) <= addressLines;
}

const BREAKS = /(?<=[\s-])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** In how many rows a line is set: as many words to each as fit. A word longer than a row is broken nowhere: it fits into none. */
function rowsOf(line: string, width: number): number {
  let [rows, left] = [1, width];
  for (const own of line.split(BREAKS).map(widthOf)) {
    if (own > width) return Number.POSITIVE_INFINITY;
    if (own > left) [rows, left] = [rows + 1, width];
    left -= own;
  }
  return rows;
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (WIDTHS.find(([of]) => of.test(one))?.[1] ?? USUAL), 0);
