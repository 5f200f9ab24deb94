import { csvOf, modern, weak } from './crowd.ts';
import { type Duty, dutiesOf, showDuties } from './duties.ts';
import { keepDocument } from './keep-document.ts';
import { act, chapter, note } from './screen.ts';
import type { Stage, Told } from './stage.ts';
import { story, words } from './story.ts';
import { draftToThePeople, showStale } from './tell-the-people.ts';

/** Which of the German authorities is competent stays a question; a person says which one was told. */
const LAND = 'Berlin data protection authority';
const ATTORNEY_GENERAL = 'us-ca-ag';

/** H+26: the people are counted, and the authorities get what is known so far. */
export async function importAndFile(stage: Stage, told: Told): Promise<void> {
  const { client, clock } = stage;
  clock.to(story.h26);
  chapter('H+26', 'The people are counted; five authorities get what is known so far.');
  await takeIn(stage, told, 'modern', csvOf(modern, 'user'));
  await takeIn(stage, told, 'weak', csvOf(weak, 'early', 14));
  await adopt(stage, told);
  const duties = await dutiesOf(client, told.cast.responder, told.incidentId);
  await leaveOutTheAttorneyGeneral(stage, told);
  await fillInTheForm(stage, told, duties);
  await fileWithAuthorities(stage, told, duties);
  await draftToThePeople(stage, told);
}

/** H+41: twelve former accounts. A decision that was right becomes wrong, and says so itself. */
export async function findFormerAccounts(stage: Stage, told: Told): Promise<void> {
  const { client, clock } = stage;
  clock.to(story.h41);
  chapter('H+41', 'Twelve former Californian accounts turn up in old backups.');
  await takeIn(
    stage,
    told,
    'weak',
    csvOf([{ jurisdiction: 'US-CA', count: 12, locale: 'en', gone: 0 }], 'former'),
  );
  await adopt(stage, told, { residenceSettled: true });
  const duties = await dutiesOf(client, told.cast.responder, told.incidentId);
  note('512 with weak hashes: the Attorney General must be told after all, 15 days after the people are.');
  showDuties(duties, ATTORNEY_GENERAL);
  await showStale(stage, told);
}

/** Not required is a decision of a named person, bound to the facts it used. */
async function leaveOutTheAttorneyGeneral({ client }: Stage, { cast, incidentId }: Told): Promise<void> {
  const { incident } = await client.ask<{
    incident: { obligations: { id: string; ruleId: string; verdict: string }[] };
  }>(cast.decisionMaker, 'query ($id: ID!) { incident(id: $id) { obligations { id ruleId verdict } } }', {
    id: incidentId,
  });
  const duty = incident.obligations.find(({ ruleId }) => ruleId === ATTORNEY_GENERAL);
  note(
    `Attorney General of California: ${duty?.verdict}. "More than 500" is asked, and 500 had weak hashes: margin 0.`,
  );
  act('Sofia', 'decides so by name, with her reason; the decision is bound to the facts it used.');
  await client.tell(cast.decisionMaker, 'decideNotRequired', {
    obligationId: duty?.id,
    rationale:
      'Exactly 500 residents with recoverable passwords, counted from the import; the statute asks for more than 500.',
  });
}

async function takeIn({ client }: Stage, told: Told, set: string, csv: string): Promise<void> {
  const report = await client.upload(told.cast.responder, told.incidentId, told.sets[set] ?? '', csv);
  const { rowsRead, added, merged } = report;
  note(
    `${set === 'weak' ? 'Weak hashes' : 'Slow hashes'}: ${rowsRead} rows, ${added} people added, ${merged} merged.`,
  );
}

/** The imported people become the exact groups of the facts. */
async function adopt({ client }: Stage, { cast, incidentId }: Told, more: object = {}): Promise<void> {
  const reason = 'Counted from the import.';
  await client.tell(cast.responder, 'adoptImportedCounts', { incidentId, reason, ...more });
  const { incident } = await client.ask<{
    incident: { peopleCounts: { key: string | null; count: number }[] };
  }>(
    cast.responder,
    'query ($id: ID!) { incident(id: $id) { peopleCounts(by: JURISDICTION) { key count } } }',
    { id: incidentId },
  );
  const counts = incident.peopleCounts.map(({ key, count }) => `${key ?? 'residence unknown'} ${count}`);
  const total = incident.peopleCounts.reduce((sum, { count }) => sum + count, 0);
  note(`${total} people: ${counts.join(', ')}.`);
}

/** The form of the authority, filled in from the record: what is known is in it, what may follow is said to follow. */
async function fillInTheForm(
  stage: Stage,
  { cast, incidentId }: Told,
  duties: readonly Duty[],
): Promise<void> {
  const { client } = stage;
  const facts = [
    { key: 'cause', texts: ['misconfiguration', 'processor'] },
    { key: 'breach_effects', texts: ['loss_of_control', 'account_takeover', 'unwanted_contact'] },
    { key: 'remedial_action', texts: ['access_closed', 'passwords_reset', 'sessions_ended'] },
    { key: 'planned_action', texts: ['configuration_corrected', 'monitoring_increased'] },
    { key: 'advice_given', texts: ['change_password', 'enable_mfa', 'beware_of_messages'] },
  ];
  await client.tell(cast.responder, 'amendFacts', { incidentId, facts });
  const dublin = duties.find(({ recipientName }) => recipientName?.includes('Ireland'));
  const filing = await client.tell<{
    id: string;
    completeness: number;
    missing: { mustNow: object[]; mayFollow: object[] };
  }>(
    cast.responder,
    'fileNow',
    { obligationId: dublin?.id },
    'id completeness missing { mustNow { field } mayFollow { field } }',
  );
  const { mustNow, mayFollow } = filing.missing;
  note(
    `The form for Dublin, "file now with what we have": ${filing.completeness} % complete, ${mustNow.length} fields missing that it must have now, ${mayFollow.length} that may follow.`,
  );
  await keepDocument(stage, cast.responder, `/prepared-filings/${filing.id}/filing.pdf`, 'filing-dublin.pdf');
}

async function fileWithAuthorities({ client }: Stage, told: Told, duties: readonly Duty[]): Promise<void> {
  const { responder, decisionMaker } = told.cast;
  const authorities = duties.filter(
    ({ recipientKind, verdict }) => recipientKind === 'AUTHORITY' && verdict === 'REQUIRED',
  );
  act(
    'Noor',
    `drafts the notification to ${authorities.length} authorities; a representative in Dublin gives no one-stop shop.`,
  );
  const elements = [
    { element: 'nature', text: words.nature },
    { element: 'likely_consequences', text: words.likely_consequences },
    { element: 'measures_taken', text: words.measures_taken },
    { element: 'measures_planned', notYetKnownUntil: story.end },
    { element: 'record_count', notYetKnownUntil: story.end },
  ];
  const { id: noticeId, version } = await client.tell<{ id: string; version: { version: number } }>(
    responder,
    'draftNotice',
    { incidentId: told.incidentId, obligationIds: authorities.map(({ id }) => id), elements },
    'id version { version }',
  );
  await client.tell(decisionMaker, 'approveNotice', { noticeId, version: version.version });
  for (const [i, { id: obligationId, recipientName, recipientDecided, dueLocal }] of authorities.entries()) {
    const filed = await client.tell<{
      filedWith: string;
      reference: string;
      lateBy: string | null;
    }>(
      responder,
      'fileNotice',
      {
        ...{ noticeId, obligationId, channel: 'PORTAL', reference: `DEMO-${i + 1}` },
        ...(!recipientDecided && { filedWith: LAND }),
      },
      'filedWith reference lateBy',
    );
    const open = recipientDecided ? '' : `; open: ${recipientName}`;
    note(
      `${filed.reference}: ${filed.filedWith}, due ${dueLocal}, ${filed.lateBy ? `late by ${filed.lateBy}` : 'in time'}${open}`,
    );
  }
}
