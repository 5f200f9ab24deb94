import { gql } from '@urql/core';
import { answerQuestions } from './answer-questions.ts';
import { expectThat, first, refusalOf, say } from './day-book.ts';
import type { Team } from './day-client.ts';

interface Clock {
  readonly title: string;
  readonly verdict: string;
  readonly state: string;
  readonly dueLocal: string | null;
  readonly remaining: string | null;
}
const CLOCKS = gql`
  fragment Clocks on Incident {
    id
    reference
    version
    obligations { id title verdict state provisional dueLocal remaining startEvent }
  }
`;
interface Shown {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly obligations: readonly Clock[];
}

const READY = gql<
  {
    viewer: { memberId: string; permissions: readonly string[] };
    serverTime: string;
    organization: { name: string; dataMap: readonly { category: string; label: string; special: boolean }[] };
    vocabulary: { dataCategories: readonly { key: string }[] };
  },
  Record<string, never>
>`
  {
    viewer { memberId permissions }
    serverTime
    organization { id name dataMap { category label special } }
    vocabulary { dataCategories { key } }
  }
`;
const REPORT = gql<{ reportIncident: Shown }, { input: object }>`
  ${CLOCKS}
  mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { ...Clocks } }
`;
const BOARD = gql<
  {
    serverTime: string;
    board: {
      nodes: readonly { incident: { id: string }; open: number; undecided: number; next: Clock | null }[];
    };
  },
  Record<string, never>
>`
  {
    serverTime
    board {
      nodes {
        incident { id reference title }
        open
        overdue
        undecided
        next { id title verdict state dueLocal remaining }
      }
    }
  }
`;
const AWARE = gql<{ declareAwareness: Shown }, { input: object }>`
  ${CLOCKS}
  mutation ($input: DeclareAwarenessInput!) { declareAwareness(input: $input) { ...Clocks } }
`;
const AMEND = gql<{ amendFacts: Shown & { dataSets: readonly { id: string }[] } }, { input: object }>`
  ${CLOCKS}
  mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { ...Clocks dataSets { id } } }
`;
const CLOCKS_NOW = gql<{ incident: Shown }, { id: string }>`
  ${CLOCKS}
  query ($id: ID!) { incident(id: $id) { ...Clocks } }
`;
const MOVE = gql<{ moveIncident: { state: string; moves: readonly string[] } }, { input: object }>`
  mutation ($input: MoveIncidentInput!) { moveIncident(input: $input) { id state moves } }
`;

export interface Found {
  readonly incidentId: string;
  readonly dataSetId: string;
  readonly categories: readonly string[];
  readonly me: string;
}

/** From the first call at night to the facts, as far as a night gets. */
export async function findOut(team: Team): Promise<Found> {
  const { viewer, serverTime, organization, vocabulary } = await team.ask('responder', READY, {});
  say(`${organization.name}: signed in, ${viewer.permissions.length} permissions, ${serverTime}`);
  const known = new Set(vocabulary.dataCategories.map(({ key }) => key));
  const offered = organization.dataMap.filter(({ category }) => known.has(category));
  expectThat(offered.length > 0, `the profile offers ${offered.length} categories of data it holds`);

  const detected = new Date(Date.parse(serverTime) - 3_600_000).toISOString();
  const { reportIncident } = await team.do('responder', REPORT, {
    input: { title: 'A backup is public, says a stranger', detected: { at: detected, toleranceMinutes: 10 } },
  });
  const { id: incidentId, reference } = reportIncident;
  say(`Reported as ${reference}: a title and a rough time, nothing else.`);

  const { board, serverTime: now } = await team.ask('decider', BOARD, {});
  const row = first(
    board.nodes.filter(({ incident }) => incident.id === incidentId),
    'row of the board',
  );
  const next = row.next?.dueLocal ?? 'no date yet';
  expectThat(row.open > 0, `the board at ${now}: ${row.open} open, ${row.undecided} undecided, next ${next}`);

  await declare(team, incidentId, now);
  await nameTheEvents(team, incidentId, detected);
  const dataSetId = await nameTheData(
    team,
    incidentId,
    offered.map(({ category }) => category),
  );
  await team.do('responder', MOVE, {
    input: { incidentId, move: first(await movesOf(team, incidentId), 'move') },
  });
  return { incidentId, dataSetId, categories: offered.map(({ category }) => category), me: viewer.memberId };
}

/** Awareness, an hour after the first signal: refused without the reason, in the field the refusal names. */
async function declare(team: Team, incidentId: string, at: string): Promise<void> {
  const declaration = { incidentId, aware: { at }, ground: 'We opened the link ourselves and saw our data.' };
  const { details } = await refusalOf(team.do('decider', AWARE, { input: declaration }), 'REASON_REQUIRED');
  const reason = { [String(details['field'])]: 'It took an hour to find out that the bucket is ours.' };
  const before = await team.ask('decider', CLOCKS_NOW, { id: incidentId });
  const { declareAwareness } = await team.do('decider', AWARE, { input: { ...declaration, ...reason } });
  const after = await team.ask('decider', CLOCKS_NOW, { id: incidentId });
  expectThat(
    JSON.stringify(after) !== JSON.stringify(before),
    'a query asked before is asked again: the cache knows what the mutation changed',
  );
  const dated = declareAwareness.obligations.filter(({ dueLocal }) => dueLocal !== null);
  expectThat(dated.length > 0, `awareness is declared, and ${dated.length} clocks have a date`);
  for (const { title, verdict, dueLocal } of dated.slice(0, 4)) say(`    ${verdict}: ${title}, ${dueLocal}`);
}

async function nameTheData(team: Team, incidentId: string, categories: readonly string[]): Promise<string> {
  const dataSets = [
    { name: 'backup of the accounts', role: 'CONTROLLER', categories, groups: [{ jurisdiction: 'DE' }, {}] },
  ];
  const { amendFacts } = await team.do('responder', AMEND, { input: { incidentId, dataSets } });
  return first(amendFacts.dataSets, 'data set').id;
}

const MOVES = gql<{ incident: { moves: readonly string[] } }, { id: string }>`
  query ($id: ID!) { incident(id: $id) { id moves } }
`;

export async function movesOf(team: Team, id: string): Promise<readonly string[]> {
  return (await team.ask('responder', MOVES, { id })).incident.moves;
}

const AWAITED = gql<
  {
    incident: { obligations: readonly { awaitedStart: { milestone: string | null; says: string } | null }[] };
  },
  { id: string }
>`
  query ($id: ID!) {
    incident(id: $id) { id obligations { id awaitedStart { event says milestone answerOf } } }
  }
`;

/** Some clocks wait for an event of their own: it was the first signal. */
async function nameTheEvents(team: Team, incidentId: string, at: string): Promise<void> {
  const { incident } = await team.ask('responder', AWAITED, { id: incidentId });
  const keys = new Set(incident.obligations.flatMap(({ awaitedStart }) => awaitedStart?.milestone ?? []));
  const milestones = [...keys].map((key) => ({ key, time: { at } }));
  await team.do('responder', AMEND, { input: { incidentId, milestones } });
  const after = await team.ask('responder', AWAITED, { id: incidentId });
  expectThat(
    after.incident.obligations.every(({ awaitedStart }) => !awaitedStart?.milestone),
    `no clock waits for an event that the team knows: ${[...keys].join(', ')}`,
  );
}

/** Every question the API lists, answered by the form it lists. */
export async function answerAll(team: Team, incidentId: string): Promise<void> {
  const answered = await answerQuestions(team, incidentId);
  const { incident } = await team.ask('responder', CLOCKS_NOW, { id: incidentId });
  const undecided = incident.obligations.filter(
    ({ verdict, state }) => verdict === 'UNDECIDED' && state === 'OPEN',
  );
  expectThat(
    undecided.length === 0,
    `${answered} questions answered, nothing is undecided: ${undecided.map(({ title }) => title).join(', ') || 'all clear'}`,
  );
}
