import type { RiskVerdict } from '../../domain/risk.ts';
import type { Range } from '../../domain/severity.ts';
import {
  circumstanceKeys,
  circumstanceTables,
  flagTable,
  groupTables,
  identifierTables,
  severityFlags,
} from '../../domain/severity-tables.ts';
import type { RiskAssessmentRow } from '../../incidents/risk-assessment.row.ts';
import { cell, table } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** What was found of the risk to people: the verdict, which is a person's, before the number that informed it. */
export function writeRisk({ risks, riskChanges }: Gathered, words: Words): string[] {
  return [
    '## Risk to people',
    '',
    ...risks.flatMap((risk, i) => writeOne(risk, i === 0 ? riskChanges : null, words)),
    ...(risks.length === 0 ? ['Nobody has assessed it.', ''] : []),
  ];
}

const heading: Readonly<Record<RiskVerdict, string>> = {
  UNLIKELY: 'Risk unlikely',
  RISK: 'Risk',
  HIGH_RISK: 'High risk',
};
const NOT_KNOWN = 'not known';

function writeOne(
  { number, verdict, severity, inputs, method, incidentVersion, ...row }: RiskAssessmentRow,
  /** Null: a later finding followed. */
  changes: readonly string[] | null,
  { time, who, said }: Words,
): string[] {
  const { score, bands, context, identification, circumstances, open } = severity;
  const label = (key: (typeof circumstanceKeys)[number]) => {
    const values = circumstanceTables[key] as Readonly<Record<string, { readonly label: string }>>;
    return values[inputs[key] ?? '']?.label ?? NOT_KNOWN;
  };
  const band = bands.lowest === bands.highest ? bands.lowest : `${bands.lowest} to ${bands.highest}`;
  const rows = [
    ...inputs.data.map(({ group, categories, adjustment, to, justificationId }) => [
      `data: ${categories.map(plain).join(', ') || '–'}`,
      [
        group === null ? NOT_KNOWN : groupTables[group].label,
        adjustment && (stepOf(group, adjustment) ?? plain(adjustment)),
        to && `leads to ${to}`,
      ]
        .filter(Boolean)
        .join('; '),
      said(justificationId),
    ]),
    ...inputs.identifiers.map(({ kind, level, justificationId }) => [
      `identifier: ${identifierTables[kind].label}`,
      level === null ? NOT_KNOWN : plain(level),
      said(justificationId),
    ]),
    ...circumstanceKeys.map((key) => [key, label(key), said(inputs.circumstancesId)]),
    ...severityFlags.map((flag) => [
      flagTable[flag].label,
      plain(inputs.flags[flag]),
      flagTable[flag].effect,
    ]),
  ];
  return [
    `### ${heading[verdict]} (assessment ${number}${changes ? '' : ', followed by a later one'})`,
    '',
    `- Found by ${cell(who(row.assessedBy))}, ${time(row.assessedAt)}, on version ${incidentVersion} of the facts`,
    ...(changes?.length ? [`- Changed since: ${cell(changes.join('; '))}`] : []),
    `- Rationale: ${cell(said(row.rationaleId))}`,
    `- Number beside it: ${shown(score)}, ${plain(band)} (${cell(method)}) = context ${shown(context)} × identification ${shown(identification)} + circumstances ${shown(circumstances)}`,
    ...(open.length === 0 ? [] : [`- Not known: ${cell(open.map(({ input }) => input).join(', '))}`]),
    '',
    ...table(['input', 'as scored', 'justification'], rows, ''),
  ];
}

function shown({ lowest, highest }: Range): string {
  return lowest === highest ? String(lowest) : `${lowest} to ${highest}`;
}

function stepOf(group: keyof typeof groupTables | null, adjustment: string): string | undefined {
  if (group === null) return undefined;
  const steps = groupTables[group].adjustments as Readonly<Record<string, { readonly label: string }>>;
  return steps[adjustment]?.label;
}
