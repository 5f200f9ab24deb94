import { folded } from '../claims/folded-text.ts';
import type { GateLanguage } from './gate-words.ts';
import type { KnownWays } from './known-ways.ts';
import { phraseIn } from './phrases.ts';
import { linesOf, SLOT_MARK, type Stretch } from './stretch.ts';

const NAME = String.raw`(?:\p{Lu}(?=[\p{L}'’-]*\p{Ll})[\p{L}'’-]+|\p{Script=Arabic}{2,})`;
const PARTICLES = '(?:de|van|von|der|den|ter|da|di|del|della|la|le|du|dos|das)';
/** "Rosalind Petrie, 88 Lakeshore Drive", "Harlan Tibbets, 61,", "Carol Venner, born …": what only a person has stands behind the name. */
const DESCRIBED = new RegExp(
  String.raw`(?<![\p{L}\p{N}.@/-])\p{Lu}[\p{L}'’-]*\p{Ll}(?:[ \t](?:${PARTICLES}[ \t]){0,2}\p{Lu}[\p{L}'’-]*\p{Ll}){1,2}(?=` +
    String.raw`,\s(?:aged\s)?\d{1,2}(?:,|\s(?:years|Jahre|ans|años|anni|anos|jaar|lat)(?!\p{L}))|\s\((?:aged\s)?\d{1,2}\)` +
    String.raw`|,\s(?:born|geb|geboren|née?|nacid[oa]|nat[oa]|nascid[oa]|ur)(?!\p{L})` +
    String.raw`|,\s\d{1,5}\s(?:\p{Lu}[\p{L}'’-]*\s){1,3}(?:Street|St|Road|Rd|Drive|Dr|Lane|Avenue|Ave|Way|Close|Court|Terrace|Crescent)(?!\p{L})` +
    String.raw`|,\s\p{Lu}[\p{L}-]*(?:str(?:aße|asse|aat|\.)|weg|allee|gasse|platz|laan|plein)\s\d|,\s(?:rue|via|viale|calle|rua|ul\.)\s\p{Lu})`,
  'gu',
);
const JAPANESE =
  /(?<![\p{Script=Han}])(?<name>[\p{Script=Han}]{1,5}[ 　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{0,5}?)(?:様|殿|さん|氏)(?![\p{Script=Han}])/gu;

/** "Paul Revere Street", "James Madison University": no person. */
const NO_PERSON =
  /^[\s,]+(?:[\p{Lu}][\p{L}'-]+\s+){0,2}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Court|Way|House|Building|Tower|Hall|Centre|Center|Hospital|Clinic|University|College|School|Academy|Foundation|Trust|Institute|Library|Bank|LLP|LLC|Ltd|Inc|Corp|Co|PLC|Group|GmbH|Airport|Park|County|Creek|Beach|City|Bay|Lake|River|Valley|Island|Heights|Hills|Springs|Falls|Township|District|Sheriff|Police|Council|Harbor|Harbour|Bridge|Village|Logistics|Services|Systems|Solutions|Partners|Associates|Insurance|Security|Software|Cloud|Health|Medical|Dental|Foods|Motors|Energy|Commission|Commissioner|Protection|Office|Department|Agency|Bureau|Authority|Division|Ministry|General|Administration|Affairs|Union|Association|Society|Church|Museum|Hotel)(?![\p{L}])/u;

/** "Our psychologist, Ms Baert": somebody of the house, whom people may turn to. */
const OF_HOUSE =
  /(?<!\p{L})(?:our|unser\p{L}*|notre|nuestr[oa]|nostr[oa]|noss[oa]|onze|ons|nasz\p{L}*)\s[\p{L} -]{3,36},?\s(?:(?:the|der|die|la|el|il|o|a)\s)?$/iu;

/** "Mr Osei in the nurture room", "Frau Abel am Empfang": who sits where people go. */
const IN_HOUSE =
  /^\s(?:in|at|from|on|im|am|vom|von der|beim|an der|in der|à l[ae'’]|à l’|du|de la|au|en la|en el|del|della|dello|na|no|da|do|in de|bij de|van de|aan de|w|z)\s?(?:the|our|unser\p{L}*|notre|nuestr[oa]|onze|\p{L}*)\s?(?:\p{L}+\s){0,2}(?:room|office|desk|reception|team|ward|department|unit|clinic|library|school|front|shop|Empfang|Sekretariat|Büro|Verwaltung|Team|Abteilung|accueil|secrétariat|service|bureau|équipe|secretaría|recepción|oficina|equipo|segreteria|ufficio|reception|sportello|recepção|secretaria|balie|receptie|secretariaat|afdeling|recepcji|sekretariat\p{L}*|biura|działu)(?!\p{L})/u;

interface Patterns {
  readonly given: RegExp | null;
  /** A name behind what the person is: "nurse Deborah Finch". */
  readonly called: RegExp | null;
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
    if (isGeneral(name, language) || isOurs(name, ways) || isSigned(text, match.index, language)) continue;
    const after = text.slice(match.index + match[0].length);
    if (OF_HOUSE.test(text.slice(Math.max(0, match.index - 50), match.index)) || IN_HOUSE.test(after))
      continue;
    return match[0].trim();
  }
  return null;
}

/** A line of its own, with an office in it or in a line beside it: who signs. */
function isSigned(text: string, at: number, language: GateLanguage): boolean {
  const lines = text.split('\n');
  let end = 0;
  const own = lines.findIndex((line) => {
    end += line.length + 1;
    return at < end;
  });
  if ((lines[own] ?? '').trim().split(/\s+/).length > 8) return false;
  const beside = lines
    .slice(Math.max(0, own - 1), own + 2)
    .filter((line) => line.trim().split(/\s+/).length <= 8);
  return phraseIn(beside.join(' | '), language.offices) !== null;
}

/** Somebody named in full in the middle of the text, who holds no office and signs nothing; null: nobody. */
export function fullName({ text }: Stretch, language: GateLanguage, ways: KnownWays): string | null {
  const { given, called } = patternsOf(language);
  const found = [given, called, DESCRIBED].flatMap((one) => (one === null ? [] : [...text.matchAll(one)]));
  for (const match of found) {
    const [name] = match;
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    const after = text.slice(match.index + name.length, match.index + name.length + 60);
    const line = `${before.slice(before.lastIndexOf('\n') + 1)}${name}${after.split('\n', 1)[0]}`;
    const isAlone =
      line.trim().split(/\s+/).length <= 8 && !/[.!?]\s*$/.test(line) && !/^\s*[-*+|]/.test(line);
    const near = `${before.split(/[.;!?]\s/).at(-1)}${after.split(/[.;!?]\s/, 1)[0]}`;
    const isOther =
      /\d\s+$/.test(before) ||
      /\bSt\.?\s$/.test(before) ||
      NO_PERSON.test(after) ||
      NO_PERSON.test(` ${name.split(' ').at(-1)}`);
    if (isAlone || isOther || phraseIn(near, language.offices) !== null || isOurs(name, ways)) continue;
    return name;
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
    called: calledBy(language),
    given:
      language.givenNames.length === 0
        ? null
        : new RegExp(
            String.raw`(?<![\p{L}\p{N}.@/-])(?:${language.givenNames.map(escaped).join('|')})(?:\s+\p{Lu}\.)?(?:[ \t]+(?:${PARTICLES}[ \t]+){0,2}(?!And\b|Or\b|Of\b)\p{Lu}[\p{L}'’-]*\p{Ll}){1,2}(?![\p{L}@])`,
            'gu',
          ),
    greeted: new RegExp(
      String.raw`^(?:[*_]{0,2})(?:${language.greetings.map(escaped).join('|')})[,\s]+(?<name>${NAME}(?:\s+${NAME}){0,3})\s*(?:[,،!:.–—-]|$)`,
      'u',
    ),
  };
  known.set(language, made);
  return made;
}

/** Words with a capital that name a service and nobody. */
const NOBODY =
  'Service|Services|Support|Care|Portal|Team|Desk|Relations|Center|Centre|Data|Account|Number|Protection|Privacy|Information|Security|Hotline|Helpline|Rights|Agreement|Program|Programme|Board|Council|Association|Identity|Social|First|Last|Full|In|On|At|The|We|You|Your|Our|If|It|This|For|No|Not';

function calledBy({ persons }: GateLanguage): RegExp | null {
  if (persons.length === 0) return null;
  const words = persons.map(escaped).join('|');
  const word = String.raw`(?!(?:${NOBODY})(?!\p{L}))\p{Lu}\p{Ll}[\p{L}'’-]*`;
  return new RegExp(
    String.raw`(?<=(?<!\p{L})(?:${words}),?[ \t])${word}(?:[ \t]\p{Lu}\.)?[ \t]${word}(?![\p{L}@])`,
    'gu',
  );
}

function titledBy({ locale }: GateLanguage, titles: string): RegExp | null {
  if (locale === 'ja') return JAPANESE;
  if (titles === '') return null;
  // "… w tym Pana. Nie udało się": Polish ones are words, and a dot behind them ends the sentence.
  const dot = locale === 'pl' ? '' : String.raw`\.?`;
  const particle = String.raw`(?:\p{Lu}\.\s?){0,3}(?:(?:Dr|Prof|von|van|den|de|der|da|di|del|la)\.?\s+){0,3}`;
  return new RegExp(
    String.raw`(?<!\p{L})(?:${titles})${dot}\s+(?<name>${particle}${NAME}(?:\s+${NAME})?)`,
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
