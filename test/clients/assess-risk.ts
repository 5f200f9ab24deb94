import { gql } from '@urql/core';
import { expectThat, first, refusalOf, say } from './day-book.ts';
import type { Team } from './day-client.ts';

interface Tables {
  readonly severityTables: {
    readonly inherits: readonly string[];
    readonly groups: readonly { readonly key: string; readonly categories: readonly string[] }[];
    readonly identifiers: readonly {
      readonly key: string;
      readonly levels: readonly { readonly level: string; readonly meaning: string }[];
    }[];
    readonly circumstances: readonly {
      readonly field: string;
      readonly key: string;
      readonly adds: number;
    }[];
  };
}
const TABLES = gql<Tables, Record<string, never>>`
  {
    severityTables {
      inherits
      groups { key categories }
      identifiers { key levels { level meaning } }
      circumstances { field key adds }
    }
  }
`;
interface Score {
  readonly score: { readonly lowest: number; readonly highest: number };
  readonly suggests: string;
  readonly open: readonly { readonly input: string }[];
}
const PREVIEW = gql<{ severityPreview: Score }, { inputs: object }>`
  query ($inputs: SeverityInput!) {
    severityPreview(inputs: $inputs) { score { lowest highest } suggests open { input decides } }
  }
`;
const ASSESS = gql<{ assessRisk: { verdict: string } }, { input: object }>`
  mutation ($input: AssessRiskInput!) {
    assessRisk(input: $input) { id verdict incident { id version obligations { id verdict state } } }
  }
`;

/** The ENISA number from the API's own tables, then the verdict of a person. */
export async function assessRisk(
  team: Team,
  incidentId: string,
  categories: readonly string[],
): Promise<void> {
  const { severityTables } = await team.ask('responder', TABLES, {});
  const nothing = await team.ask('responder', PREVIEW, { inputs: {} });
  expectThat(
    nothing.severityPreview.open.length > 0,
    `with nothing known the score is open in ${nothing.severityPreview.open.map(({ input }) => input).join(', ')}`,
  );
  const inputs = inputsFrom(severityTables, categories);
  const { severityPreview } = await team.ask('responder', PREVIEW, { inputs });
  const { score, suggests } = severityPreview;
  say(`  the number says ${score.lowest} to ${score.highest}: ${suggests}`);

  const verdict = 'HIGH_RISK';
  const finding = { incidentId, inputs, verdict };
  const rationale =
    suggests === verdict
      ? {}
      : await refusalOf(team.do('responder', ASSESS, { input: finding }), 'REASON_REQUIRED').then(
          ({ details }) => ({
            [String(details['field'])]: 'Passwords are used elsewhere too; people may lose accounts.',
          }),
        );
  const { assessRisk: made } = await team.do('responder', ASSESS, { input: { ...finding, ...rationale } });
  expectThat(made.verdict === verdict, `a person finds ${made.verdict}`);
}

function inputsFrom(
  { groups, identifiers, circumstances }: Tables['severityTables'],
  categories: readonly string[],
): object {
  const data = groups
    .map(({ key, categories: own }) => ({
      group: key,
      categories: own.filter((one) => categories.includes(one)),
    }))
    .filter((one) => one.categories.length > 0);
  const { key: kind, levels } = first(identifiers, 'identifier');
  const { level, meaning } = levels.at(-1) ?? first(levels, 'level');
  const worst = new Map<string, { key: string; adds: number }>();
  for (const { field, key, adds } of circumstances)
    if (adds >= (worst.get(field)?.adds ?? 0)) worst.set(field, { key, adds });
  return {
    data,
    identifiers: [{ kind, level, justification: meaning }],
    ...Object.fromEntries([...worst].map(([field, { key }]) => [field, key])),
  };
}
