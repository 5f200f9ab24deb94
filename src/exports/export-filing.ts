import { createHash } from 'node:crypto';
import { found } from '../domain/refusal.ts';
import { filingMarkdown } from '../filings/document.ts';
import { contentsOf, preparedById } from '../filings/prepared.batch.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { pageBlocks } from './markdown-page.ts';
import { pagePdf } from './page-pdf.ts';

/** A prepared filing as a document to hand in, and notes that it was taken out: it counts as filed once that is recorded. */
export async function exportFiling(
  work: Work,
  preparedFilingId: string,
): Promise<{ body: Buffer; fileName: string }> {
  const { db, organizationId, now } = work;
  const [row] = await preparedById(db, [preparedFilingId]);
  const prepared = found(row ?? null, 'prepared filing');
  const [content] = await contentsOf(db, [preparedFilingId]);
  const filing = found(content ?? null, 'prepared filing that was not erased');
  const organization = await findOrganization(db, organizationId);
  const title = `${filing.form.title} (${filing.incident.reference})`;
  const body = await pagePdf(title, pageBlocks(filingMarkdown(filing)), { organization, now });
  const digest = createHash('sha256').update(body).digest('hex');
  await record(work, {
    type: 'filing.exported',
    ...(prepared.incidentId && { incidentId: prepared.incidentId }),
    details: { preparedFilingId, form: filing.form.id, digest },
  });
  return { body, fileName: `${filing.incident.reference.replace(/[^A-Za-z0-9-]/g, '')}-filing.pdf` };
}
