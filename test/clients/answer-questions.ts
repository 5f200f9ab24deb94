import { gql } from '@urql/core';
import { say } from './day-book.ts';
import type { Team } from './day-client.ts';

interface AnswerForm {
  readonly key: string;
  readonly with: 'ANSWER_OPEN_QUESTIONS' | 'AMEND_FACTS' | 'AMEND_ORGANIZATION' | 'FILING';
  readonly type: string;
  readonly values: readonly { readonly key: string; readonly label: string }[];
}
interface Asked {
  readonly incident: {
    readonly obligations: readonly {
      readonly id: string;
      readonly settledBy: readonly string[];
      readonly openQuestions: readonly {
        readonly question: string;
        readonly answers: readonly AnswerForm[];
      }[];
    }[];
  };
}

const OPEN = gql<Asked, { id: string }>`
  query ($id: ID!) {
    incident(id: $id) {
      id
      obligations {
        id
        settledBy
        openQuestions { question answers { key with type values { key label } } }
      }
    }
  }
`;
const ANSWER = gql<{ answerOpenQuestions: { version: number } }, { input: object }>`
  mutation ($input: AnswerOpenQuestionsInput!) {
    answerOpenQuestions(input: $input) { id version obligations { id verdict state } }
  }
`;
const RECORD = gql<{ amendFacts: { version: number } }, { input: object }>`
  mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { id version obligations { id verdict state } } }
`;
const ORGANIZE = gql<unknown, { input: object }>`
  mutation ($input: AmendOrganizationInput!) { amendOrganization(input: $input) { id establishments } }
`;

/** What the team found out, by what it is asked; what stands nowhere is answered with no, or with the first choices. */
const findings: readonly (readonly [RegExp, Readonly<Record<string, unknown>>])[] = [
  [/hold personal data/, { yes: true }],
  [/offer goods or services/, { yes: true }],
  [/seen or taken/, { yes: true }],
  [/still available/, { yes: true }],
  [/electronic, on paper/, { text: 'ELECTRONIC' }],
  [/main establishment/, { text: 'DE-BE' }],
  [/countries is the organization established/, { texts: ['DE-BE'] }],
  [/^Whom does/, { groups: [{ jurisdiction: 'DE', count: 8 }, { jurisdiction: 'US-CA' }] }],
  [/do the .* live/, { text: 'DE' }],
  [/kinds of regulated organization/, { texts: ['none'] }],
  [/data the organization holds/, { texts: ['EEA', 'US-CA'] }],
  [/For which controllers/, { texts: ['Example Retail GmbH'] }],
];

function found(question: string, { type, values }: AnswerForm): Readonly<Record<string, unknown>> {
  const known = findings.find(([asked]) => asked.test(question));
  if (known) return known[1];
  const keys = values.map(({ key }) => key);
  const usual: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    YES_NO: { yes: false },
    CHOICE: { text: keys[0] },
    CHOICES: { texts: keys.slice(0, 2) },
    NUMBER: { number: 8 },
  };
  return usual[type] ?? {};
}

/** Answers whatever the API itself lists as open, by the forms it lists; `left`: not by these people. */
export async function answerQuestions(
  team: Team,
  incidentId: string,
  { known = {} }: { readonly known?: Readonly<Record<string, object>> } = {},
): Promise<number> {
  let answered = 0;
  for (let round = 0; round < 8; round += 1) {
    const { incident } = await team.ask('responder', OPEN, { id: incidentId });
    const asked = new Map(
      incident.obligations
        .filter(({ settledBy }) => settledBy.length > 0)
        .flatMap(({ openQuestions }) => openQuestions)
        .flatMap(({ question, answers }) => answers.map((form) => [form.key, { question, form }] as const)),
    );
    const by = (way: AnswerForm['with']) => [...asked.values()].filter(({ form }) => form.with === way);
    const [data] = by('AMEND_FACTS');
    const ours = by('ANSWER_OPEN_QUESTIONS');
    const theirs = by('AMEND_ORGANIZATION');
    if (!data && ours.length + theirs.length === 0) break;
    answered += asked.size;
    for (const { question } of asked.values()) say(`  ? ${question}`);
    if (data) {
      const dataSets = [{ name: 'backup of the accounts', role: 'CONTROLLER' }];
      await team.do('responder', RECORD, { input: { incidentId, dataSets } });
    }
    if (theirs.length > 0) {
      const input = Object.fromEntries(
        theirs.map(({ question, form }) => [form.key.split('.')[1], Object.values(found(question, form))[0]]),
      );
      await team.do('administrator', ORGANIZE, { input });
      await judgedAgain(
        team,
        incidentId,
        theirs.map(({ form }) => form.key),
      );
    }
    if (ours.length > 0) {
      const answers = ours.map(({ question, form }) => ({
        key: form.key,
        ...(known[question] ?? found(question, form)),
      }));
      await team.do('responder', ANSWER, { input: { incidentId, answers } });
    }
  }
  return answered;
}

/** Facts of the organization reach open incidents through the worker, within seconds. */
async function judgedAgain(team: Team, id: string, keys: readonly string[]): Promise<void> {
  for (let waited = 0; waited < 100; waited += 1) {
    const { incident } = await team.look('responder', OPEN, { id });
    const asked = incident.obligations.flatMap(({ openQuestions }) =>
      openQuestions.flatMap(({ answers }) => answers.map(({ key }) => key)),
    );
    if (!keys.some((key) => asked.includes(key))) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The facts of the organization did not reach the incident.');
}
