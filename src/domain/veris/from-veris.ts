import { readAnswers } from './veris-answers.ts';
import { readData } from './veris-data.ts';
import type { VerisIdentity, VerisReading } from './veris-reading.ts';
import { openVeris, silent, type VerisSource } from './veris-source.ts';
import { small, type VerisTables } from './veris-tables.ts';
import { seenText } from './veris-text.ts';
import { type ReadingPlace, readBeginning } from './veris-time.ts';
import { titleOf } from './veris-title.ts';

/**
 * Reads a VERIS record as facts: what it says and nothing else. Whatever of it became no fact is listed with the reason.
 * A record that strays from the schema is read as far as it goes, with warnings.
 */
export function fromVeris(record: object, tables: VerisTables, place: ReadingPlace): VerisReading {
  const source = openVeris(record, tables);
  checkForm(source);
  const dismiss = dismissal(source);
  const occurredFrom = readBeginning(source, place);
  const read = readData(source);
  const dataSets = dismiss === null ? read : read.map((set) => nothingHappened(set));
  if (
    dismiss !== null &&
    read.some(({ confidentiality, availability, integrity }) =>
      [confidentiality, availability, integrity].includes('YES'),
    )
  )
    source.warn(
      'attribute',
      'The record says both that nothing came of it and that data was harmed: kept open.',
    );
  const answers = readAnswers(source);
  const texts = readTexts(source);
  return {
    title: titleOf(source, occurredFrom),
    identity: identityOf(source),
    ...{ occurredFrom, dataSets, answers, texts, dismiss },
    ...source.close(),
  };
}

/** What a near miss or a false positive says of harm is no harm yet: somebody has to look. */
function nothingHappened<T extends VerisReading['dataSets'][number]>(set: T): T {
  const open = (value: T['integrity']) => (value === 'YES' ? 'UNKNOWN' : value);
  const { confidentiality, integrity, availability } = set;
  return {
    ...set,
    ...{
      confidentiality: open(confidentiality),
      integrity: open(integrity),
      availability: open(availability),
    },
    acquired: null,
  };
}

function dismissal(source: VerisSource): string | null {
  const [said] = source.words('security_incident');
  if (!said) return null;
  const means = source.tables.incidents.get(small(said.word));
  if (means) source.take(said.path);
  else if (!silent(said.word, source.tables))
    source.warn(said.path, 'This word is not known here: read as said by nobody.');
  if (means?.warning) source.warn(said.path, means.warning);
  return means?.dismiss ?? null;
}

/** Words and names of the record that say which it is. */
function identityOf(source: VerisSource): VerisIdentity {
  const one = (...steps: string[]): string | null => {
    const value = source.raw(...steps);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
  };
  return {
    master: one('plus', 'master_id'),
    incident: one('incident_id'),
    victim: one('victim', 'victim_id'),
  };
}

function readTexts(source: VerisSource): VerisReading['texts'] {
  return source.tables.texts.flatMap((path) => {
    const value = source.raw(...path.split('.'));
    const text = typeof value === 'string' ? seenText(value).trim() : '';
    if (text === '') return [];
    source.take(path);
    return [{ path, text }];
  });
}

/** Strays from the schema are said, never refused. */
function checkForm(source: VerisSource): void {
  const { required, members } = source.tables;
  for (const name of required)
    if (source.raw(name) === undefined) source.warn(name, 'VERIS asks for this: it is missing.');
  for (const name of ['timeline', 'victim', 'action', 'actor', 'asset', 'attribute', 'plus']) {
    const value = source.raw(name);
    if (value !== undefined && value !== null && !source.has(name))
      source.warn(name, 'VERIS gives an object here: what stands here was not read.');
  }
  const root = source.raw();
  for (const name of Object.keys(root as object))
    if (!members.has(name)) source.warn(name.slice(0, 100), 'VERIS has no such member: it was not read.');
  const [version] = source.words('schema_version');
  if (version && !/^1\.\d+(\.\d+)?$/.test(version.word.trim()))
    source.warn('schema_version', 'This version of VERIS is not known here: it was read as version 1.4.');
  for (const action of Object.keys((source.raw('action') ?? {}) as object))
    if (source.has('action') && !source.tables.actions.has(small(action)))
      source.warn(`action.${action.slice(0, 100)}`, 'VERIS has no such action: it was not read.');
}
