import { csvOf, modern, weak } from './crowd.ts';
import { type Duty, dutiesOf, showDuties } from './duties.ts';
import { act, chapter, note } from './screen.ts';
import type { Stage, Told } from './stage.ts';
import { story } from './story.ts';
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

async function fileWithAuthorities(stage: Stage, told: Told, duties: readonly Duty[]): Promise<void> {
  const authorities = duties.filter(
    ({ recipientKind, verdict }) => recipientKind === 'AUTHORITY' && verdict === 'REQUIRED',
  );
  act(
    'Noor',
    `fills in the notification to ${authorities.length} authorities from the record; a representative in Dublin gives no one-stop shop.`,
  );
  for (const [i, duty] of authorities.entries()) await fileWith(stage, told, duty, i + 1);
}

interface Prepared {
  readonly id: string;
  readonly completeness: number;
  readonly missing: { readonly mayFollow: readonly { readonly citation: string }[] };
}

/** What is known goes in as the authority's own form, approved by another; what is not is said to follow. */
async function fileWith({ client, url }: Stage, told: Told, duty: Duty, number: number): Promise<void> {
  const { responder, decisionMaker } = told.cast;
  const { id: obligationId, recipientName, recipientDecided } = duty;
  const prepared = await client.tell<Prepared>(
    responder,
    'fileNow',
    { obligationId, restFollowsBy: story.end },
    'id completeness missing { mayFollow { citation } }',
  );
  const clauses = [...new Set(prepared.missing.mayFollow.map(({ citation }) => citation))].sort();
  const { id: noticeId, version } = await client.tell<{ id: string; version: { version: number } }>(
    responder,
    'draftFilingNotice',
    { preparedFilingId: prepared.id },
    'id version { version }',
  );
  await client.tell(decisionMaker, 'approveNotice', { noticeId, version: version.version });
  const filed = await client.tell<{
    filedWith: string;
    reference: string;
    dueAt: string;
    lateBy: string | null;
  }>(
    responder,
    'fileNotice',
    {
      ...{ noticeId, obligationId, channel: 'PORTAL', reference: `DEMO-${number}` },
      ...(!recipientDecided && { filedWith: LAND }),
    },
    'filedWith reference dueAt lateBy',
  );
  const open = recipientDecided ? '' : `; open: ${recipientName}`;
  note(
    `${filed.reference}: ${filed.filedWith}, due ${filed.dueAt}, ${filed.lateBy ? `late by ${filed.lateBy}` : 'in time'}${open}`,
  );
  if (number > 1) return;
  note(`  ${prepared.completeness} % complete; the rest, asked by ${clauses.join(', ')}, follows.`);
  note(`  As a document: ${url}/prepared-filings/${prepared.id}/filing.pdf`);
}
