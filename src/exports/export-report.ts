import { createHash } from 'node:crypto';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { gatherReport } from './gather-report.ts';
import { pageHtml } from './markdown-page.ts';
import { writeReport } from './write-report.ts';

export const reportFormats = ['md', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Makes the report of one incident and notes that it was taken out, with the digest of what left. */
export async function exportReport(
  work: Work,
  { incidentId, format }: { readonly incidentId: string; readonly format: ReportFormat },
  filesReach: boolean,
): Promise<{ text: string; fileName: string }> {
  const { db, organizationId, now } = work;
  const gathered = await gatherReport(db, organizationId, incidentId, { now, filesReach });
  const { reference } = gathered.incident;
  const markdown = writeReport(gathered);
  const text = format === 'md' ? markdown : pageHtml(`Report of ${reference}`, markdown);
  const digest = createHash('sha256').update(text).digest('hex');
  await record(work, {
    type: 'report.exported',
    incidentId,
    details: { format, privileged: false, digest },
  });
  return { text, fileName: `${reference.replace(/[^A-Za-z0-9-]/g, '')}.${format}` };
}
