import { folded, type Passage, type Tongue } from './passages.ts';

/** Words that play down, promise or blame: not false by themselves, but what regulators and courts quote back. */
const LOADED: Readonly<Record<Tongue, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\babundance of caution\b/, 'it plays down why you write: say what happened.'],
    [
      /\btakes? (?:your |the |data )?(?:security|privacy)[\w ]{0,20} (?:very )?seriously\b/,
      'it says nothing: say what you did.',
    ],
    [
      /\bno (?:evidence|indication|reason to believe)\b/,
      'not finding is not the same as not happening: say what was looked at, and what cannot be known.',
    ],
    [
      /\b(?:only|merely|just) (?:a |an )?(?:small|limited|few|minor|limited number)\b|\b(?:small|limited) (?:number|subset) of\b/,
      'it plays down the number: give it, or say that it is not yet known.',
    ],
    [
      /\b(?:fully|completely|100 ?%|absolutely) (?:secure|safe|protected)\b|\bguarantee[sd]?\b/,
      'nobody can promise it.',
    ],
    [
      /\b(?:sophisticated|state-sponsored|nation-state|highly skilled) (?:\w+ )?(?:attack\w*|actors?|hackers?|criminals?)\b/,
      'it praises the attacker and excuses nothing: leave it out unless it is established.',
    ],
    [
      /\bno (?:harm|risk|danger|impact) (?:to|for)\b|\bnot at risk\b/,
      'the law asks for likely consequences: say them.',
    ],
  ],
  de: [
    [/\brein vorsorglich\b|\bvorsichtshalber\b/, 'it plays down why you write: say what happened.'],
    [
      /\bnehmen [\w ]{0,40}(?:sicherheit|datenschutz|schutz)[\w ]{0,30} (?:sehr )?ernst\b/,
      'it says nothing: say what you did.',
    ],
    [
      /\bkeine?n? (?:hinweise?|anhaltspunkte?|anzeichen|belege?)\b/,
      'not finding is not the same as not happening: say what was looked at, and what cannot be known.',
    ],
    [
      /\b(?:lediglich|nur) (?:eine[rn]? )?(?:klein\w*|gering\w*|wenige\w*|begrenzt\w*|einzelne\w*)\b/,
      'it plays down the number: give it, or say that it is not yet known.',
    ],
    [
      /\b(?:vollig|absolut|hundertprozentig|100 ?%) (?:sicher|geschutzt)\b|\bgarantier\w*\b/,
      'nobody can promise it.',
    ],
    [
      /\b(?:hochprofessionell\w*|staatlich\w*|ausgeklugelt\w*|hochspezialisiert\w*) (?:angreifer\w*|angriff\w*|hacker\w*|tater\w*)\b/,
      'it praises the attacker and excuses nothing: leave it out unless it is established.',
    ],
    [/\bkein(?:e|erlei)? (?:risiko|gefahr|schaden)\b/, 'the law asks for likely consequences: say them.'],
  ],
};

export interface LoadedWord {
  readonly words: string;
  readonly why: string;
  readonly passage: Passage;
}

/** Loaded words of a text, each with what to write instead. */
export function loadedWords(passages: readonly Passage[], tongue: Tongue): readonly LoadedWord[] {
  return passages.flatMap((passage) =>
    LOADED[tongue].flatMap(([words, why]) => {
      const found = words.exec(folded(passage.sentence))?.[0];
      return found === undefined ? [] : [{ words: found, why, passage }];
    }),
  );
}
