import type { DateTime } from 'luxon';
import type { Cast } from './cast.ts';
import { type Call, Refused } from './client.ts';
import { act, type Clock, note, showClocks } from './screen.ts';
import { groups, storyAt } from './story.ts';

const CLOCKS = `obligations { id title citation source recipientName verdict state provisional dueLocal remaining overdueBy
  openQuestions { question } exemptions { says value } }`;

type Asked = Clock & { openQuestions: { question: string }[]; exemptions: { says: string; value: string }[] };
interface Shown {
  readonly id: string;
  readonly reference: string;
  readonly obligations: Asked[];
}

/** From the first call at night to the facts: the clocks run from the first minute and never wait for all of them. */
export async function findOut(
  call: Call,
  { responder, decisionMaker }: Cast,
  now: DateTime<true>,
): Promise<string> {
  const { title, occurredFrom, occurredTo, detected, aware } = storyAt(now);

  act('Noor, engineer on call,', `reports at night: "${title}". Half of it is not known.`);
  const { reportIncident } = await call<{ reportIncident: Shown }>(
    responder,
    `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id reference ${CLOCKS} } }`,
    {
      input: {
        title,
        occurredFrom,
        detected,
        dataSets: [
          {
            name: 'account backup',
            role: 'CONTROLLER',
            personalData: 'YES',
            confidentiality: 'YES',
            medium: 'ELECTRONIC',
            groups: [{ jurisdiction: 'DE' }],
          },
        ],
      },
    },
  );
  const { id: incidentId, reference } = reportIncident;
  note(`Incident ${reference}. Awareness is not declared, so worst-case clocks run from the first signal:`);
  showClocks(reportIncident.obligations);
  const asked = reportIncident.obligations.flatMap(({ openQuestions }) => openQuestions);
  note(
    `Open: ${new Set(asked.map(({ question }) => question)).size} questions. The first: ${asked[0]?.question ?? 'none'}`,
  );

  act(
    'Sofia, decision-maker,',
    'declares awareness half an hour after the first signal, and gives no reason for the gap.',
  );
  const declare = `mutation ($input: DeclareAwarenessInput!) { declareAwareness(input: $input) { id ${CLOCKS} } }`;
  const declaration = {
    incidentId,
    aware,
    ground: 'Harborline confirmed in writing that our bucket was open and was read.',
  };
  await call(decisionMaker, declare, { input: declaration }).catch((error) => {
    if (!(error instanceof Refused)) throw error;
    note(`Refused (${error.code}): ${error.message}`);
  });
  act('Sofia', 'declares it again, with the reason.');
  const declared = await call<{ declareAwareness: Shown }>(decisionMaker, declare, {
    input: { ...declaration, gapReason: 'Half an hour went into finding out whether the bucket was ours.' },
  });
  note('Two clocks of 72 hours, from different moments, to different people:');
  showClocks(declared.declareAwareness.obligations);

  act('Noor', 'finds the key of the backup in the same bucket. "Encrypted at rest" does not help.');
  const amended = await call<{ amendFacts: Shown }>(
    responder,
    `mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { id ${CLOCKS} } }`,
    {
      input: {
        incidentId,
        occurredTo,
        facts: [
          { key: 'risk_to_people', text: 'high_risk' },
          { key: 'targets_people_in_eea', yes: true },
          { key: 'targets_people_in_uk', yes: true },
          { key: 'hipaa_covered_entity', yes: false },
          { key: 'breach_effects', texts: ['loss_of_control', 'unwanted_contact'] },
          { key: 'remedial_action', texts: ['access_closed', 'passwords_reset'] },
        ],
        dataSets: [
          {
            id: await firstDataSet(call, responder, incidentId),
            name: 'account backup',
            role: 'CONTROLLER',
            personalData: 'YES',
            confidentiality: 'YES',
            integrity: 'NO',
            availability: 'NO',
            medium: 'ELECTRONIC',
            categories: ['name', 'email_address', 'username', 'password'],
            protection: {
              encrypted: 'YES',
              keySafe: 'NO',
              availableElsewhere: 'YES',
              passwordsRecoverable: 'NO',
              algorithm: 'AES-256 at rest',
              keyLocation: 'the same bucket',
            },
            groups,
          },
        ],
      },
    },
  );
  showClocks(amended.amendFacts.obligations.filter(({ state }) => state !== 'LAPSED'));
  for (const { says, value } of amended.amendFacts.obligations[0]?.exemptions ?? [])
    note(`exemption considered: ${says}: ${value}`);
  return incidentId;
}

async function firstDataSet(call: Call, token: string, id: string): Promise<string> {
  const { incident } = await call<{ incident: { dataSets: { id: string }[] } }>(
    token,
    'query ($id: ID!) { incident(id: $id) { dataSets { id } } }',
    { id },
  );
  return incident.dataSets[0]?.id ?? '';
}
