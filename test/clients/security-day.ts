/**
 * The day of a security team, played by a program outside the service: report, awareness, facts, risk, people, notice,
 * dispatch, filing, closing, proof. It knows the API's schema and what people would know; everything else comes from
 * what earlier calls answered.
 *
 *   DAY_URL=http://localhost:4000 DAY_ADMINISTRATOR=toc_… DAY_RESPONDER=toc_… DAY_DECIDER=toc_… node dist/test/clients/security-day.js
 *
 * Prints a line for each thing that holds and ends with 0; the first that does not hold is printed, and it ends with 1.
 */
import { assessRisk } from './assess-risk.ts';
import { bringInPeople } from './bring-in-people.ts';
import { close } from './close.ts';
import { expectThat, say, Unexpected } from './day-book.ts';
import { Refused, type Team, teamAt } from './day-client.ts';
import { fileDuty } from './file-notice.ts';
import { answerAll, findOut } from './find-out.ts';
import { prove } from './prove.ts';
import { tellPeople } from './tell-people.ts';
import { workTogether } from './work-together.ts';
import { completeContacts, type Owed, owedNotices, writeNotice } from './write-notice.ts';

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Unexpected(`${name} is not set.`);
  return value;
}

async function day(team: Team): Promise<void> {
  say('At night: reported, and the board.');
  const { incidentId, dataSetId, categories, me } = await findOut(team);
  say('The risk to people.');
  await assessRisk(team, incidentId, categories);
  say('What the rules ask.');
  await answerAll(team, incidentId);
  say('The room.');
  await workTogether(team, incidentId, me);
  say('The people.');
  const people = await bringInPeople(team, incidentId, dataSetId);
  await answerAll(team, incidentId);
  await completeContacts(team, incidentId);

  const owed = await owedNotices(team, incidentId);
  const toPeople = owed.find(({ audience }) => audience === 'PEOPLE');
  // Some laws want the authority told first: then that comes first.
  const authorityFirst = toPeople?.obligations.some(({ waitsFor }) => waitsFor.length > 0) ?? false;
  if (authorityFirst) await tellAuthorities(team, incidentId, owed);
  if (toPeople) {
    say(`The notice to ${people} people.`);
    const noticeId = await writeNotice(team, incidentId, toPeople);
    await tellPeople(team, noticeId, toPeople.obligations);
  }
  if (!authorityFirst) await tellAuthorities(team, incidentId, owed);

  say('The end.');
  await close(team, incidentId);
  await prove(team, incidentId);
  expectThat(toPeople !== undefined, 'the day is done');
}

async function tellAuthorities(team: Team, incidentId: string, owed: readonly Owed[]): Promise<void> {
  const duties = owed.find(({ audience }) => audience === 'AUTHORITY');
  if (!duties) return;
  say(`The notice to ${duties.obligations.length} authorities.`);
  const noticeId = await writeNotice(team, incidentId, duties);
  for (const duty of duties.obligations) await fileDuty(team, duty, noticeId);
}

try {
  await day(
    teamAt(given('DAY_URL'), {
      administrator: given('DAY_ADMINISTRATOR'),
      responder: given('DAY_RESPONDER'),
      decider: given('DAY_DECIDER'),
    }),
  );
} catch (error) {
  process.stderr.write(`${lineFor(error)}\n`);
  process.exitCode = 1;
}

function lineFor(error: unknown): string {
  if (error instanceof Refused)
    return `Refused (${error.code}): ${error.message} ${JSON.stringify(error.details)}`;
  return error instanceof Unexpected ? error.message : String((error as Error).stack ?? error);
}
