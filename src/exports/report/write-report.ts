import { isHandSet } from '../../obligations/hand-set.ts';
import { cell } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { wordsOf } from './page-words.ts';
import { writeClocks } from './write-clocks.ts';
import { writeDuty } from './write-duty.ts';
import { writeFacts, writeTimes } from './write-facts.ts';
import { writeHistory, writeLeft } from './write-history.ts';
import { writeHolds } from './write-holds.ts';
import { writeInside } from './write-inside.ts';
import { writeLinks } from './write-links.ts';
import { writeNotices } from './write-notices.ts';
import { writeRisk } from './write-risk.ts';
import { writeCorrespondence, writeDecisions, writeEvidence } from './write-room.ts';
import { writeSending } from './write-sending.ts';

/**
 * One incident as a page in Markdown, fit to hand to an authority: every figure with its source. Nothing privileged is in
 * it, unless counsel has it included: then the page says so at its head.
 */
export function writeReport(report: Gathered): string {
  const words = wordsOf(report);
  const { incident, organization, now, inside } = report;
  const duties = report.obligations.filter(({ row }) => !isHandSet(row.source));
  return [
    `# ${cell(incident.reference)}: ${cell(incident.title)}`,
    '',
    ...(inside ? ['**Privileged and confidential: with comments, advice, opinions and drafts.**', ''] : []),
    ...(incident.exercise ? ['**This is an exercise. Nothing of it happened.**', ''] : []),
    `Report of ${cell(organization.legalName ?? organization.name)}, made ${words.time(now)}. State: ${incident.state}. Facts: version ${incident.version}.`,
    '',
    ...writeTimes(report, words),
    ...writeLinks(report, words),
    ...writeFacts(report),
    ...writeRisk(report, words),
    '## Duties',
    '',
    ...duties.flatMap((duty) => writeDuty(duty, words)),
    ...(duties.length === 0 ? ['No rule asked for anything.', ''] : []),
    ...writeClocks(report, words),
    ...writeHolds(report, words),
    ...writeDecisions(report, words),
    ...writeCorrespondence(report, words),
    ...writeEvidence(report, words),
    ...writeNotices(report, words),
    ...writeSending(report, words),
    ...writeLeft(report, words),
    ...writeInside(report, words),
    ...writeHistory(report, words),
  ].join('\n');
}
