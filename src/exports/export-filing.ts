import { createHash } from 'node:crypto';
import { found, notFound } from '../domain/refusal.ts';
import { filingMarkdown } from '../filings/document.ts';
import type { FilingContent } from '../filings/filing-content.ts';
import { contentsOf, preparedById } from '../filings/prepared.batch.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { pageBlocks, pageHtml } from './markdown-page.ts';
import { pagePdf } from './page-pdf.ts';

export const filingFormats = ['md', 'html', 'pdf', 'json'] as const;
type FilingFormat = (typeof filingFormats)[number];

/** A prepared filing as a file to hand in, and a note that it was taken out, with the digest of what left. */
export async function exportFiling(
  work: Work,
  { preparedFilingId, format }: { readonly preparedFilingId: string; readonly format: FilingFormat },
): Promise<{ body: string | Buffer; fileName: string }> {
  const { db, organizationId } = work;
  const prepared = found((await preparedById(db, [preparedFilingId]))[0] ?? null, 'prepared filing');
  const [content] = await contentsOf(db, [preparedFilingId]);
  if (!content || prepared.organizationId !== organizationId)
    throw notFound('content of the prepared filing');
  const organization = await findOrganization(db, organizationId);
  const title = `${content.form.title}: ${content.incident.reference}`;
  const body = await written(content, format, title, () =>
    pagePdf(title, pageBlocks(filingMarkdown(content)), { organization, now: prepared.preparedAt }),
  );
  await record(work, {
    type: 'filing.exported',
    ...(prepared.incidentId && { incidentId: prepared.incidentId }),
    details: { preparedFilingId, format, digest: createHash('sha256').update(body).digest('hex') },
  });
  const name = `${content.incident.reference}-${content.form.id}-${content.kind.toLowerCase()}`;
  return { body, fileName: `${name.replace(/[^A-Za-z0-9_-]/g, '')}.${format}` };
}

async function written(
  content: FilingContent,
  format: FilingFormat,
  title: string,
  pdf: () => Promise<Buffer>,
): Promise<string | Buffer> {
  if (format === 'pdf') return pdf();
  if (format === 'json') return `${JSON.stringify(content, null, 2)}\n`;
  const markdown = filingMarkdown(content);
  return format === 'md' ? markdown : pageHtml(title, markdown);
}
