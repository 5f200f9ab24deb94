import type { Tri } from '../facts.ts';
import { or } from '../kleene.ts';
import type { ReadDataSet } from './veris-reading.ts';
import type { Said, VerisSource } from './veris-source.ts';
import { silent } from './veris-source.ts';
import {
  type DataMeaning,
  type HarmMeaning,
  type Medium,
  small,
  type VictimMeaning,
} from './veris-tables.ts';

const CONFIDENTIALITY = ['attribute', 'confidentiality'] as const;
const NOT_KNOWN = 'This word is not known here: nothing was made of it.';

/** Words that mean something in a table; the others are left or, if no word of VERIS that is known here, warned about. */
function meanings<T extends object>(
  source: VerisSource,
  said: readonly Said[],
  table: ReadonlyMap<string, T>,
): { readonly means: T; readonly said: Said }[] {
  return said.flatMap((one) => {
    if (silent(one.word, source.tables)) return [];
    const means = table.get(small(one.word));
    if (!means) source.warn(one.path, NOT_KNOWN);
    else if ('why' in means && typeof means.why === 'string') source.leave(one.path, means.why);
    else source.take(one.path);
    return means ? [{ means, said: one }] : [];
  });
}

/** The body of data of a record: one, since a record says one thing of all its data. Empty: it says of none. */
export function readData(source: VerisSource): ReadDataSet[] {
  const { tables } = source;
  const confidential = source.has(...CONFIDENTIALITY);
  const harmed = (['integrity', 'availability'] as const).filter((harm) => source.has('attribute', harm));
  if (!confidential && harmed.length === 0) return [];
  const data = meanings(source, varietiesOf(source), tables.data).map(({ means }) => means);
  const people = meanings(source, source.words(...CONFIDENTIALITY, 'data_victim'), tables.people).map(
    ({ means }) => means,
  );
  const states = meanings(source, source.words(...CONFIDENTIALITY, 'state'), tables.states).map(
    ({ means }) => means,
  );
  const named = data.map(({ variety }) => variety);
  const encrypted = states.map((state) => state.encrypted);
  if (encrypted.includes('YES') && encrypted.includes('NO'))
    source.warn(
      'attribute.confidentiality.state',
      'Some of it was encrypted and some was not: read as not encrypted.',
    );
  return [
    {
      name: named.length > 0 ? `VERIS: ${[...new Set(named)].join(', ')}` : 'VERIS: data not named',
      personalData: isPersonal(data, people) ? 'YES' : 'UNKNOWN',
      // A record is coarse: what it does not list may be in the data all the same.
      categories: [...new Set([...data.flatMap(({ categories }) => categories), 'unknown'])],
      medium: mediumOf(
        source,
        states.map(({ medium }) => medium),
      ),
      confidentiality: confidential ? disclosure(source) : 'UNKNOWN',
      integrity: harmOf(source, 'integrity', tables.integrity),
      availability: harmOf(source, 'availability', tables.availability),
      acquired: wasTaken(source) ? 'YES' : null,
      encrypted: allEncrypted(encrypted),
      groups: groupsOf(people),
    },
  ];
}

function varietiesOf(source: VerisSource): Said[] {
  return source
    .items(...CONFIDENTIALITY, 'data')
    .flatMap((nth) => source.words(...CONFIDENTIALITY, 'data', nth, 'variety'));
}

function disclosure(source: VerisSource): Tri {
  const path = 'attribute.confidentiality.data_disclosure';
  const [said] = source.words(...CONFIDENTIALITY, 'data_disclosure');
  const means = said && source.tables.disclosure.get(small(said.word));
  if (means) source.take(path);
  else source.warn(path, 'Whether data was disclosed is not said: open.');
  return means ?? 'UNKNOWN';
}

/** Yes if one variety says so. What no variety says stays open: an attribute that is absent is no "no". */
function harmOf(
  source: VerisSource,
  harm: 'integrity' | 'availability',
  table: ReadonlyMap<string, HarmMeaning>,
): Tri {
  const found = meanings(source, source.words('attribute', harm, 'variety'), table);
  return or(['UNKNOWN', ...found.map(({ means }) => means.means)]);
}

function isPersonal(data: readonly DataMeaning[], people: readonly VictimMeaning[]): boolean {
  const may = people.some((one) => one.people === 'yes' || one.people === 'maybe');
  const others = people.length > 0 && people.every((one) => one.people === 'no');
  if (people.some((one) => one.people === 'yes')) return true;
  return data.some(
    ({ personal }) =>
      personal === 'always' ||
      (personal === 'unless_of_others' && !others) ||
      (personal === 'if_of_people' && may),
  );
}

/** All of it, or not all of it: encryption excuses only what was encrypted. */
function allEncrypted(states: readonly Tri[]): Tri {
  if (states.includes('NO')) return 'NO';
  return states.length > 0 && states.every((state) => state === 'YES') ? 'YES' : 'UNKNOWN';
}

function mediumOf(source: VerisSource, ofStates: readonly Medium[]): ReadDataSet['medium'] {
  const { assets, electronicVectors } = source.tables;
  const found = new Set<Medium>(ofStates);
  for (const nth of source.items('asset', 'assets')) {
    const [asset] = source.words('asset', 'assets', nth, 'variety');
    if (!asset || silent(asset.word, source.tables)) continue;
    const fits = assets.find(({ begins }) => small(asset.word).startsWith(begins));
    if (!fits) source.warn(asset.path, NOT_KNOWN);
    else if (fits.medium) {
      found.add(fits.medium);
      source.take(asset.path);
    }
  }
  found.delete(null);
  const vectors = [...source.tables.actions.keys()].flatMap((action) =>
    source.words('action', action, 'vector'),
  );
  if (found.has('PAPER') && vectors.some(({ word }) => electronicVectors.has(small(word))))
    found.add('ELECTRONIC');
  const [medium] = found;
  return found.size === 1 && medium ? medium : 'UNKNOWN';
}

/** Whether it was carried off: only where the record confirms that it was disclosed, and says how. */
function wasTaken(source: VerisSource): boolean {
  const { tables } = source;
  const [said] = source.words(...CONFIDENTIALITY, 'data_disclosure');
  if (!said || tables.disclosure.get(small(said.word)) !== 'YES') return false;
  const says = (name: string, words: ReadonlySet<string>) =>
    [...tables.actions.keys()].flatMap((action) => {
      const fits = source.words('action', action, name).filter(({ word }) => words.has(small(word)));
      if (name === 'result') source.take(...fits.map(({ path }) => path));
      return fits;
    }).length > 0;
  const [byResult, byVariety] = [says('result', tables.takenResults), says('variety', tables.takenVarieties)];
  return byResult || byVariety;
}

function groupsOf(people: readonly VictimMeaning[]): ReadDataSet['groups'] {
  const groups = new Map<string, Tri>();
  for (const { kind, vulnerable } of people) if (kind !== null) groups.set(kind, vulnerable);
  return [...groups].map(([kind, vulnerable]) => ({ kind, vulnerable }));
}
