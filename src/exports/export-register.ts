import { createHash } from 'node:crypto';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { csvOf } from '../platform/files/csv-lines.ts';
import { gatherRegister, registerColumns } from './gather-register.ts';
import type { RegisterPeriod } from './register-period.ts';

export const registerFormats = ['csv', 'json'] as const;
export type RegisterFormat = (typeof registerFormats)[number];

/** Makes the register of breaches (GDPR Art. 33(5)) as a file and notes that it was taken out. Exercises are not in it. */
export async function exportRegister(
  work: Work,
  { format, ...period }: RegisterPeriod & { readonly format: RegisterFormat },
): Promise<{ text: string; fileName: string }> {
  const entries = await gatherRegister(work.db, work.organizationId, period);
  const text =
    format === 'json'
      ? `${JSON.stringify({ madeAt: work.now.toISO(), entries }, null, 2)}\n`
      : csvOf(
          registerColumns,
          entries.map((entry) => registerColumns.map((column) => inOneCell(entry[column] ?? null))),
        );
  const digest = createHash('sha256').update(text).digest('hex');
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
  return { text, fileName: `register-of-breaches.${format}` };
}

function inOneCell(value: string | number | boolean | readonly string[] | null): string | number | null {
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value as string | number | null);
}
