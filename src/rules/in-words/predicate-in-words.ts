import type { Predicate } from '../../domain/predicate.ts';
import { dataSetInWords, everyDataSetInWords } from './data-set-in-words.ts';
import { factInWords } from './fact-in-words.ts';
import type { Lexicon } from './lexicon.ts';
import { affectedInWords, amongInWords, countInWords, organizationInWords } from './people-in-words.ts';
import { type Said, said } from './said.ts';

/** What a predicate asks, as a person would say it: exactly what the engine tests, no more and no less. */
export function predicateInWords(predicate: Predicate, lexicon: Lexicon): Said {
  return inWords(predicate, lexicon, false);
}

/** Several that must all hold, as one list; what is joined without a name of its own stands in it directly. */
export function allInWords(predicates: readonly Predicate[], lexicon: Lexicon): readonly Said[] {
  return predicates.flatMap((one) =>
    'all' in one && one.label === undefined && one.clause === undefined
      ? allInWords(one.all, lexicon)
      : [predicateInWords(one, lexicon)],
  );
}

function inWords(predicate: Predicate, lexicon: Lexicon, denied: boolean): Said {
  const found = bare(predicate, lexicon, denied);
  return {
    ...found,
    label: predicate.label ?? found.label,
    clause: predicate.clause ?? found.clause,
  };
}

function bare(predicate: Predicate, lexicon: Lexicon, denied: boolean): Said {
  if ('all' in predicate) return joined(predicate.all, denied ? 'Not all of these' : 'All of these', lexicon);
  if ('any' in predicate)
    return joined(predicate.any, denied ? 'None of these' : 'At least one of these', lexicon);
  if ('not' in predicate) return inWords(predicate.not, lexicon, !denied);
  if ('fact' in predicate) return factInWords(predicate.fact, lexicon, denied);
  return said(leafInWords(predicate, lexicon, denied));
}

type Leaf = Exclude<Predicate, { all: unknown } | { any: unknown } | { not: unknown } | { fact: unknown }>;

function leafInWords(predicate: Leaf, lexicon: Lexicon, denied: boolean): string {
  if ('dataSet' in predicate) return dataSetInWords(predicate.dataSet, lexicon, denied);
  if ('everyDataSet' in predicate) return everyDataSetInWords(predicate.everyDataSet, lexicon, denied);
  if ('affected' in predicate) return affectedInWords(predicate.affected, lexicon, denied);
  if ('among' in predicate) return amongInWords(predicate.among, denied);
  if ('count' in predicate) return countInWords(predicate.count, lexicon, denied);
  if ('organization' in predicate) return organizationInWords(predicate.organization, denied);
  return predicate.always === denied ? 'Never' : 'Always';
}

/** What is denied of a whole is said once, before its parts. */
function joined(parts: readonly Predicate[], says: string, lexicon: Lexicon): Said {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && !says.startsWith('No'))
    return predicateInWords(only, lexicon);
  return said(says, { parts: parts.map((one) => predicateInWords(one, lexicon)) });
}
