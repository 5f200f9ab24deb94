import { DUTIES, type Duty, dutiesOf, showDuties } from './duties.ts';
import { act, chapter, note } from './screen.ts';
import type { Stage, Told } from './stage.ts';
import { accounts, story } from './story.ts';

type Answered = { id: string; reference: string; obligations: Duty[] };
/** Where people certainly live; how many, nobody knows yet. */
const places = ['DE', 'FR', 'IE', 'NL', 'GB', 'US-CA', 'US-NY', 'US-TX'].map((jurisdiction) => ({
  kind: 'users',
  jurisdiction,
}));
const PROMISE = 'codecraft-promise-users-72h';

/** H+0: a mail at night. Two clocks of 72 hours, to different people, and an awareness that has to be explained. */
export async function reportAtNight({ client, clock }: Stage, told: Told): Promise<void> {
  const { responder, decisionMaker } = told.cast;
  clock.to(story.reported);
  chapter('H+0', "Saturday 03:10 in Berlin, Friday 18:10 in California: Harborline's mail arrives.");
  act('Noor', 'reports what the mail says, half awake. Most of it is "not known".');
  const reported = await client.tell<Answered>(
    responder,
    'reportIncident',
    {
      title: 'Backup bucket at our hosting firm Harborline was public',
      occurredFrom: { at: story.bucketOpened, zone: 'UTC' },
      detected: { at: story.mail, zone: 'Europe/Berlin' },
      dataSets: [{ name: 'accounts', role: 'CONTROLLER', groups: [{ jurisdiction: 'DE' }] }],
    },
    `id reference ${DUTIES}`,
  );
  told.incidentId = reported.id;
  note(`Incident ${reported.reference}. A worst-case clock runs already, from the first signal.`);

  act('Noor', 'types 01:40 UTC as awareness: "when I confirmed it".');
  const declaration = {
    incidentId: told.incidentId,
    ground: 'Harborline wrote that our bucket was open and was read.',
  };
  const late = { ...declaration, aware: { at: story.confirmed, zone: 'UTC' } };
  const { code, message } = await client.refused(responder, 'declareAwareness', late);
  note(`Refused (${code}): ${message}`);
  act('Sofia, decision-maker,', 'declares it as 01:10: the mail left no doubt.');
  const known = await client.tell<Answered>(
    decisionMaker,
    'declareAwareness',
    { ...declaration, aware: { at: story.mail, zone: 'UTC' } },
    DUTIES,
  );
  note('Clocks go back on 25 October: "same time plus three days" would be an hour late.');
  showDuties(known.obligations, 'eu-gdpr-art33-1', PROMISE);
}

/** H+1: about 4,000 people; nobody knows about keys and hashes. */
export async function firstFacts({ client, clock }: Stage, told: Told): Promise<void> {
  clock.to(story.h1);
  chapter('H+1', '"About 4,000" people. The key and the hashes: nobody knows.');
  await client.tell(told.cast.responder, 'moveIncident', {
    incidentId: told.incidentId,
    move: 'INVESTIGATE',
  });
  const [set] = await dataSetsOf({ client }, told);
  told.sets['modern'] = set ?? '';
  await client.tell(told.cast.responder, 'amendFacts', {
    incidentId: told.incidentId,
    occurredTo: { at: story.bucketClosed, zone: 'UTC' },
    milestones: [{ key: 'DISCOVERED', time: { at: story.mail } }],
    dataSets: [
      {
        ...accounts,
        id: set,
        name: 'accounts',
        protection: {},
        groups: [{ kind: 'users', count: 4000, countKind: 'ESTIMATED' }, ...places],
      },
    ],
  });
  const duties = await dutiesOf(client, told.cast.responder, told.incidentId);
  showDuties(duties, 'eu-gdpr-art33-1', 'us-ca-individuals');
  const asked = duties.find(({ ruleId }) => ruleId === 'us-ca-individuals');
  note(`California asks: ${asked?.openQuestions.map(({ question }) => question).join(' ')}`);
}

/** H+9: the key lay in the same bucket. */
export async function findTheKey({ client, clock }: Stage, told: Told): Promise<void> {
  clock.to(story.h9);
  const { responder, decisionMaker } = told.cast;
  chapter('H+9', 'The key lay in the same bucket; that of a code snapshot was elsewhere.');
  await client.tell(responder, 'amendFacts', {
    incidentId: told.incidentId,
    contained: { at: story.bucketClosed, zone: 'UTC' },
    facts: [
      { key: 'risk_to_people', text: 'high_risk' },
      { key: 'targets_people_in_eea', yes: true },
      { key: 'targets_people_in_uk', yes: true },
    ],
    dataSets: [
      {
        ...accounts,
        ...{ id: told.sets['modern'], name: 'accounts' },
        protection: {
          ...{ encrypted: 'YES', keySafe: 'NO', availableElsewhere: 'YES' },
          ...{ algorithm: 'AES-256 at rest', keyLocation: 'the same bucket' },
        },
        groups: [{ kind: 'users', count: 4000, countKind: 'ESTIMATED' }, ...places],
      },
      {
        ...{ name: 'code snapshot', role: 'PROCESSOR', controllers: ['a client of CodeCraft'] },
        // Whoever has it cannot read it: with its key elsewhere, nothing in it became known.
        ...{ personalData: 'NO', confidentiality: 'NO', integrity: 'NO', availability: 'NO' },
        ...{ medium: 'ELECTRONIC', categories: ['source_code'] },
        protection: {
          ...{ encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' },
          ...{ algorithm: 'AES-256-GCM', keyLocation: 'a vault at another firm' },
        },
      },
    ],
  });
  const [duty] = (await dutiesOf(client, responder, told.incidentId)).filter(
    ({ ruleId }) => ruleId === 'eu-gdpr-art33-1',
  );
  for (const { says, value } of duty?.exemptions ?? []) note(`Exemption considered: ${says}: ${value}`);
  await client.tell(responder, 'moveIncident', { incidentId: told.incidentId, move: 'CONTAIN' });
  act('Sofia', 'decides that the snapshot stays out, and why; the record keeps it.');
  await client.tell(decisionMaker, 'logDecision', {
    incidentId: told.incidentId,
    what: 'The code snapshot is out of the notices.',
    why: 'It was encrypted with a key kept elsewhere, it is available elsewhere, and it holds no personal data.',
  });
}

/** H+20: part of the accounts used unsalted MD5. */
export async function findTheHashes({ client, clock }: Stage, told: Told): Promise<void> {
  clock.to(story.h20);
  const { responder } = told.cast;
  chapter('H+20', 'Part of the accounts used unsalted MD5.');
  const stolen = {
    encrypted: 'YES',
    keySafe: 'NO',
    availableElsewhere: 'YES',
    keyLocation: 'the same bucket',
  };
  await client.tell(responder, 'amendFacts', {
    incidentId: told.incidentId,
    dataSets: [
      {
        ...accounts,
        ...{ id: told.sets['modern'], name: 'accounts' },
        protection: { ...stolen, algorithm: 'bcrypt', passwordsRecoverable: 'NO' },
        groups: [{ kind: 'users', count: 3500, countKind: 'ESTIMATED' }, ...places],
      },
      {
        ...accounts,
        name: 'accounts of the first years',
        protection: { ...stolen, algorithm: 'unsalted MD5', passwordsRecoverable: 'YES' },
        groups: [{ kind: 'users', jurisdiction: 'US-CA', count: 500, countKind: 'ESTIMATED' }],
      },
    ],
  });
  told.sets['weak'] = (await dataSetsOf({ client }, told)).at(-1) ?? '';
  showDuties(await dutiesOf(client, responder, told.incidentId), 'us-ca-individuals');
}

async function dataSetsOf({ client }: Pick<Stage, 'client'>, { cast, incidentId }: Told): Promise<string[]> {
  const { incident } = await client.ask<{ incident: { dataSets: { id: string }[] } }>(
    cast.responder,
    'query ($id: ID!) { incident(id: $id) { dataSets { id } } }',
    { id: incidentId },
  );
  return incident.dataSets.map(({ id }) => id);
}
