import { createHash } from 'node:crypto';
import { findOrganization } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { csvOf } from '../platform/files/csv-lines.ts';
import { gatherRegister, type RegisterLine, registerColumns } from './gather-register.ts';
import { pagePdf } from './page-pdf.ts';
import { registerBlocks } from './register-blocks.ts';
import type { RegisterPeriod } from './register-period.ts';

export const registerFormats = ['csv', 'json', 'pdf'] as const;
type RegisterFormat = (typeof registerFormats)[number];

/** Makes the register of breaches (GDPR Art. 33(5)) as a file and notes that it was taken out. Exercises are not in it. */
export async function exportRegister(
  work: Work,
  { format, ...period }: RegisterPeriod & { readonly format: RegisterFormat },
): Promise<{ body: string | Buffer; fileName: string }> {
  const entries = await gatherRegister(work.db, work.organizationId, period);
  const body = await written(work, format, entries, period);
  const digest = createHash('sha256').update(body).digest('hex');
  await record(work, {
    type: 'register.exported',
    details: {
      format,
      entries: entries.length,
      digest,
      from: period.from?.toISO() ?? null,
      to: period.to?.toISO() ?? null,
    },
  });
  return { body, fileName: `register-of-breaches.${format}` };
}

async function written(
  { db, organizationId, now }: Work,
  format: RegisterFormat,
  entries: readonly RegisterLine[],
  period: RegisterPeriod,
): Promise<string | Buffer> {
  if (format === 'json') return `${JSON.stringify({ madeAt: now.toISO(), entries }, null, 2)}\n`;
  if (format === 'csv')
    return csvOf(
      registerColumns,
      entries.map((entry) => registerColumns.map((column) => inOneCell(entry[column] ?? null))),
    );
  const organization = await findOrganization(db, organizationId);
  const at = { organization, now };
  return pagePdf('Register of personal data breaches', registerBlocks(entries, { ...at, ...period }), at);
}

function inOneCell(value: string | number | boolean | readonly string[] | null): string | number | null {
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value as string | number | null);
}
