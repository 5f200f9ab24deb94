import { folded } from '../claims/folded-text.ts';
import type { GateLanguage } from './gate-words.ts';
import type { KnownWays } from './known-ways.ts';
import { phraseIn } from './phrases.ts';
import { linesOf, SLOT_MARK, type Stretch } from './stretch.ts';

const NAME = String.raw`(?:\p{Lu}(?=[\p{L}'’-]*\p{Ll})[\p{L}'’-]+|\p{Script=Arabic}{2,})`;
const JAPANESE =
  /(?<![\p{Script=Han}])(?<name>[\p{Script=Han}]{1,5}[ 　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{0,5}?)(?:様|殿|さん|氏)(?![\p{Script=Han}])/gu;

interface Patterns {
  readonly titled: RegExp | null;
  readonly greeted: RegExp;
}
const known = new WeakMap<GateLanguage, Patterns>();

/** Somebody spoken of with a title, where the same text goes to everybody; null: nobody. */
export function titledName({ text }: Stretch, language: GateLanguage, ways: KnownWays): string | null {
  const { titled } = patternsOf(language);
  if (titled === null) return null;
  for (const match of text.matchAll(titled)) {
    const name = match.groups?.['name'] ?? '';
    if (!isGeneral(name, language) && !isOurs(name, ways)) return match[0].trim();
  }
  return null;
}

/** Somebody greeted by name and not by a slot; null: nobody. */
export function greetedName(stretch: Stretch, language: GateLanguage, ways: KnownWays): string | null {
  const { greeted } = patternsOf(language);
  for (const line of linesOf(stretch).slice(0, 2)) {
    const name = greeted.exec(line)?.groups?.['name'];
    if (name && !line.includes(SLOT_MARK) && !isGeneral(name, language) && !isOurs(name, ways)) return name;
  }
  return null;
}

function patternsOf(language: GateLanguage): Patterns {
  const before = known.get(language);
  if (before) return before;
  const titles = language.honorifics.map(escaped).join('|');
  const made = {
    titled: titledBy(language, titles),
    greeted: new RegExp(
      String.raw`^(?:[*_]{0,2})(?:${language.greetings.map(escaped).join('|')})[,\s]+(?<name>${NAME}(?:\s+${NAME}){0,3})\s*(?:[,،!:.–—-]|$)`,
      'u',
    ),
  };
  known.set(language, made);
  return made;
}

function titledBy({ locale }: GateLanguage, titles: string): RegExp | null {
  if (locale === 'ja') return JAPANESE;
  if (titles === '') return null;
  const particle = String.raw`(?:(?:Dr|Prof|von|van|den|de|der|da|di|del|la)\.?\s+){0,3}`;
  return new RegExp(
    String.raw`(?<!\p{L})(?:${titles})\.?\s+(?<name>${particle}${NAME}(?:\s+${NAME})?)`,
    'gu',
  );
}

/** "Kundin", "Customer", "お客様": everybody's. */
function isGeneral(name: string, { addressed, locale }: GateLanguage): boolean {
  if (locale !== 'ja') return phraseIn(name, addressed) !== null;
  return addressed.some((one) => name === one || (one.length > 1 && name.endsWith(one)));
}

function isOurs(name: string, { names }: KnownWays): boolean {
  const own = wordsIn(name);
  return names.some((one) => wordsIn(one).some((word) => word.length > 2 && own.includes(word)));
}

function wordsIn(text: string): readonly string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\*/g, String.raw`\p{L}*`);
}
