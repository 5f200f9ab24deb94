import { gql } from '@urql/core';
import { expectThat } from './day-book.ts';
import type { Team } from './day-client.ts';

interface Proof {
  readonly incident: { readonly reference: string; readonly reportPaths: readonly string[] };
  readonly register: {
    readonly nodes: readonly { readonly reference: string; readonly duties: readonly string[] }[];
  };
  readonly whatLeft: { readonly nodes: readonly { readonly what: string }[] };
}
const PROOF = gql<Proof, { id: string }>`
  query ($id: ID!) {
    incident(id: $id) { id reference reportPaths }
    register { nodes { reference duties incident { id state } } }
    whatLeft(incidentId: $id) { nodes { at what count } }
  }
`;
interface Timeline {
  readonly timeline: {
    readonly nodes: readonly { readonly type: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const TIMELINE = gql<Timeline, { id: string; after: string | null }>`
  query ($id: ID!, $after: String) {
    timeline(incidentId: $id, first: 20, after: $after) { nodes { id seq at type } pageInfo { hasNextPage endCursor } }
  }
`;
const VERIFY = gql<{ verifyRecord: { intact: boolean; entries: number } }, Record<string, never>>`
  { verifyRecord { intact entries } }
`;

/** What stays: the register, the report, the timeline, and a record that verifies. */
export async function prove(team: Team, id: string): Promise<void> {
  const { incident, register, whatLeft } = await team.look('decider', PROOF, { id });
  const entry = register.nodes.find(({ reference }) => reference === incident.reference);
  expectThat(
    entry !== undefined,
    `the register holds ${incident.reference} with ${entry?.duties.length} duties`,
  );
  for (const path of incident.reportPaths) {
    const report = await team.http('decider', path);
    expectThat(
      report.ok && (await report.text()).includes(incident.reference),
      `the report ${path.split('.').at(-1)} is ready to hand over`,
    );
  }
  expectThat(whatLeft.nodes.length > 0, `${whatLeft.nodes.length} things left the company, all on record`);
  const types: string[] = [];
  let after: string | null = null;
  do {
    const page: Timeline = await team.ask('decider', TIMELINE, { id, after });
    types.push(...page.timeline.nodes.map(({ type }) => type));
    after = page.timeline.pageInfo.hasNextPage ? page.timeline.pageInfo.endCursor : null;
  } while (after !== null);
  const whole = ['incident.reported', 'incident.awareness-declared', 'obligation.met'].every((one) =>
    types.includes(one),
  );
  expectThat(whole, `the timeline has ${types.length} entries, from the report to the end`);
  const { verifyRecord } = await team.look('decider', VERIFY, {});
  expectThat(verifyRecord.intact, `the record is intact: ${verifyRecord.entries} entries`);
}
