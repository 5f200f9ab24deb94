import type { Mention } from './category-finder.ts';
import { covers, isApart, isAtEdge } from './category-kin.ts';
import { folded } from './folded-text.ts';
import { type Lexicon, says } from './lexicon.ts';
import {
  type Claimed,
  isForeign,
  namesOf,
  type RecordedCategories,
  sparedBy,
} from './recorded-categories.ts';
import { listsData, type ReadPassage, type Statement } from './statements.ts';

/** Where it is told what is done about the breach. */
const REMEDIES: ReadonlySet<string> = new Set(['measures_taken', 'measures_planned']);
/** Where it is told what data was concerned, beside its lists. */
const TELLS: ReadonlySet<string> = new Set(['nature', 'circumstances', 'subject_categories']);
/** "Your complete file was not on it": a part of it may have been. */
const WHOLE =
  /(?:complete|full|entire|volledige?|vollstandige?[nr]?|gesamte?[nr]?|komplette?[nr]?|complete?|entier|entiere|completo|completa|intero|intera|integral|pelnej|pelna|全)\s*$/;
const PROVIDED = /^\s(?:service\s|services\s)?(?:provider|processor|partner|gateway|company|firm|bureau)/;
const PROVIDER =
  /(?:prestataire|fournisseur|proveedor|pasarela|entidad|fornitore|gestore|provedor|operadora|dostawc\p{L}*|operator\p{L}*|aanbieder)\s(?:de |di |del |dei |van |da |do )?$/u;
/** A picture of a document, in the ten languages. */
const COPY = /copy|copies|copie|copia|scan|skan|kopi|ablichtung|odpis|fotokopi|写し|コピー|نسخ|صور/;
/** Letters by which forms of a word are the same. */
const STEM = 6;
/** Letters of a word that tells one data set from another. */
const WORD = 5;
/** A sentence of so few words says one thing. */
const FEW_WORDS = 8;

/** "No passwords were affected." */
export function denied(
  statement: Statement,
  { elements }: ReadPassage,
  lexicon: Lexicon,
  recorded: RecordedCategories,
): readonly Claimed[] {
  const { text, mentions: all, beside } = statement;
  const { told, untouched, words, kin } = recorded;
  const spared = sparedBy(statement, lexicon, recorded);
  if (spared.length === 0 || beside || isOfRemedy(text, elements, lexicon)) return [];
  if (elements.includes('delay_reasons')) return [];
  const keys = recorded.keys.filter((key) => !untouched.has(key));
  // "No child of another class" is about people.
  const mentions = meantIn(spared, elements).filter(
    (one) =>
      !isOfProvider(one, text) &&
      (one.strong || !(kin.ofPeople.includes(one.key) || isPartOfWhole(one, all))),
  );
  const exact = keys.filter((key) => mentions.some((one) => !one.isFamily && one.key === key));
  const whole = keys.filter((key) =>
    mentions.some((one) => one.isFamily && covers(one, key, kin) && !isAtEdge(one, key, kin)),
  );
  const near = keys.filter((key) =>
    mentions.some((one) => covers(one, key, kin) && !isApart({ ...one, strong: true }, key, kin)),
  );
  const held = [exact, whole, near].find((list) => list.length > 0);
  if (!held) return [];
  const certain = held !== near;
  const meaning = mentions.filter((one) => held.some((key) => covers(one, key, kin)));
  const isBeside = mentions.some((one) => isForeign(one, recorded));
  const isList = listsData(elements);
  const isSame = isList && meaning.some((one) => isToldAs(one, text, held, told));
  // "No test results", where the treatment is told: another part of the same kind of data.
  const isPart =
    mentions.some(({ from }) => WHOLE.test(text.slice(Math.max(0, from - 14), from))) ||
    (!isSame &&
      meaning.every(({ strong }) => !strong) &&
      held.every((key) => told.has(key) && !kin.plain.includes(key)));
  // "No scans of identity cards", where the list has their numbers.
  const isCopy = meaning.some(({ from, to }) => COPY.test(text.slice(Math.max(0, from - 14), to)));
  const unsure =
    !certain ||
    (isCopy && held.every((key) => told.has(key) && !(told.get(key) ?? []).some((one) => COPY.test(one)))) ||
    isOfAnother(text, held, recorded) ||
    isPart ||
    !tells(elements) ||
    !(isSame || isMeant(meaning, isBeside, isList && isShort(text)));
  // Denied along with data that the record does not have, and not by the word of the list: a person looks.
  const isSure = certain && (isSame || !isBeside);
  return [
    { certain: isSure, unsure, why: `the record has ${namesOf(held, words)} among the data concerned.` },
  ];
}

/** "Those are with our payment provider": a word for data that names a company. */
function isOfProvider({ from, to }: Mention, text: string): boolean {
  return PROVIDED.test(text.slice(to)) || PROVIDER.test(text.slice(Math.max(0, from - 24), from));
}

/** "They were not in the folder": a data set is named, by a word of its name, that does not have them. */
function isOfAnother(text: string, held: readonly string[], { sets }: RecordedCategories): boolean {
  const has = ({ categories }: (typeof sets)[number]) => held.some((key) => categories.includes(key));
  const own = sets.filter(has).flatMap(({ name }) => wordsOf(name));
  const others = sets.filter((one) => !has(one)).flatMap(({ name }) => wordsOf(name));
  return others.some((word) => !own.includes(word) && text.includes(word));
}

function wordsOf(name: string): readonly string[] {
  return folded(name)
    .split(/[^\p{L}]+/u)
    .filter(({ length }) => length >= WORD);
}

/** Elsewhere a "not" is as likely of what follows from the breach, or of what is done about it. */
function tells(elements: readonly string[]): boolean {
  return elements.length === 0 || listsData(elements) || elements.some((one) => TELLS.has(one));
}

/** Whether the text lists it among the data concerned by the same word, in any of its forms. */
function isToldAs(
  { from, to }: Mention,
  text: string,
  held: readonly string[],
  told: RecordedCategories['told'],
): boolean {
  const stem = text.slice(from, Math.min(to, from + STEM));
  return held.some((key) => (told.get(key) ?? []).some((words) => words.startsWith(stem)));
}

/** A word that means other things too is meant in a short sentence, and where no other data is said to be spared. */
function isMeant(meaning: readonly Mention[], isBeside: boolean, isPlain: boolean): boolean {
  return isBeside
    ? meaning.some(({ strong, isFamily }) => strong && !isFamily)
    : isPlain || meaning.some(({ strong }) => strong);
}

function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= FEW_WORDS;
}

/** "Routes are now stored without their starting point": what is done about a breach, and not what was spared by it. */
function isOfRemedy(text: string, elements: readonly string[], lexicon: Lexicon): boolean {
  if (!elements.some((element) => REMEDIES.has(element))) return false;
  return !(['affected', 'accessed', 'taken'] as const).some((list) => says(lexicon, list, text));
}

/** A loose word for one category within the word for all of its kind: "payment data" is more than payments. */
function isPartOfWhole(one: Mention, all: readonly Mention[]): boolean {
  return all.some((other) => other.isFamily && other.strong && other.from <= one.from && one.to <= other.to);
}

/** Outside every fence "we do not have your address" is about the letter: only words that mean nothing else count there. */
export function meantIn(mentions: readonly Mention[], elements: readonly string[]): readonly Mention[] {
  return elements.length > 0 ? mentions : mentions.filter(({ strong }) => strong);
}
