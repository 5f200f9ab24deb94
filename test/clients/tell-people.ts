import { gql } from '@urql/core';
import { expectThat, say } from './day-book.ts';
import type { Team } from './day-client.ts';
import type { OwedDuty } from './write-notice.ts';

const START = gql<{ startDispatch: { id: string; total: number } }, { input: object }>`
  mutation ($input: StartDispatchInput!) { startDispatch(input: $input) { id total state incident { id } } }
`;
interface Progress {
  readonly dispatch: {
    readonly state: string;
    readonly progress: readonly { readonly state: string; readonly count: number }[];
    readonly coverage: readonly {
      readonly segment: string;
      readonly total: number;
      readonly reached: number;
    }[];
  };
}
const PROGRESS = gql<Progress, { id: string }>`
  query ($id: ID!) {
    dispatch(id: $id) { id state progress { state count } coverage { obligationId segment total reached unreached } }
  }
`;
const UNREACHED = gql<
  {
    obligation: {
      state: string;
      unreached: { nodes: readonly { personId: string; state: string; response: string }[] };
    };
  },
  { id: string }
>`
  query ($id: ID!) { obligation(id: $id) { id state unreached { nodes { personId state response } } } }
`;
const TOLD = gql<{ tellOtherwise: { count: number } }, { input: object }>`
  mutation ($input: TellOtherwiseInput!) {
    tellOtherwise(input: $input) { count notice { id incident { id obligations { id state } } } }
  }
`;

/** Sends what was approved, follows it, and tells those whom mail did not reach another way. */
export async function tellPeople(team: Team, noticeId: string, duties: readonly OwedDuty[]): Promise<void> {
  const { startDispatch } = await team.do('decider', START, { input: { noticeId } });
  const dispatch = await followed(team, startDispatch.id);
  const counts = dispatch.progress.map(({ state, count }) => `${count} ${state}`).join(', ');
  expectThat(dispatch.state === 'COMPLETED', `of ${startDispatch.total} messages: ${counts}`);
  for (const { segment, reached, total } of dispatch.coverage)
    say(`    ${segment}: ${reached} of ${total} reached`);

  const left = new Map<string, string>();
  for (const { id } of duties) {
    const { obligation } = await team.look('decider', UNREACHED, { id });
    for (const { personId, state, response } of obligation.unreached.nodes)
      left.set(personId, `${state} ${response}`);
  }
  expectThat(left.size > 0, `mail did not reach ${left.size}: ${[...left.values()].join('; ')}`);
  const told = { noticeId, channel: 'LETTER', personIds: [...left.keys()], note: 'Letters posted today.' };
  const { tellOtherwise } = await team.do('decider', TOLD, { input: told });
  expectThat(tellOtherwise.count === left.size, `${tellOtherwise.count} of them got a letter`);
  for (const { id, title } of duties) {
    const { obligation } = await team.ask('decider', UNREACHED, { id });
    expectThat(obligation.state === 'MET', `met: ${title}`);
  }
}

async function followed(team: Team, id: string): Promise<Progress['dispatch']> {
  for (let waited = 0; waited < 300; waited += 1) {
    const { dispatch } = await team.look('decider', PROGRESS, { id });
    if (dispatch.state !== 'RUNNING') return dispatch;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The dispatch did not end.');
}
