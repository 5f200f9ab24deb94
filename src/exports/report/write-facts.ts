import type { AffectedGroupFacts, DataSetFacts, FactValue, ImpreciseTime } from '../../domain/facts.ts';
import { undeterminable } from '../../domain/jurisdiction.ts';
import { table } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** What is known of when it happened, and who declared awareness on what ground. */
export function writeTimes({ facts, awareness }: Gathered, { time, who, said }: Words): string[] {
  const shown = (at: ImpreciseTime | null) =>
    at === null
      ? 'not known'
      : `${time(at.at)}${at.toleranceMinutes > 0 ? `, ± ${at.toleranceMinutes} min` : ''}`;
  const rows = [
    ['began', shown(facts.occurredFrom)],
    ['ended', shown(facts.occurredTo)],
    ['first signal', shown(facts.detected)],
    ['awareness, as declared', shown(facts.aware)],
    ['contained', shown(facts.contained)],
    ...Object.entries(facts.milestones).map(([key, at]) => [plain(key), shown(at)]),
  ];
  const declared = awareness.map((one) => [
    time(one.awareAt),
    who(one.declaredBy),
    time(one.declaredAt),
    said(one.groundId),
    said(one.gapReasonId),
  ]);
  return [
    '## Times',
    '',
    ...table(['what', 'when'], rows, ''),
    ...(declared.length === 0
      ? ['Awareness has not been declared.', '']
      : table(
          ['aware from', 'declared by', 'declared', 'ground', 'reason of a gap or change'],
          declared,
          '',
        )),
  ];
}

/** The data, the people, and what was found of both. */
export function writeFacts({ facts: { dataSets, answers }, processors }: Gathered): string[] {
  const groups = dataSets.flatMap((set) => set.groups.map((group) => [set.name, ...groupCells(group)]));
  const given = Object.entries(answers).map(([key, value]) => [plain(key), inWords(value)]);
  return [
    '## Data concerned',
    '',
    ...table(
      ['data set', 'role', 'categories', 'medium', 'breach of', 'protection', 'processor involved'],
      dataSets.map((set) => setCells(set, processors)),
      'Not known yet.',
    ),
    '## People concerned',
    '',
    ...table(
      ['data set', 'kind', 'jurisdiction', 'count', 'how sure', 'minors', 'vulnerable'],
      groups,
      'Not known yet.',
    ),
    '## Findings',
    '',
    ...table(['question', 'answer'], given, 'None recorded.'),
  ];
}

function inWords(value: FactValue): string {
  if (Array.isArray(value)) return value.map((one) => plain(one)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return /^[a-z]+(?:_[a-z]+)+$/.test(String(value)) ? plain(String(value)) : String(value);
}

function setCells(set: DataSetFacts, processors: Gathered['processors']): (string | null)[] {
  const { encrypted, keySafe, availableElsewhere, algorithm, keyLocation } = set.protection;
  const stated = [
    `encrypted: ${plain(encrypted)}`,
    `key safe: ${plain(keySafe)}`,
    `available elsewhere: ${plain(availableElsewhere)}`,
    algorithm,
    keyLocation,
  ];
  return [
    set.name,
    `${plain(set.role)}${set.controllers.length > 0 ? ` for ${set.controllers.join(', ')}` : ''}`,
    set.categories.map(plain).join(', '),
    plain(set.medium),
    `confidentiality: ${plain(set.confidentiality)}, integrity: ${plain(set.integrity)}, availability: ${plain(set.availability)}${reachOf(set)}`,
    stated.filter(Boolean).join(', '),
    set.processorId ? (processors.get(set.processorId) ?? null) : null,
  ];
}

/** Access and acquisition, where somebody told them apart. */
function reachOf({ accessed, acquired }: DataSetFacts): string {
  return `${accessed ? `, seen: ${plain(accessed)}` : ''}${acquired ? `, taken: ${plain(acquired)}` : ''}`;
}

function groupCells(group: AffectedGroupFacts): (string | number)[] {
  const among = (value = 'UNKNOWN', count: number | null | undefined = null) =>
    count === null ? plain(value) : count;
  return [
    group.kind,
    group.jurisdiction === null || group.jurisdiction === undeterminable ? 'not known' : group.jurisdiction,
    group.count ?? 'not known',
    plain(group.countKind),
    among(group.minors, group.minorCount),
    among(group.vulnerable, group.vulnerableCount),
  ];
}
