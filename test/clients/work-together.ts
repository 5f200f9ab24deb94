import { gql } from '@urql/core';
import { expectThat, say } from './day-book.ts';
import type { Team } from './day-client.ts';

const TASK = gql<{ addTask: { id: string } }, { input: object }>`
  mutation ($input: AddTaskInput!) { addTask(input: $input) { id title incident { id leftOpen } } }
`;
const DONE = gql<{ amendTask: { incident: { leftOpen: readonly string[] } } }, { input: object }>`
  mutation ($input: AmendTaskInput!) { amendTask(input: $input) { id state incident { id leftOpen } } }
`;
const ASK = gql<
  { askQuestion: { id: string; incident: { leftOpen: readonly string[] } } },
  { input: object }
>`
  mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { id text incident { id leftOpen } } }
`;
const ANSWER = gql<{ answerQuestion: { state: string } }, { input: object }>`
  mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { id state incident { id leftOpen } } }
`;
const COMMENT = gql<unknown, { input: object }>`
  mutation ($input: AddCommentInput!) { addComment(input: $input) { id text incident { id } } }
`;
const DECIDE = gql<unknown, { input: object }>`
  mutation ($input: LogDecisionInput!) { logDecision(input: $input) { id what decidedBy incident { id } } }
`;
const CLOCK = gql<{ setClock: { id: string; dueLocal: string } }, { input: object }>`
  mutation ($input: SetClockInput!) { setClock(input: $input) { id dueLocal incident { id } } }
`;
const EVIDENCE = gql<{ watchEvidence: { id: string } }, { input: object }>`
  mutation ($input: WatchEvidenceInput!) { watchEvidence(input: $input) { id dueLocal incident { id } } }
`;
const ROOM = gql<
  {
    serverTime: string;
    incident: { leftOpen: readonly string[]; tasks: { nodes: readonly { id: string }[] } };
  },
  { id: string }
>`
  query ($id: ID!) {
    serverTime
    incident(id: $id) { id leftOpen tasks { nodes { id title } } questions { nodes { id } } decisions { nodes { id } } }
  }
`;

/** What a room of people leaves behind: tasks, questions, words, decisions, and clocks no law knows. */
export async function workTogether(team: Team, incidentId: string, me: string): Promise<void> {
  const { serverTime } = await team.ask('responder', ROOM, { id: incidentId });
  const inHours = (hours: number) => new Date(Date.parse(serverTime) + hours * 3_600_000).toISOString();
  const { addTask } = await team.do('responder', TASK, {
    input: { incidentId, title: 'Rotate every key in the backup', ownerId: me, dueAt: inHours(4) },
  });
  const { askQuestion } = await team.do('decider', ASK, {
    input: { incidentId, text: 'Since when was it public?', ownerId: me },
  });
  say(`  left open: ${askQuestion.incident.leftOpen.join(', ')}`);
  const about = { kind: 'TASK', id: addTask.id };
  await team.do('responder', COMMENT, { input: { incidentId, about, text: 'Half of them are rotated.' } });
  await team.do('decider', DECIDE, {
    input: { incidentId, what: 'The bucket goes offline now', why: 'It is still being read.' },
  });
  const { setClock } = await team.do('responder', CLOCK, {
    input: {
      incidentId,
      title: 'Answers to five questions',
      askedBy: 'The supervisory authority, by phone',
      dueAt: inHours(48),
    },
  });
  await team.do('responder', EVIDENCE, {
    input: { incidentId, what: 'Access logs', where: 'the storage provider', expiresAt: inHours(144) },
  });
  const answer = { questionId: askQuestion.id, answer: 'Since Tuesday evening, by the logs.' };
  const { answerQuestion } = await team.do('responder', ANSWER, { input: answer });
  const { amendTask } = await team.do('responder', DONE, { input: { taskId: addTask.id, state: 'DONE' } });
  const { incident } = await team.ask('responder', ROOM, { id: incidentId });
  expectThat(
    answerQuestion.state === 'ANSWERED' &&
      amendTask.incident.leftOpen.length === 0 &&
      incident.tasks.nodes.some(({ id }) => id === addTask.id),
    `the room is tidy, and the authority is answered by ${setClock.dueLocal}`,
  );
}
