import type { DataSetFacts } from '../facts.ts';
import { folded } from './folded-text.ts';
import { type Lexicon, says } from './lexicon.ts';
import type { ReadPassage } from './statements.ts';

/** Named as protection, these are none: broken, reversible, or made for something else. */
const WEAK =
  /\bmd-?[245]\b|\bsha-?(?:0|1)\b|\b(?:unsalted|rot-?13|base-?64|crc-?32|rc4|3-?des|triple-?des|ntlm)\b/;
/** In capitals: "des" is a word of French. */
const WEAK_IN_CAPITALS = /\b(?:DES|LM)\b/;

interface Found {
  readonly certain: boolean;
  readonly why: string;
}

/** What the record says against a claim that this data was protected; null: nothing. */
export function overclaim(
  { sentence, read, after }: ReadPassage,
  clause: string,
  lexicon: Lexicon,
  meant: readonly DataSetFacts[],
): Found | null {
  // "Hashed with unsalted MD5" says what it is worth.
  if (isWeakMethod(sentence)) return null;
  const held = meant.filter(isProtected);
  const open = meant.find(({ protection }) => protection.encrypted === 'NO') ?? meant.find(isWeak);
  if (held.length === 0) return { certain: true, why: unprotected(open) };
  const told = says(lexicon, 'key', `${read.text} ${folded(after)}`);
  if (held.every(({ protection }) => protection.keySafe === 'NO') && !told)
    return {
      certain: true,
      why: 'the record says that the key was within reach as well. Say so, or remove the claim.',
    };
  if (!told && held.every(({ protection }) => protection.keySafe !== 'YES'))
    return {
      certain: false,
      why: 'whether the key was safe is still unknown. Find out, or say that it is not known.',
    };
  if (held.length === meant.length) return null;
  return {
    certain: says(lexicon, 'all', clause) && open !== undefined,
    why: 'the record says so of some of the data only. Name the data that is meant.',
  };
}

function unprotected(open: DataSetFacts | undefined): string {
  if (!open) return 'the record does not know how the data was protected. Record it, or remove the claim.';
  const { name, protection } = open;
  const algorithm = protection.algorithm ? ` (${protection.algorithm})` : '';
  return `the record says that "${name}" was not${algorithm}. Remove the claim, or correct the record.`;
}

/** What the record says against a claim that this data lay open. */
export function underclaim(meant: readonly DataSetFacts[], named: boolean): Found | null {
  const safe = meant.every((one) => isProtected(one) && one.protection.keySafe === 'YES');
  if (!safe || meant.length === 0) return null;
  const which = named ? meant.map(({ name }) => `"${name}"`).join(', ') : 'all of the data';
  return {
    certain: true,
    why: `the record says that ${which} was encrypted and its key safe. Correct the text, or the record.`,
  };
}

/** What the record says against a claim that the key was safe. */
export function keyClaim(meant: readonly DataSetFacts[]): Found | null {
  const encrypted = meant.filter(({ protection }) => protection.encrypted === 'YES');
  const asked = encrypted.length > 0 ? encrypted : meant;
  if (asked.some(({ protection }) => protection.keySafe === 'YES')) return null;
  const taken = asked.find(({ protection }) => protection.keySafe === 'NO');
  return taken
    ? {
        certain: true,
        why: `the record says that the key of "${taken.name}" was within reach. Correct the text, or the record.`,
      }
    : {
        certain: false,
        why: 'the record does not know whether the key was safe. Record it, or remove the claim.',
      };
}

function isProtected(dataSet: DataSetFacts): boolean {
  return dataSet.protection.encrypted === 'YES' && !isWeak(dataSet);
}

function isWeak({ protection }: DataSetFacts): boolean {
  return isWeakMethod(protection.algorithm ?? '');
}

function isWeakMethod(words: string): boolean {
  return WEAK.test(folded(words)) || WEAK_IN_CAPITALS.test(words);
}
