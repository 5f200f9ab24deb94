import { castOf } from './cast.ts';
import type { Client } from './client.ts';
import { type Crowd, csvOf } from './crowd.ts';
import { DUTIES, type Duty } from './duties.ts';
import { chapter, note } from './screen.ts';
import type { Cast, OtherHouse, Stage, Told } from './stage.ts';
import { story, words } from './story.ts';

type Reported = { id: string; dataSets: { id: string }[]; obligations: Duty[] };
type Problems = { problems: { severity: string; message: string }[] };

const base = {
  personalData: 'YES',
  confidentiality: 'YES',
  integrity: 'NO',
  availability: 'NO',
  medium: 'ELECTRONIC',
} as const;

const title = 'Backup bucket at our hosting firm Harborline was public';

/** The same event at four other customers of Harborline, a line each. */
export async function tellOfTheOthers(
  { client, clock, operatorToken }: Stage,
  { others }: Told,
): Promise<void> {
  clock.to(story.h5);
  chapter('H+5', 'The same event at four other customers of Harborline.');
  others['pipo360'] = await pipo360(client, operatorToken);
  others['piora'] = await piora(client, operatorToken);
  others['pixeldrive'] = await pixelDrive(client, operatorToken);
  others['ide-platform'] = await idePlatform(client, operatorToken);
}

function report(client: Client, cast: Cast, dataSets: readonly object[]): Promise<Reported> {
  const detected = { at: story.mail, zone: 'UTC' };
  const input = { title, occurredFrom: { at: story.bucketOpened }, detected, dataSets };
  return client.tell<Reported>(cast.responder, 'reportIncident', input, `id dataSets { id } ${DUTIES}`);
}

/** A draft to the people for what is owed to them, and what the check says of it. */
async function draft(
  client: Client,
  cast: Cast,
  { id: incidentId, obligations }: Reported,
  words: Record<string, string>,
  template?: string,
): Promise<Problems['problems']> {
  const obligationIds = obligations
    .filter(({ recipientKind, verdict }) => recipientKind === 'INDIVIDUALS' && verdict !== 'NOT_REQUIRED')
    .map(({ id }) => id);
  const elements = Object.entries(words).map(([element, text]) => ({ element, text }));
  const input = { incidentId, obligationIds, elements, ...(template && { template }) };
  const { problems } = await client.tell<Problems>(
    cast.responder,
    'draftNotice',
    input,
    'id problems { severity message }',
  );
  return problems;
}

async function pipo360(client: Client, operatorToken: string): Promise<OtherHouse> {
  const cast = await castOf(client, operatorToken, {
    ...{ profile: 'pipo360', domain: 'pipo360.test', contact: { name: 'Pipo360 privacy' } },
  });
  const categories = ['name', 'email_address', 'password'];
  const groups = [{ kind: 'users', count: 1250, countKind: 'EXACT' }];
  const reported = await report(client, cast, [
    { ...base, name: 'accounts', role: 'CONTROLLER', categories, groups },
  ]);
  const authority = reported.obligations.find(({ ruleId }) => ruleId === 'eu-gdpr-art33-1');
  note('Pipo360: 1,250 people, 72 hours promised to them; nobody knows where the firm is established.');
  note(
    `  The authority is ${authority?.verdict}, and its clock is visible all the same: ${authority?.dueLocal}.`,
  );
  return { cast, incidentId: reported.id, obligations: reported.obligations, problems: [] };
}

async function piora(client: Client, operatorToken: string): Promise<OtherHouse> {
  const cast = await castOf(client, operatorToken, {
    profile: 'piora',
    domain: 'piora.test',
    contact: { name: 'Piora sales', email: 'sales@piora.test' },
  });
  const groups = [{ kind: 'customers', jurisdiction: 'DE', count: 310, countKind: 'EXACT' }];
  const reported = await report(client, cast, [
    {
      ...{ ...base, name: 'SSH keys of 47 servers', role: 'CONTROLLER', groups },
      categories: ['ssh_credentials', 'email_address'],
      protection: { encrypted: 'NO' },
    },
  ]);
  const problems = await draft(
    client,
    cast,
    reported,
    {
      nature: 'SSH keys of your servers lay in a storage folder that anybody could read.',
      likely_consequences: 'Somebody may sign in to your servers.',
      measures_taken: 'The folder was closed.',
      mitigation_for_individuals:
        'Rotate your keys now: make new ones, and remove the old ones from every server.',
    },
    'urgent',
  );
  note(
    'Piora: 310 customers, SSH keys of 47 servers: no hours promised. An urgent "rotate your keys" notice at H+5.',
  );
  for (const { severity, message } of problems) note(`  ${severity}: ${message}`);
  return { cast, incidentId: reported.id, obligations: reported.obligations, problems };
}

async function pixelDrive(client: Client, operatorToken: string): Promise<OtherHouse> {
  const cast = await castOf(client, operatorToken, {
    ...{ profile: 'pixeldrive', domain: 'pixeldrive.test', contact: { name: 'PixelDrive privacy' } },
  });
  await client.tell(cast.administrator, 'amendOrganization', {
    establishments: ['NL'],
    mainEstablishment: 'NL',
  });
  const { organization } = await client.ask<{ organization: { policies: { id: string }[] } }>(
    cast.decisionMaker,
    '{ organization { policies { id } } }',
  );
  await client.tell(cast.decisionMaker, 'confirmPolicy', {
    ...{ policyId: organization.policies[0]?.id, effectiveFrom: '2025-06-01' },
    rationale: 'Our web archive shows this text since 1 June 2025.',
  });
  const controllers = ['Academy North', 'Guild of Welders', 'Marathon Registry'];
  const holders = controllers.map((name, i) => ({
    ...{ ...base, name: `certificates of ${name}`, role: 'PROCESSOR', controllers: [name] },
    categories: ['name', 'customer_content'],
    groups: [{ kind: 'customers', count: [4200, 3100, 5100][i], countKind: 'EXACT' }],
  }));
  const reported = await report(client, cast, [
    ...holders,
    {
      ...{
        ...base,
        name: 'own accounts',
        role: 'CONTROLLER',
        categories: ['name', 'email_address', 'password'],
      },
      protection: { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES', algorithm: 'AES-256-GCM' },
      groups: [{ kind: 'users', count: 900, countKind: 'EXACT' }],
    },
  ]);
  const owed = reported.obligations.filter(({ ruleId }) => ruleId === 'eu-gdpr-art33-2');
  note(
    'PixelDrive: 12,400 certificate holders of three customers: it is their processor. Its policy had no date; Sofia confirmed one.',
  );
  for (const { recipientName, verdict, dueLocal } of owed)
    note(
      `  Article 33(2) to ${recipientName}: ${verdict}, ${dueLocal ?? 'without undue delay: no date is invented'}`,
    );
  return { cast, incidentId: reported.id, obligations: reported.obligations, problems: [] };
}

/** Ages of the IDE platform: 430 of 13 to 17 (410 guardians known), 35 unknown, 2 under 13; the rest grown up. */
function pupilsAndUsers(): string {
  const of = (mark: string, count: number, age: string, guardians: number): string[] =>
    csvOf([{ jurisdiction: 'US-NY', count, locale: 'en', gone: 0 } satisfies Crowd], mark)
      .split('\n')
      .slice(1)
      .map((row, i) => `${row},${age},${i < guardians ? `guardian.${mark}.${i}@home.test` : ''}`);
  return [
    'email,name,country,locale,kind,age band,guardian email',
    ...of('adult', 2133, 'ADULT', 0),
    ...of('teen', 430, '13-17', 410),
    ...of('ageless', 35, 'UNKNOWN', 0),
    ...of('child', 2, 'UNDER_13', 2),
  ].join('\n');
}

async function idePlatform(client: Client, operatorToken: string): Promise<OtherHouse> {
  const cast = await castOf(client, operatorToken, { profile: 'ide-platform', domain: 'ide.test' });
  const categories = ['name', 'email_address', 'username', 'source_code'];
  const reported = await report(client, cast, [
    {
      ...base,
      name: 'accounts',
      role: 'CONTROLLER',
      categories,
      groups: [{ kind: 'users', jurisdiction: 'US-NY' }],
    },
    {
      ...{
        ...base,
        name: 'pupils of a school',
        role: 'PROCESSOR',
        controllers: ['Riverside School'],
        categories,
      },
      groups: [{ kind: 'students', count: 180, countKind: 'EXACT' }],
    },
  ]);
  await client.upload(cast.responder, reported.id, reported.dataSets[0]?.id ?? '', pupilsAndUsers());
  const problems = await draft(client, cast, reported, {
    ...words,
    nature: words.nature.replace('Harborline', 'our host'),
  });
  note(
    'A coding platform: 2,600 people, 430 of 13 to 17; for 180 pupils the school is the controller. No name, no contact:',
  );
  for (const { severity, message } of problems.filter((one) => one.severity === 'ERROR').slice(0, 4))
    note(`  ${severity}: ${message}`);
  return { cast, incidentId: reported.id, obligations: reported.obligations, problems };
}
