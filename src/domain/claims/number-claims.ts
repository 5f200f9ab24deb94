import type { Contradiction } from './contradiction.ts';
import type { DataSetFacts } from './facts.ts';
import type { Passage, Tongue } from './passages.ts';
import { NUMBER, type Quantity, quantityOf, WORDS } from './quantity.ts';

const PEOPLE: Readonly<Record<Tongue, string>> = {
  en: 'people|persons?|individuals?|users?|customers?|clients?|consumers?|subscribers?|members?|(?:data )?subjects|accounts?|account holders|employees|staff|workers|patients|residents|citizens|households|students|pupils|children|minors|applicants|visitors|guests|recipients|readers|donors|of you',
  de: 'Person(?:en)?|Menschen|Nutzer(?:innen|:innen|\\*innen)?|Nutzende[rn]?|Anwender(?:innen)?|Kund(?:en|innen|:innen|\\*innen)|Mandant(?:en|innen)|Mitglieder[n]?|Abonnent(?:en|innen)|Betroffene[nr]?|Konten|Benutzerkonten|Beschäftigte[nr]?|Mitarbeiter(?:innen|:innen|nde[nr]?)?|Mitarbeitende[nr]?|Patient(?:en|innen)|Einwohner(?:innen)?|Bürger(?:innen)?|Haushalte|Schüler(?:innen)?|Kinder[n]?|Minderjährige[nr]?|Bewerber(?:innen)?|Besucher(?:innen)?|Empfänger(?:innen)?|von Ihnen',
};
const AFFECTED: Readonly<Record<Tongue, RegExp>> = {
  en: /\b(?:affect|concern|impact|expos|leak|stol|breach|compromis|involv|disclos|obtain|notif|inform|number of|data of|belong)/i,
  de: /betroffen|betrifft|betreffen|offengelegt|abgeflossen|gestohlen|entwendet|kompromittiert|erbeutet|benachrichtig|informier|daten von|zahl der/i,
};
const ABOVE = /(?:more than|over|at least|no fewer than|exceeding|mehr als|über|mindestens|wenigstens)\s*$/iu;
const BELOW =
  /(?:up to|at most|no more than|fewer than|less than|under|below|bis zu|höchstens|maximal|weniger als|unter)\s*$/iu;
const ABOUT =
  /(?:about|approximately|approx\.?|around|roughly|nearly|almost|close to|slightly (?:more|less) than|some|an estimated|etwa|rund|ca\.?|ungefähr|circa|knapp|fast|nahezu|annähernd|etwas (?:mehr|weniger) als|schätzungsweise)\s*$/iu;
const ROUNDING = 0.1;
/** Below this, a number of people is as likely to be about the team as about those affected. */
const FEW = 12;
/** An upper bound that lies this far above every count says nothing true: "up to 5,000" for 12. */
const FAR = 10;

function patternsOf(tongue: Tongue): readonly RegExp[] {
  const number = `(?<number>${NUMBER}|\\b(?:${WORDS[tongue]}))`;
  const between = '(?:\\s+(?!and\\b|und\\b)[\\p{L}-]{1,30}){0,3}?';
  const people = `(?:${PEOPLE[tongue]})`;
  return [
    `${number}${between}\\s+${people}(?![\\p{L}])`,
    `\\b(?:number|total|count|zahl|anzahl|gesamtzahl)\\b[^\\d\\n]{0,60}?${people}[^\\d\\n]{0,30}?${number}`,
    `${people}(?:\\s+(?:affected|concerned|impacted|betroffen))?\\s*:\\s*${number}`,
    `${number}\\s+(?:in total|altogether|insgesamt)\\b`,
    `${number}\\s+(?:were|are|have been|sind|wurden|waren)\\s+(?:[\\p{L}-]{1,30}\\s+)?(?:affected|concerned|impacted|betroffen)`,
  ].map((source) => new RegExp(source, 'giu'));
}
const patterns = { en: patternsOf('en'), de: patternsOf('de') };

/** Numbers of people in the text that no count of the record explains; "about 4,000" may stand for 3,988. */
export function numberContradictions(
  passages: readonly Passage[],
  tongue: Tongue,
  dataSets: readonly DataSetFacts[],
): readonly Contradiction[] {
  const known = [...countsOf(dataSets)].sort((a, b) => b - a);
  if (known.length === 0) return [];
  const exact = dataSets.every(({ groups }) => groups.every(({ countKind }) => countKind === 'EXACT'));
  return passages.flatMap(({ sentence, elements }) => {
    const relevant =
      AFFECTED[tongue].test(sentence) || elements.some((element) => element.endsWith('_count'));
    return claimsIn(sentence, tongue).flatMap(({ words, said, bound }): Contradiction[] => {
      if ((!relevant && said.most <= FEW) || known.some((count) => fits(count, said, bound))) return [];
      const message = `The text says "${words}"; the record counts ${known.slice(0, 5).join(', ')}. Correct the text, or the affected groups of the incident.`;
      return [{ kind: 'NUMBER', certain: exact && relevant, message, excerpt: sentence, elements }];
    });
  });
}

type Bound = 'EXACT' | 'ABOUT' | 'ABOVE' | 'BELOW';

interface Claim {
  readonly words: string;
  readonly said: Quantity;
  readonly bound: Bound;
}

function claimsIn(sentence: string, tongue: Tongue): readonly Claim[] {
  const claims = new Map<number, Claim>();
  for (const pattern of patterns[tongue]) {
    for (const match of sentence.matchAll(pattern)) {
      const written = match.groups?.['number'] ?? '';
      const said = quantityOf(written, tongue);
      const at = match.index + match[0].indexOf(written);
      if (said) claims.set(at, { words: match[0].trim(), said, bound: boundBefore(sentence.slice(0, at)) });
    }
  }
  return [...claims.values()];
}

function boundBefore(text: string): Bound {
  if (ABOUT.test(text)) return 'ABOUT';
  if (ABOVE.test(text)) return 'ABOVE';
  if (BELOW.test(text)) return 'BELOW';
  return 'EXACT';
}

function fits(count: number, { least, most }: Quantity, bound: Bound): boolean {
  switch (bound) {
    case 'ABOVE':
      return count >= least;
    case 'BELOW':
      return count <= most && count * FAR >= most;
    case 'ABOUT':
      return count >= least * (1 - ROUNDING) && count * (1 - ROUNDING) <= most;
    case 'EXACT':
      return count >= least && count <= most;
  }
}

/** Every number of people the record could mean: each group, data set, jurisdiction and kind, and all of them. */
function countsOf(dataSets: readonly DataSetFacts[]): ReadonlySet<number> {
  const sums = new Map<string, number>();
  for (const dataSet of dataSets) {
    for (const { id, jurisdiction, kind, count } of dataSet.groups) {
      if (count === null) continue;
      const country = jurisdiction?.slice(0, 2);
      for (const key of [
        'all',
        `group ${id}`,
        `set ${dataSet.id}`,
        `in ${jurisdiction}`,
        `in ${country} all`,
        `kind ${kind}`,
      ]) {
        sums.set(key, (sums.get(key) ?? 0) + count);
      }
    }
  }
  return new Set(sums.values());
}
