import type { DataSetFacts, FactValue } from '../facts.ts';

/** What the record says against a sentence on what became of the data. */
export interface Said {
  readonly certain: boolean;
  /** It may well be said of something else. */
  readonly unsure?: boolean;
  readonly why: string;
}

type Answers = Readonly<Record<string, FactValue>>;

/** What the record has against a word that the data was not misused. */
export function notFound(answers: Answers): Said | null {
  const published = answers['recipients_of_data'] === 'published';
  if (published || answers['misuse_likely'] === true)
    return { certain: published, why: 'the record has a finding that misuse happened or is likely.' };
  return answers['misuse_likely'] === false
    ? null
    : { certain: false, why: 'nobody found so: say what was looked at and what is not known.' };
}

/** That nothing was taken is false as soon as one of the sets that may be meant was. */
export function happened(
  verb: 'taken' | 'accessed',
  meant: readonly DataSetFacts[],
  loosely: boolean,
): Said | null {
  const touched = meant.filter((set) => (verb === 'taken' ? acquired(set) : accessed(set)));
  if (touched.length === 0) return loosely ? null : unsupported(verb, meant);
  const what = verb === 'taken' ? 'was taken or copied' : 'was seen by somebody not entitled';
  const names = touched.map(({ name }) => `"${name}"`);
  return { certain: true, why: `the record says that ${names.join(', ')} ${what}.` };
}

/** "No personal data was involved." */
export function spared(meant: readonly DataSetFacts[]): Said | null {
  const [touched] = meant.filter(
    ({ personalData, confidentiality }) => personalData === 'YES' && confidentiality === 'YES',
  );
  return touched
    ? {
        certain: true,
        why: `the record says that "${touched.name}" holds personal data and is no longer confidential.`,
      }
    : null;
}

/** "We have recovered all of it": a finding of its own. */
export function recovered(answers: Answers): Said | null {
  const said = answers['data_recovered'];
  if (said === true) return null;
  return said === false
    ? { certain: true, why: 'the record says that not all of it was recovered.' }
    : {
        certain: false,
        why: 'the record does not say that all of it was recovered. Record it, or remove the claim.',
      };
}

/** Confidentiality was lost, and nobody said that it was only seen, or not even that: the record does not carry the words. */
function unsupported(verb: 'taken' | 'accessed', meant: readonly DataSetFacts[]): Said | null {
  const lost = meant.find(
    ({ confidentiality, accessed: seen, acquired: had }) =>
      confidentiality === 'YES' && ((verb === 'taken' ? had : seen) ?? 'UNKNOWN') === 'UNKNOWN',
  );
  if (!lost) return null;
  return {
    certain: false,
    why: `the record says that "${lost.name}" was no longer confidential, and not that it was spared. Say what was looked at and what is not known.`,
  };
}

/** Said outright; what only follows from the loss of confidentiality is no certain knowledge. */
function accessed(set: DataSetFacts): boolean {
  return set.accessed === 'YES' || acquired(set);
}

function acquired({ acquired: had }: DataSetFacts): boolean {
  return had === 'YES';
}

/** "Nothing was lost", "restored from a backup". */
export function availability(meant: readonly DataSetFacts[]): Said | null {
  const lost = meant.filter(
    ({ availability: state, protection }) => state === 'YES' && protection.availableElsewhere === 'NO',
  );
  if (lost.length === 0) return null;
  const names = lost.map(({ name }) => `"${name}"`).join(', ');
  return {
    certain: lost.length === meant.length,
    why: `the record says that ${names} was lost and that no copy is left.`,
  };
}
