/** Vowels of the languages that are measured in syllables. */
const VOWELS = 'aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿąęıőű';
const GROUPS = new RegExp(`[${VOWELS}]+`, 'gu');

/** Syllables of a word by its groups of vowels, as each language joins and silences them: near enough for an average. */
export function syllablesIn(word: string, language: string): number {
  const own = word.toLowerCase().normalize('NFC');
  const groups = own.match(GROUPS)?.length ?? 0;
  return Math.max(1, groups + correction(own, language));
}

function correction(word: string, language: string): number {
  // Silent endings.
  if (language === 'en')
    return /[^laeiouy]e$|[^aeiouytd]ed$/u.test(word) && !/^[^aeiouy]*e$/u.test(word) ? -1 : 0;
  if (language === 'fr') return /[^aeiouéèêàù](?:e|es|ent)$/u.test(word) ? -1 : 0;
  // Two strong vowels in a row are two syllables.
  if (language === 'es' || language === 'it' || language === 'pt')
    return word.match(/[aeoáéóâêô][aeoáéóâêô]/gu)?.length ?? 0;
  if (language === 'de') return word.match(/ie[nr](?=.)|[aeiou]tion|eu?(?=[aouäö])/gu)?.length ?? 0;
  return 0;
}
