import type { DataSetFacts } from './facts.ts';

/** A sentence of a notice that the record does not bear out. */
export interface Contradiction {
  readonly kind: 'NUMBER' | 'PROTECTION';
  readonly certain: boolean;
  readonly message: string;
}

const PEOPLE = {
  en: 'people|persons|individuals|users|customers|subscribers|data subjects|accounts|employees|patients',
  de: 'Personen|Menschen|Nutzer(?:innen)?|Kund(?:en|innen)|Betroffene[nr]?|Konten|Beschäftigte[nr]?',
};
const ABOUT = /(?:about|approximately|around|roughly|nearly|some|etwa|rund|ca\.|ungefähr|circa)\s*$/iu;
const PROTECTED = {
  en: /(?<!\b(?:not|never)\s+(?:\S+\s+){0,1})\b(?:(?:was|were|is|are|been|be|stored|securely|strongly)\s+(?:encrypted|hashed)|(?:encrypted|hashed)\s+(?:passwords?|data|form|databases?|backups?))\b/iu,
  de: /(?<!\b(?:nicht|kein[a-z]*)\s+(?:\S+\s+){0,2})\b(?:verschlüsselt|gehasht)[a-z]*\b/iu,
};
const ROUNDING = 0.1;

type Tongue = keyof typeof PEOPLE;
const tongueOf = (locale: string): Tongue => (locale.toLowerCase().startsWith('de') ? 'de' : 'en');

/** Numbers of people in the text that no count of the record explains; "about 4,000" may stand for 3,988. */
export function numberContradictions(
  text: string,
  locale: string,
  dataSets: readonly DataSetFacts[],
): readonly Contradiction[] {
  const known = countsOf(dataSets);
  if (known.size === 0) return [];
  const estimated = dataSets.some(({ groups }) => groups.some(({ countKind }) => countKind !== 'EXACT'));
  const number = new RegExp(
    `(?<![\\d.,])(\\d{1,3}(?:[.,\\u00a0\\u202f ]\\d{3})+|\\d+)(?:\\s+(?!and\\b|und\\b)[\\p{L}-]+){0,2}?\\s+(?:${PEOPLE[tongueOf(locale)]})\\b`,
    'giu',
  );
  return [...text.matchAll(number)].flatMap((match): Contradiction[] => {
    const said = Number((match[1] ?? '').replace(/\D/g, ''));
    const about = ABOUT.test(text.slice(0, match.index));
    const borneOut = [...known].some(
      (count) => said === count || (about && Math.abs(said - count) <= count * ROUNDING),
    );
    if (borneOut) return [];
    const counts = [...known].sort((a, b) => b - a).slice(0, 5);
    const message = `The text says "${match[0].trim()}"; the record counts ${counts.join(', ')}. Correct the text, or the affected groups of the incident.`;
    return [{ kind: 'NUMBER', certain: !estimated, message }];
  });
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

/** Policy text is no evidence: a notice may call data encrypted or hashed only if the record says so, key safe. */
export function protectionContradictions(
  text: string,
  locale: string,
  dataSets: readonly DataSetFacts[],
): readonly Contradiction[] {
  const claim = PROTECTED[tongueOf(locale)].exec(text)?.[0];
  if (claim === undefined) return [];
  const says = (certain: boolean, why: string): Contradiction[] => [
    { kind: 'PROTECTION', certain, message: `The text says "${claim}"; ${why}` },
  ];
  const encrypted = dataSets.filter(({ protection }) => protection.encrypted === 'YES');
  if (encrypted.length === 0) {
    const { name, protection } = dataSets.find((dataSet) => dataSet.protection.encrypted === 'NO') ?? {};
    const algorithm = protection?.algorithm ? ` (${protection.algorithm})` : '';
    return name === undefined
      ? says(true, 'the record does not know how the data was protected. Record it, or remove the claim.')
      : says(
          true,
          `the record says that "${name}" was not${algorithm}. Remove the claim, or correct the record.`,
        );
  }
  const safe = encrypted.some(({ protection }) => protection.keySafe === 'YES');
  const lost = encrypted.every(({ protection }) => protection.keySafe === 'NO');
  if (lost)
    return says(true, 'the record says that the key was within reach as well. Say so, or remove the claim.');
  if (!safe)
    return says(false, 'whether the key was safe is still unknown. Find out, or say that it is not known.');
  return encrypted.length < dataSets.length
    ? says(false, 'the record says so of some of the data only. Name the data that is meant.')
    : [];
}
