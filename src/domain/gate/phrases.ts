import { folded } from '../passages.ts';

const known = new WeakMap<readonly string[], RegExp | null>();
const SPECIAL = /[.*+?^${}()|[\]\\/]/g;
// These scripts write without spaces: a word has no edges there.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The first of these phrases that a text says, as the text says it; null: none. Accents, case and the width of gaps do not count;
 * "*" stands for the rest of a word, " … " for up to three words between.
 */
export function phraseIn(text: string, phrases: readonly string[]): string | null {
  const pattern = patternOf(phrases);
  return pattern?.exec(folded(text).replace(/[’‘`]/g, "'"))?.[0].trim() ?? null;
}

const CLAUSES = /[\n.;:!?()[\]{}|•–—。：；（）［］「」【】،؛؟*_]+|\s-\s|^\s*[-+>#]+\s/gmu;

/** The first clause that is one of these phrases and nothing else: "Draft", "(to be confirmed)". */
export function clauseIn(text: string, phrases: readonly string[]): string | null {
  const wanted = alone.get(phrases) ?? new Set(phrases.map((one) => tidy(one)));
  alone.set(phrases, wanted);
  return (
    text
      .split(CLAUSES)
      .find((clause) => clause.trim() !== '' && wanted.has(tidy(clause)))
      ?.trim() ?? null
  );
}

const alone = new WeakMap<readonly string[], ReadonlySet<string>>();

function tidy(clause: string): string {
  return folded(clause)
    .replace(/[\s"'“”„»«,、]+/gu, ' ')
    .trim();
}

/** The source of a pattern for any of these phrases in folded text. */
export function anyOf(phrases: readonly string[]): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(sourceOf)
    .join('|');
}

function patternOf(phrases: readonly string[]): RegExp | null {
  const before = known.get(phrases);
  if (before !== undefined) return before;
  const made = phrases.length === 0 ? null : new RegExp(anyOf(phrases), 'u');
  known.set(phrases, made);
  return made;
}

function sourceOf(phrase: string): string {
  const words = folded(phrase)
    .split(' … ')
    .map((part) =>
      part
        .replace(SPECIAL, '\\$&')
        .replace(/\\\*/g, String.raw`[\p{L}\p{N}]*`)
        .replace(/-/g, '~')
        .replace(/ /g, String.raw`[\s\-–—_]+`)
        .replace(/~/g, String.raw`[\s\-–—_]?`),
    )
    .join(String.raw`(?:\s+\S+){0,3}?\s+`);
  if (UNSPACED.test(phrase)) return words;
  return String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`;
}
