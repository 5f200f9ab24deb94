import { say } from '../say.ts';
import { castOf } from './cast.ts';
import { findFormerAccounts, importAndFile } from './count-and-file.ts';
import { findTheHashes, findTheKey, firstFacts, reportAtNight } from './find-out.ts';
import { closeAndProve, coverAndPost, leaveOneAlive } from './finish.ts';
import { tellOfTheOthers } from './other-houses.ts';
import type { Chapter, Stage, Told } from './stage.ts';
import { story } from './story.ts';
import { approveTheNotice, sendTheNotice } from './tell-the-people.ts';

const chapters: readonly (readonly [Chapter, (stage: Stage, told: Told) => Promise<void>])[] = [
  ['H+0', reportAtNight],
  ['H+1', firstFacts],
  ['H+5', tellOfTheOthers],
  ['H+9', findTheKey],
  ['H+20', findTheHashes],
  ['H+26', importAndFile],
  ['H+41', findFormerAccounts],
  ['H+60', approveTheNotice],
  ['H+66', sendTheNotice],
  ['letters', coverAndPost],
  ['end', closeAndProve],
  ['live', leaveOneAlive],
];

/** Plays the story from the first mail to the proof, as clients of the API. */
export async function play(stage: Stage): Promise<void> {
  const { client, operatorToken, url, outbox } = stage;
  stage.clock.to(story.curtain);
  const cast = await castOf(client, operatorToken, {
    ...{ profile: 'codecraft', domain: 'codecraft.test', contact: { name: 'CodeCraft privacy team' } },
    postalAddress: '100 Sample Avenue\nSampleton, CA 94000',
  });
  const told: Told = {
    ...{ cast, incidentId: '', noticeId: '', dispatchId: '', liveId: '', sets: {}, others: {} },
  };
  for (const [chapter, tell] of chapters) {
    await tell(stage, told);
    await stage.reached(chapter, told);
  }

  say(`\nLook around:`);
  say(`  API explorer   ${url}/`);
  say(`  mails          ${outbox}`);
  say('  tokens of this play, one per role (paste one into the explorer):');
  for (const [role, token] of Object.entries(cast)) say(`    ${role.padEnd(14)} ${token}`);
  say('This is no legal advice; the rules say how sure they are of themselves.');
}
