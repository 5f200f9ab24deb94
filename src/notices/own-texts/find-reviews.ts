import type { EntityManager } from 'typeorm';
import { TextReviewRow } from './own-text.row.ts';

/** All reviews the organization recorded, by text, language and version. */
export async function reviewsOf(
  db: EntityManager,
  organizationId: string,
): Promise<ReadonlyMap<string, TextReviewRow>> {
  const rows = await db.findBy(TextReviewRow, { organizationId });
  return new Map(rows.map((row) => [reviewKey(row.templateId, row.locale, row.templateVersion), row]));
}

export function reviewKey(templateId: string, locale: string, version: string): string {
  return `${templateId} ${locale} ${version}`;
}
