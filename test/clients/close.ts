import { gql } from '@urql/core';
import { answerQuestions } from './answer-questions.ts';
import { expectThat, first, refusalOf, say } from './day-book.ts';
import type { Team } from './day-client.ts';
import { fileDuty } from './file-notice.ts';
import { movesOf } from './find-out.ts';

interface Blocking {
  readonly id: string;
  readonly title: string;
  readonly recipientDecided: boolean;
  readonly settledBy: readonly string[];
  readonly decisionGrounds: readonly string[];
  readonly clockOutcomes: readonly string[];
  readonly exemptions: readonly { readonly id: string; readonly value: string; readonly says: string }[];
}
const BLOCKS = gql<
  { incident: { blocksClosing: readonly { why: string; says: string; obligation: Blocking }[] } },
  { id: string }
>`
  query ($id: ID!) {
    incident(id: $id) {
      id
      blocksClosing {
        why
        says
        obligation { id title recipientDecided settledBy decisionGrounds clockOutcomes exemptions { id value says } }
      }
    }
  }
`;
const CLOSE = gql<{ closeIncident: { state: string; leftOpen: readonly string[] } }, { input: object }>`
  mutation ($input: CloseIncidentInput!) { closeIncident(input: $input) { id state leftOpen } }
`;
const CONTAIN = gql<unknown, { input: object }>`
  mutation ($input: MoveIncidentInput!) { moveIncident(input: $input) { id state moves } }
`;
const NOT_REQUIRED = gql<{ decideNotRequired: { state: string } }, { input: object }>`
  mutation ($input: DecideNotRequiredInput!) { decideNotRequired(input: $input) { id state incident { id } } }
`;
const SETTLE = gql<{ settleClock: { state: string } }, { input: object }>`
  mutation ($input: SettleClockInput!) { settleClock(input: $input) { id state incident { id } } }
`;

const TURNS_UP = gql<unknown, { input: object }>`
  mutation ($input: AmendFactsInput!) {
    amendFacts(input: $input) { id version dataSets { id } obligations { id verdict state } }
  }
`;

/** Closing is refused and names what is open; each is settled as the API says it can be; then it closes. */
export async function close(team: Team, incidentId: string): Promise<void> {
  while ((await movesOf(team, incidentId)).includes('CONTAIN'))
    await team.do('responder', CONTAIN, { input: { incidentId, move: 'CONTAIN' } });
  // Late in the day something of a client turns up, and nobody knows what is in it.
  const dataSets = [
    { name: 'a spreadsheet of a client', role: 'PROCESSOR', controllers: ['Example Retail GmbH'] },
  ];
  await team.do('responder', TURNS_UP, { input: { incidentId, dataSets } });
  const { details } = await refusalOf(team.do('decider', CLOSE, { input: { incidentId } }), 'CONFLICT');
  const named = details['obligations'] as readonly string[];
  const { incident } = await team.ask('decider', BLOCKS, { id: incidentId });
  expectThat(
    named.length > 0 && incident.blocksClosing.every(({ obligation }) => named.includes(obligation.id)),
    `${named.length} duties keep it open, each by name`,
  );
  for (let left = incident.blocksClosing, round = 0; left.length > 0 && round < 50; round += 1) {
    const { obligation, says, why } = first(left, 'duty');
    say(`    ${says}`);
    if (why === 'UNDECIDED') await decide(team, obligation);
    else await settle(team, incidentId, obligation);
    left = (await team.look('decider', BLOCKS, { id: incidentId })).incident.blocksClosing;
  }
  const { closeIncident } = await team.do('decider', CLOSE, { input: { incidentId } });
  expectThat(closeIncident.state === 'CLOSED', 'the incident is closed');
}

async function settle(team: Team, incidentId: string, duty: Blocking): Promise<void> {
  const { id: obligationId, settledBy } = duty;
  if (settledBy.includes('CLOCK')) {
    const outcome = first(duty.clockOutcomes, 'outcome');
    await team.do('responder', SETTLE, { input: { obligationId, outcome } });
  } else if (settledBy.includes('REGISTER')) await answerQuestions(team, incidentId);
  else if (settledBy.includes('FILING')) await fileDuty(team, duty, null);
  else await decide(team, duty);
}

/** On an exemption that applies, or on the first ground the API offers. */
async function decide(team: Team, { id, title, exemptions, decisionGrounds }: Blocking): Promise<void> {
  const exemption = exemptions.find(({ value }) => value === 'YES');
  const ground = exemption
    ? { ground: 'EXEMPTION', exemptionId: exemption.id }
    : { ground: first(decisionGrounds, 'ground') };
  const rationale = exemption?.says ?? 'The spreadsheet is an empty template: nothing of anybody is in it.';
  const { decideNotRequired } = await team.do('decider', NOT_REQUIRED, {
    input: { obligationId: id, rationale, ...ground },
  });
  expectThat(decideNotRequired.state === 'DECIDED', `decided, by name: not required: ${title}`);
}
