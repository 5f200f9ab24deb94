import type { DataSetFacts } from '../facts.ts';
import { folded } from './folded-text.ts';
import { type Lexicon, says } from './lexicon.ts';
import {
  isEncryption,
  isHashing,
  isOtherMethod,
  isSalted,
  isWeakMethod,
  methodsIn,
} from './protection-methods.ts';
import type { ReadPassage } from './statements.ts';

interface Found {
  readonly certain: boolean;
  readonly unsure?: boolean;
  readonly why: string;
}

/** Another method than the record has; one that protects nothing is held against nobody who names it. */
export function otherMethod(clause: string, meant: readonly DataSetFacts[]): Found | null {
  const named = methodsIn(clause);
  const other = meant.find(({ protection }) => isOtherMethod(named, methodsIn(protection.algorithm ?? '')));
  return other && !isWeakMethod(clause) ? { certain: true, why: otherwise(other) } : null;
}

/** What the record says against a claim that this data was protected; null: nothing. */
export function overclaim(
  { sentence, read, after, before }: ReadPassage,
  clause: string,
  lexicon: Lexicon,
  meant: readonly DataSetFacts[],
  told: boolean,
): Found | null {
  // "Hashed with unsalted MD5" says what it is worth.
  if (isWeakMethod(sentence)) return null;
  // A hash is no encryption: how passwords were hashed is told by the method on record.
  if (
    meant.length > 0 &&
    isHashing(sentence) &&
    meant.some(({ protection }) => isHashing(protection.algorithm ?? ''))
  )
    return null;
  const held = meant.filter(isProtected);
  const open = meant.find(({ protection }) => protection.encrypted === 'NO') ?? meant.find(isWeak);
  if (held.length === 0) {
    // "As hashes, so nobody can read them."
    const isNote =
      isHashing(sentence) &&
      !isEncryption(clause) &&
      isCandid([read.text, folded(before), folded(after)], meant, lexicon);
    return { certain: !isNote, unsure: isNote, why: unprotected(open) };
  }
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
  if (held.length === meant.length || isByMethod(clause, held)) return null;
  return {
    certain: says(lexicon, 'all', clause) && open !== undefined,
    why: 'the record says so of some of the data only. Name the data that is meant.',
  };
}

/**
 * A hash is no encryption, and a record that knows no method does not deny it: advice, where what the hash is worth or how it was made
 * is said with it.
 */
function isCandid(around: readonly string[], meant: readonly DataSetFacts[], lexicon: Lexicon): boolean {
  if (meant.some(({ protection }) => (protection.algorithm ?? '') !== '')) return false;
  const [own = ''] = around;
  return (
    isSalted(own) || methodsIn(own).length > 0 || around.some((text) => says(lexicon, 'guessable', text))
  );
}

function otherwise({ name, protection }: DataSetFacts): string {
  return `the record says that "${name}" was protected by ${protection.algorithm}. Correct the text, or the record.`;
}

function unprotected(open: DataSetFacts | undefined): string {
  if (!open) return 'the record does not know how the data was protected. Record it, or remove the claim.';
  const { name, protection } = open;
  const algorithm = protection.algorithm ? ` (${protection.algorithm})` : '';
  return `the record says that "${name}" was not${algorithm}. Remove the claim, or correct the record.`;
}

/** What the record says against a claim that this data lay open. */
export function underclaim(meant: readonly DataSetFacts[], named: boolean, told: boolean): Found | null {
  const safe = meant.every((one) => isProtected(one) && one.protection.keySafe === 'YES');
  if (meant.length === 0) return null;
  if (!safe) {
    const held = meant.find(isProtected);
    if (told || held === undefined || !meant.every(isProtected)) return null;
    return {
      certain: false,
      why: `the record says that "${held.name}" was encrypted. Say so, and what became of the key, or correct the record.`,
    };
  }
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
        // Without encryption on record "keys" may be any.
        unsure: encrypted.length === 0,
        why: 'the record does not know whether the key was safe. Record it, or remove the claim.',
      };
}

/** What the record says against a claim that the key was lost. */
export function keyLost(meant: readonly DataSetFacts[]): Found | null {
  const keyed = meant.filter(({ protection }) => protection.encrypted === 'YES');
  const [safe] = keyed;
  return safe && keyed.every(({ protection }) => protection.keySafe === 'YES')
    ? {
        certain: true,
        why: `the record says that the key of "${safe.name}" was safe. Correct the text, or the record.`,
      }
    : null;
}

function isProtected(dataSet: DataSetFacts): boolean {
  return dataSet.protection.encrypted === 'YES' && !isWeak(dataSet);
}

function isWeak({ protection }: DataSetFacts): boolean {
  return isWeakMethod(protection.algorithm ?? '');
}

/** "It is encrypted with AES-256": what is meant is what the record has by that method. */
function isByMethod(clause: string, held: readonly DataSetFacts[]): boolean {
  const said = methodsIn(clause);
  return held.some(({ protection }) => {
    const own = methodsIn(protection.algorithm ?? '');
    return said.length > 0 && own.length > 0 && !isOtherMethod(said, own);
  });
}
