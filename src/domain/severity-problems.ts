import type { ScoredData, ScoredIdentifier, SeverityInputs } from './severity.ts';
import { type Adjustment, groupTables, type IdentifierTable, identifierTables } from './severity-tables.ts';

/** An input the tables do not permit, in words for whoever gave it. */
export interface SeverityProblem {
  /** Where it stands ("data.0.to"). */
  readonly input: string;
  readonly message: string;
}

/** What is wrong with the inputs; empty: they can be scored. */
export function severityProblems({ data, identifiers }: SeverityInputs): readonly SeverityProblem[] {
  return [...data.flatMap(wrongData), ...identifiers.flatMap(wrongIdentifier)];
}

function wrongData({ group, adjustment, to = null }: ScoredData, n: number): SeverityProblem[] {
  const at = (field: string, message: string) => [{ input: `data.${n}.${field}`, message }];
  if (!adjustment || adjustment === 'UNKNOWN') {
    return to === null ? [] : at('to', 'Leave out to: without an adjustment the base of the group stands.');
  }
  if (group === null) return at('group', 'An adjustment is a step from the base of a group: name the group.');
  const { adjustments } = groupTables[group];
  const step: Adjustment | undefined = adjustments[adjustment];
  if (!step) {
    const possible = Object.keys(adjustments).join(', ');
    return at('adjustment', `${adjustment} is no step from ${group}. Possible: ${possible}.`);
  }
  const { results } = step;
  if (to === null && results.length > 1)
    return at('to', `${adjustment} may lead from ${group} to ${results.join(', ')}: say in to which.`);
  if (to !== null && !results.some((result) => result === to))
    return at('to', `${adjustment} leads from ${group} to ${results.join(', ')}, not to ${to}.`);
  return [];
}

function wrongIdentifier({ kind, level }: ScoredIdentifier, n: number): SeverityProblem[] {
  const { meanings }: IdentifierTable = identifierTables[kind];
  if (level === null || meanings[level] !== undefined) return [];
  const possible = Object.keys(meanings).join(', ');
  return [
    {
      input: `identifiers.${n}.level`,
      message: `The table has no level ${level} for ${kind}. Possible: ${possible}; or score it as OTHER.`,
    },
  ];
}
