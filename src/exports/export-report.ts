import { createHash } from 'node:crypto';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { pageBlocks, pageHtml } from './markdown-page.ts';
import { pagePdf } from './page-pdf.ts';
import { type Gathered, gatherReport } from './report/gather-report.ts';
import { writeReport } from './report/write-report.ts';

export const reportFormats = ['md', 'html', 'pdf'] as const;
type ReportFormat = (typeof reportFormats)[number];

export interface ReportRequest {
  readonly incidentId: string;
  readonly format: ReportFormat;
  /** Whether counsel includes comments, advice, opinions and drafts. */
  readonly privileged: boolean;
}

/** Makes the report of one incident and notes that it was taken out, with the digest of what left. */
export async function exportReport(
  work: Work,
  { incidentId, format, privileged }: ReportRequest,
  filesReach: boolean,
): Promise<{ body: string | Buffer; fileName: string }> {
  const { db, organizationId, now } = work;
  const gathered = await gatherReport(db, organizationId, incidentId, { now, filesReach, privileged });
  const { reference } = gathered.incident;
  const markdown = writeReport(gathered);
  const body = await written(format, `Report of ${reference}`, markdown, gathered);
  const digest = createHash('sha256').update(body).digest('hex');
  await record(work, {
    type: 'report.exported',
    incidentId,
    details: { format, privileged, digest },
  });
  const name = reference.replace(/[^A-Za-z0-9-]/g, '');
  return { body, fileName: `${name}${privileged ? '-privileged' : ''}.${format}` };
}

async function written(
  format: ReportFormat,
  title: string,
  markdown: string,
  gathered: Gathered,
): Promise<string | Buffer> {
  if (format === 'md') return markdown;
  if (format === 'html') return pageHtml(title, markdown);
  return pagePdf(title, pageBlocks(markdown), gathered);
}
