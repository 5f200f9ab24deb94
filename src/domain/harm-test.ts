import type { DataSetFacts, Tri } from './facts.ts';
import { type Finding, leaf, words } from './finding.ts';
import { not, or } from './kleene.ts';
import type { Harm } from './predicate.ts';

const harms: Readonly<Record<Harm, string>> = {
  confidentiality: 'seen or taken by others',
  integrity: 'altered',
  availability: 'lost or out of reach',
};

/** Whether a data set was harmed in one way. */
export function harmed(set: DataSetFacts, harm: Harm): Finding {
  const stated = set[harm];
  // Who says that it was seen or taken, or neither, has said whether it became known.
  const known = harm === 'confidentiality' && stated === 'UNKNOWN' ? seenOrTaken(set) : stated;
  const question = `Was "${set.name}" ${harms[harm]}?`;
  return leaf(known, `${harms[harm]}: ${words[known]}`, [`dataSet.${set.id}.${harm}`], question);
}

function seenOrTaken({ accessed, acquired }: DataSetFacts): Tri {
  return or([accessed ?? 'UNKNOWN', acquired ?? 'UNKNOWN']);
}

const reaches = {
  accessed: { says: 'seen or opened', question: 'Did somebody not entitled see or open' },
  acquired: { says: 'taken or copied', question: 'Was it taken, copied or carried off:' },
};

/** Unless somebody says that it was only seen, or only taken, what became known to others counts as both. */
export function reached(set: DataSetFacts, how: 'accessed' | 'acquired', wanted: boolean): Finding {
  const other = how === 'accessed' ? set.acquired : set.accessed;
  const stated = set[how] ?? (set.confidentiality === 'UNKNOWN' ? (other ?? null) : set.confidentiality);
  const known = stated ?? 'UNKNOWN';
  const { says, question } = reaches[how];
  const assumed = set[how] ? '' : known === 'UNKNOWN' ? '' : ', as nobody tells the two apart';
  const value = wanted ? known : not(known);
  return leaf(
    value,
    `${says}: ${words[known]}${assumed}`,
    [`dataSet.${set.id}.${how}`],
    `${question} "${set.name}"?`,
  );
}
